import type { Policy } from '../policy.ts'
import { comparable } from './find-row.ts'
import type { MatrixRow } from './matrix.ts'
import { isAtLeast, rungOf } from './rank.ts'

/** Where a policy contradicts itself, and what to do, in one sentence. */
export interface PolicyProblem {
  readonly path: readonly (string | number)[]
  readonly problem: string
}

/** Every contradiction in a policy whose fields are each in order, all at once. An empty list: it may be applied. */
export function policyProblems(policy: Policy): readonly PolicyProblem[] {
  return [
    ...repeats(policy.roles.map((role) => role.id), ['roles'], 'role'),
    ...repeats(policy.panels.map((panel) => panel.id), ['panels'], 'panel'),
    ...repeats(policy.matrix.map((row) => row.id), ['matrix'], 'row'),
    ...strangers(policy),
    ...leadership(policy),
    ...policy.matrix.flatMap((row, index) => rowProblems(row, index, policy)),
    ...sharedWords(policy),
    ...ladderProblems(policy),
    ...timeProblems(policy),
  ]
}

function repeats(ids: readonly string[], path: PolicyProblem['path'], noun: string): readonly PolicyProblem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index ? [{ path: [...path, index, 'id'], problem: `the ${noun} ${id} is there twice; keep one` }] : [])
}

/** Roles and panels that are named somewhere and described nowhere. */
function strangers(policy: Policy): readonly PolicyProblem[] {
  const roles = new Set(policy.roles.map((role) => role.id))
  const panels = new Set(policy.panels.map((panel) => panel.id))
  const named: readonly { path: PolicyProblem['path']; role: string | null; panel?: string | null }[] = [
    ...policy.roles.flatMap((role, at) => role.coveredBy.map((by, index) => ({ path: ['roles', at, 'coveredBy', index], role: by }))),
    ...policy.panels.map((panel, at) => ({ path: ['panels', at, 'chair'], role: panel.chair })),
    ...policy.matrix.flatMap((row, at) => row.authorities.map((each, index) => ({ path: ['matrix', at, 'authorities', index], role: each.role }))),
    ...policy.matrix.map((row, at) => ({ path: ['matrix', at, 'otherwise'], role: row.otherwise.role, panel: row.otherwise.panel })),
    { path: ['unknownDecision'], role: policy.unknownDecision.role, panel: policy.unknownDecision.panel },
    ...(['routine', 'urgent'] as const).flatMap((name) => policy.ladders[name].map((step, at) => ({ path: ['ladders', name, at], role: step.role }))),
    ...Object.entries(policy.taskClasses).flatMap(([name, taskClass]) => [
      ...Object.keys(taskClass.who).map((role) => ({ path: ['taskClasses', name, 'who', role], role })),
      { path: ['taskClasses', name, 'fallsTo'], role: taskClass.fallsTo },
    ]),
  ]
  return named.flatMap(({ path, role, panel = null }) => [
    ...(role === null || roles.has(role) ? [] : [{ path, problem: `no role is called ${role}; add it to roles or correct the name` }]),
    ...(panel === null || panels.has(panel) ? [] : [{ path, problem: `no panel is called ${panel}; add it to panels or correct the name` }]),
  ])
}

function leadership(policy: Policy): readonly PolicyProblem[] {
  const outside = policy.roles.flatMap((role, index) => role.leadsUnit && !role.isInUnit
    ? [{ path: ['roles', index, 'leadsUnit'], problem: `${role.id} leads a unit and so must be in it` }]
    : [])
  return policy.roles.some((role) => role.leadsUnit) ? outside : [...outside, { path: ['roles'], problem: 'no role leads a unit; say which with leadsUnit' }]
}

