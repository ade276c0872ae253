import type { Parsed } from '../parsed.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import { readWords } from '../reading/read-words.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, required, sheet } from '../sheet.ts'

/** A case on which nothing has happened is right as it is, and why. */
export function readRightAsItIs(values: Values, carries: Values): Parsed {
  const on = sheet('right-as-it-is', values, carries)
  const theCase = readCaseRef(carries['case'] ?? '')
  const drift = carries['drift'] ?? ''
  const version = carriedNumber(carries, 'version')
  if (theCase.kind === 'problem' || drift === '' || version === null) return OUT_OF_DATE
  const reason = required(on, 'reason', readWords, 'Say why it is right as it is.')
  return reason === null ? asForm(on) : asIntent({ kind: 'accept-drift', case: theCase.value, drift, version, reason })
}
