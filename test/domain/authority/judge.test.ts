import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/domain/authority/judge.ts'
import type { Judgement } from '../../../src/domain/authority/matrix.ts'
import type { Question } from '../../../src/domain/authority/judge.ts'
import { pence } from '../../../src/domain/authority/money.ts'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import type { CaseId } from '../../../src/domain/ids.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Person, Role } from '../../../src/domain/unit/person.ts'
import { aPerson, coverOf, gail, hawthorn, history, jo, mo, otherUnitId, policy, ray, sam, today, uma } from '../unit/hawthorn.ts'
import type { AllFacts } from './hackney.ts'
import { aDecision, ada, allFacts, happened, ines, owen, rowOf, staff, tenOn } from './hackney.ts'

function judged(
  row: string | null, decider: Person, amount: number | null = null, facts: Partial<AllFacts> = {}, question: Partial<Question> = {},
): Judgement {
  const asked = { row: row === null ? null : rowOf(row), amount: amount === null ? null : pence(amount), decidedById: decider.id }
  return judge({ ...asked, isReported: false, except: null, ...question }, allFacts(facts), today)
}

const PLAN_OPEN = { history: history({}, [happened('protection-plan', '2026-09-01')]) }

/**
 * DOMAIN's matrix read a second time, by somebody who never saw the policy file. Who may decide each thing alone: the lowest role,
 * everyone above it on the ladder csw → gm → hos → ad being able to as well; `nobody` where a panel has to.
 */
const ALONE: Readonly<Record<string, 'csw' | 'gm' | 'nobody'>> = {
  'start-s47': 'csw', 'refer': 'csw', 'day-to-day': 'csw', 'close': 'csw', 'return-home': 'gm', 'permanence': 'gm',
  'outside-methods': 'gm', 'jarp': 'nobody', 'section-20': 'nobody', 'pre-proceedings': 'nobody', 'care-proceedings': 'nobody',
  'emergency-protection-order': 'nobody', 'residential': 'nobody', 'something the matrix does not name': 'gm',
}
const LADDER = ['csw', 'gm', 'hos', 'ad']

/** Pence asked for, pence agreed before for the same case, and the lowest role that may agree it. */
const SPENDING: readonly (readonly [amount: number | null, before: readonly number[], alone: 'csw' | 'gm'])[] = [
  [0, [], 'csw'], [49_999, [], 'csw'], [50_000, [], 'csw'], [50_001, [], 'gm'], [1_000_000, [], 'gm'],
  [20_000, [20_000], 'csw'], [20_000, [20_000, 20_000], 'gm'], [10_000, [40_000], 'csw'], [10_001, [40_000], 'gm'],
  [1, [50_000], 'gm'], [0, [50_000], 'csw'], [0, [50_001], 'gm'], [null, [], 'gm'],
]

describe('every role and every kind of decision, against a second reading of DOMAIN’s matrix', () => {
  const table = staff.flatMap((person) => {
    const role = person.posts[0]?.role ?? ''
    const may = (alone: string): 'within' | 'beyond' => {
      const able = alone === 'nobody' ? [] : LADDER.slice(LADDER.indexOf(alone))
      return able.includes(role) ? 'within' : 'beyond'
    }
    const none: readonly number[] = []
    return [
      ...Object.entries(ALONE).map(([type, alone]) => ({ role, type, amount: null, before: none, expected: may(alone), person })),
      ...SPENDING.map(([amount, before, alone]) => ({ role, type: 'spend', amount, before, expected: may(alone), person })),
    ]
  })

  it.each(table)('$role, $type, $amount after $before: $expected', ({ person, type, amount, before, expected }) => {
    const decisions = before.map((each, index) => aDecision({ number: index + 1, amount: pence(each) }))
    const row = policy.matrix.some((each) => each.id === type) ? type : null
    const judgement = judged(row, person, amount, { decisions })
    expect(judgement.verdict).toBe(expected)
    expect(judgement.needs === null).toBe(expected === 'within')
    expect(judgement).toMatchObject({ rowId: row, policyVersion: 'rsw-1' })
  })

  it('covers all twelve roles, fourteen rows and the one that is missing', () => {
    expect(new Set(table.map((each) => each.role)).size).toBe(12)
    expect(new Set(table.map((each) => each.type)).size).toBe(15)
  })
})

