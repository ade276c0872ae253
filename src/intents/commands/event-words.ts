import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { londonTimeOf } from '../../domain/calendar/london.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { isDateDetail, writeDetail } from '../reading/read-detail.ts'
import { timeLength } from '../reading/read-time.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'

/** The words after an event's name, field by field, as they were typed. */
export interface EventWords {
  readonly values: Record<string, string>
  readonly problems: Record<string, string>
}

/** Which words name which field: `/case` keeps a birth date with the event's details, `/clock` has a field of its own for it. */
export interface EventWordFields {
  readonly dob: 'detail' | 'dateOfBirth'
  readonly hasChild: boolean
  readonly hasUntil: boolean
}

const START: ReadonlySet<string> = new Set(['from', 'on', 'by', 'since'])
const PAIR = /^([a-z][a-z0-9-]*)=(.+)$/i
const TWO_DATES = 'Two dates were given. Which is it?'

/**
 * Takes apart `from 3 mar 4pm child a dob 12 may 2023 kind=foster "final evidence"`, in any order. Words that are none of these
 * name a court's direction; for other events they come back in `detail` with a problem, so that nothing typed is lost.
 */
export function eventWords(words: readonly Word[], start: number, event: CaseEventKind | null, fields: EventWordFields, context: ReadingContext): EventWords {
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const pairs: (readonly [string, string])[] = []
  const unread: string[] = []
  let title: string | null = null

  for (let at = start; at < words.length;) {
    const word = words[at]!
    const date = dateAt(words, at)
    const time = timeLength(words, at, words.length)
    if (word.key === 'now' && values['on'] === undefined) {
      values['on'] = context.today
      values['time'] = londonTimeOf(context.now)
      at += 1
    } else if (word.key === 'at' && at + 1 < words.length && values['time'] === undefined) {
      const length = timeLength(words, at + 1, words.length) || 1
      values['time'] = textOf(words, at + 1, at + 1 + length)
      at += 1 + length
    } else if (time > 0 && values['time'] === undefined) {
      values['time'] = textOf(words, at, at + time)
      at += time
    } else if (word.key === 'dob' || word.key === 'born') {
      const { text, next } = dateText(words, at + 1)
      if (fields.dob === 'detail') pairs.push(['dob', text])
      else values['dateOfBirth'] = text
      at = next
    } else if (fields.hasUntil && word.key === 'until') {
      const { text, next } = dateText(words, at + 1)
      values['until'] = text
      at = next
    } else if (fields.hasChild && word.key === 'child' && values['child'] === undefined && at + 1 < words.length) {
      values['child'] = words[at + 1]!.text
      at += 2
    } else if (word.key === 'seen' || word.key === 'unseen' || (word.key === 'not' && words[at + 1]?.key === 'seen')) {
      pairs.push(['seen', word.key === 'seen' ? 'true' : 'false'])
      at += word.key === 'not' ? 2 : 1
    } else if (word.key === '' && title === null) {
      title = word.text
      at += 1
    } else if (PAIR.test(word.text)) {
      const { pair, next } = pairAt(words, at)
      pairs.push(pair)
      at = next
    } else if (date !== null) {
      if (values['on'] !== undefined) problems['on'] = TWO_DATES
      values['on'] = values['on'] === undefined ? date.text : `${values['on']} and ${date.text}`
      at = date.next
    } else {
      unread.push(word.text)
      at += 1
    }
  }

  if (event === 'direction' && title === null && unread.length > 0) title = unread.splice(0).join(' ')
  if (title !== null) pairs.unshift(['title', title])
  if (unread.length > 0) problems['detail'] = 'Some of these words have no place. Write each detail as name=value, like seen=no.'
  const detail = [writeDetail(pairs), ...unread].filter((part) => part !== '').join('; ')
  if (detail !== '') values['detail'] = detail
  return { values, problems }
}

interface DateText {
  readonly text: string
  /** The word after it. */
  readonly next: number
}

/** A date, or what stands in the place of one: `from 3 mar`, `3 mar`, `from the start`. */
function dateAt(words: readonly Word[], at: number): DateText | null {
  if (START.has(words[at]!.key) && at + 1 < words.length) return dateText(words, at + 1)
  const phrase = datePhraseAt(words, at)
  return phrase === null ? null : { text: textOf(words, at, at + phrase.length), next: at + phrase.length }
}

/** The date that stands there; one word when none does, so that the field shows what could not be read. */
function dateText(words: readonly Word[], at: number): DateText {
  const length = at < words.length ? datePhraseAt(words, at)?.length ?? 1 : 0
  return { text: textOf(words, at, at + length), next: at + length }
}

/** `kind=foster`; a date may run on over the next words, `next=12 feb`. */
function pairAt(words: readonly Word[], at: number): { readonly pair: readonly [string, string]; readonly next: number } {
  const [, key = '', value = ''] = PAIR.exec(words[at]!.text) ?? []
  const plain = value.replace(/["“”]/g, '').replace(/[,;]$/, '')
  if (!isDateDetail(key.toLowerCase())) return { pair: [key, plain], next: at + 1 }
  const rest = [{ ...words[at]!, text: plain, key: plain.toLowerCase() }, ...words.slice(at + 1)]
  const { text, next } = dateText(rest, 0)
  return { pair: [key, text], next: at + next }
}
