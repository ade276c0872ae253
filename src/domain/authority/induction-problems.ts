import type { Policy } from '../policy.ts'
import type { InductionPolicy } from './induction-policy.ts'
import type { MatrixRow } from './matrix.ts'
import type { PolicyProblem } from './policy-problems.ts'
import { isAtLeast } from './rank.ts'

/** Where what a policy says of somebody's first months in post contradicts the rest of it. */
export function inductionProblems(policy: Policy): readonly PolicyProblem[] {
  const { induction } = policy
  if (induction === null) return []
  return [...limitProblems(induction, policy), ...coSignProblems(induction, policy), ...checkInProblems(induction)]
}

/** A limit in the first months is lower than the one that comes after them: closer support never gives more. */
function limitProblems({ role, limits }: InductionPolicy, policy: Policy): readonly PolicyProblem[] {
  return limits.flatMap(({ row: id, upTo }, at) => {
    const path = ['induction', 'limits', at]
    if (limits.findIndex((other) => other.row === id) < at) return [{ path, problem: `${id} is there twice; keep one` }]
    const row = policy.matrix.find((each) => each.id === id)
    if (row === undefined) return [noRow([...path, 'row'], id)]
    const authority = row.authorities.find((each) => each.role === role)
    if (authority === undefined) return [{ path, problem: `${id} gives ${role} nothing to decide, so there is no limit to lower` }]
    if (!row.needsAmount) return [{ path, problem: `${id} has no amount, so a limit cannot be judged` }]
    if (row.windowDays === null) return [{ path, problem: `${id} has a limit; say over how many days sums count together` }]
    if (authority.upTo === null || upTo < authority.upTo) return []
    return [{ path: [...path, 'upTo'], problem: `${id}: a limit in the first months has to be lower than the one after them` }]
  })
}

function coSignProblems({ role, coSign }: InductionPolicy, policy: Policy): readonly PolicyProblem[] {
  if (coSign === null) return []
  const rows = coSign.rows.flatMap((id, at) => {
    const path = ['induction', 'coSign', 'rows', at]
    const row: MatrixRow | undefined = policy.matrix.find((each) => each.id === id)
    if (row === undefined) return [noRow(path, id)]
    if (row.authorities.some((each) => each.role === role)) return []
    return [{ path, problem: `${id} gives ${role} nothing to decide, so there is nothing to co-sign` }]
  })
  const by = ['induction', 'coSign', 'by']
  const isOnLadders = (['routine', 'urgent'] as const).every((name) => policy.ladders[name].some((step) => step.role === coSign.by))
  return [
    ...rows,
    ...(isOnLadders ? [] : [{ path: by, problem: `decisions go to ${coSign.by} to be co-signed, who is not on both ladders` }]),
    ...(!isOnLadders || (coSign.by !== role && isAtLeast(coSign.by, role, policy))
      ? []
      : [{ path: by, problem: `${coSign.by} co-signs for ${role} and does not stand above them on the routine ladder` }]),
  ]
}

function checkInProblems({ role, checkIn }: InductionPolicy): readonly PolicyProblem[] {
  if (checkIn?.by !== role) return []
  return [{ path: ['induction', 'checkIn', 'by'], problem: `${role} cannot check in with themselves; say who stands above them` }]
}

function noRow(path: PolicyProblem['path'], id: string): PolicyProblem {
  return { path, problem: `no row is called ${id}; add it to the matrix or correct the name` }
}
