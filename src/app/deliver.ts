import { addMinutes, type Instant } from '../domain/calendar/london.ts'
import type { Recipient } from '../domain/notice.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { ChatPlace, Platform } from '../domain/unit/unit.ts'
import { sayLate } from '../messages/late.ts'
import type { Message } from '../messages/model.ts'
import { ChatFault, type Chat } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import type { ClaimedNotice, Posted } from '../ports/outbox.ts'
import type { App } from './app.ts'
import { compose } from './compose.ts'

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

export function createCourier(app: Omit<App, 'wake'>): Courier {
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

/** Replicas may do this at once: each notice is claimed by one. What goes to one place keeps its order; places do not wait for one another. */
async function deliverWaiting(app: Sending, now: Instant): Promise<void> {
  for (;;) {
    const claimed = await app.outbox.claim(now, BATCH)
    const places = Map.groupBy(claimed, ({ notice: { to } }) => (to.kind === 'unit' ? to.unitId : to.personId))
    await Promise.all([...places.values()].map(async (toOnePlace) => {
      for (const one of toOnePlace) await deliverOne(app, one, now)
    }))
    if (claimed.length < BATCH) return
  }
}

async function deliverOne(app: Sending, claimed: ClaimedNotice, now: Instant): Promise<void> {
  const { notice } = claimed
  try {
    if (notice.about.kind === 'refresh') {
      await redraw(app, notice.organisationId, notice.about.subjectId, now)
      await app.outbox.markSent(notice.id, null, now)
      return
    }
    const composed = await compose(app, notice, now)
    if (composed.kind === 'stale') {
      await app.outbox.markEnded(notice.id, 'stale', composed.because, now)
      return
    }
    const target = await whereTo(app, notice.organisationId, notice.to)
    const message = sayLate(composed.message, notice.lateByMinutes, addMinutes(now, -notice.lateByMinutes))
    const outcome = claimed.mayHaveArrived
      ? await sendOnce(target.chat, target.place, message, claimed)
      : await target.chat.post(target.place, message, notice.id)
    if (outcome === 'cannot-tell') {
      await app.outbox.markEnded(notice.id, 'unknown', 'It was being sent when the process stopped, and the platform cannot say whether it arrived.', now)
      return
    }
    await app.outbox.markSent(notice.id, outcome, now)
  } catch (error) {
    await afterFault(app, claimed, error, now)
  }
}

/** An earlier sender died on the way: look for the message before posting a second one. */
async function sendOnce(chat: Chat, place: ChatPlace, message: Message, claimed: ClaimedNotice): Promise<Posted | 'cannot-tell'> {
  const found = await chat.findPosted(place, claimed.notice.id)
  return found ?? chat.post(place, message, claimed.notice.id)
}

async function redraw(app: Sending, organisationId: OrganisationId, subjectId: string, now: Instant): Promise<void> {
  for (const { notice, posted } of await app.outbox.copies(organisationId, subjectId)) {
    const composed = await compose(app, notice, now)
    if (composed.kind === 'message') await app.chats.get(posted.place.platform)?.update(posted, composed.message)
  }
}

async function afterFault(app: Sending, { notice, attempts }: ClaimedNotice, error: unknown, now: Instant): Promise<void> {
  const fault = error instanceof ChatFault ? error : null
  app.log.warn({ ...errorFields(error), notice: notice.id, kind: notice.about.kind, attempts }, 'notice not sent')
  if (fault?.kind === 'unreachable') {
    await app.outbox.markEnded(notice.id, 'failed', fault.message, now)
    return
  }
  const askedFor = fault?.retryAfterMs ?? null
  const minutes = askedFor === null ? (BACKOFF_MINUTES[attempts - 1] ?? 60) : Math.ceil(askedFor / 60_000)
  await app.outbox.postpone(notice.id, addMinutes(now, minutes), fault?.message ?? 'It could not be sent; the log has the error.')
}

async function whereTo(app: Sending, organisationId: OrganisationId, to: Recipient): Promise<{ chat: Chat; place: ChatPlace }> {
  return to.kind === 'unit' ? unitChannel(app, organisationId, to.unitId) : directMessages(app, organisationId, to.personId)
}

async function unitChannel(app: Sending, organisationId: OrganisationId, unitId: string): Promise<{ chat: Chat; place: ChatPlace }> {
  const unit = (await app.store.units(organisationId)).find((one) => one.id === unitId)
  for (const place of unit?.channels ?? []) {
    const chat = app.chats.get(place.platform)
    if (chat !== undefined) return { chat, place }
  }
  throw new ChatFault('unreachable', `The unit ${unit?.name ?? unitId} has no channel on a platform that is set up. Import its channel with unitco import units.`)
}

async function directMessages(app: Sending, organisationId: OrganisationId, personId: string): Promise<{ chat: Chat; place: ChatPlace }> {
  const person = (await app.store.people(organisationId)).find((one) => one.id === personId)
  if (person?.isActive !== true) throw new ChatFault('unreachable', 'The person has left.')
  for (const identity of person.identities) {
    const chat = app.chats.get(identity.platform satisfies Platform)
    if (chat !== undefined) return { chat, place: await chat.directMessages(identity) }
  }
  throw new ChatFault('unreachable', 'The person has no account on a platform that is set up. Import their account with unitco import people.')
}
