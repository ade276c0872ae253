import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** Hours in which somebody wants only what is urgent. */
describe('quiet hours', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-24 09:00', files: HAWTHORN })
  })

  it('are said in a line, by anybody for themselves', async () => {
    const set = await world.says('priya', '/unit quiet 08:00 to 11:00', null)
    expect(set.text).toContain('Set: from 08:00 to 11:00 you get only what is urgent. Everything else comes at 11:00.')
    expect((await world.says('priya', 'home', null)).text).toContain('Quiet hours: 08:00 to 11:00: only what is urgent comes')
    expect((await world.says('sam', 'home', null)).text).toContain('Quiet hours: None')
  })

  it('or in a form, which keeps what was typed', async () => {
    const form = await world.presses('sam', 'Set quiet hours', await world.says('sam', 'home', null), null)
    const again = await world.fills('sam', form, { from: '7', to: '07:30' }, null)
    expect(again.text).toContain('Problem: Morning or afternoon?')
    expect((await world.fills('sam', again, { from: '7pm' }, null)).text).toContain('from 19:00 to 07:30')
  })

  it('are in the audit', async () => {
    const { rows } = await world.pool.query<{ detail: unknown }>(`SELECT detail FROM audit_event WHERE event = 'quiet-hours-set' ORDER BY position`)
    expect(rows.map(({ detail }) => detail)).toEqual([{ from: '08:00', to: '11:00' }, { from: '19:00', to: '07:30' }])
  })

  it('hold back a decision asked in them, and the whole wait runs from their end', async () => {
    const raised = await world.says('kim', '/decide C-1042 spend £900 a cooker')
    expect(raised.text).toContain('Waiting: for Priya Shah. Without an answer it goes to the head of service on Wed 25 Nov 2026 at 11:00.')
    expect(world.news('@priya')).toEqual([])
    await world.timePasses('2026-11-24 10:59')
    expect(world.news('@priya')).toEqual([])
    await world.timePasses('2026-11-24 11:00', 1)
    expect(world.news('@priya')).toEqual([expect.stringMatching(/^# D-1 needs your decision/), expect.stringMatching(/^# Your day/)])
  })

  it('never end a ladder: without an answer it goes up', async () => {
    await world.timePasses('2026-11-25 11:00')
    expect(world.news('@helen')).toEqual([expect.stringContaining('# D-1 needs your decision')])
  })

  it('do not hold back what is urgent', async () => {
    await world.itIs('2026-11-26 09:00')
    world.news('@priya')
    await world.says('kim', '/decide C-1043 care proceedings urgent')
    expect(world.news('@priya')).toEqual([expect.stringContaining('# D-2 needs your decision')])
  })

  it('do not hold back the answer to what they ask themselves, or the unit’s channel', async () => {
    expect((await world.says('priya', 'due', null)).text).toContain('# Your tasks')
    expect(world.news('hawthorn').join('\n')).toContain('D-2')
  })

  it('bring their own digest at their end, and it is not called late', async () => {
    await world.itIs('2026-11-27 07:00')
    await world.says('kim', '/decide C-1045 spend £700 a bed')
    world.news('@priya')
    await world.timePasses('2026-11-27 10:45')
    expect(world.news('@priya')).toEqual([])
    await world.timePasses('2026-11-27 11:00', 1)
    const [digest = '', ...more] = world.news('@priya')
    expect(more).toEqual([])
    expect(digest).toContain('# Your day, Fri 27 Nov 2026')
    expect(digest).not.toContain('late')
  })

  it('let go of what they hold back when they are over', async () => {
    await world.itIs('2026-11-27 11:30')
    await world.says('priya', '/unit quiet 11:00 to 17:00', null)
    expect((await world.says('kim', '/decide C-1043 spend £800 a pram')).text).toContain('Waiting: for Priya Shah')
    expect(world.news('@priya')).toEqual([])
    await world.says('priya', '/unit quiet 11:00 to 12:00', null)
    await world.timePasses('2026-11-27 11:59')
    expect(world.news('@priya')).toEqual([])
    await world.timePasses('2026-11-27 12:00', 1)
    expect(world.news('@priya')).toEqual([expect.stringMatching(/needs your decision/)])
    await world.says('priya', '/unit quiet 12:00 to 17:00', null)
    await world.says('kim', '/decide C-1042 spend £850 a bed')
    expect(world.news('@priya')).toEqual([])
    await world.says('priya', '/unit quiet off', null)
    await world.timePasses('2026-11-27 12:03', 1)
    expect(world.news('@priya')).toEqual([expect.stringMatching(/needs your decision/)])
    await world.says('priya', '/unit quiet 08:00 to 11:00', null)
  })

  it('are over when somebody says so', async () => {
    const off = await world.says('priya', '/unit quiet off', null)
    expect(off.text).toContain('Off: you have no quiet hours any more.')
    expect((await world.says('priya', '/unit quiet off', null)).text).toContain('You have no quiet hours. Nothing needed changing.')
    await world.itIs('2026-11-30 08:30')
    expect(world.news('@priya').join('\n')).toContain('# Your day, Mon 30 Nov 2026')
  })
})
