import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** A decision that was wrong is corrected by another in its place; one that came to nothing is raised again. Both are linked. */
describe.each(platforms)('a decision that follows another, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
    await world.says('kim', '/decide C-1043 spend £900 a cooker')
  })

  it('begins as the first was, and keeps its case', async () => {
    const form = await world.presses('kim', 'Correct', world.message('hawthorn', 'D-1'))
    expect(form.text).toContain('How much: £[£900]')
    expect(form.text).toContain('a cooker')
    const empty = await world.fills('kim', form, { amount: '' })
    expect(empty.text).toContain('Problem: How much? Write it like £450.')
    const corrected = await world.fills('kim', empty, { amount: '£650', summary: 'a cooker and its fitting' })
    expect(corrected.text).toContain('# D-2 is for the group manager')
    expect(corrected.text).toContain('In place of: D-1')
  })

  it('leaves both cards saying so, and one decision to answer', () => {
    expect(world.message('hawthorn', 'D-1 is for').text).toContain('Superseded: by Kim Abbott, Mon 23 Nov 2026 at 10:00. D-2 takes its place.')
    expect(world.message('hawthorn', 'D-1 is for').text).not.toContain('[Withdraw]')
    expect(world.message('@priya', 'D-1 no longer needs').text).toContain('D-2 takes its place.')
    expect(world.message('@priya', 'D-2 needs your decision').text).toContain('In place of: D-1')
  })

  it('a card kept from before changes nothing', async () => {
    const { rows: [row] } = await world.pool.query<{ id: string }>(`SELECT id FROM escalation WHERE state = 'superseded'`)
    const said = await world.sends('priya', { kind: 'approve', escalation: row?.id ?? '', version: 1 }, null)
    expect(said.text).toContain('# D-1 has moved on\nSuperseded: by Kim Abbott')
  })

  it('is declined, and raised again with what was said before', async () => {
    const no = await world.presses('priya', 'Decline', world.message('@priya', 'D-2 needs your decision'), null)
    await world.fills('priya', no, { reason: 'ask the charity first' }, null)
    const form = await world.presses('kim', 'Raise again', world.message('hawthorn', 'D-2 was declined'))
    expect(form.text).toContain('ask the charity first')
    const raised = await world.fills('kim', form, { reasons: 'the charity has said no' })
    expect(raised.text).toContain('# D-3 is for the group manager')
    expect(raised.text).toContain('Raises again: D-2')
    expect(world.message('hawthorn', 'D-2 was declined').text).toContain('It was raised again as D-3.')
    expect(world.message('hawthorn', 'D-2 was declined').text).not.toContain('[Raise again]')
    const page = await world.says('priya', '/decide D-3', null)
    expect(page.text).toMatch(/Before that, Kim Abbott[^]*Declined by Priya Shah[^]*ask the charity first/)
  })

  it('is raised again once: a second press says which it was', async () => {
    const { rows: [row] } = await world.pool.query<{ id: string; version: number }>(`SELECT id, version FROM escalation WHERE state = 'declined'`)
    const intent = {
      kind: 'decide-again', escalation: row?.id ?? '', version: row?.version ?? 0, type: 'spend', summary: 'a cooker', amount: 65_000, isUrgent: false,
      decidedBy: null, childWants: null, reasons: null,
    }
    const said = await world.sends('kim', intent as Parameters<typeof world.sends>[1])
    expect(said.text).toContain('It was raised again as D-3.')
    expect((await world.pool.query('SELECT id FROM decision')).rowCount).toBe(3)
  })

  it('is approved by whoever declined the first', async () => {
    const said = await world.presses('priya', 'Approve', world.message('@priya', 'D-3 needs your decision'), null)
    expect(said.text).toContain('Approved: D-3 on C-1043.')
  })

  it('is nobody’s to correct who has no part in it', async () => {
    await world.says('kim', '/decide C-1043 spend £800 a bed')
    const form = await world.presses('jo', 'Correct', world.message('hawthorn', 'D-4 is for'))
    const said = await world.fills('jo', form, { amount: '£700' })
    expect(said.text).toContain('D-4 is corrected or raised again by whoever decided or recorded it, or by whoever leads the unit.')
  })

  it('that turns out to be within authority stands at once, and whoever was asked is told', async () => {
    const form = await world.presses('kim', 'Correct', world.message('hawthorn', 'D-4 is for'))
    const said = await world.fills('kim', form, { amount: '', type: 'day-to-day', summary: 'a bed from the store' })
    expect(said.text).toContain('# D-5 is recorded')
    expect(said.text).toContain('In place of: D-4')
    expect(world.shows('@priya').at(-1)).toContain('# D-4 was superseded\n@Priya Shah, there is nothing left for you to decide: another took its place.')
  })
})
