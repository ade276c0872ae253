import type { Parsed } from '../parsed.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import { readWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, required, sheet } from '../sheet.ts'

/** The group manager says no, and why. */
export function readDecline(values: Values, carries: Values): Parsed {
  const on = sheet('decline', values, carries)
  const about = escalationOf(carries)
  if (about === null) return OUT_OF_DATE
  const reason = required(on, 'reason', readWords, 'Say why, so that the unit knows what would change the answer.')
  return reason === null ? asForm(on) : asIntent({ kind: 'decline', ...about, reason })
}

/** The group manager needs to know something first. */
export function readSendBack(values: Values, carries: Values): Parsed {
  const on = sheet('send-back', values, carries)
  const about = escalationOf(carries)
  if (about === null) return OUT_OF_DATE
  const question = required(on, 'question', readWords, 'Write the question.')
  return question === null ? asForm(on) : asIntent({ kind: 'send-back', ...about, question })
}

/** The unit answers what was asked. */
export function readAnswer(values: Values, carries: Values): Parsed {
  const on = sheet('answer', values, carries)
  const about = escalationOf(carries)
  if (about === null) return OUT_OF_DATE
  const answer = required(on, 'answer', readWords, 'Write the answer.')
  return answer === null ? asForm(on) : asIntent({ kind: 'answer', ...about, answer })
}

/** Which escalation a form is about, and the version it was opened from; null when it does not say. */
export function escalationOf(carries: Values): { readonly escalation: string; readonly version: number } | null {
  const escalation = carries['escalation'] ?? ''
  const version = carriedNumber(carries, 'version')
  return escalation === '' || version === null ? null : { escalation, version }
}
