import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dateFrom, daysBetween } from '../../../src/domain/calendar/london.ts'
import { birthday } from '../../../src/domain/calendar/months.ts'
import { CASE_EVENTS } from '../../../src/domain/case/case-event.ts'
import { driftPolicy } from '../../../src/domain/drift/drift-policy.ts'
import { findDrift } from '../../../src/domain/drift/find-drift.ts'
import { happened, tenOn } from '../authority/hackney.ts'
import { driftFacts, foundOn, made, still } from './a-still-case.ts'

const OLDER = '2016-02-10'

describe('drift is challenged after the policy’s weeks without a visit, decision, review or change of plan (004 §3.14)', () => {
  const visited = still([OLDER], happened('child-in-need', '2026-06-01'), happened('visit', '2026-09-01'))

  it.each<readonly [what: string, day: string, found: readonly string[]]>([
    ['not in the eighth week', '2026-10-26', []],
    ['on the day eight weeks after', '2026-10-27', ['A still since 2026-09-01 (visit), from 2026-10-27']],
    ['and for as long as nothing happens', '2027-03-01', ['A still since 2026-09-01 (visit), from 2026-10-27']],
  ])('%s', (_what, day, found) => expect(foundOn(day, visited)).toEqual(found))

  it.each<readonly [what: string, bornOn: string, day: string, isDrifting: boolean]>([
    ['under two when four weeks are over: then', '2024-10-01', '2026-09-29', true],
    ['not a day sooner', '2024-10-01', '2026-09-28', false],
    ['two on that very day: eight weeks', '2024-09-29', '2026-09-29', false],
    ['and two the day after: four', '2024-09-30', '2026-09-29', true],
    ['having drifted as a baby, a second birthday ends nothing', '2024-09-30', '2026-10-05', true],
    ['born on 29 February, two on 1 March in years without one', '2024-02-29', '2026-09-29', false],
    ['not born yet', '2026-12-01', '2026-09-29', true],
    ['born on an unknown day: as any child', 'unknown', '2026-09-29', false],
  ])('a child %s', (_what, bornOn, day, isDrifting) => {
    const child = still([bornOn === 'unknown' ? null : bornOn], happened('child-in-need', '2026-06-01'), happened('visit', '2026-09-01'))
    expect(foundOn(day, child)).toHaveLength(isDrifting ? 1 : 0)
  })

  it('a birthday on 29 February counts as 1 March: four weeks over on 28 February are a baby’s, on 1 March not', () => {
    const seen = (on: string) => still(['2024-02-29'], happened('visit', on))
    expect(foundOn('2026-02-28', seen('2026-01-31'))).toHaveLength(1)
    expect(foundOn('2026-03-01', seen('2026-02-01'))).toEqual([])
  })
})

