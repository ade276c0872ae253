import { randomBytes } from 'node:crypto'
import { createOutcomes } from '../../src/app/recent.ts'
import { createUnderway } from '../../src/app/underway.ts'
import { fault } from '../../src/messages/cards/fault.ts'
import { errorFields } from '../../src/ports/log.ts'
import type { InvokeAnswer } from './activity.ts'
import { NOTHING_MORE } from './answers.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { tell } from './tell.ts'

/** Teams sends an activity again after a quarter of a minute when it thinks nobody heard it, and soon gives up; in milliseconds. */
const REPEATED_MS = 10 * 60_000
/** A button pressed again within this time was pressed twice by one finger, in milliseconds. */
const TWICE_MS = 5_000
/** Their answers may have whole cards in them. */
const MOST_REMEMBERED = 5_000

/** Gives Teams its answer; whatever else is done for it goes on. */
export type AnswerWith = (answer: InvokeAnswer) => void

/** One delivery from Teams: its name, which a repeat has too, and where it came from. */
export interface Delivery {
  readonly once: string
  readonly origin: Origin
  /** What was pressed, by whom and where: the same when it is pressed twice. Null for what may be done again at once. */
  readonly press: string | null
}

/** Hears each thing once, answers a repeat as it answered the first, and sees to it that whoever did it is answered. */
export interface Hearing {
  /** Resolves with what Teams is answered. Never throws. */
  hear(delivery: Delivery, answer: (answerWith: AnswerWith) => Promise<void>): Promise<InvokeAnswer>
  /** Resolves when everything that was heard is answered. */
  finished(): Promise<void>
}

export function createHearing(inside: Inside): Hearing {
  const { timers, log } = inside
  const delivered = createOutcomes<Promise<InvokeAnswer>>(REPEATED_MS, MOST_REMEMBERED, () => timers.now())
  const pressed = createOutcomes<Promise<InvokeAnswer>>(TWICE_MS, MOST_REMEMBERED, () => timers.now())
  const underway = createUnderway()

  function begin(origin: Origin, answer: (answerWith: AnswerWith) => Promise<void>): Promise<InvokeAnswer> {
    const { promise, resolve } = Promise.withResolvers<InvokeAnswer>()
    underway.add(answer(resolve).catch((error: unknown) => tellFault(origin, error)).finally(() => resolve(NOTHING_MORE)))
    return promise
  }

  /** What broke while an answer was shown is told like any other fault. Whether something was stored is for them to look at. */
  async function tellFault(origin: Origin, error: unknown): Promise<void> {
    const ref = randomBytes(2).toString('hex').toUpperCase()
    log.error({ ...errorFields(error), ref, door: origin.door }, 'an answer could not be shown')
    await tell(inside, origin, fault({ ref, saved: 'unknown' }))
  }

  return {
    hear: ({ once, origin, press }, answer) => delivered.of(once, () =>
      (press === null ? begin(origin, answer) : pressed.of(press, () => begin(origin, answer)))),
    finished: () => underway.finished(),
  }
}
