import { describe, expect, it } from 'vitest'
import { atLondon, dateFrom, timeFrom, type Instant } from '../../../src/domain/calendar/london.ts'
import type { Drift } from '../../../src/domain/drift/drift.ts'
import { isTimeToTell, watchDrift, type WatchFacts, type Watched } from '../../../src/domain/drift/watch-drift.ts'
import { happened, ines, owen, pia, staff } from '../authority/hackney.ts'
import { asking, calendar, coverOf, gail, jo, leaveOf, mo, policy } from '../unit/hawthorn.ts'
import { inShort, made, still, storedDrift, watching } from './a-still-case.ts'

const OLDER = '2016-02-10'
/** Last visited on 1 September: drifts from Tuesday 27 October. */
const family = (...more: Parameters<typeof still>[1][]) =>
  still([OLDER, '2018-03-03'], happened('child-in-need', '2026-06-01'), happened('visit', '2026-09-01'), ...more)
const at = (day: string, time = '08:30'): Instant => atLondon(dateFrom(day), timeFrom(time))
const { newId } = asking(mo)
const look = (facts: WatchFacts, when: Instant): Watched => watchDrift(facts, when, newId)

interface Looked {
  readonly last: Watched
  /** Who was told, and on which day. */
  readonly told: readonly string[]
  readonly drifts: readonly Drift[]
}

/** Looks at each of these moments and keeps what came of it, as the product does. */
function looks(facts: WatchFacts, ...moments: readonly Instant[]): Looked {
  let drifts = facts.drifts
  const told: string[] = []
  let last: Watched = { drift: null, writes: [], audit: [], notices: [] }
  for (const when of moments) {
    last = look({ ...facts, drifts }, when)
    told.push(...toldBy(last).map((line) => `${when.slice(0, 10)} ${line}`))
    const { drift } = last
    if (last.writes.length > 0 && drift !== null) drifts = [...drifts.filter((one) => one.id !== drift.id), storedDrift(drift)]
  }
  return { last, told, drifts }
}

function toldBy({ notices }: Watched): readonly string[] {
  return notices.flatMap(({ about, to }) =>
    about.kind === 'drift-raised' && to.kind === 'person' ? [`${about.level} ${to.personId}`] : [])
}

describe('what drifts is raised with whoever leads the unit', () => {
  it('on the morning of the first working day, in their own messages and nowhere else', () => {
    const raised = look(watching(family()), at('2026-10-27'))
    expect(raised.notices).toMatchObject([{
      to: { kind: 'person', personId: mo.id }, about: { kind: 'drift-raised', level: 'lead' }, isUrgent: false,
    }])
    expect(raised.drift).toMatchObject({ state: 'open', managerOn: '2026-11-03', told: [{ level: 'lead', personIds: [mo.id] }] })
    expect(raised.drift?.findings.map(inShort)).toEqual([
      'A still since 2026-09-01 (visit), from 2026-10-27', 'B still since 2026-09-01 (visit), from 2026-10-27',
    ])
    expect(raised.writes).toEqual([{ kind: 'drift', row: raised.drift }])
    expect(raised.audit).toMatchObject([{ event: 'drift-raised', byId: null, subjectId: raised.drift?.id }])
  })

  it.each<readonly [what: string, when: Instant, isTime: boolean]>([
    ['a minute before the digest', at('2026-10-27', '08:29'), false],
    ['with the digest', at('2026-10-27', '08:30'), true],
    ['at the end of working hours no more', at('2026-10-27', '17:00'), false],
    ['on a Saturday', at('2026-10-31', '10:00'), false],
    ['on a bank holiday', at('2026-12-28', '10:00'), false],
    ['summer time: by London’s clocks', at('2026-07-01', '08:30'), true],
  ])('%s', (_what, when, isTime) => {
    expect(isTimeToTell(when, { policy, calendar })).toBe(isTime)
  })

  it('nothing is said of a case that moves', () => {
    const visited = watching(family(happened('visit', '2026-10-20')))
    expect(look(visited, at('2026-10-27'))).toEqual({ drift: null, writes: [], audit: [], notices: [] })
  })

  it('looking again says nothing again, however often', () => {
    const { told, last } = looks(watching(family()), at('2026-10-27'), at('2026-10-27', '08:31'), at('2026-10-28'), at('2026-11-02'))
    expect(told).toEqual(['2026-10-27 lead mo'])
    expect(last.writes).toEqual([])
  })
})

describe('then, after the policy’s working days without anything happening or an answer, with the manager', () => {
  it('five working days later, and no more after that', () => {
    const mornings = ['2026-11-03', '2026-11-04', '2027-02-01'].map((day) => at(day))
    const { told } = looks(watching(family()), at('2026-10-27'), at('2026-11-02', '16:59'), ...mornings)
    expect(told).toEqual(['2026-10-27 lead mo', '2026-11-03 manager gail'])
  })

  it('over Christmas: bank holidays are no working days', () => {
    const quiet = still([OLDER], happened('visit', '2026-10-27'))
    expect(look(watching(quiet), at('2026-12-22')).drift?.managerOn).toBe('2026-12-31')
  })

  it('the lead’s wait runs from when they were told, not from when it began: a case imported late gives them their days', () => {
    const { told } = looks(watching(family()), at('2027-01-11'), at('2027-01-15'), at('2027-01-18'))
    expect(told).toEqual(['2027-01-11 lead mo', '2027-01-18 manager gail'])
  })

  it('whatever the policy says by then: the day was said on the card', () => {
    const slower = { ...policy, drift: { ...policy.drift, thenManagerAfterWorkingDays: 20 } }
    const { drifts } = looks(watching(family()), at('2026-10-27'))
    expect(toldBy(look(watching(family(), { policy: slower, drifts }), at('2026-11-03')))).toEqual(['manager gail'])
  })
})