describe('the answer says which row of which version, which figure, and what would be needed', () => {
  const spend = (end: string): string =>
    `Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; ${end}. Row spend of policy rsw-1.`
  const TO_GM = { role: 'gm', panel: null }
  const TO_CSW = { role: 'csw', panel: null }
  const agreed = [aDecision({ amount: pence(40_000) })]
  const waiting = [aDecision({ amount: pence(60_000), state: 'waiting' })]

  it.each<readonly [what: string, () => Judgement, because: string, needs: unknown]>([
    ['within', () => judged('spend', mo, 45_000), spend('this is £450.00'), null],
    ['within, with sums before', () => judged('spend', mo, 10_000, { decisions: agreed }),
      spend('with £400.00 already agreed this makes £500.00'), null],
    ['a penny over', () => judged('spend', mo, 50_001), spend('this is £500.01'), TO_GM],
    ['over, with sums before', () => judged('spend', mo, 20_000, { decisions: agreed }),
      spend('with £400.00 already agreed this would make £600.00'), TO_GM],
    ['over, with a sum that waits', () => judged('spend', mo, 20_000, { decisions: waiting }),
      spend('with £600.00 already agreed or waiting this would make £800.00'), TO_GM],
    ['without an amount', () => judged('spend', mo), spend('no amount was given'), TO_GM],
    ['a social worker’s, over the limit too', () => judged('spend', jo, 60_000), spend('it was decided by a social worker'), TO_GM],
    ['a social worker’s, within the limit', () => judged('spend', jo, 40_000), spend('it was decided by a social worker'), TO_CSW],
    ['nobody’s here', () => judged('spend', ray, 100, { people: [...staff, ray] }),
      spend('it was decided by somebody with no role in this unit'), TO_CSW],
    ['no money in it', () => judged('start-s47', mo),
      'Start a section 47 enquiry: a consultant social worker may decide this. Row start-s47 of policy rsw-1.', null],
    ['a sum where none belongs', () => judged('refer', mo, 60_000),
      'Refer to a service or commission support: a consultant social worker may decide this; it has no amount, and £600.00 was given. '
        + 'Row refer of policy rsw-1.', TO_GM],
    ['with a plan open', () => judged('close', mo, null, PLAN_OPEN),
      'Close or step down a case: a consultant social worker may decide this unless a child protection plan is open, and one is. '
        + 'Row close of policy rsw-1.', TO_GM],
    ['a panel’s', () => judged('care-proceedings', mo),
      'Start care proceedings: this is for a group manager and then the Resource Panel. Row care-proceedings of policy rsw-1.',
      { role: 'gm', panel: 'resource' }],
    ['the gateway’s', () => judged('jarp', mo),
      'Additional family support: this is for the Joint Allocation Resource Panel, through a group manager. Row jarp of policy rsw-1.',
      { role: 'gm', panel: 'jarp' }],
    ['the group manager’s own', () => judged('return-home', gail),
      'Return home of a child in care: a group manager may decide this. Row return-home of policy rsw-1.', null],
    ['a co-ordinator’s own', () => judged('start-s47', uma),
      'Start a section 47 enquiry: a consultant social worker may decide this; it was decided by a unit co-ordinator. '
        + 'Row start-s47 of policy rsw-1.', TO_CSW],
    ['not in the matrix', () => judged(null, mo),
      'The matrix of responsibility does not name this decision, so it is for a group manager. Policy rsw-1.', TO_GM],
    ['not in the matrix, by a manager', () => judged(null, ines),
      'The matrix of responsibility does not name this decision, and an assistant director may decide what it does not name. '
        + 'Policy rsw-1.', null],
  ])('%s', (_what, judgement, because, needs) => {
    expect(judgement()).toMatchObject({ because, needs })
  })
})