describe('what moves a case', () => {
  const since = (kind: Parameters<typeof happened>[0], changes: Parameters<typeof happened>[2] = {}) =>
    foundOn('2026-12-01', still([OLDER], happened('child-in-need', '2026-06-01'), happened(kind, '2026-09-01', changes)))[0] ?? ''

  it.each([
    ['visit', 'visit'], ['review', 'review'], ['review-conference', 'review'], ['core-group', 'review'], ['placement', 'plan'],
    ['pathway-plan', 'plan'], ['legal-planning-meeting', 'plan'], ['plan-ended', 'plan'],
  ] as const)('a %s does, as a %s', (kind, what) => expect(since(kind)).toContain(`since 2026-09-01 (${what})`))

  it.each([
    ['a visit at which the child was not seen', 'visit', { detail: { seen: 'false' } }],
    ['a review that was adjourned', 'review', { detail: { adjourned: 'true' } }],
    ['a medical', 'health-assessment', {}],
    ['an extension', 'extended', {}],
    ['a return from missing', 'returned-from-missing', {}],
    ['a concern that nobody acted on', 'concern', {}],
    ['a dental check ticked off', 'done', { detail: { rule: 'LAC-18' } }],
    ['a plan that was refused', 'done', { detail: { rule: 'LAC-1', refused: 'true' } }],
  ] as const)('%s does not', (_what, kind, changes) => expect(since(kind, changes)).toContain('since 2026-06-01 (plan)'))

  it('a plan or an assessment that was finished does', () => {
    expect(since('done', { detail: { rule: 'LAC-1' } })).toContain('since 2026-09-01 (plan)')
  })

  it('a court’s direction does on the day it was made, not on the day it is for', () => {
    const directed = still([OLDER], happened('looked-after', '2026-06-01'),
      happened('direction', '2027-01-12', { recordedAt: tenOn('2026-09-01') }))
    expect(foundOn('2026-12-01', directed)).toEqual(['A still since 2026-09-01 (plan), from 2026-10-27'])
  })

  it('a case of which something was heard and nothing done counts from the first that was heard', () => {
    expect(foundOn('2026-12-01', still([OLDER], happened('concern', '2026-09-01'), happened('health-assessment', '2026-10-20'))))
      .toEqual(['A still since 2026-09-01 (beginning), from 2026-10-27'])
  })

  it('every event is one thing or the other', () => {
    for (const kind of CASE_EVENTS) expect(() => since(kind)).not.toThrow()
  })

  const quiet = still([OLDER], happened('child-in-need', '2026-06-01'))
  it.each([
    ['a decision', [made('2026-09-01')], ['A still since 2026-09-01 (decision), from 2026-10-27']],
    ['a decision that was declined', [made('2026-08-01', { state: 'declined', settledAt: tenOn('2026-09-01') })],
      ['A still since 2026-09-01 (decision), from 2026-10-27']],
    ['a decision taken back does not', [made('2026-09-01', { state: 'withdrawn' })],
      ['A still since 2026-06-01 (plan), from 2026-07-27']],
    ['a decision that waits: it has a ladder', [made('2026-09-01', { state: 'waiting' })], []],
    ['a decision sent back: so has it', [made('2026-09-01', { state: 'sent-back' })], []],
  ] as const)('%s', (_what, decisions, found) => expect(foundOn('2026-12-01', quiet, { decisions })).toEqual(found))
})

describe('whose it is', () => {
  it('each child has their own: one was visited, the other not; a family visit is everybody’s', () => {
    const two = [happened('child-in-need', '2026-06-01'), happened('visit', '2026-08-03'), happened('visit', '2026-09-01', { child: 'A' })]
    expect(foundOn('2026-10-01', still([OLDER, '2018-03-03'], ...two))).toEqual(['B still since 2026-08-03 (visit), from 2026-09-28'])
  })

  it('a family whose children are not recorded yet is one', () => {
    const unnamed = still([], happened('referral', '2026-09-01'))
    expect(foundOn('2026-12-01', unnamed)).toEqual(['family still since 2026-09-01 (plan), from 2026-10-27'])
  })

  it.each([
    ['of whom nothing is known', still([OLDER])],
    ['that is closed', still([OLDER], happened('child-in-need', '2026-06-01'), happened('closed', '2026-09-01'))],
    ['that is closed, with a medical afterwards',
      still([OLDER], happened('closed', '2026-06-01'), happened('health-assessment', '2026-07-01'))],
    ['of somebody grown up', still(['2008-11-30'], happened('looked-after', '2020-06-01'))],
  ])('nobody’s is a case %s', (_what, of) => expect(foundOn('2026-12-01', of)).toEqual([]))

  it('closed and opened again counts from then', () => {
    const again = still([OLDER], happened('closed', '2026-06-01'), happened('child-in-need', '2026-09-01'))
    expect(foundOn('2026-12-01', again)).toEqual(['A still since 2026-09-01 (plan), from 2026-10-27'])
  })

  it('on the day before somebody is eighteen it is challenged, on the birthday not', () => {
    const leaving = still(['2008-12-01'], happened('looked-after', '2020-06-01'))
    expect([foundOn('2026-11-30', leaving).length, foundOn('2026-12-01', leaving).length]).toEqual([1, 0])
  })
})

