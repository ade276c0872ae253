import type { Finding } from '../domain/drift/drift.ts'
import type { ChildId, DriftId } from '../domain/ids.ts'
import type { DriftShown } from './drift-shown.ts'
import { caseRef, day } from './example-world.ts'

const [a, b] = ['child-a' as ChildId, 'child-b' as ChildId]

const still: Finding = { kind: 'still', childId: a, since: day('2026-09-28'), last: 'visit', weeks: 8, from: day('2026-11-23') }
const baby: Finding = { kind: 'still', childId: b, since: day('2026-10-26'), last: 'decision', weeks: 4, from: day('2026-11-23') }
const plan: Finding = { kind: 'plan', childId: a, since: day('2025-08-24'), months: 15, weeks: 8, from: day('2026-11-24') }

function drifting(ref: string, findings: readonly Finding[], children: readonly ChildId[] = [a]): DriftShown {
  return {
    drift: { id: 'drift-1' as DriftId, version: 1, state: 'open', findings, managerOn: day('2026-12-01'), closedAt: null },
    caseRef: caseRef(ref), children: children.map((id, index) => ({ id, ref: `${ref}-${index === 0 ? 'A' : 'B'}` })),
  }
}

/** Cases on which nothing has happened for too long, for examples. */
export const drifts = {
  still: drifting('C-1042', [still]),
  siblings: drifting('C-1007', [still, baby], [a, b]),
  plan: drifting('C-1031', [plan]),
} as const
