import type { Instant } from '../../domain/calendar/london.ts'
import type { CaseRef } from '../../domain/ids.ts'
import { endInWords } from '../../domain/clock/explain.ts'
import { taskRef } from '../../domain/task/task.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { caseRef, day, now, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import { basesOf, childOf } from '../task-lines.ts'
import type { TaskShown } from '../task-shown.ts'
import { limitAndStanding } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, date, heading, list, named, paragraph, strong, table, text } from '../text.ts'
import type { MovedTask } from './dates-moved.ts'
import { movedTable } from './dates-moved.ts'

export interface CaseChanged {
  readonly caseRef: CaseRef
  /** Then every task says whose it is. */
  readonly hasSeveralChildren: boolean
  /** What happened, in a few words by reference: `Looked after from Tue 3 Mar 2026`. */
  readonly headline: string
  /** Null when the clock did it by itself: a birthday, a new rule. */
  readonly by: Colleague | null
  readonly raised: readonly TaskShown[]
  readonly moved: readonly MovedTask[]
  readonly closed: readonly TaskShown[]
  readonly now: Instant
}

const MOST = 20

/** What an event on a case changed: tasks raised, moved and closed, in one message. */
export function caseChanged({ caseRef, hasSeveralChildren, headline, by, raised, moved, closed, now }: CaseChanged): Message {
  const nothing = raised.length + moved.length + closed.length === 0
  return {
    summary: `${caseRef} changed: ${counted(raised.length, 'new task')}, ${moved.length} moved, ${closed.length} closed.`,
    blocks: [
      heading(`${caseRef}: what changed`),
      paragraph(text(strong(headline), ...(by === null ? ['. Worked out by the clock.'] : ['. Recorded by ', named(by), '.']))),
      ...(nothing ? [paragraph('No dates changed.')] : []),
      ...(raised.length === 0 ? [] : [raisedTable(raised, hasSeveralChildren, now)]),
      ...(moved.length === 0 ? [] : [movedTable(moved)]),
      ...(closed.length === 0 ? [] : closedBlocks(closed, hasSeveralChildren)),
      ...datesFrom(basesOf([...raised.slice(0, MOST), ...moved.map(({ shown }) => shown)])),
      buttons(button(`Show ${caseRef}`, { kind: 'show-case', case: caseRef })),
    ],
  }
}

function raisedTable(raised: readonly TaskShown[], saysWhose: boolean, now: Instant): Block {
  const titles = ['Task', 'What', ...(saysWhose ? ['Child'] : []), 'Due', 'Book by', 'Owner', 'Rule']
  return table(`New: ${counted(raised.length, 'task')}`, titles, raised.map((shown) => [
    taskRef(shown.task), shown.task.title, ...(saysWhose ? [childOf(shown)] : []), limitAndStanding(shown, now),
    shown.task.bookBy === null ? '' : text(date(shown.task.bookBy)),
    shown.owner === null ? text(strong('Nobody yet')) : text(named(shown.owner)), shown.task.basis?.rule ?? 'set by a person',
  ]), MOST)
}

function closedBlocks(closed: readonly TaskShown[], saysWhose: boolean): readonly Block[] {
  return [heading(`Closed: ${counted(closed.length, 'task')}`), list(closed.map((shown) => closedLine(shown, saysWhose)), MOST)]
}

function closedLine(shown: TaskShown, saysWhose: boolean): ReturnType<typeof text> {
  const { task } = shown
  const what = `${taskRef(task)}, ${task.title}${saysWhose ? ` (${childOf(shown)})` : ''}: `
  if (task.state === 'met') return text(what, strong('done'), ...(task.doneOn === null ? [] : [' on ', date(task.doneOn)]))
  if (task.state === 'cancelled') return text(what, strong('cancelled'))
  return text(what, strong('no longer needed'), task.closedReason === null ? '' : `, because ${endInWords(task.closedReason)}`)
}

const met: TaskShown = { ...tasks.visit, task: { ...tasks.visit.task, state: 'met', doneOn: day('2026-11-23') } }
const ended = (shown: TaskShown, closedReason: string): TaskShown => ({ ...shown, task: { ...shown.task, state: 'ended', closedReason } })

export const caseChangedExamples: readonly Example[] = [
  {
    title: 'An event raised, moved and closed tasks',
    message: caseChanged({
      caseRef: caseRef('C-1050'), hasSeveralChildren: true, headline: 'Looked after from Fri 27 Nov 2026', by: staff.priya,
      now,
      raised: [tasks.review], moved: [{ shown: tasks.conference, from: day('2026-12-10') }],
      closed: [met, ended(tasks.childInNeedVisit, 'looked-after')],
    }),
  },
  {
    title: 'A birthday ended what was running',
    message: caseChanged({
      caseRef: caseRef('C-1042'), hasSeveralChildren: false, headline: 'A young person turned 18', by: null, raised: [], moved: [],
      closed: [ended(tasks.visit, 'turned-18')], now,
    }),
  },
  {
    title: 'An event that changed no dates',
    message: caseChanged({
      caseRef: caseRef('C-1042'), hasSeveralChildren: false, headline: 'Order made on Mon 23 Nov 2026', by: staff.priya, now,
      raised: [], moved: [], closed: [],
    }),
  },
]