describe('a child protection plan is challenged at 15 and 21 months (STATUTORY CP-8)', () => {
  const onPlan = (...since: Parameters<typeof still>[1][]) =>
    still([OLDER], happened('protection-plan', '2025-08-31'), happened('visit', '2026-11-20'), ...since)
  const long = (...of: Parameters<typeof foundOn>) => foundOn(...of).filter((line) => line.includes('months'))

  it.each<readonly [what: string, day: string, found: readonly string[]]>([
    ['not a day before', '2026-11-29', []],
    ['calendar months, to the end of a shorter one', '2026-11-30', ['A 15 months on a plan since 2025-08-31, from 2026-11-30']],
    ['for as long as nobody decides', '2027-05-30', ['A 15 months on a plan since 2025-08-31, from 2026-11-30']],
    ['then the later one alone', '2027-05-31', ['A 21 months on a plan since 2025-08-31, from 2027-05-31']],
  ])('%s', (_what, day, found) => expect(long(day, onPlan())).toEqual(found))

  it.each([
    ['the plan ended', onPlan(happened('plan-ended', '2026-11-30')), []],
    ['a review conference was held', onPlan(happened('review-conference', '2026-12-01')), []],
    ['the drift review that the clock asks for was done', onPlan(happened('done', '2026-12-01', { detail: { rule: 'CP-8' } })), []],
    ['it was decided what happens next', onPlan(), [made('2026-12-01')]],
  ])('not once %s', (_what, of, decisions) => expect(long('2026-12-02', of, { decisions })).toEqual([]))

  it.each([
    ['a visit', onPlan(happened('visit', '2026-12-01')), []],
    ['a conference before the day', onPlan(happened('review-conference', '2026-11-29')), []],
    ['a decision before the day', onPlan(), [made('2026-11-29')]],
  ])('but %s does not answer it', (_what, of, decisions) => expect(long('2026-12-02', of, { decisions })).toHaveLength(1))

  it('a later plan of the same child begins again', () => {
    const twice = onPlan(happened('plan-ended', '2026-01-10'), happened('protection-plan', '2026-03-02'))
    expect(long('2026-12-02', twice)).toEqual([])
  })
})

describe('whatever happened', () => {
  const someDay = fc.integer({ min: 0, max: 900 }).map((days) => addDays(dateFrom('2025-01-01'), days))
  const someEvent = fc.tuple(fc.constantFrom(...CASE_EVENTS), someDay, fc.constantFrom('A', 'B', undefined))
    .map(([kind, on, child]) => happened(kind, on, child === undefined ? {} : { child }))
  const someFamily = fc.tuple(fc.array(someEvent, { maxLength: 12 }), someDay)

  it('stillness is never said before its weeks are over, and never of a child for whom something happened in them', () => {
    let said = 0
    fc.assert(fc.property(someFamily, someDay, ([events, bornOn], on) => {
      for (const finding of findDrift(driftFacts(still([OLDER, bornOn], ...events)), on)) {
        said += 1
        expect(finding.from <= on).toBe(true)
        if (finding.kind === 'plan') continue
        expect(daysBetween(finding.since, finding.from)).toBe(finding.weeks * 7)
        const bornWhen = finding.childId === 'B' ? bornOn : dateFrom(OLDER)
        expect(finding.weeks).toBe(addDays(finding.since, 28) < birthday(bornWhen, 2) ? 4 : 8)
        const visits = events.filter(({ kind, on: day, childId }) =>
          kind === 'visit' && day <= on && day > finding.since && (childId === null || childId === finding.childId))
        expect(visits).toEqual([])
      }
    }), { numRuns: 2_000 })
    expect(said).toBeGreaterThan(500)
  })

  it('a visit to the whole family today leaves nobody still', () => {
    fc.assert(fc.property(someFamily, someDay, ([events, bornOn], on) => {
      const visited = still([OLDER, bornOn], ...events, happened('visit', on))
      expect(findDrift(driftFacts(visited), on).filter((finding) => finding.kind === 'still')).toEqual([])
    }), { numRuns: 500 })
  })
})

describe('a policy', () => {
  const sound = { weeks: 8, weeksUnderTwo: 4, thenManagerAfterWorkingDays: 5, planMonths: [15, 21] }
  it.each([
    ['babies left longer than others', { ...sound, weeksUnderTwo: 9 }], ['months out of order', { ...sound, planMonths: [21, 15] }],
    ['a month twice', { ...sound, planMonths: [15, 15] }], ['no weeks', { ...sound, weeks: 0 }],
  ])('with %s is refused', (_what, drift) => expect(driftPolicy.safeParse(drift).success).toBe(false))

  it('may have no months', () => expect(driftPolicy.safeParse({ ...sound, planMonths: [] }).success).toBe(true))
})
