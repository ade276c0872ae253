import { readDone } from '../forms/done.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { datePhraseAt } from '../reading/date-phrase.ts'
import { taskNumber } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { openForm } from '../sheet.ts'

const TWO_DATES = 'Two dates were given. On which day was it done?'

/** `/done T-12` · `/done T-12 on 24 nov` · `/done T-12 not seen`, in either order. */
export function parseDone(words: readonly Word[], context: ReadingContext): Parsed {
  if (words.length === 0) return openForm('done')
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const unread: Word[] = []
  for (let at = 0; at < words.length;) {
    const key = words[at]!.key
    const seen = seenAt(words, at)
    const preposition = key === 'on' ? 1 : 0
    const date = datePhraseAt(words, at + preposition)
    if (values['task'] === undefined && taskNumber(key) !== null) {
      values['task'] = words[at++]!.text
    } else if (seen !== null && values['seen'] === undefined) {
      values['seen'] = seen.value
      at += seen.length
    } else if (date !== null) {
      const text = textOf(words, at + preposition, at + preposition + date.length)
      if (values['on'] !== undefined) problems['on'] = TWO_DATES
      values['on'] = values['on'] === undefined ? text : `${values['on']} and ${text}`
      at += preposition + date.length
    } else {
      unread.push(words[at++]!)
    }
  }
  return unread.length === 0 ? readDone(values, {}, context, problems) : unclear(values, unread)
}

/** `not seen`, `child not seen`, `unseen`; `seen` says what is taken for granted. */
function seenAt(words: readonly Word[], at: number): { readonly value: 'yes' | 'no'; readonly length: number } | null {
  const start = words[at]!.key === 'child' ? at + 1 : at
  const key = words[start]?.key
  if (key === 'unseen') return { value: 'no', length: start + 1 - at }
  if (key === 'seen') return { value: 'yes', length: start + 1 - at }
  return key === 'not' && words[start + 1]?.key === 'seen' ? { value: 'no', length: start + 2 - at } : null
}

/** Words there is no place for are never dropped: the line is sent back without them, for the person to choose. */
function unclear(values: Readonly<Record<string, string>>, unread: readonly Word[]): Parsed {
  const tasks = [values['task'], ...unread.filter((word) => taskNumber(word.key) !== null).map((word) => word.text)].filter((task) => task !== undefined)
  if (tasks.length > 1) return { kind: 'unclear', says: 'One task at a time.', didYouMean: tasks.map((task) => `/done ${task}`) }
  const day = values['on'] === undefined ? '' : ` on ${values['on']}`
  return {
    kind: 'unclear',
    says: 'Give the task, the day it was done, and whether the child was not seen. What happened belongs on the child’s file.',
    didYouMean: values['task'] === undefined ? [] : [`/done ${values['task']}${day}`, `/done ${values['task']}${day} not seen`],
  }
}
