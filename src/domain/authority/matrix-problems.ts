import type { Policy } from '../policy.ts'
import { comparable } from './phrase-book.ts'
import type { Authority, MatrixRow } from './matrix.ts'
import type { PolicyProblem } from './policy-problems.ts'
import { isAtLeast } from './rank.ts'

/** Where the rows of a matrix contradict themselves or one another. */
export function matrixProblems(policy: Policy): readonly PolicyProblem[] {
  return [
    ...policy.matrix.flatMap((row, at) => [
      ...moneyProblems(row, ['matrix', at]),
      ...authorityProblems(row, ['matrix', at, 'authorities'], policy),
      ...panelProblems(row, ['matrix', at, 'otherwise'], policy),
    ]),
    ...sharedWords(policy),
  ]
}

/** Decisions are looked back at for little more than a year, so that a longer window would not count all it says. */
const LONGEST_WINDOW_DAYS = 366

/** A limit needs an amount to compare and a window to count in, or splitting a sum would pass (DOMAIN, hard edges). */
function moneyProblems(row: MatrixRow, path: PolicyProblem['path']): readonly PolicyProblem[] {
  if ((row.windowDays ?? 0) > LONGEST_WINDOW_DAYS) {
    const problem = `${row.id} counts sums over more than a year; say ${LONGEST_WINDOW_DAYS} days at most`
    return [{ path: [...path, 'windowDays'], problem }]
  }
  if (row.authorities.every((authority) => authority.upTo === null)) return []
  return [
    ...(row.needsAmount ? [] : [{ path: [...path, 'needsAmount'], problem: `${row.id} has a limit in money, so it needs an amount` }]),
    ...(row.windowDays !== null
      ? []
      : [{ path: [...path, 'windowDays'], problem: `${row.id} has a limit; say over how many days sums count together` }]),
  ]
}

/** Each role once, the row's way up above all of them, and nobody allowed less than somebody below. */
function authorityProblems(row: MatrixRow, path: PolicyProblem['path'], policy: Policy): readonly PolicyProblem[] {
  const { authorities, otherwise } = row
  return authorities.flatMap((authority, at) => {
    const { role } = authority
    const isRepeated = authorities.findIndex((other) => other.role === role) < at
    const below = authorities.find((other) =>
      other.role !== role && isAtLeast(role, other.role, policy) && allowsMore(other, authority))
    return [
      ...(isRepeated ? [{ path: [...path, at], problem: `${row.id} names ${role} twice; keep one` }] : []),
      ...(isAtLeast(otherwise.role, role, policy)
        ? []
        : [{ path: [...path, at],
            problem: `${row.id} goes up to ${otherwise.role}, who does not stand above ${role} on the routine ladder` }]),
      ...(below === undefined
        ? []
        : [{ path: [...path, at, 'upTo'], problem: `${row.id}: ${role} stands above ${below.role} and may agree less` }]),
    ]
  })
}

function allowsMore(one: Authority, other: Authority): boolean {
  return other.upTo !== null && (one.upTo === null || one.upTo > other.upTo)
}

function panelProblems(row: MatrixRow, path: PolicyProblem['path'], policy: Policy): readonly PolicyProblem[] {
  const chair = policy.panels.find((panel) => panel.id === row.otherwise.panel)?.chair
  if (chair === undefined || isAtLeast(chair, row.otherwise.role, policy)) return []
  return [{ path, problem: `${row.id} goes up to ${row.otherwise.role}, who does not stand below the chair of its panel, ${chair}` }]
}

/** A phrase that two rows share names neither. */
function sharedWords(policy: Policy): readonly PolicyProblem[] {
  const owners = new Map<string, string>()
  return policy.matrix.flatMap((row, at) => row.words.flatMap((words, index) => {
    const path = ['matrix', at, 'words', index]
    const phrase = comparable(words)
    if (phrase === '') return [{ path, problem: `${row.id} has a phrase without letters or figures; take it out` }]
    const owner = owners.get(phrase) ?? row.id
    owners.set(phrase, owner)
    return owner === row.id ? [] : [{ path, problem: `"${words}" names both ${owner} and ${row.id}; leave it with one of them` }]
  }))
}
