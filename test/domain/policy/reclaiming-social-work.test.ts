import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema } from '../../../src/domain/policy.ts'
import type { TaskClass } from '../../../src/domain/task/task.ts'

const policy = policySchema.parse(shipped)

/** DOMAIN, "Who may decide", written out again by hand: the CSW's authority, and where it goes otherwise. */
type Reading = readonly [id: string, csw: 'yes' | 'no' | 'up to £500.00' | 'unless a protection plan is open', otherwise: string]
const DOMAIN_MATRIX: readonly Reading[] = [
  ['start-s47', 'yes', 'gm'],
  ['refer', 'yes', 'gm'],
  ['spend', 'up to £500.00', 'gm'],
  ['day-to-day', 'yes', 'gm'],
  ['jarp', 'no', 'gm → jarp'],
  ['section-20', 'no', 'gm → resource'],
  ['pre-proceedings', 'no', 'gm → resource'],
  ['care-proceedings', 'no', 'gm → resource'],
  ['emergency-protection-order', 'no', 'gm → resource'],
  ['residential', 'no', 'gm → resource'],
  ['return-home', 'no', 'gm'],
  ['permanence', 'no', 'gm'],
  ['close', 'unless a protection plan is open', 'gm'],
  ['outside-methods', 'no', 'gm'],
]

describe('the default policy is DOMAIN’s matrix of responsibility', () => {
  it('has its rows and no other', () => {
    expect(policy.matrix.map((row) => row.id)).toEqual(DOMAIN_MATRIX.map(([id]) => id))
  })

  it.each(DOMAIN_MATRIX)('%s: within a CSW’s authority: %s; otherwise %s', (id, csw, otherwise) => {
    const row = policy.matrix.find((each) => each.id === id)
    const authorities = {
      'yes': [{ role: 'csw', upTo: null, unless: [] }],
      'no': [],
      'up to £500.00': [{ role: 'csw', upTo: 50_000, unless: [] }],
      'unless a protection plan is open': [{ role: 'csw', upTo: null, unless: ['protection-plan-open'] }],
    }[csw]
    const [role, panel = null] = otherwise.split(' → ')
    expect(row?.authorities).toEqual(authorities)
    expect(row?.otherwise).toEqual({ role, panel })
  })

  it('sends what the matrix does not name to the group manager: unknown means ask', () => {
    expect(policy.unknownDecision).toEqual({ role: 'gm', panel: null })
  })

  it('needs an amount for money alone, and counts sums over 28 days so that splitting does not pass', () => {
    expect(policy.matrix.filter((row) => row.needsAmount).map((row) => [row.id, row.windowDays])).toEqual([['spend', 28]])
  })

  it('records protection at once: section 47 and the emergency protection order', () => {
    expect(policy.matrix.filter((row) => row.isProtective).map((row) => row.id)).toEqual(['start-s47', 'emergency-protection-order'])
  })
})

describe('its people are DOMAIN’s', () => {
  it.each([
    ['csw', true], ['sw', true], ['cp', true], ['clinician', true], ['uc', true], ['gm', false], ['hos', false], ['ad', false],
    ['lawyer', false], ['psw', false], ['supervising-clinician', false], ['administration-manager', false],
  ])('%s, in the unit: %s', (id, isInUnit) => {
    expect(policy.roles.find((role) => role.id === id)?.isInUnit).toBe(isInUnit)
  })

  it('is led by the CSW and co-ordinated by the UC, and has no other roles', () => {
    expect(policy.roles.filter((role) => role.leadsUnit).map((role) => role.id)).toEqual(['csw'])
    expect(policy.roles.filter((role) => role.coordinates).map((role) => role.id)).toEqual(['uc'])
    expect(policy.roles).toHaveLength(12)
  })

  it('climbs from the unit to the group manager, the head of service and the assistant director, in minutes when it is urgent', () => {
    for (const ladder of [policy.ladders.routine, policy.ladders.urgent]) {
      expect(ladder.map((step) => step.role)).toEqual(['csw', 'gm', 'hos', 'ad'])
    }
    expect(policy.ladders.routine.every((step) => step.wait.counting === 'working')).toBe(true)
    expect(policy.ladders.urgent.every((step) => step.wait.counting === 'elapsed' && step.wait.minutes <= 15)).toBe(true)
  })

  it('lets nobody but social workers and managers decide as cover', () => {
    for (const role of policy.roles) expect(role.coveredBy.filter((by) => !['csw', 'sw', 'gm', 'hos', 'ad'].includes(by))).toEqual([])
  })
})

describe('who may do which task is STATUTORY’s table', () => {
  it.each<readonly [TaskClass, csw: string, sw: string, cp: string, clinician: string, uc: string, isHard: boolean]>([
    ['protection', 'yes', 'yes', 'no', 'no', 'no', true],
    ['assessment-lead', 'yes', 'yes', 'contributes', 'contributes', 'no', false],
    ['looked-after-visit', 'yes', 'yes', 'no', 'no', 'no', false],
    ['child-in-need-visit', 'yes', 'yes', 'yes', 'yes', 'no', false],
    ['direct-work', 'yes', 'yes', 'yes', 'yes', 'no', false],
    ['outside-unit', 'no', 'no', 'no', 'no', 'no', true],
    ['arranging', 'yes', 'yes', 'yes', 'yes', 'yes', false],
  ])('%s', (taskClass, csw, sw, cp, clinician, uc, isHard) => {
    expect(policy.taskClasses[taskClass].who).toEqual({ csw, sw, cp, clinician, uc })
    expect(policy.taskClasses[taskClass].isHard).toBe(isHard)
  })

  it('booking and papers fall to the unit co-ordinator', () => {
    expect(Object.entries(policy.taskClasses).filter(([, { fallsTo }]) => fallsTo !== null).map(([name, { fallsTo }]) => [name, fallsTo]))
      .toEqual([['arranging', 'uc']])
  })
})

it('says things when the pages say: nudges at 10, 5, 2 and 0 working days, the digest at 08:30 looking five working days ahead', () => {
  expect(policy.nudges).toEqual([10, 5, 2, 0])
  expect(policy.digest).toMatchObject({ time: '08:30', aheadWorkingDays: 5 })
})