describe('sums for one case count together, so splitting does not pass', () => {
  const third = (changes: Partial<Decision>): string =>
    judged('spend', mo, 20_000, { decisions: [aDecision({ number: 1 }), aDecision({ number: 2, ...changes })] }).verdict

  it.each<readonly [what: string, changes: Partial<Decision>, verdict: string]>([
    ['three of £200 in one day', {}, 'beyond'],
    ['on the last day of the window', { decidedAt: tenOn('2026-10-27'), recordedAt: tenOn('2026-10-27') }, 'beyond'],
    ['the day before the window', { decidedAt: tenOn('2026-10-26'), recordedAt: tenOn('2026-10-26') }, 'within'],
    ['put back to before the window and written down today', { decidedAt: tenOn('2026-10-26') }, 'beyond'],
    ['put back to before the window on its last day', { decidedAt: tenOn('2026-09-01'), recordedAt: tenOn('2026-10-27') }, 'beyond'],
    ['put back and written down before the window', { decidedAt: tenOn('2026-09-01'), recordedAt: tenOn('2026-10-26') }, 'within'],
    ['dated after the day it is judged on', { decidedAt: tenOn('2026-12-22'), recordedAt: tenOn('2026-12-22') }, 'beyond'],
    ['dated after the window', { decidedAt: tenOn('2026-12-23'), recordedAt: tenOn('2026-12-23') }, 'within'],
    ['decided by somebody else', { decidedById: jo.id }, 'beyond'],
    ['approved by the group manager', { state: 'approved' }, 'beyond'],
    ['still waiting', { state: 'waiting' }, 'beyond'],
    ['sent back with a question', { state: 'sent-back' }, 'beyond'],
    ['declined', { state: 'declined' }, 'within'],
    ['withdrawn', { state: 'withdrawn' }, 'within'],
    ['superseded by another', { state: 'superseded' }, 'within'],
    ['for another case', { caseId: 'case-2000' as CaseId }, 'within'],
    ['under another row', { type: 'refer' }, 'within'],
  ])('%s', (_what, changes, verdict) => {
    expect(third(changes)).toBe(verdict)
  })

  it('a decision judged again does not count itself', () => {
    const itself = aDecision({ amount: pence(40_000) })
    expect(judged('spend', mo, 40_000, { decisions: [itself] }, { except: itself.id }).verdict).toBe('within')
  })
})

describe('closing a case with a child protection plan open is the group manager’s', () => {
  it.each([[mo, 'beyond'], [gail, 'within'], [owen, 'within'], [uma, 'beyond']] as const)('%#', (person, verdict) => {
    expect(judged('close', person, null, PLAN_OPEN).verdict).toBe(verdict)
  })

  it('and the CSW’s again once it has ended', () => {
    const ended = history({}, [happened('protection-plan', '2026-09-01'), happened('plan-ended', '2026-11-02')])
    expect(judged('close', mo, null, { history: ended }).verdict).toBe('within')
  })
})

