import type { Instant } from '../../domain/calendar/london.ts'
import type { CaseRef, PersonId } from '../../domain/ids.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { waiting } from '../example-decisions.ts'
import { lines } from '../example-tasks.ts'
import { caseRef, now, staff } from '../example-world.ts'
import type { Block, Button, Message } from '../model.ts'
import type { TaskColumn, TaskLine } from '../task-lines.ts'
import { basesOf, taskTable } from '../task-lines.ts'
import { button, buttons, heading, paragraph } from '../text.ts'
import type { WaitingShown } from '../waiting-shown.ts'
import { waitingBlocks } from '../waiting-shown.ts'

/** What was asked for: my tasks, the unit's, the unit's next five working days, or one case's. */
export type DueScope =
  /** With the decisions that wait for the reader: those are due as well. */
  | { readonly kind: 'mine'; readonly readerId: PersonId; readonly waiting: readonly WaitingShown[] }
  | { readonly kind: 'unit'; readonly unitName: string }
  | { readonly kind: 'week'; readonly unitName: string }
  | { readonly kind: 'case'; readonly caseRef: CaseRef; readonly hasSeveralChildren: boolean }

export interface DueGroup {
  readonly lines: readonly TaskLine[]
  /** How many more the caller cut off already. */
  readonly hidden: number
}

export interface DueList {
  readonly scope: DueScope
  readonly overdue: DueGroup
  readonly today: DueGroup
  /** Everything after today, and what has no limit. */
  readonly next: DueGroup
  readonly now: Instant
}

/** Rows in one group; the rest are counted. */
const MOST = 15

/** The answer to `/due`: overdue, today, next. */
export function dueList({ scope, overdue, today, next, now }: DueList): Message {
  const groups = [overdue, today, next]
  const title = titleOf(scope)
  const decisions = waitingIn(scope)
  const blocksOf = (name: string, group: DueGroup) => groupBlocks(name, group, columnsFor(scope), now)
  const isNothing = decisions.length === 0 && groups.every((group) => size(group) === 0)
  return {
    summary: `${title}: ${size(overdue)} overdue, ${size(today)} due today, ${size(next)} next.`,
    blocks: [
      heading(title),
      ...(isNothing ? [paragraph('Nothing is due.')] : []),
      ...blocksOf('Overdue', overdue),
      ...blocksOf('Due today', today),
      ...decisions,
      ...blocksOf('Next', next),
      ...datesFrom(groups.flatMap((group) => basesOf(group.lines.slice(0, MOST)))),
      buttons(...nearby(scope)),
    ],
  }
}

function groupBlocks(name: string, group: DueGroup, columns: readonly TaskColumn[], now: Instant): readonly Block[] {
  if (size(group) === 0) return []
  const shown = group.lines.slice(0, MOST)
  return [taskTable(`${name}: ${counted(size(group), 'task')}`, shown, { now, columns, hidden: size(group) - shown.length })]
}

function waitingIn(scope: DueScope): readonly Block[] {
  if (scope.kind !== 'mine') return []
  const { waiting, readerId } = scope
  const items = waiting.slice(0, MOST)
  const list = { count: waiting.length, items, hidden: waiting.length - items.length }
  return waitingBlocks('Waiting for your decision', list, { id: readerId })
}

const size = ({ lines, hidden }: DueGroup): number => lines.length + hidden

function titleOf(scope: DueScope): string {
  switch (scope.kind) {
    case 'mine': return 'Your tasks'
    case 'unit': return `Open tasks in ${scope.unitName}`
    case 'week': return `This week in ${scope.unitName}`
    case 'case': return `Open tasks on ${scope.caseRef}`
    default: return scope satisfies never
  }
}

function columnsFor(scope: DueScope): readonly TaskColumn[] {
  switch (scope.kind) {
    case 'mine': return ['case']
    case 'case': return scope.hasSeveralChildren ? ['child', 'owner'] : ['owner']
    case 'unit': case 'week': return ['case', 'owner']
    default: return scope satisfies never
  }
}

function nearby(scope: DueScope): readonly Button[] {
  const mine: Button = button('My tasks', { kind: 'show-due', scope: 'mine' })
  const unit: Button = button('The unit’s tasks', { kind: 'show-due', scope: 'unit' })
  const week: Button = button('This week', { kind: 'show-due', scope: 'week' })
  switch (scope.kind) {
    case 'mine': return [unit, week]
    case 'unit': return [mine, week]
    case 'week': return [mine, unit]
    case 'case': return [button(`Show ${scope.caseRef}`, { kind: 'show-case', case: scope.caseRef })]
    default: return scope satisfies never
  }
}

const mine = (...some: readonly WaitingShown[]): DueScope => ({ kind: 'mine', readerId: staff.ruth.id, waiting: some })
const group = (...some: readonly TaskLine[]): DueGroup => ({ lines: some, hidden: 0 })

export const dueListExamples: readonly Example[] = [
  {
    title: 'My tasks',
    message: dueList({ scope: mine(), overdue: group(lines.visit), today: group(), next: group(lines.homeVisit), now }),
  },
  {
    title: 'A group manager’s tasks',
    message: dueList({ scope: mine(waiting.urgent, waiting.routine), overdue: group(), today: group(), next: group(), now }),
  },
  {
    title: 'The unit’s tasks, cut',
    message: dueList({
      scope: { kind: 'unit', unitName: 'Hawthorn' }, now, overdue: group(lines.visit), today: group(lines.childInNeedVisit),
      next: { lines: [lines.direction, lines.homeVisit, lines.conference, lines.review, lines.errand], hidden: 108 },
    }),
  },
  {
    title: 'The unit’s week',
    message: dueList({
      scope: { kind: 'week', unitName: 'Hawthorn' }, now,
      overdue: group(), today: group(lines.childInNeedVisit), next: group(lines.direction, lines.conference),
    }),
  },
  {
    title: 'One case’s tasks',
    message: dueList({
      scope: { kind: 'case', caseRef: caseRef('C-1042'), hasSeveralChildren: false }, now,
      overdue: group(lines.visit), today: group(), next: group(lines.homeVisit),
    }),
  },
  {
    title: 'The tasks of a case with several children',
    message: dueList({
      scope: { kind: 'case', caseRef: caseRef('C-1042'), hasSeveralChildren: true }, now,
      overdue: group(lines.visit), today: group(), next: group(lines.homeVisit),
    }),
  },
  { title: 'Nothing due', message: dueList({ scope: mine(), overdue: group(), today: group(), next: group(), now }) },
]
