import { describe, expect, it } from 'vitest'
import { explainAuthority } from '../../../src/domain/authority/explain-authority.ts'
import { inductionOf } from '../../../src/domain/authority/induction.ts'
import { judge } from '../../../src/domain/authority/judge.ts'
import type { Judgement } from '../../../src/domain/authority/matrix.ts'
import { pence } from '../../../src/domain/authority/money.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { UnitId } from '../../../src/domain/ids.ts'
import type { Person, Post } from '../../../src/domain/unit/person.ts'
import { aPerson, coverOf, gail, hawthorn, jo, mo, otherUnitId, policy, today } from '../unit/hawthorn.ts'
import type { AllFacts } from './hackney.ts'
import { aDecision, allFacts, rowOf, staff } from './hackney.ts'

const post = (since: string, changes: Partial<Post> = {}): Post =>
  ({ role: 'csw', unitId: hawthorn.id, since: dateFrom(since), until: null, ...changes })
const leading = (...posts: readonly Post[]): Person => ({ ...mo, posts })
const newMo = leading(post('2026-10-05'))

function judged(type: string, decider: Person, pounds: number | null, facts: Partial<AllFacts> = {}): Judgement {
  const people = staff.map((person) => (person.id === decider.id ? decider : person))
  const amount = pounds === null ? null : pence(pounds * 100)
  const question = { row: rowOf(type), amount, decidedById: decider.id, isReported: false, except: null }
  return judge(question, allFacts({ people, ...facts }), today)
}

describe('the first three months in post are calendar months that begin with the first day (001)', () => {
  it.each<readonly [since: string, last: string, after: string]>([
    ['2026-09-01', '2026-11-30', '2026-12-01'],
    ['2026-08-25', '2026-11-24', '2026-11-25'],
    ['2026-11-30', '2027-02-27', '2027-02-28'],
    ['2026-11-01', '2027-01-31', '2027-02-01'],
    ['2027-11-29', '2028-02-28', '2028-02-29'],
    ['2026-12-31', '2027-03-30', '2027-03-31'],
  ])('in post since %s: through %s, and not on %s', (since, last, after) => {
    const person = leading(post(since))
    expect(inductionOf(person, hawthorn, policy, dateFrom(since))).toEqual({ from: since, to: last })
    expect(inductionOf(person, hawthorn, policy, dateFrom(last))).not.toBeNull()
    expect(inductionOf(person, hawthorn, policy, dateFrom(after))).toBeNull()
  })

  it.each<readonly [what: string, posts: readonly Post[], isNew: boolean]>([
    ['not before the first day', [post('2026-11-25')], false],
    ['of the post in this unit, though they led another', [post('2020-01-06', { unitId: otherUnitId }), post('2026-11-02')], true],
    ['of no other unit’s post', [post('2026-11-02', { unitId: otherUnitId })], false],
    ['of a post over the organisation', [post('2026-11-02', { unitId: null })], true],
    ['not of another role', [post('2026-11-02', { role: 'sw' })], false],
    ['of the promotion, not of the years before it',
      [post('2020-01-06', { role: 'sw', until: dateFrom('2026-11-01') }), post('2026-11-02')], true],
    ['not when the role is held twice and once for long', [post('2020-01-06'), post('2026-11-02')], false],
    ['not when the post has ended', [post('2026-11-02', { until: dateFrom('2026-11-23') })], false],
  ])('%s', (_what, posts, isNew) => {
    expect(inductionOf(leading(...posts), hawthorn, policy, today) !== null).toBe(isNew)
  })

  it('are nobody’s where the policy says nothing of them', () => {
    expect(inductionOf(newMo, hawthorn, { ...policy, induction: null }, today)).toBeNull()
  })
})

