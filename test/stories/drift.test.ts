import { beforeAll, describe, expect, it } from 'vitest'
import type { CaseRef } from '../../src/domain/ids.ts'
import type { Intent } from '../../src/intents/intent.ts'
import { eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { minute } from '../support/running-product.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/**
 * Drift is challenged (004 §3.14): C-1042 was last visited on 28 September, and by the morning of Monday 23 November nothing has happened
 * for eight weeks. C-1043 has two children, of whom one was visited since. C-1044 is restricted to Kim and Priya.
 */
const QUIET = eventsFile(
  ['C-1042', 'child-in-need', '2026-09-01'], ['C-1042', 'visit', '2026-09-28'],
  ['C-1043', 'protection-plan', '2026-06-01'], ['C-1043', 'core-group', '2026-09-28', 'A'], ['C-1043', 'visit', '2026-11-16', 'A'],
  ['C-1043', 'protection-plan', '2026-06-01', 'B'], ['C-1043', 'visit', '2026-09-28', 'B'],
  ['C-1044', 'looked-after', '2026-09-28'],
  ['C-1045', 'child-in-need', '2026-11-02'],
)

describe.each(platforms)('a case on which nothing happens, $name', ({ createWorld, opensForms }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 17:30', files: { ...HAWTHORN, events: QUIET } })
    await world.itIs('2026-11-23 08:30')
  })
  const cards = (person: string, ref: string) => world.shows(`@${person}`).filter((text) => text.startsWith(`# ${ref} is drifting`))

  it('is raised on the working morning with whoever leads the unit, each case once, and nobody else', () => {
    const [card = '', ...more] = cards('kim', 'C-1042')
    expect(more).toEqual([])
    expect(card).toContain('@Kim Abbott, what happens next for this family?')
    expect(card).toContain('Without an answer the group manager hears of it on Mon 30 Nov 2026.')
    expect(card).toContain('nothing since the last visit on Mon 28 Sep 2026, 8 weeks or more')
    expect(card).toContain('Policy rsw-1, after 004 §3.14: 8 weeks, or 4 for a child under two, without a visit, decision, review')
    expect(card).toContain('[Decide what happens next] [It is right as it is] [Show C-1042]')
    const [siblings = ''] = cards('kim', 'C-1043')
    expect(siblings).toContain('C-1043-B: nothing since the last visit on Mon 28 Sep 2026')
    expect(siblings).not.toContain('C-1043-A:')
    expect([cards('kim', 'C-1044').length, cards('kim', 'C-1045').length]).toEqual([1, 0])
    const others = ['priya', 'sam', 'jo', 'alex', 'helen'].flatMap((person) => world.shows(`@${person}`))
    expect(others.filter((text) => text.includes('drifting'))).toEqual([])
  })

  it('stands in the unit’s digest and agenda in a section of its own; a restricted case never in the channel', async () => {
    const digest = world.message('hawthorn', '# Hawthorn, Mon 23 Nov 2026').text
    expect(digest).toContain('Drifting: 2 cases\n- C-1042: nothing since the last visit on Mon 28 Sep 2026, 8 weeks or more\n- C-1043: ')
    const agenda = await world.says('sam', '/meeting')
    expect(agenda.text).toContain('Drifting: 2 cases')
    expect(world.shows('hawthorn').join()).not.toContain('C-1044')
    expect((await world.says('kim', '/meeting', null)).text).toContain('Drifting: 3 cases')
  })

  it('is said once, whatever the beats and from wherever', async () => {
    const other = await world.startProcess()
    await Promise.all([world.beat(), minute(other, world.now())])
    for (const later of ['2026-11-23 08:31', '2026-11-24 08:30', '2026-11-24 12:00'] as const) await world.itIs(later)
    expect([cards('kim', 'C-1042').length, cards('kim', 'C-1043').length]).toEqual([1, 1])
  })

  it('goes quiet at once when it is decided what happens next', async () => {
    const form = await world.presses('kim', 'Decide what happens next', world.message('@kim', 'C-1042 is drifting'), null)
    await world.fills('kim', form, { type: 'day-to-day', summary: 'weekly visits until the new year' }, null)
    await world.timePasses('2026-11-24 12:01', 1)
    expect(cards('kim', 'C-1042')).toEqual([])
    const closed = world.message('@kim', '# C-1042 has moved on').text
    expect(closed).toContain('Moved on: something has happened since, Tue 24 Nov 2026 at 12:01.')
    expect((await world.says('sam', '/meeting')).text).toContain('Drifting: 1 case\n- C-1043')
  })

  it('is right as it is only with a reason, which stays out of chat', async () => {
    const asked = await world.presses('kim', 'It is right as it is', world.message('@kim', 'C-1044 is drifting'), null)
    expect(asked.text).toContain('C-1044 is then quiet until as many weeks have passed again.')
    const empty = await world.fills('kim', asked, { reason: ' ' }, null)
    expect(empty.text).toContain('Problem: Say why it is right as it is.')
    const named = await world.fills('kim', empty, { reason: 'Tyler Smith is settled' }, null)
    expect(named.text).toContain('That looks like somebody’s name.')
    const kept = await world.fills('kim', opensForms ? named : empty, { reason: 'settled with grandmother until the review' }, null)
    expect(kept.text).toContain('Kept: C-1044 is right as it is. Your reason is kept with the case.')
    expect(kept.text).toContain('If nothing happens it is asked about again on Tue 19 Jan 2027.')
    expect(world.message('@kim', '# C-1044 is right as it is').text).toContain('Answered: by Kim Abbott, Tue 24 Nov 2026 at 12:01.')
    expect(['hawthorn', '@kim', '@priya'].flatMap((place) => world.shows(place)).join()).not.toContain('grandmother')
  })

  it('pressed by somebody who leads nobody, changes nothing', async () => {
    const { rows: [drift] } = await world.pool.query<{ id: string }>(
      `SELECT x.id FROM drift x JOIN "case" c ON c.id = x.case_id WHERE c.ref = 'C-1043' AND x.state = 'open'`)
    const accept: Intent = { kind: 'accept-drift', case: 'C-1043' as CaseRef, drift: drift?.id ?? '', version: 1, reason: 'all well' }
    expect((await world.sends('sam', accept, null)).text).toContain(
      'Whether C-1043 is right as it is has to be said by a consultant social worker or somebody above them.')
    expect((await world.sends('ada', accept, null)).text).toContain('There is no case C-1043')
  })

  it('without an answer goes to the group manager on the day the card said, who answers likewise', async () => {
    for (const morning of ['2026-11-25 09:00', '2026-11-27 09:00', '2026-11-30 08:29'] as const) await world.itIs(morning)
    expect(cards('priya', 'C-1043')).toEqual([])
    await world.itIs('2026-11-30 08:30')
    const [card = ''] = cards('priya', 'C-1043')
    expect(card).toContain('@Priya Shah, nobody has answered this or moved it on. What happens next for this family?')
    expect([cards('priya', 'C-1042').length, cards('priya', 'C-1044').length]).toEqual([0, 0])
    const form = await world.presses('priya', 'It is right as it is', world.message('@priya', 'C-1043 is drifting'), null)
    await world.fills('priya', form, { reason: 'the plan ends at the review next week' }, null)
    expect(world.message('@kim', '# C-1043 is right as it is').text).toContain('Answered: by Priya Shah')
    for (const later of ['2026-11-30 08:31', '2026-12-01 09:00', '2026-12-14 09:00'] as const) await world.itIs(later)
    expect(['kim', 'priya'].flatMap((person) => ['C-1042', 'C-1043', 'C-1044'].flatMap((ref) => cards(person, ref)))).toEqual([])
  })

  it('the audit has it all, and its chain holds', async () => {
    const { rows } = await world.pool.query<{ event: string; count: number }>(
      `SELECT event, count(*)::int AS count FROM audit_event WHERE event LIKE 'drift-%' GROUP BY event ORDER BY event`)
    expect(rows).toEqual([
      { event: 'drift-accepted', count: 2 }, { event: 'drift-moved', count: 1 },
      { event: 'drift-raised', count: 3 }, { event: 'drift-told', count: 1 },
    ])
  })
})
