import { londonDateOf } from '../../domain/calendar/london.ts'
import { endInWords } from '../../domain/clock/explain.ts'
import { taskRef } from '../../domain/task/task.ts'
import type { Example } from '../example.ts'
import { exampleTask, tasks } from '../example-tasks.ts'
import { at, day, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { taskInWords } from '../task-shown.ts'
import { date, facts, heading, paragraph, stated, strong, text } from '../text.ts'

/** What older cards about a task turn into once it is closed: how it ended, and nothing left to press. */
export function taskClosed(shown: TaskShown): Message {
  const words = shown.task.state === 'met' ? 'is done' : shown.task.state === 'cancelled' ? 'was cancelled' : 'is no longer needed'
  return {
    summary: `${taskInWords(shown)} ${words}.`,
    blocks: [
      heading(`${taskRef(shown.task)} ${words}`),
      shown.task.state === 'met' ? howItWasMet(shown) : whyItEnded(shown),
      facts(['Task', shown.task.title], ...(shown.caseRef === null ? [] : [['Case', shown.caseRef] as const])),
    ],
  }
}

/**
 * On time, late, or on time and told late: what counts is the day it happened, not the day it was recorded
 * (STATUTORY, Arithmetic 5). `lateBy` says how late in words, `2 working days`.
 */
export function howItWasMet({ task }: Pick<TaskShown, 'task'>, lateBy: string | null = null): Block {
  const { due, doneOn, closedAt } = task
  if (doneOn === null) return paragraph(text(strong('Done'), '.'), 'good')
  if (due === null) return stated('Done', text('on ', date(doneOn), '.'), 'good')
  const done = text('done on ', date(doneOn), '; the limit was ', date(due))
  if (doneOn > due) return stated(lateBy === null ? 'Late' : `Late by ${lateBy}`, text(...done, '.'), 'warning')
  const recordedOn = closedAt === null ? doneOn : londonDateOf(closedAt)
  if (recordedOn <= due) return stated('On time', text(...done, '.'), 'good')
  return stated('On time, recorded late', text(...done, '; recorded on ', date(recordedOn), '.'), 'good')
}

function whyItEnded({ task }: Pick<TaskShown, 'task'>): Block {
  if (task.state === 'cancelled') return stated('Cancelled', 'there is nothing to do.', 'normal')
  const why = task.closedReason === null ? '' : `because ${endInWords(task.closedReason)}; `
  return stated('Ended', `${why}there is nothing to do.`, 'normal')
}

export const taskClosedExamples: readonly Example[] = [
  {
    title: 'An older card, once the task is done',
    message: taskClosed(exampleTask({ state: 'met', doneOn: day('2026-11-24'), closedAt: at('2026-11-24', '16:10'), owner: staff.jo })),
  },
  {
    title: 'An older card, once the task is no longer needed',
    message: taskClosed({ ...tasks.visit, task: { ...tasks.visit.task, state: 'ended', closedReason: 'turned-18' } }),
  },
  { title: 'An older card, once the task was cancelled', message: taskClosed(exampleTask({ state: 'cancelled' })) },
]
