import { describe, expect, it } from 'vitest'
import { londonDateOf } from '../../../src/domain/calendar/london.ts'
import type { EscalationStep } from '../../../src/domain/escalation/escalation.ts'
import { judgedUnder } from '../../../src/domain/policy/judged-under.ts'
import { openUnder, staffUnder, type WaitingItem } from '../../../src/domain/policy/open-under.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { managerName, managingRole } from '../../../src/domain/unit/managing-role.ts'
import { raised } from '../escalation/raised.ts'

const { policy, people, escalation, decision } = raised()
const today = londonDateOf(escalation.raisedAt)

const without = (...roles: readonly string[]): Policy => ({ ...policy, version: 'next-1', roles: policy.roles.filter(({ id }) => !roles.includes(id)) })
const waits = (decisionNumber: number, roles: readonly string[], step = 0, judgedUnderVersion = 'rsw-1'): WaitingItem => ({
  decisionNumber, judgedUnder: judgedUnderVersion,
  escalation: { step, steps: roles.map((role): EscalationStep => ({ ...escalation.steps[0]!, role })) },
})

describe('what another policy would find open', () => {
  it('keeps the version it was judged under, counted by version', () => {
    const items = [waits(1, ['gm']), waits(2, ['gm'], 0, 'rsw-0'), waits(3, ['gm'])]
    expect(openUnder(policy, items, people, today).waiting).toEqual({ 'rsw-1': [1, 3], 'rsw-0': [2] })
  })

  it('warns of a role it does not have, by the numbers that can still come to it; a rung that is behind is no matter', () => {
    const items = [waits(1, ['gm', 'hos']), waits(2, ['gm', 'hos'], 1), waits(3, ['hos', 'ad'])]
    expect(openUnder(without('gm'), items, people, today).missingRoles).toEqual([{ role: 'gm', decisions: [1] }])
    expect(openUnder(without('gm', 'ad'), items, people, today).missingRoles)
      .toEqual([{ role: 'gm', decisions: [1] }, { role: 'ad', decisions: [3] }])
    expect(openUnder(policy, items, people, today).missingRoles).toEqual([])
  })

  it('warns of what nobody could answer: no rung has anybody with that post', () => {
    expect(openUnder(policy, [waits(1, ['gm']), waits(2, ['mayor', 'king'])], people, today).unanswerable).toEqual([2])
  })
})

describe('who would stand where', () => {
  it('names rungs nobody holds, and posts that are no role of it', () => {
    const more: Policy = { ...without('sw'), ladders: { ...policy.ladders, routine: [...policy.ladders.routine, { ...policy.ladders.routine[0]!, role: 'mayor' }] } }
    const staff = staffUnder(more, people, today)
    expect(staff.emptyRungs).toContain('mayor')
    expect(staff.strangers.map(({ role }) => role)).toEqual(people.some(({ posts }) => posts.some(({ role }) => role === 'sw')) ? ['sw'] : [])
  })
})

describe('the policy a decision keeps', () => {
  const next = without('gm')

  it('is the one it was judged under, when another is in force', () => {
    const judged = { ...decision, judgement: { ...decision.judgement, policyVersion: policy.version } }
    expect(judgedUnder(judged, { policy: next, policiesBefore: { byVersion: { [policy.version]: policy }, since: null } })).toBe(policy)
  })

  it('and the one in force where it was judged under that', () => {
    const judged = { ...decision, judgement: { ...decision.judgement, policyVersion: 'next-1' } }
    expect(judgedUnder(judged, { policy: next, policiesBefore: { byVersion: { [policy.version]: policy }, since: null } })).toBe(next)
    expect(judgedUnder(decision, { policy })).toBe(policy)
  })
})

describe('who manages units', () => {
  it('is the first rung above the unit, by whatever name', () => {
    expect([managingRole(policy), managerName(policy)]).toEqual(['gm', 'group manager'])
    const flat = { ...policy, ladders: { ...policy.ladders, routine: policy.ladders.routine.slice(0, 1) } }
    expect([managingRole(flat), managerName(flat)]).toEqual([null, 'manager'])
  })
})
