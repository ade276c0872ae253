import type { Parsed } from '../parsed.ts'
import { OUT_OF_DATE } from '../reading/read-carried.ts'
import type { ReadingContext } from '../reading/context.ts'
import type { Values } from '../sheet.ts'
import { readDecide } from './decide.ts'
import { escalationOf } from './escalation.ts'

/**
 * A decision in the place of one that waits, or raised again: read as any decision is. The case is carried, because what belongs to
 * another family is another decision.
 */
export function readDecideAgain(values: Values, carries: Values, context: ReadingContext): Parsed {
  const about = escalationOf(carries)
  const theCase = carries['case']
  if (about === null || theCase === undefined) return OUT_OF_DATE
  const parsed = readDecide({ ...values, case: theCase }, carries, context)
  if (parsed.kind === 'form') return { ...parsed, form: 'decide-again', carries }
  if (parsed.kind !== 'intent' || parsed.intent.kind !== 'decide') return parsed
  const { type, summary, amount, isUrgent, decidedBy, childWants, reasons } = parsed.intent
  return { kind: 'intent', intent: { kind: 'decide-again', ...about, type, summary, amount, isUrgent, decidedBy, childWants, reasons } }
}
