import type { CaseRef } from '../../domain/ids.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { carriedLink } from '../reading/message-link.ts'
import { carriedNumber, OUT_OF_DATE } from '../reading/read-carried.ts'
import { readCaseRef } from '../reading/read-reference.ts'
import { isTicked, readShortWords, readWords } from '../reading/read-words.ts'
import { rowNamed } from '../reading/row-named.ts'
import type { Values } from '../sheet.ts'
import { asForm, asIntent, hasProblems, optional, required, sheet } from '../sheet.ts'

/**
 * Something taken up. What can wait is asked for first; what is urgent is taken as it is, even with nothing in it: nobody waits for a
 * form to protect a child (004 §2.7).
 */
export function readEscalate(values: Values, carries: Values, context: ReadingContext): Parsed {
  return isTicked(values['urgent']) ? protecting(values, carries, context) : asking(values, carries, context)
}

function asking(values: Values, carries: Values, context: ReadingContext): Parsed {
  const on = sheet('escalate', values, carries)
  const theCase = required(on, 'case', readCaseRef, 'Which case? Give its reference, like C-1042.')
  const what = required(on, 'what', readShortWords, 'Say in a few words what you ask.')
  const reasons = optional(on, 'done', readWords)
  if (theCase === null || what === null || hasProblems(on)) return asForm(on)
  return asIntent({
    kind: 'escalate', case: theCase, summary: what, reasons, ...rowNamed(what, context), isUrgent: false, isDone: false,
    link: carriedLink(carries), isConfirmed: false,
  })
}

function protecting(values: Values, carries: Values, context: ReadingContext): Parsed {
  const given = (values['case'] ?? '').trim()
  const ref = readCaseRef(given)
  const what = (values['what'] ?? '').trim()
  const [summary = '', ...more] = [(values['done'] ?? '').trim(), what, ref.kind === 'read' ? '' : given].filter((text) => text !== '')
  return asIntent({
    kind: 'escalate', case: ref.kind === 'read' ? ref.value : '' as CaseRef, summary, reasons: more.length === 0 ? null : more.join('\n'),
    ...rowNamed(summary, context), isUrgent: true, isDone: true, link: carriedLink(carries), isConfirmed: false,
  })
}

/** More about what was done, for the record that was made at once. */
export function readAddWords(values: Values, carries: Values): Parsed {
  const on = sheet('add-words', values, carries)
  const decision = carriedNumber(carries, 'decision')
  if (decision === null) return OUT_OF_DATE
  const words = (values['words'] ?? '').trim()
  if (words !== '') return asIntent({ kind: 'add-words', decision, words })
  on.problems['words'] = 'Say what was done, in a few words.'
  return asForm(on)
}

/** Which case it was about, said afterwards. */
export function readFileDecision(values: Values, carries: Values): Parsed {
  const on = sheet('file-decision', values, carries)
  const decision = carriedNumber(carries, 'decision')
  if (decision === null) return OUT_OF_DATE
  const theCase = required<CaseRef>(on, 'case', readCaseRef, 'Which case is it? Give its reference, like C-1042.')
  return theCase === null ? asForm(on) : asIntent({ kind: 'file-decision', decision, case: theCase })
}
