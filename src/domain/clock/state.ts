import { londonDateOf } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import { numberOf, type Happening } from './happening.ts'
import type { Limit } from './count.ts'
import { repeats } from './met.ts'
import type { ObligationState } from './obligation.ts'
import type { Step } from './step.ts'
import type { Ended } from './stretch.ts'
import type { Run } from './walk.ts'

interface Facts {
  readonly step: Step
  readonly timing: Limit
  readonly met: Happening | null
  readonly end: Ended | null
}

/** Where a step stands: met (late or not), ended, or open. */
export function stateOf(run: Run, { step, timing, met, end }: Facts): ObligationState {
  if (met !== null) return howMet(met, step.number, timing)
  // What ends on a birthday still to come is over already when it would fall due on that day or after: nothing is left to do.
  // A projection supposes that everything before the end was done in time, so there only what is due later ends.
  const isOver = end !== null && (timing.due >= end.on || (end.on <= run.clockwork.today && run.clockwork.horizon === null))
  if (isOver) return { kind: 'ended', reason: end.reason, on: end.on }
  if (isHistory(run, step, timing)) return { kind: 'ended', reason: 'before-records', on: londonDateOf(step.anchor.recordedAt) }
  return { kind: 'open' }
}

/** A refusal recorded, or a direction vacated, closes the step without its having been done. */
export function howMet(met: Happening, stepNumber: number, limit: Limit): ObligationState {
  const { on, at, detail } = met
  if (detail['refused'] === 'true') return { kind: 'ended', reason: 'refused', on }
  if (detail['vacated'] === 'true') return { kind: 'ended', reason: 'vacated', on }
  // The seventh review, and the first we are told of: when the first was held is not known.
  if (numberOf(met) > stepNumber) return { kind: 'ended', reason: 'before-records', on }
  const isLate = limit.dueAt !== null && at !== null ? at > limit.dueAt : on > limit.due
  return { kind: 'met', on, isLate, isRecordedLate: !isLate && londonDateOf(met.recordedAt) > limit.due }
}

/** A duty that falls once, and was long past its limit when the product was first told of it. */
function isHistory({ timetable, clockwork }: Run, step: Step, { due }: Limit): boolean {
  return !repeats(timetable) && addMonths(due, clockwork.pack.historyAfterMonths) < londonDateOf(step.anchor.recordedAt)
}
