import { isNearly } from '../../domain/authority/is-nearly.ts'
import { CASE_EVENTS } from '../../domain/case/case-event.ts'
import { readCaseEvent, readOpenCase } from '../forms/case.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { eventAt } from '../reading/read-event.ts'
import { isCaseRef, readCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'
import { eventWords } from './event-words.ts'

const CLAUSES: ReadonlySet<string> = new Set(['from', 'on', 'by', 'since', 'at', 'child', 'dob', 'born', 'now', 'until', 'not'])

/** `/case C-1042` · `/case open C-1050` · `/case C-1042 looked-after from 3 mar` · `/case C-1042 direction "…" by 12 jan 4pm`. */
export function parseCase(words: readonly Word[], context: ReadingContext): Parsed {
  const first = words[0]
  if (first === undefined) return openForm('case-event')
  if (first.key === 'open') return openCase(words, 1, context)
  const theCase = readCaseRef(first.key)
  if (theCase.kind === 'read' && words.length === 1) return asIntent({ kind: 'show-case', case: theCase.value })
  if (theCase.kind === 'read' && words[1]?.key === 'open') return openCase([words[1], first, ...words.slice(2)], 1, context)
  if (theCase.kind === 'problem' && isNearly(first.key, 'open') && isCaseRef(words[1]?.key ?? '')) {
    return { kind: 'unclear', says: 'Did you mean to open a case?', didYouMean: [`/case open ${textOf(words, 1)}`] }
  }
  return caseEvent(words, theCase.kind === 'read' ? 1 : 0, context)
}

function caseEvent(words: readonly Word[], start: number, context: ReadingContext): Parsed {
  const named = start === 1 ? { case: words[0]!.text } : {}
  const found = eventAt(words, start)
  if (found === null) {
    const end = endOfName(words, start)
    const meant = nearEvents(textOf(words, start, end))
    const [theCase, rest] = [textOf(words, 0, start), textOf(words, end)]
    if (meant.length > 0) {
      const didYouMean = meant.map((event) => ['/case', theCase, event, rest].filter((part) => part !== '').join(' '))
      return { kind: 'unclear', says: 'That is not an event the clock knows.', didYouMean }
    }
  }
  const after = eventWords(words, start + (found?.length ?? 0), found?.event ?? null, 'case', context)
  const event = found === null ? {} : { event: found.event }
  return readCaseEvent({ ...named, ...event, ...after.values }, {}, context, after.problems)
}

/** `open C-1050 dob 12 may 2023 child a`. */
function openCase(words: readonly Word[], start: number, context: ReadingContext): Parsed {
  if (start === words.length) return openForm('open-case')
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  for (let at = start; at < words.length;) {
    const { key, text } = words[at]!
    if (at === start) {
      values['case'] = text
      at += 1
    } else if ((key === 'dob' || key === 'born') && at + 1 < words.length) {
      const length = datePhraseAt(words, at + 1)?.length ?? 1
      values['dateOfBirth'] = textOf(words, at + 1, at + 1 + length)
      at += 1 + length
    } else if (key === 'child' && at + 1 < words.length) {
      values['childRef'] = words[at + 1]!.text
      at += 2
    } else {
      values['childRef'] = values['childRef'] === undefined ? text : `${values['childRef']} ${text}`
      problems['childRef'] = 'Give the child’s reference from the case system, never a name.'
      at += 1
    }
  }
  return readOpenCase(values, {}, context, problems)
}

/** Events whose names are nearly these words; none when there are no words. */
export function nearEvents(typed: string): readonly string[] {
  const name = typed.toLowerCase().replace(/\s+/g, '-')
  return name === '' ? [] : CASE_EVENTS.filter((event) => isNearly(name, event))
}

/** Where the words that should name the event stop: before a date, a detail, or a word that begins another clause. */
export function endOfName(words: readonly Word[], start: number): number {
  let end = start
  while (end < words.length && !CLAUSES.has(words[end]!.key) && words[end]!.key !== '' && !words[end]!.text.includes('=') &&
    datePhraseAt(words, end) === null) end += 1
  return end
}