function rowProblems(row: MatrixRow, index: number, policy: Policy): readonly PolicyProblem[] {
  const path = ['matrix', index]
  const problems: PolicyProblem[] = []
  const limited = row.authorities.filter((authority) => authority.upTo !== null)
  if (limited.length > 0 && !row.needsAmount) problems.push({ path, problem: `${row.id} has a limit in money, so it needs an amount` })
  if (row.needsAmount && limited.length > 0 && row.windowDays === null) {
    problems.push({ path, problem: `${row.id} has a limit but no windowDays, so splitting a sum would pass; say over how many days sums count together` })
  }
  problems.push(...repeats(row.authorities.map((authority) => authority.role), [...path, 'authorities'], 'role'))

  for (const [at, authority] of row.authorities.entries()) {
    if (!isAtLeast(row.otherwise.role, authority.role, policy)) {
      problems.push({ path: [...path, 'otherwise'], problem: `${row.id} goes to ${row.otherwise.role}, who does not stand above ${authority.role} on the routine ladder` })
    }
    const below = row.authorities.find((other) => other.role !== authority.role && isAtLeast(authority.role, other.role, policy) && exceeds(other.upTo, authority.upTo))
    if (below !== undefined) {
      problems.push({ path: [...path, 'authorities', at, 'upTo'], problem: `${row.id}: ${authority.role} stands above ${below.role} and may agree less` })
    }
  }
  const chair = policy.panels.find((panel) => panel.id === row.otherwise.panel)?.chair
  if (chair !== undefined && !isAtLeast(chair, row.otherwise.role, policy)) {
    problems.push({ path: [...path, 'otherwise'], problem: `${row.id} goes to ${row.otherwise.role}, who stands above the chair of its panel, ${chair}` })
  }
  return problems
}

/** Whether one limit is more than another; null is no limit at all. */
function exceeds(one: number | null, other: number | null): boolean {
  return other !== null && (one === null || one > other)
}

/** A phrase two rows share names neither. */
function sharedWords(policy: Policy): readonly PolicyProblem[] {
  const owner = new Map<string, string>()
  return policy.matrix.flatMap((row, at) => row.words.flatMap((words, index) => {
    const phrase = comparable(words)
    const path = ['matrix', at, 'words', index]
    if (phrase === '') return [{ path, problem: `${row.id} has a phrase without letters or figures; take it out` }]
    const first = owner.get(phrase) ?? row.id
    owner.set(phrase, first)
    return first === row.id ? [] : [{ path, problem: `"${words}" names both ${first} and ${row.id}; leave it with one of them` }]
  }))
}

/** Everything that goes up must find its rung, on both ladders, and nobody stands on a ladder twice. */
function ladderProblems(policy: Policy): readonly PolicyProblem[] {
  const goesTo = new Set([
    policy.unknownDecision.role,
    ...policy.matrix.map((row) => row.otherwise.role),
    ...policy.panels.map((panel) => panel.chair),
  ])
  return (['routine', 'urgent'] as const).flatMap((name) => {
    const rungs = policy.ladders[name].map((step) => step.role)
    const missing = [...goesTo].filter((role) => !rungs.includes(role))
    const isDisordered = rungs.some((role, index) => index > 0 && rungOf(role, policy) <= rungOf(rungs[index - 1] ?? '', policy))
    return [
      ...missing.map((role) => ({ path: ['ladders', name], problem: `decisions go to ${role}, which is not on the ${name} ladder` })),
      ...rungs.flatMap((role, at) => rungs.indexOf(role) < at ? [{ path: ['ladders', name, at], problem: `${role} is on the ${name} ladder twice` }] : []),
      ...(name === 'urgent' && isDisordered ? [{ path: ['ladders', name], problem: 'the urgent ladder climbs in another order than the routine one' }] : []),
    ]
  })
}

function timeProblems(policy: Policy): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = []
  if (policy.workingHours.from >= policy.workingHours.to) problems.push({ path: ['workingHours'], problem: 'working hours end before they begin' })
  if (new Set(policy.nudges).size < policy.nudges.length) problems.push({ path: ['nudges'], problem: 'the same number of days is there twice' })
  for (const [at, term] of policy.terms.entries()) {
    const previous = policy.terms[at - 1]
    if (term.to < term.from) problems.push({ path: ['terms', at], problem: 'the term ends before it begins' })
    if (previous !== undefined && term.from <= previous.to) problems.push({ path: ['terms', at], problem: 'the term begins before the one before it has ended' })
  }
  return problems
}
