import { describe, expect, it } from 'vitest'
import { atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { acceptDrift, type AcceptRequest } from '../../../src/domain/drift/accept-drift.ts'
import type { Drift } from '../../../src/domain/drift/drift.ts'
import { watchDrift, type WatchFacts } from '../../../src/domain/drift/watch-drift.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { happened, ines, owen, pia, tenOn } from '../authority/hackney.ts'
import { accepted, refusal } from '../escalation/raised.ts'
import { asking, coverOf, gail, jo, mo, ray, uma } from '../unit/hawthorn.ts'
import { made, still, storedDrift, watching } from './a-still-case.ts'

const family = (...more: Parameters<typeof still>[1][]) => still(['2016-02-10'], happened('visit', '2026-09-01'), ...more)
const raised = (history = family()): readonly Drift[] => {
  const { drift } = watchDrift(watching(history), atLondon(dateFrom('2026-11-24'), timeFrom('08:30')), asking(mo).newId)
  return drift === null ? [] : [storedDrift(drift)]
}
const drifts = raised()

function accepts(by: Person, changes: Partial<WatchFacts> = {}, request: Partial<AcceptRequest> = {}) {
  const [drift] = changes.drifts ?? drifts
  if (drift === undefined) throw new Error('nothing drifts')
  const facts = watching(family(), { drifts, ...changes })
  const sound: AcceptRequest = { drift: drift.id, version: drift.version, reason: 'settled with grandmother, next review in March' }
  return acceptDrift(facts, { ...sound, ...request }, asking(by))
}

describe('“It is right as it is”', () => {
  it('is kept with its reason, recorded, and every card of it says so', () => {
    const { drift, writes, audit, notices } = accepted(accepts(mo))
    expect(drift).toMatchObject({
      state: 'accepted', closedById: mo.id, closedAt: tenOn('2026-11-24'), reason: 'settled with grandmother, next review in March',
    })
    expect(writes).toEqual([{ kind: 'drift', row: drift }])
    expect(audit).toMatchObject([{ event: 'drift-accepted', byId: mo.id, subjectId: drift.id }])
    expect(JSON.stringify(audit)).not.toContain('grandmother')
    expect(notices.map(({ about }) => about.kind)).toEqual(['refresh'])
  })

  it.each([['the lead', mo], ['the group manager', gail], ['the head of service', owen], ['the assistant director', ines]])(
    'may be said by %s', (_who, person) => expect(accepted(accepts(person)).drift.closedById).toBe(person.id))

  it('and by whoever stands in for the lead', () => {
    expect(accepted(accepts(jo, { cover: [coverOf(mo, jo, '2026-11-20', '2026-11-30')] })).drift.closedById).toBe(jo.id)
  })

  it.each<readonly [what: string, person: Person, reason: string]>([
    ['a social worker', jo, 'outside-authority'],
    ['the co-ordinator', uma, 'outside-authority'],
    ['a principal social worker', pia, 'outside-authority'],
    ['somebody of another unit', ray, 'not-found'],
  ])('not by %s', (_what, person, reason) => expect(refusal(accepts(person)).reason).toBe(reason))

  it('not by somebody who may not know of the case, who learns nothing', () => {
    const restricted = family()
    const history = { ...restricted, case: { ...restricted.case, restrictedTo: [gail.id] } }
    expect(refusal(accepts(mo, { history })).reason).toBe('not-found')
  })

  it.each<readonly [what: string, changes: Partial<WatchFacts>, request: Partial<AcceptRequest>, reason: string]>([
    ['without a reason', {}, { reason: '  ' }, 'needs-reason'],
    ['with somebody’s name in it', {}, { reason: 'because Tyler Smith is well' }, 'may-identify'],
    ['from an old card', {}, { version: 0 }, 'moved-on'],
    ['when it has moved this moment', { history: family(happened('visit', '2026-11-24')) }, {}, 'moved-on'],
    ['when a decision waits', { decisions: [made('2026-11-24', { state: 'waiting' })] }, {}, 'moved-on'],
    ['of a drift that is none', {}, { drift: 'drift-0' as Drift['id'] }, 'not-found'],
  ])('not %s', (_what, changes, request, reason) => expect(refusal(accepts(mo, changes, request)).reason).toBe(reason))

  it('and only once: the second is told when', () => {
    const settled = storedDrift(accepted(accepts(mo)).drift)
    expect(refusal(accepts(gail, { drifts: [settled] }))).toMatchObject({
      reason: 'moved-on', says: 'C-1042 was answered on Tue 24 Nov 2026 at 10:00. Nothing was changed by your press.',
    })
  })
})

describe('is quiet then until the policy’s weeks have passed again', () => {
  const settled = [storedDrift(accepted(accepts(mo)).drift)]
  const looked = (day: string, history = family(), some = settled) =>
    watchDrift(watching(history, { drifts: some }), atLondon(dateFrom(day), timeFrom('08:30')), asking(mo).newId)

  it.each([
    ['not the next day', '2026-11-25', 0],
    ['not in the eighth week', '2027-01-18', 0],
    ['on the day eight weeks after the answer', '2027-01-19', 1],
  ] as const)('%s', (_what, day, told) => expect(looked(day).notices).toHaveLength(told))

  it('what happens in between begins its own weeks', () => {
    const visited = family(happened('visit', '2026-12-15'))
    expect(looked('2027-01-19', visited).notices).toEqual([])
    expect(looked('2027-02-09', visited).notices).toHaveLength(1)
  })

  it('a plan that is right at fifteen months is asked about again at twenty-one', () => {
    const long = (...more: Parameters<typeof still>[1][]) =>
      still(['2016-02-10'], happened('protection-plan', '2025-08-20'), happened('visit', '2026-11-20'), ...more)
    const [fifteen] = raised(long())
    if (fifteen === undefined) throw new Error('the plan was not challenged')
    expect(fifteen.findings).toMatchObject([{ kind: 'plan', months: 15 }])
    const right = [storedDrift(accepted(accepts(mo, { history: long(), drifts: [fifteen] })).drift)]
    expect(looked('2027-02-09', long(happened('visit', '2027-02-01')), right).notices).toEqual([])
    expect(looked('2027-05-20', long(happened('visit', '2027-05-10')), right).drift?.findings).toMatchObject([{ kind: 'plan', months: 21 }])
  })
})
