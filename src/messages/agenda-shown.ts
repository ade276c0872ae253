import type { LondonDate, LondonTime } from '../domain/calendar/london.ts'
import { shownOf } from '../domain/digest/lines.ts'
import type { CaseRef } from '../domain/ids.ts'
import type { AgendaReason } from '../domain/meeting/agenda.ts'
import { counted } from './counted.ts'
import { datesFrom } from './date-basis.ts'
import { linesOf } from './digest-section.ts'
import type { DriftShown } from './drift-shown.ts'
import { driftBlocks } from './drift-shown.ts'
import type { Block, Text } from './model.ts'
import type { TaskLine } from './task-lines.ts'
import { basesOf, taskLine, taskLineInCase } from './task-lines.ts'
import { date, heading, joined, paragraph, strong, text } from './text.ts'
import type { WaitingShown } from './waiting-shown.ts'
import { waitingLine } from './waiting-shown.ts'

export interface AgendaFamilyShown {
  readonly case: { readonly ref: CaseRef }
  readonly because: AgendaReason
  readonly tasks: readonly TaskLine[]
  readonly waiting: readonly WaitingShown[]
}

/** The weekly meeting's agenda; the domain's has this shape. */
export interface AgendaShown {
  readonly unit: { readonly name: string }
  readonly on: LondonDate
  readonly meeting: { readonly on: LondonDate; readonly time: LondonTime; readonly movedFrom: LondonDate | null } | null
  readonly families: readonly AgendaFamilyShown[]
  readonly ownTasks: readonly TaskLine[]
  readonly drifting: readonly DriftShown[]
}

/** Lines in one part of the agenda, and tasks in one family's line: a message is read, a paper is printed. */
const MOST_FAMILIES = 12
const MOST_TASKS = 3

const PARTS: readonly (readonly [AgendaReason, string])[] = [
  ['overdue', 'Overdue'], ['this-week', 'Due before the next meeting'], ['decision-waiting', 'Waiting for a decision'],
  ['unallocated', 'Nobody has the work'], ['coming-up', 'Coming up'],
]

/** When it is, and what moved it. */
export function meetingWhen({ meeting }: AgendaShown): Text {
  if (meeting === null) return text('No meeting day is set for this unit.')
  const moved = meeting.movedFrom === null ? [] : text(' The usual day, ', date(meeting.movedFrom), ', is a bank holiday.')
  return [strong('Unit meeting'), ...text(': ', date(meeting.on), ` at ${meeting.time}.`), ...moved]
}

/** The families in the agenda's order: the pressing ones with their business, the others by reference, so that each is heard of. */
export function agendaBlocks({ families, ownTasks, drifting }: AgendaShown): readonly Block[] {
  const quiet = families.filter(({ because }) => because === 'no-business')
  return [
    ...PARTS.flatMap(([reason, title]) => part(title, families.filter(({ because }) => because === reason))),
    ...driftBlocks({ count: drifting.length, ...shownOf(drifting, MOST_FAMILIES) }),
    ...(ownTasks.length === 0 ? [] : [heading(`The unit’s own work: ${counted(ownTasks.length, 'task')}`), cut(ownTasks.map(taskLine))]),
    ...(quiet.length === 0 ? [] : [heading(`Nothing due: ${familyCount(quiet.length)}`), paragraph(refs(quiet))]),
    ...datesFrom([...families.flatMap(({ tasks }) => basesOf(tasks.slice(0, MOST_TASKS))), ...basesOf(ownTasks)]),
  ]
}

function part(title: string, families: readonly AgendaFamilyShown[]): readonly Block[] {
  return families.length === 0 ? [] : [heading(`${title}: ${familyCount(families.length)}`), cut(families.map(familyLine))]
}

function familyLine({ case: { ref }, tasks, waiting }: AgendaFamilyShown): Text {
  const business = [...tasks.slice(0, MOST_TASKS).map(taskLineInCase), ...waiting.map((one) => waitingLine(one))]
  const more = tasks.length > MOST_TASKS ? text(`; and ${counted(tasks.length - MOST_TASKS, 'more task')}`) : []
  return [strong(ref), ...text(': '), ...joined(business, '; '), ...more]
}

function refs(families: readonly AgendaFamilyShown[]): string {
  return families.map(({ case: { ref } }) => ref).join(', ')
}

function cut(items: readonly Text[]): Block {
  return linesOf(items.slice(0, MOST_FAMILIES), Math.max(0, items.length - MOST_FAMILIES))
}

const familyCount = (count: number): string => counted(count, 'family', 'families')
