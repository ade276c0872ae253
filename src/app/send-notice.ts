import { addMinutes, addSeconds, minutesBetween, type Instant } from '../domain/calendar/london.ts'
import type { NoticeKind } from '../domain/notice.ts'
import type { ChatPlace } from '../domain/unit/unit.ts'
import { sayLate } from '../messages/late.ts'
import type { Message } from '../messages/model.ts'
import { sayRedirected } from '../messages/redirected.ts'
import { ChatFault } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import type { ClaimedNotice, Posted } from '../ports/outbox.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'
import type { Sent } from './doors.ts'
import { ASKED_FOR_QUIET, heldUntil } from './held-until.ts'
import { redrawCopies } from './redraw-copies.ts'
import { sendLetter, type Way } from './send-letter.ts'
import { notePlace, sayAgain, tellOfPerson } from './tell-trouble.ts'
import { placesFor, type Candidate } from './where-to.ts'

export type Sending = Omit<App, 'wake'>

/** What became of one notice. After `later` its place takes nothing more until that moment. */
export type Delivery =
  | { readonly kind: 'sent'; readonly sent: Sent }
  | { readonly kind: 'over' }
  | { readonly kind: 'later'; readonly until: Instant; readonly because: string }

/** Seconds to wait before trying again, by how often it was tried; then half-hourly. A single hiccup costs a reader nothing. */
const BACKOFF_SECONDS = [5, 60, 120, 300, 900] as const
const LONGEST_BACKOFF_SECONDS = 1_800

const OVER: Delivery = { kind: 'over' }

/**
 * Sends one claimed notice, in these words if they were drawn a moment ago from what was stored, or records why it was not sent. Throws
 * only when the outbox itself cannot be written.
 */
export async function sendNotice(app: Sending, claimed: ClaimedNotice, now: Instant, card?: Message): Promise<Delivery> {
  const way: Way = { isOnItsWay: false }
  try {
    const message = await prepare(app, claimed, now, card)
    if (message === null) return OVER
    const { to } = claimed.notice
    if (to.kind !== 'email') return await sendSomewhere(app, claimed, message, way, now)
    await sendLetter(app, claimed, to, message, way, now)
    return OVER
  } catch (error) {
    return await afterFault(app, claimed, error, way, now)
  }
}

/** What is to be said; null when there is nothing to send now, which is then recorded. */
async function prepare(app: Sending, { notice, promisedAt }: ClaimedNotice, now: Instant, card?: Message): Promise<Message | null> {
  const { outbox } = app
  if (notice.about.kind === 'refresh') {
    await redrawCopies(app, notice.organisationId, notice.about.subjectId, now)
    await outbox.markSent(notice.id, null, now)
    return null
  }
  const held = await heldUntil(app, notice, promisedAt, now)
  if (held.until !== null) {
    await outbox.postpone(notice.id, held.until, ASKED_FOR_QUIET)
    return null
  }
  const composed = card === undefined ? await compose(app, notice, now) : { kind: 'message', message: card } as const
  if (composed.kind === 'stale') {
    await outbox.markEnded(notice.id, 'stale', composed.because, now)
    return null
  }
  const properTime = addMinutes(held.from, -notice.lateByMinutes)
  return sayLate(composed.message, minutesBetween(properTime, now), properTime)
}

/** Tries one place after the other. Throws the first place's fault when none took it, or a fault that may pass. */
async function sendSomewhere(app: Sending, claimed: ClaimedNotice, message: Message, way: Way, now: Instant): Promise<Delivery> {
  const { notice, isJustPromised = false } = claimed
  let first: ChatFault | null = null
  for await (const candidate of placesFor(app, notice, now, isJustPromised ? 'as-last-read' : 'now')) {
    const { insteadOf } = candidate
    const said = insteadOf === null || first === null ? message : sayRedirected(message, insteadOf, first.message)
    try {
      return await sendTo(app, claimed, candidate, said, way, now)
    } catch (error) {
      if (!(error instanceof ChatFault) || error.kind !== 'unreachable') throw error
      first ??= error
      way.isOnItsWay = false
      await notePlace(app, notice, candidate, error, now)
    }
  }
  throw first ?? new Error('there was nowhere to send a notice')
}

async function sendTo(
  app: Sending, claimed: ClaimedNotice, candidate: Candidate, message: Message, way: Way, now: Instant,
): Promise<Delivery> {
  const { notice, mayHaveArrived, promisedAt, isFirstOfItsSubject = false } = claimed
  const { chat, called } = candidate
  const place = await candidate.place()
  const under = candidate.insteadOf === null && !isFirstOfItsSubject ? await rootFor(app, notice, place) : undefined
  way.isOnItsWay = true
  const found = mayHaveArrived ? await chat.findPosted(place, notice.id, { since: promisedAt, under }) : null
  if (found === 'cannot-tell') {
    await sayAgain(app, notice, now)
    return OVER
  }
  const posted = found ?? await chat.post(place, message, notice.id, under)
  await app.outbox.markSent(notice.id, posted, now, called)
  return { kind: 'sent', sent: { posted, message } }
}

/**
 * What follows up on a card in a channel belongs in its thread: the card itself is drawn again, and shows how things stand. Direct
 * messages are read from top to bottom.
 */
const FOLLOW_UPS: ReadonlySet<NoticeKind> = new Set(['task-allocated', 'task-done', 'escalation-asked', 'escalation-answered', 'nobody-available'])

async function rootFor({ outbox }: Sending, notice: ClaimedNotice['notice'], place: ChatPlace): Promise<Posted | undefined> {
  if (notice.to.kind === 'person' || notice.subjectId === null || !FOLLOW_UPS.has(notice.about.kind)) return undefined
  const copies = await outbox.copies(notice.organisationId, notice.subjectId)
  return copies.find(({ posted }) => isSame(posted.place, place))?.posted
}

function isSame(one: ChatPlace, other: ChatPlace): boolean {
  return one.platform === other.platform && one.tenant === other.tenant && one.conversation === other.conversation
}

/**
 * Only before it is on its way, or with the platform's own word that it did not take it, is a notice simply tried again. Anything else
 * leaves it taken until its sender's time is up: whoever claims it then looks for the message before posting a second one.
 */
async function afterFault(
  app: Sending, { notice, attempts, mayHaveArrived }: ClaimedNotice, error: unknown, { isOnItsWay }: Way, now: Instant,
): Promise<Delivery> {
  const fault = error instanceof ChatFault ? error : null
  app.log.warn({ ...errorFields(error), notice: notice.id, kind: notice.about.kind, attempts }, 'notice not sent')
  if (fault?.kind === 'unreachable') {
    await app.outbox.markEnded(notice.id, 'failed', fault.message, now)
    await tellOfPerson(app, notice, fault, now)
    return OVER
  }
  const isNotTaken = !isOnItsWay || fault?.kind === 'later'
  const seconds = Math.ceil((fault?.retryAfterMs ?? 0) / 1_000) || (BACKOFF_SECONDS[attempts - 1] ?? LONGEST_BACKOFF_SECONDS)
  const until = addSeconds(now, seconds)
  const because = fault?.message ?? 'It could not be sent; the log has the error.'
  if (isNotTaken && !mayHaveArrived) await app.outbox.postpone(notice.id, until, because)
  return fault?.kind === 'later' ? { kind: 'later', until, because } : OVER
}