describe('cover', () => {
  const moCoveredByJo = { cover: [coverOf(mo, jo, '2026-11-20', '2026-11-27')] }

  it('gives a deputy the CSW’s authority, up to the CSW’s limit, and says so', () => {
    expect(judged('spend', jo, 50_000, moCoveredByJo)).toMatchObject({
      verdict: 'within',
      because: 'Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; this is £500.00; '
        + 'decided as cover for a consultant social worker. Row spend of policy rsw-1.',
    })
    expect(judged('spend', jo, 50_001, moCoveredByJo).verdict).toBe('beyond')
  })

  it.each<readonly [what: string, facts: Partial<AllFacts>, person: Person]>([
    ['ends with its last day', { cover: [coverOf(mo, jo, '2026-11-16', '2026-11-23')] }, jo],
    ['begins on its first day', { cover: [coverOf(mo, jo, '2026-11-25', '2026-11-27')] }, jo],
    ['is not of decisions when the deputy is a practitioner', { cover: [coverOf(mo, sam, '2026-11-20', '2026-11-27')] }, sam],
    ['is not of decisions when the deputy is the co-ordinator', { cover: [coverOf(mo, uma, '2026-11-20', '2026-11-27')] }, uma],
    ['gives nothing when the deputy set it up', { cover: [{ ...coverOf(mo, jo, '2026-11-20', '2026-11-27'), setById: jo.id }] }, jo],
    ['gives nothing once the holder has left', { ...moCoveredByJo, people: without(mo) }, jo],
    ['gives nothing to somebody who has left', { ...moCoveredByJo, people: without(jo) }, jo],
  ])('%s', (_what, facts, person) => {
    expect(judged('start-s47', person, null, facts).verdict).toBe('beyond')
  })

  it('does not pass from deputy to deputy', () => {
    const other = aPerson('ben', 'Ben Moss', 'sw')
    const cover = [coverOf(mo, jo, '2026-11-20', '2026-11-27'), coverOf(jo, other, '2026-11-20', '2026-11-27')]
    expect(judged('start-s47', other, null, { people: [...staff, other], cover }).verdict).toBe('beyond')
  })

  it('of the group manager does not let the unit’s own CSW agree what the CSW may not: that would be approving one’s own', () => {
    const cover = [coverOf(gail, mo, '2026-11-20', '2026-11-27')]
    expect(judged('spend', mo, 50_001, { cover })).toMatchObject({ verdict: 'beyond', needs: { role: 'gm' } })
  })

  it('of the group manager by a manager of elsewhere does', () => {
    const hana = aPerson('hana', 'Hana Noor', 'gm', { posts: [{ role: 'gm', unitId: otherUnitId, since: today, until: null }] })
    const facts = { people: [...staff, hana], cover: [coverOf(gail, hana, '2026-11-20', '2026-11-27')] }
    expect(judged('spend', hana, 50_001, facts).verdict).toBe('within')
    expect(judged('spend', hana, 50_001, { people: [...staff, hana] }).verdict).toBe('beyond')
  })
})

describe('what somebody else wrote down', () => {
  it('counts for the CSW: a co-ordinator records what the CSW decided', () => {
    expect(judged('spend', mo, 50_000, {}, { isReported: true }).verdict).toBe('within')
  })

  it('does not count for a manager, who speaks for themselves', () => {
    expect(judged('spend', gail, 60_000, {}, { isReported: true })).toMatchObject({
      verdict: 'beyond', needs: { role: 'gm', panel: null },
      because: 'Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; '
        + 'what a group manager decides counts when they record it themselves. Row spend of policy rsw-1.',
    })
  })
})

describe('posts', () => {
  const acting = (since: string, until: string | null): Person =>
    ({ ...ada, posts: [{ role: 'csw', unitId: hawthorn.id, since: dateFrom(since), until: until === null ? null : dateFrom(until) }] })
  const elsewhere = (role: Role): Person => ({ ...gail, posts: [{ role, unitId: otherUnitId, since: today, until: null }] })

  it('count from their first day to their last, both included', () => {
    const verdictOf = (person: Person): string => judged('start-s47', person, null, { people: [person] }).verdict
    expect(verdictOf(acting('2026-11-24', '2026-11-24'))).toBe('within')
    expect(verdictOf(acting('2026-11-25', null))).toBe('beyond')
    expect(verdictOf(acting('2026-01-01', '2026-11-23'))).toBe('beyond')
  })

  it('in another unit do not count here, but for the unit’s own group manager by its record', () => {
    const verdictOf = (person: Person, unit = hawthorn): string => judged('return-home', person, null, { people: [person], unit }).verdict
    expect(verdictOf(elsewhere('gm'))).toBe('within')
    expect(verdictOf(elsewhere('gm'), { ...hawthorn, groupManagerId: null })).toBe('beyond')
  })

  it('of the group manager inside another unit do not count here', () => {
    expect(judged('start-s47', elsewhere('csw'), null, { people: [elsewhere('csw')] }).verdict).toBe('beyond')
  })
})

/** Everybody, with one of them gone. */
function without(leaver: Person): readonly Person[] {
  return staff.map((person) => (person.id === leaver.id ? { ...person, isActive: false } : person))
}
