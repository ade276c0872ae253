import { isNearly } from '../../domain/authority/is-nearly.ts'
import { readRefer } from '../forms/services.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { isCertainlyPerson, personLength } from '../reading/read-person.ts'
import { isCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'

/** Longer than any name; nothing longer is looked for. */
const LONGEST_SEARCH = 100

/** `/services` · `/services parenting` · `/services contact-service` · `/services refer C-1042 contact-service`. */
export function parseServices(words: readonly Word[], context: ReadingContext): Parsed {
  const [first] = words
  if (first === undefined) return asIntent({ kind: 'show-services', words: null })
  if (first.key === 'refer') return refer(words.slice(1), context)

  const theCase = words.find((word) => isCaseRef(word.key))
  if (theCase !== undefined && (words.length === 1 || isNearly(first.key, 'refer'))) {
    const rest = words.length === 1 ? theCase.text : textOf(words, 1)
    const lines = [`/services refer ${rest}`, `/case ${theCase.text}`]
    return { kind: 'unclear', says: 'To refer a family, say which service.', didYouMean: lines }
  }
  const sought = textOf(words, 0)
  if (sought.length > LONGEST_SEARCH) {
    return { kind: 'unclear', says: 'Look for a service with a word or two.', didYouMean: ['/services', '/services parenting'] }
  }
  return asIntent({ kind: 'show-services', words: sought })
}

/** The case first or last, the service in between; `decided by @kim` for somebody who writes down what another decided. */
function refer(words: readonly Word[], context: ReadingContext): Parsed {
  if (words.length === 0) return openForm('refer')
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const left = withoutDecider(words, values, problems)
  const at = left.findIndex((word) => isCaseRef(word.key))
  values['case'] = left[at]?.text ?? ''
  const others = left.filter((_, index) => index !== at)
  const start = others[0]?.key === 'to' ? 1 : 0
  values['service'] = textOf(others, others[start]?.key === 'the' ? start + 1 : start)
  return readRefer(values, {}, context, problems)
}

function withoutDecider(words: readonly Word[], values: Record<string, string>, problems: Record<string, string>): readonly Word[] {
  const at = words.findIndex((word, index) => word.key === 'decided' && words[index + 1]?.key === 'by')
  if (at >= 0) {
    const length = personLength(words, at + 2, words.length)
    if (length === 0) problems['decidedBy'] = 'Who decided it?'
    else values['decidedBy'] = textOf(words, at + 2, at + 2 + length)
    return [...words.slice(0, at), ...words.slice(at + 2 + length)]
  }
  const named = words.findIndex(isCertainlyPerson)
  if (named < 0) return words
  values['decidedBy'] = words[named]!.text
  problems['decidedBy'] = 'Did they decide it? If it was you, clear this.'
  return words.filter((_, index) => index !== named)
}
