import type { MatrixRow } from '../authority/matrix.ts'
import type { PolicyProblem } from '../authority/policy-problems.ts'
import { rungOf } from '../authority/rank.ts'
import type { Policy } from '../policy.ts'
import type { LadderStep, Ladders } from './escalation.ts'

/** One ladder as it stands in a policy. */
interface Found {
  readonly path: PolicyProblem['path']
  readonly pace: keyof Ladders
  readonly steps: readonly LadderStep[]
  /** Its row; null for the policy's own. */
  readonly row: MatrixRow | null
}

const PACES = ['routine', 'urgent'] as const

/** Where the ladders of a policy contradict themselves, the matrix or one another: something would stop, or never reach who settles it. */
export function ladderProblems(policy: Policy): readonly PolicyProblem[] {
  return [
    ...laddersOf(policy).flatMap((ladder) => [
      ...repeated(ladder), ...unreached(ladder, policy), ...disordered(ladder, policy),
      ...ladder.steps.flatMap((step, at) => stepProblems(step, [...ladder.path, at], ladder)),
    ]),
    ...(policy.acknowledgement.urgent.counting === 'elapsed'
      ? []
      : [{ path: ['acknowledgement', 'urgent', 'counting'], problem: 'what is urgent would be held all night; count elapsed minutes' }]),
  ]
}

/** Every role that a ladder names, and where. */
export function ladderRoles(policy: Policy): readonly { readonly path: PolicyProblem['path']; readonly role: string }[] {
  return laddersOf(policy).flatMap(({ path, steps }) => steps.map(({ role }, at) => ({ path: [...path, at, 'role'], role })))
}

function laddersOf(policy: Policy): readonly Found[] {
  return [
    ...PACES.map((pace) => ({ path: ['ladders', pace], pace, steps: policy.ladders[pace], row: null })),
    ...policy.matrix.flatMap((row, at) => PACES.flatMap((pace) => {
      const steps = row.ladders[pace]
      return steps === undefined ? [] : [{ path: ['matrix', at, 'ladders', pace], pace, steps, row }]
    })),
  ]
}

function repeated({ steps, path }: Found): readonly PolicyProblem[] {
  return steps.flatMap(({ role }, at) => (steps.findIndex((step) => step.role === role) === at
    ? []
    : [{ path: [...path, at], problem: `the rung ${role} is there twice; keep one` }]))
}

/** Everything that goes up must find its rung: for the policy's ladders all that goes anywhere, for a row's whoever may settle it. */
function unreached({ steps, path, pace, row }: Found, policy: Policy): readonly PolicyProblem[] {
  const needed = row === null ? goesAnywhere(policy) : settles(row, policy)
  return [...needed].filter((role) => !steps.some((step) => step.role === role)).map((role) => ({
    path,
    problem: row === null
      ? `decisions go to ${role}, which is not on the ${pace} ladder`
      : `${row.id} may go to ${role}, which is not on its ${pace} ladder: it would never reach them`,
  }))
}

function goesAnywhere(policy: Policy): ReadonlySet<string> {
  return new Set([
    policy.unknownDecision.role,
    ...policy.matrix.map((row) => row.otherwise.role),
    ...policy.panels.map((panel) => panel.chair),
  ])
}

function settles({ authorities, otherwise }: MatrixRow, policy: Policy): ReadonlySet<string> {
  const chair = policy.panels.find((panel) => panel.id === otherwise.panel)?.chair
  const able = authorities.map(({ role }) => role).filter((role) => rungOf(role, policy) >= 0)
  return new Set([...able, otherwise.role, ...(chair === undefined ? [] : [chair])])
}

/** The policy's routine ladder is who stands above whom; every other climbs in its order. */
function disordered({ steps, path, pace, row }: Found, policy: Policy): readonly PolicyProblem[] {
  if (row === null && pace === 'routine') return []
  const heights = steps.map(({ role }) => rungOf(role, policy))
  const beside = row === null ? -1 : heights.findIndex((height) => height < 0)
  if (beside >= 0) {
    const problem = `${steps[beside]?.role ?? ''} is not on the policy’s routine ladder, so nobody knows whom they stand above`
    return [{ path: [...path, beside], problem }]
  }
  if (!heights.some((height, index) => height <= (heights[index - 1] ?? -2))) return []
  const which = row === null ? 'the urgent ladder' : `the ${pace} ladder of ${row.id}`
  return [{ path, problem: `${which} climbs in another order than the routine one; put both in the same order` }]
}

function stepProblems({ role, wait, through }: LadderStep, path: PolicyProblem['path'], { pace }: Found): readonly PolicyProblem[] {
  return [
    ...(new Set(through).size === through.length
      ? []
      : [{ path: [...path, 'through'], problem: `${role} is told the same way twice; keep one` }]),
    ...(through.some((channel) => channel !== 'email')
      ? []
      : [{
        path: [...path, 'through'],
        problem: `${role} cannot answer a letter; tell them in direct messages or in the channel as well`,
      }]),
    ...(pace === 'urgent' && wait.counting === 'working'
      ? [{ path: [...path, 'wait', 'counting'], problem: `what is urgent would stop at ${role} all night; count elapsed minutes` }]
      : []),
  ]
}
