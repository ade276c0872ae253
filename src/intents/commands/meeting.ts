import type { Parsed } from '../parsed.ts'
import type { Word } from '../reading/words.ts'
import { asIntent } from '../sheet.ts'

/** `/meeting`: the next one, with its agenda. */
export function parseMeeting(words: readonly Word[]): Parsed {
  if (words.length === 0) return asIntent({ kind: 'show-meeting' })
  return { kind: 'unclear', says: 'I can show the next meeting and its agenda.', didYouMean: ['/meeting'] }
}
