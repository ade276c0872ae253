import type { Drift, Finding } from '../domain/drift/drift.ts'
import type { LastMove } from '../domain/drift/last-move.ts'
import type { CaseRef, ChildId } from '../domain/ids.ts'
import { counted } from './counted.ts'
import { linesOf } from './digest-section.ts'
import type { Block, Text } from './model.ts'
import { date, heading, joined, strong, text } from './text.ts'

/** A case on which nothing has happened for too long, with the words needed to show it. */
export interface DriftShown {
  readonly drift: Pick<Drift, 'id' | 'version' | 'state' | 'findings' | 'managerOn' | 'closedAt'>
  readonly caseRef: CaseRef
  readonly children: readonly { readonly id: ChildId; readonly ref: string }[]
}

export interface DriftList {
  readonly count: number
  readonly items: readonly DriftShown[]
  readonly hidden: number
}

const LAST: Readonly<Record<LastMove, string>> = {
  visit: 'the last visit', review: 'the last review', plan: 'the last change of plan', decision: 'the last decision',
  beginning: 'it was first heard of',
}

/** `C-1042-A: nothing since the last visit on Mon 5 Oct 2026`; the child is named by reference where there are several. */
export function findingInWords(finding: Finding, { children }: Pick<DriftShown, 'children'>): Text {
  const child = children.length > 1 ? children.find((one) => one.id === finding.childId)?.ref : undefined
  const whose = child === undefined ? [] : [strong(child), ...text(': ')]
  if (finding.kind === 'plan') {
    return [...whose, ...text(`${finding.months} months on a child protection plan, since `, date(finding.since))]
  }
  return [...whose, ...text(`nothing since ${LAST[finding.last]} on `, date(finding.since), `, ${counted(finding.weeks, 'week')} or more`)]
}

/** A heading that counts them, and a line each; nothing when no case drifts. */
export function driftBlocks({ count, items, hidden }: DriftList): readonly Block[] {
  return count === 0 ? [] : [heading(`Drifting: ${counted(count, 'case')}`), linesOf(items.map(driftLine), hidden)]
}

/** `C-1042: nothing since the last visit on Mon 5 Oct 2026, 8 weeks or more`. */
export function driftLine(shown: DriftShown): Text {
  return [strong(shown.caseRef), ...text(': '), ...joined(shown.drift.findings.map((finding) => findingInWords(finding, shown)), '; ')]
}