describe('who hears', () => {
  const away = (...people: Parameters<typeof leaveOf>[0][]) => people.map((person) => leaveOf(person, '2026-10-01', '2027-01-31'))
  it.each<readonly [what: string, changes: Partial<WatchFacts>, told: readonly string[]]>([
    ['the deputy of a lead on leave', { leave: away(mo), cover: [coverOf(mo, jo, '2026-10-01', '2027-01-31')] }, ['lead jo']],
    ['the manager at once when nobody leads', { leave: away(mo) }, ['manager gail']],
    ['the next above when nobody manages either', { leave: away(mo, gail) }, ['manager owen']],
    ['and the next', { leave: away(mo, gail, owen) }, ['manager ines']],
    ['nobody when nobody is there', { leave: away(mo, gail, owen, ines) }, []],
    ['nobody who has left', { people: staff.map((one) => (one.id === mo.id ? { ...one, isActive: false } : one)) }, ['manager gail']],
  ])('%s', (_what, changes, told) => expect(toldBy(look(watching(family(), changes), at('2026-10-27')))).toEqual(told))

  it('when nobody was there it is kept, and whoever comes back first hears', () => {
    const gone = [mo, gail, owen, ines].map((person) => leaveOf(person, '2026-10-01', '2026-10-28'))
    const { told, drifts } = looks(watching(family(), { leave: gone }), at('2026-10-27'), at('2026-10-28'), at('2026-10-29'))
    expect(told).toEqual(['2026-10-29 lead mo'])
    expect(drifts).toHaveLength(1)
  })

  it('nobody hears it twice: whoever was told at once as manager is not told again after the wait', () => {
    const { told } = looks(watching(family(), { leave: away(mo) }), at('2026-10-27'), at('2026-11-03'), at('2026-11-10'))
    expect(told).toEqual(['2026-10-27 manager gail'])
  })

  it('nor a lead who covers for the manager: then whoever stands above', () => {
    const cover = [coverOf(gail, mo, '2026-10-01', '2027-01-31')]
    const { told } = looks(watching(family(), { leave: away(gail), cover }), at('2026-10-27'), at('2026-11-03'))
    expect(told).toEqual(['2026-10-27 lead mo', '2026-11-03 manager owen'])
  })

  describe('of a restricted case', () => {
    const restricted = (...to: Parameters<typeof leaveOf>[0][]) => {
      const open = family()
      return { ...open, case: { ...open.case, restrictedTo: to.map((person) => person.id) } }
    }
    it.each([
      ['the lead, if they may know of it', restricted(mo, gail), ['lead mo']],
      ['else the manager who may', restricted(gail, jo), ['manager gail']],
      ['else everybody on its list, each by themselves', restricted(jo, pia), ['manager jo', 'manager pia']],
      ['nobody, if nobody may', restricted(), []],
    ] as const)('%s', (_what, history, told) => {
      const watched = look(watching(history), at('2026-10-27'))
      expect(toldBy(watched).toSorted()).toEqual([...told])
      expect(watched.notices.filter(({ to, about }) => to.kind === 'unit' && about.kind !== 'refresh')).toEqual([])
    })
  })
})

describe('what has moved goes quiet at once', () => {
  const { drifts } = looks(watching(family()), at('2026-10-27'))

  it.each<readonly [what: string, facts: WatchFacts]>([
    ['a visit', watching(family(happened('visit', '2026-10-28')), { drifts })],
    ['a decision', watching(family(), { drifts, decisions: [made('2026-10-28')] })],
    ['a decision that went up', watching(family(), { drifts, decisions: [made('2026-10-28', { state: 'waiting' })] })],
    ['closing the case', watching(family(happened('closed', '2026-10-28')), { drifts })],
  ])('%s, at any hour: its cards are drawn again and nobody is told', (_what, facts) => {
    const moved = look(facts, at('2026-10-28', '22:00'))
    expect(moved.drift).toMatchObject({ state: 'moved', closedAt: at('2026-10-28', '22:00'), closedById: null, reason: null })
    expect(moved.notices.map(({ about }) => about.kind)).toEqual(['refresh'])
    expect(moved.audit).toMatchObject([{ event: 'drift-moved' }])
  })

  it('of two children one was visited: it is about the other now', () => {
    const eased = look(watching(family(happened('visit', '2026-10-28', { child: 'A' })), { drifts }), at('2026-10-28', '22:00'))
    expect(eased.drift?.findings.map(inShort)).toEqual(['B still since 2026-09-01 (visit), from 2026-10-27'])
    expect(eased.drift?.state).toBe('open')
    expect(toldBy(eased)).toEqual([])
  })

  it('what begins while it is open is told to whoever has it, by day, and only that once', () => {
    const baby = still([OLDER, '2026-01-05'],
      happened('visit', '2026-09-01', { child: 'B' }), happened('visit', '2026-08-25', { child: 'A' }))
    const { told, drifts: all } = looks(watching(baby),
      at('2026-09-29'), at('2026-10-20', '05:00'), at('2026-10-20'), at('2026-10-21'))
    expect(told).toEqual(['2026-09-29 lead mo', '2026-10-20 manager gail'])
    expect(all[0]?.findings).toHaveLength(2)
  })

  it('once moved, a new silence is a new challenge', () => {
    const visited = watching(family(happened('visit', '2026-10-28')), { drifts })
    const { told, drifts: both } = looks(visited, at('2026-10-28', '22:00'), at('2026-12-22'), at('2026-12-23'), at('2026-12-24'))
    expect(told).toEqual(['2026-12-23 lead mo'])
    expect(both.map((drift) => drift.state)).toEqual(['moved', 'open'])
  })
})
