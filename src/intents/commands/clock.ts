import { readClock } from '../forms/clock.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { eventAt } from '../reading/read-event.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { openForm } from '../sheet.ts'
import { endOfName, nearEvents } from './case.ts'
import { eventWords } from './event-words.ts'

/** `/clock looked-after from 3 mar dob 12 may 2023`: what would fall due, without a case. */
export function parseClock(words: readonly Word[], context: ReadingContext): Parsed {
  if (words.length === 0) return openForm('clock')
  const found = eventAt(words, 0)
  if (found === null) {
    const end = endOfName(words, 0)
    const meant = nearEvents(textOf(words, 0, end))
    if (meant.length > 0) {
      const didYouMean = meant.map((event) => `/clock ${event} ${textOf(words, end)}`.trimEnd())
      return { kind: 'unclear', says: 'That is not an event the clock knows.', didYouMean }
    }
  }
  const after = eventWords(words, found?.length ?? 0, found?.event ?? null, 'clock', context)
  const event = found === null ? {} : { event: found.event }
  return readClock({ ...event, ...after.values }, {}, context, after.problems)
}