describe('a lower limit while new in post', () => {
  const may = 'Spend money: a consultant social worker in the first 3 months in post may agree up to £250.00 for one case in 28 days'

  it('is said with the row and the policy version, within it and above it', () => {
    expect(judged('spend', newMo, 250)).toEqual({
      verdict: 'within', needs: null, rowId: 'spend', policyVersion: 'rsw-1',
      because: `${may}; this is £250.00. Row spend of policy rsw-1.`,
    })
    expect(judged('spend', newMo, 250.01)).toEqual({
      verdict: 'beyond', needs: { role: 'gm', panel: null }, rowId: 'spend', policyVersion: 'rsw-1',
      because: `${may}; this is £250.01. Row spend of policy rsw-1.`,
    })
  })

  it('counts earlier sums as the usual one does', () => {
    expect(judged('spend', newMo, 50.01, { decisions: [aDecision()] })).toMatchObject({
      verdict: 'beyond', because: `${may}; with £200.00 already agreed this would make £250.01. Row spend of policy rsw-1.`,
    })
  })

  it('is no longer there on the day after', () => {
    const { verdict, because } = judged('spend', leading(post('2026-08-24')), 500)
    expect([verdict, because.includes('first 3 months')]).toEqual(['within', false])
  })

  it('leaves what a social worker decides for the CSW, who sees it first', () => {
    expect(judged('spend', jo, 400, { people: [newMo, ...staff.slice(1)] }).needs).toEqual({ role: 'csw', panel: null })
  })
})

describe('cover takes no support away', () => {
  const old = aPerson('ola', 'Ola Reid', 'csw', { posts: [post('2020-01-06', { unitId: otherUnitId })] })
  const fresh = aPerson('fay', 'Fay Lund', 'csw', { posts: [post('2026-11-02', { unitId: 'unit-elm' as UnitId })] })
  const covering = (deputy: Person, holder: Person): Partial<AllFacts> =>
    ({ people: [holder, deputy, gail], cover: [coverOf(holder, deputy, '2026-11-20', '2026-11-27')] })

  it.each<readonly [what: string, deputy: Person, holder: Person, verdict: string]>([
    ['a social worker for somebody new', jo, newMo, 'beyond'],
    ['a social worker for somebody who is not', jo, mo, 'within'],
    ['somebody of long standing elsewhere for somebody new', old, newMo, 'beyond'],
    ['somebody new elsewhere for somebody of long standing', fresh, mo, 'beyond'],
    ['somebody of long standing elsewhere for the same', old, mo, 'within'],
  ])('%s', (_what, deputy, holder, verdict) => {
    expect(judged('spend', deputy, 400, covering(deputy, holder)).verdict).toBe(verdict)
  })

  it('but a manager who stands in decides as a manager', () => {
    const { verdict, because } = judged('spend', gail, 400, covering(gail, newMo))
    expect([verdict, because.includes('first 3 months')]).toEqual(['within', false])
  })
})

describe('co-signing while new in post', () => {
  it('the decision stands, and it says in plain words who signs beside it', () => {
    expect(judged('start-s47', newMo, null)).toEqual({
      verdict: 'within', needs: null, coSignedBy: 'gm', rowId: 'start-s47', policyVersion: 'rsw-1',
      because: 'Start a section 47 enquiry: a consultant social worker in the first 3 months in post may decide this; '
        + 'a group manager co-signs it afterwards. Row start-s47 of policy rsw-1.',
    })
  })

  it.each<readonly [what: string, judgement: () => Judgement]>([
    ['a row that is not co-signed', () => judged('refer', newMo, null)],
    ['somebody of long standing', () => judged('start-s47', mo, null)],
    ['a group manager', () => judged('start-s47', gail, null)],
    ['a group manager who is new and leads a unit herself',
      () => judged('start-s47', { ...gail, posts: [...gail.posts, post('2026-11-02')] }, null)],
  ])('not of %s', (_what, judgement) => {
    expect(judgement()).toMatchObject({ verdict: 'within' })
    expect(judgement()).not.toHaveProperty('coSignedBy')
  })
})

it('the explanation of a row says what the first months change', () => {
  expect(explainAuthority(rowOf('spend'), policy).says).toContain(
    'Otherwise it needs a group manager. In the first 3 months in post a consultant social worker may agree up to £250.00.')
  expect(explainAuthority(rowOf('start-s47'), policy).says).toContain(
    'In the first 3 months in post a consultant social worker has it co-signed by a group manager afterwards.')
  expect(explainAuthority(rowOf('refer'), policy).says).not.toContain('first 3 months')
})
