import type { LondonDate } from '../domain/calendar/london.ts'
import type { Block, Text } from './model.ts'
import type { Colleague } from './text.ts'
import { date, heading, list, named, text } from './text.ts'

/** A weekly check-in of somebody new in post with whoever supports them. */
export interface CheckInShown {
  readonly person: Colleague
  readonly with: Colleague
  /** The last day of the first months in post. */
  readonly until: LondonDate
}

/** Today's check-ins, as either of the two reads them. */
export function checkInBlocks(checkIns: readonly CheckInShown[], reader: Pick<Colleague, 'id'>): readonly Block[] {
  if (checkIns.length === 0) return []
  return [heading('Check in today'), list(checkIns.map((one) => checkInLine(one, reader)))]
}

function checkInLine({ person, with: supporter, until }: CheckInShown, reader: Pick<Colleague, 'id'>): Text {
  return person.id === reader.id
    ? text('With ', named(supporter), ': your first months in post have closer support until ', date(until))
    : text('With ', named(person), ', who is new in post and has closer support until ', date(until))
}

/** As `/unit` lists somebody new in post. */
export interface NewInPostShown {
  readonly person: Colleague
  readonly until: LondonDate
  /** Null when there is nobody for it, or the policy has no check-ins. */
  readonly with: Colleague | null
  readonly nextOn: LondonDate | null
}

/** Who is new in post, until when, and when they check in with whom; nothing when nobody is. */
export function newInPostBlocks(people: readonly NewInPostShown[]): readonly Block[] {
  if (people.length === 0) return []
  return [heading('New in post'), list(people.map(({ person, until, with: supporter, nextOn }) => text(
    named(person), ' has closer support until ', date(until),
    ...(supporter === null ? [] : text('; checks in weekly with ', named(supporter))),
    ...(supporter === null || nextOn === null ? [] : text(', next on ', date(nextOn))),
  )))]
}
