import { panelProblems, rolesOfPanels } from '../panel/panel-problems.ts'
import { ladderProblems, ladderRoles } from '../escalation/ladder-problems.ts'
import type { Policy } from '../policy.ts'
import { inductionProblems } from './induction-problems.ts'
import { matrixProblems } from './matrix-problems.ts'

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
    ...matrixProblems(policy),
    ...panelProblems(policy.panels),
    ...inductionProblems(policy),
    ...ladderProblems(policy),
    ...timeProblems(policy),
  ]
}

/** What is there twice. */
function repeats(ids: readonly string[], path: PolicyProblem['path'], noun: string): readonly PolicyProblem[] {
  return ids.flatMap((id, index) => {
    if (ids.indexOf(id) === index) return []
    return [{ path: [...path, index], problem: `the ${noun} ${id} is there twice; keep one` }]
  })
}

/** Roles and panels that are named somewhere and described nowhere. */
function strangers(policy: Policy): readonly PolicyProblem[] {
  const roles = new Set(policy.roles.map((role) => role.id))
  const panels = new Set(policy.panels.map((panel) => panel.id))
  const referrals = [...policy.matrix.map((row, at) => ({ path: ['matrix', at, 'otherwise'], ...row.otherwise })),
    { path: ['unknownDecision'], ...policy.unknownDecision }]
  return [
    ...namedRoles(policy).filter(({ role }) => !roles.has(role))
      .map(({ path, role }) => ({ path, problem: `no role is called ${role}; add it to roles or correct the name` })),
    ...referrals.filter(({ panel }) => panel !== null && !panels.has(panel))
      .map(({ path, panel }) =>
        ({ path: [...path, 'panel'], problem: `no panel is called ${panel}; add it to panels or correct the name` })),
  ]
}

/** Every place that names a role. */
function namedRoles(policy: Policy): readonly { readonly path: PolicyProblem['path']; readonly role: string }[] {
  return [
    ...policy.roles.flatMap(({ coveredBy }, at) => coveredBy.map((role, index) => ({ path: ['roles', at, 'coveredBy', index], role }))),
    ...policy.panels.map((panel, at) => ({ path: ['panels', at, 'chair'], role: panel.chair })),
    ...rolesOfPanels(policy.panels),
    ...policy.matrix.flatMap(({ authorities, otherwise }, at) => [
      ...authorities.map(({ role }, index) => ({ path: ['matrix', at, 'authorities', index, 'role'], role })),
      { path: ['matrix', at, 'otherwise', 'role'], role: otherwise.role },
    ]),
    { path: ['unknownDecision', 'role'], role: policy.unknownDecision.role },
    ...inductionRoles(policy),
    ...ladderRoles(policy),
    ...Object.entries(policy.taskClasses).flatMap(([name, { who, fallsTo }]) => [
      ...Object.keys(who).map((role) => ({ path: ['taskClasses', name, 'who', role], role })),
      ...(fallsTo === null ? [] : [{ path: ['taskClasses', name, 'fallsTo'], role: fallsTo }]),
    ]),
  ]
}

function inductionRoles({ induction }: Policy): readonly { readonly path: PolicyProblem['path']; readonly role: string }[] {
  if (induction === null) return []
  const { role, coSign, checkIn } = induction
  return [
    { path: ['induction', 'role'], role },
    ...(coSign === null ? [] : [{ path: ['induction', 'coSign', 'by'], role: coSign.by }]),
    ...(checkIn === null ? [] : [{ path: ['induction', 'checkIn', 'by'], role: checkIn.by }]),
  ]
}

function leadership(policy: Policy): readonly PolicyProblem[] {
  const problems = policy.roles.flatMap((role, index) => (!role.leadsUnit || role.isInUnit
    ? []
    : [{ path: ['roles', index, 'leadsUnit'], problem: `${role.id} leads a unit and so must be in it` }]))
  if (policy.roles.some((role) => role.leadsUnit)) return problems
  return [...problems, { path: ['roles'], problem: 'no role leads a unit; say which with leadsUnit' }]
}

function timeProblems(policy: Policy): readonly PolicyProblem[] {
  const { workingHours, nudges, terms } = policy
  const hours = workingHours.from < workingHours.to ? [] : [{ path: ['workingHours'], problem: 'working hours end before they begin' }]
  const days = repeats(nudges.map(String), ['nudges'], 'number')
  return [...hours, ...days, ...terms.flatMap((term, at) => {
    const path = ['terms', at]
    const previous = terms[at - 1]
    if (term.to < term.from) return [{ path, problem: 'the term ends before it begins' }]
    if (previous === undefined || previous.to < term.from) return []
    return [{ path, problem: 'the term begins before the one above it has ended; put terms in order' }]
  })]
}
