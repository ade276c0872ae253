import type { LondonDate } from '../domain/calendar/london.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import type { Absence } from '../domain/unit/presence.ts'
import { listed } from './counted.ts'
import type { Text } from './model.ts'
import type { Colleague } from './text.ts'
import { named, text } from './text.ts'

/** Somebody who is not there that day. Of the reason only as much as colleagues need: leave is leave, whatever for. */
export interface AwayShown {
  readonly person: Colleague
  readonly because: Absence
  readonly until: LondonDate | null
  readonly coveredBy: readonly Colleague[]
}

const becauseWords: Readonly<Record<Absence, string>> = {
  'leave': 'on leave',
  'school-holidays': 'works in term time',
  'not-their-day': 'does not work today',
  'bank-holiday': 'bank holiday',
}

/** `Jo Harlow: on leave until Mon 30 Nov 2026; Sam Okafor covers`. */
export function awayLine({ person, because, until, coveredBy }: AwayShown): Text {
  const words = until === null ? becauseWords[because] : `${becauseWords[because]} until ${dateInWords(until)}`
  if (coveredBy.length === 0) return text(named(person), `: ${words}`)
  const deputies = listed(coveredBy.map(({ name }) => name))
  return text(named(person), `: ${words}; ${deputies} ${coveredBy.length === 1 ? 'covers' : 'cover'}`)
}
