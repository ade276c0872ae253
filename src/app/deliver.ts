import { addMinutes, minutesBetween, type Instant } from '../domain/calendar/london.ts'
import { sayLate } from '../messages/late.ts'
import type { Message } from '../messages/model.ts'
import { ChatFault } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import { SENDING_MINUTES, type ClaimedNotice } from '../ports/outbox.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'
import { redrawCopies } from './redraw-copies.ts'
import { whereTo, type Target } from './where-to.ts'

type Sending = Omit<App, 'wake'>

/** How many notices one sweep claims at a time. */
const BATCH = 20

/** Minutes to wait before trying again, by how often it was tried; then hourly. */
const BACKOFF_MINUTES = [1, 2, 5, 15, 30] as const

/** What sends notices: one round at a time in this process, so that a channel reads in order. */
export interface Courier {
  /** Asks for a round soon; many asks are one round. */
  wake(): void
  /** Sends everything that waits and is due at that moment, and resolves when it is on its way. */
  deliver(now: Instant): Promise<void>
}

export function createCourier(app: Sending): Courier {
  let last = Promise.resolve()
  let isAwake = false

  const deliver = (now: Instant): Promise<void> => {
    last = last.then(() => deliverWaiting(app, now)).catch((error: unknown) => {
      app.log.error(errorFields(error), 'a round of the outbox failed; the next one takes what is left')
    })
    return last
  }
  return {
    deliver,
    wake() {
      if (isAwake) return
      isAwake = true
      setImmediate(() => {
        isAwake = false
        void deliver(app.clock.now())
      })
    },
  }
}

/**
 * Replicas may do this at once: each notice is claimed by one. What goes to one place keeps its order; places do not wait for one
 * another.
 */
async function deliverWaiting(app: Sending, asked: Instant): Promise<void> {
  for (;;) {
    // a round that had to wait for the one before, or has many batches, claims at the moment it is then
    const present = app.clock.now()
    const now = present > asked ? present : asked
    const claimed = await app.outbox.claim(now, BATCH)
    const places = Map.groupBy(claimed, ({ notice: { to } }) => (to.kind === 'unit' ? to.unitId : to.personId))
    const done = await Promise.allSettled([...places.values()].map((toOnePlace) => deliverInOrder(app, toOnePlace, now)))
    const failed = done.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    if (claimed.length < BATCH) return
  }
}

/**
 * Sends what goes to one place. When the place takes nothing now, what comes after waits with what it did not take. What this sender
 * does not get to in its time is left to whoever claims it next, who looks before sending.
 */
async function deliverInOrder(app: Sending, toOnePlace: readonly ClaimedNotice[], now: Instant): Promise<void> {
  const isOurs = (): boolean => app.clock.now() < addMinutes(now, SENDING_MINUTES)
  for (const [index, one] of toOnePlace.entries()) {
    if (!isOurs()) return
    const pause = await deliverOne(app, one, now)
    if (pause === null) continue
    for (const { notice, mayHaveArrived } of toOnePlace.slice(index + 1)) {
      if (!mayHaveArrived) await app.outbox.postpone(notice.id, pause.until, pause.because)
    }
    return
  }
}

/** The place takes nothing more until then. */
interface Pause {
  readonly until: Instant
  readonly because: string
}

async function deliverOne(app: Sending, claimed: ClaimedNotice, now: Instant): Promise<Pause | null> {
  let isOnItsWay = false
  try {
    const prepared = await prepare(app, claimed, now)
    if (prepared === null) return null
    isOnItsWay = true
    await send(app, claimed, prepared, now)
    return null
  } catch (error) {
    return await afterFault(app, claimed, { error, isOnItsWay }, now)
  }
}

interface Prepared extends Target {
  readonly message: Message
}

/** What is to be said and where; null when there is nothing to send, which is then done with. */
async function prepare(app: Sending, { notice, promisedAt }: ClaimedNotice, now: Instant): Promise<Prepared | null> {
  if (notice.about.kind === 'refresh') {
    await redrawCopies(app, notice.organisationId, notice.about.subjectId, now)
    await app.outbox.markSent(notice.id, null, now)
    return null
  }
  const composed = await compose(app, notice, now)
  if (composed.kind === 'stale') {
    await app.outbox.markEnded(notice.id, 'stale', composed.because, now)
    return null
  }
  const target = await whereTo(app, notice.organisationId, notice.to)
  const properTime = addMinutes(promisedAt, -notice.lateByMinutes)
  return { ...target, message: sayLate(composed.message, minutesBetween(properTime, now), properTime) }
}

/** Posts it, but not again: when an earlier sender died on the way, the message is looked for first. */
async function send(
  { outbox }: Sending, { notice, mayHaveArrived }: ClaimedNotice, { chat, place, message }: Prepared, now: Instant,
): Promise<void> {
  const found = mayHaveArrived ? await chat.findPosted(place, notice.id) : null
  if (found === 'cannot-tell') {
    const because = 'It may have been sent when something failed, and the platform cannot say whether it arrived.'
    await outbox.markEnded(notice.id, 'unknown', because, now)
    return
  }
  await outbox.markSent(notice.id, found ?? await chat.post(place, message, notice.id), now)
}

/**
 * Only before it is on its way, or with the platform's own word that it did not take it, is a notice simply tried again. Anything else
 * leaves it taken until its sender's time is up: whoever claims it then looks for the message before posting a second one.
 */
async function afterFault(
  app: Sending, { notice, attempts, mayHaveArrived }: ClaimedNotice,
  { error, isOnItsWay }: { readonly error: unknown; readonly isOnItsWay: boolean }, now: Instant,
): Promise<Pause | null> {
  const fault = error instanceof ChatFault ? error : null
  app.log.warn({ ...errorFields(error), notice: notice.id, kind: notice.about.kind, attempts }, 'notice not sent')
  if (fault?.kind === 'unreachable') {
    await app.outbox.markEnded(notice.id, 'failed', fault.message, now)
    return null
  }
  const isNotTaken = !isOnItsWay || fault?.kind === 'later'
  const askedFor = fault?.retryAfterMs ?? null
  const minutes = askedFor === null ? (BACKOFF_MINUTES[attempts - 1] ?? 60) : Math.max(1, Math.ceil(askedFor / 60_000))
  const pause = { until: addMinutes(now, minutes), because: fault?.message ?? 'It could not be sent; the log has the error.' }
  if (isNotTaken && !mayHaveArrived) await app.outbox.postpone(notice.id, pause.until, pause.because)
  return fault?.kind === 'later' ? pause : null
}
