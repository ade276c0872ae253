import { addMinutes, type Instant } from '../domain/calendar/london.ts'
import type { NoticeId } from '../domain/ids.ts'
import type { Message } from '../messages/model.ts'
import { errorFields } from '../ports/log.ts'
import { SENDING_MINUTES, type ClaimedNotice } from '../ports/outbox.ts'
import { recipientId } from '../domain/notice.ts'
import type { Sent } from './doors.ts'
import { sendNotice, type Delivery, type Sending } from './send-notice.ts'

/** How many notices are claimed at a time. */
const BATCH = 20

/** What sends notices. What goes to one place goes in order; a place that is slow or full keeps no other waiting. */
export interface Courier {
  /** Asks for a look at the outbox soon; many asks are one look. */
  wake(): void
  /** Takes a notice that was committed as being sent already: until its door asks for it, or the next look at the outbox. */
  take(handed: ClaimedNotice): void
  /** Sends everything that waits and is due at that moment, and resolves when it is done with. */
  deliver(now: Instant): Promise<void>
  /**
   * Sends this one now, ahead of what else waits for its place; in these words, if they are known already. Null when it was not sent:
   * the outbox has it, or somebody else does. Never throws.
   */
  sendNow(notice: NoticeId, card?: Message): Promise<Sent | null>
}

/** Calls back after so many milliseconds and keeps no process alive. Only ever asks for a look at the outbox. */
export type Later = (ms: number, call: () => void) => void

export function createCourier(app: Sending, later: Later = soon): Courier {
  /** The places being sent to, by recipient: each ends when what was claimed for it is done with. */
  const lanes = new Map<string, Promise<unknown>>()
  /** What is being sent at this moment, so that a door and a round agree on one sending. */
  const inFlight = new Map<NoticeId, Promise<Delivery>>()
  /** Recipients after whose turn to look again: one passed them over, or what was not sent may have promised something else. */
  const lookAfter = new Set<string>()
  /** What was committed as being sent and nobody has asked for yet. */
  const handed = new Map<NoticeId, ClaimedNotice>()
  let looking: Promise<boolean> = Promise.resolve(false)
  /** Looks that were begun, or wait for their turn. */
  let looks = 0
  /** A look that was asked for and has not begun; null when none was. */
  let waking: Promise<void> | null = null

  function send(claimed: ClaimedNotice, now: Instant, card?: Message): Promise<Delivery> {
    const { id, to } = claimed.notice
    const sending = sendNotice(app, claimed, now, card).finally(() => inFlight.delete(id))
    inFlight.set(id, sending)
    return sending.then((delivery) => {
      if (delivery.kind === 'over') lookAfter.add(recipientId(to))
      return delivery
    })
  }

  /** Nothing more is claimed for that recipient until this is done with; then what waited meanwhile is looked for. */
  function occupy(key: string, sending: Promise<unknown>): void {
    const lane: Promise<unknown> = Promise.allSettled([lanes.get(key), sending]).finally(() => {
      if (lanes.get(key) !== lane) return
      lanes.delete(key)
      if (lookAfter.delete(key)) wake()
    })
    lanes.set(key, lane)
  }

  /** Sends one ahead of what waits for its place, which comes after it. */
  function sendAhead(claimed: ClaimedNotice, card?: Message): Promise<Delivery> {
    handed.delete(claimed.notice.id)
    const sending = send(claimed, app.clock.now(), card)
    occupy(recipientId(claimed.notice.to), sending)
    return sending
  }

  /**
   * Sends what goes to one place. When the place takes nothing now, what comes after waits with what it did not take. What this sender
   * does not get to in its time is left to whoever claims it next, who looks before sending.
   */
  async function drive(claimed: readonly ClaimedNotice[], now: Instant): Promise<void> {
    for (const [index, one] of claimed.entries()) {
      if (app.clock.now() >= addMinutes(now, SENDING_MINUTES)) return void lookAfter.add(recipientId(one.notice.to))
      const delivery = await send(one, now)
      if (delivery.kind !== 'later') continue
      for (const { notice, mayHaveArrived } of claimed.slice(index + 1)) {
        if (!mayHaveArrived) await app.outbox.postpone(notice.id, delivery.until, delivery.because)
      }
      later(Temporal.Instant.from(now).until(delivery.until).total('milliseconds'), wake)
      return
    }
  }

  /** Claims what waits for places nobody is sending to, and sets it on its way. True when there may be more to claim. */
  async function look(asked: Instant): Promise<boolean> {
    const present = app.clock.now()
    const now = present > asked ? present : asked
    for (const one of handed.values()) sendAhead(one).catch(tellLog)
    const busy = [...lanes.keys()]
    for (const key of busy) lookAfter.add(key)
    const claimed = await app.outbox.claim(now, BATCH, busy)
    for (const [key, toOnePlace] of Map.groupBy(claimed, ({ notice }) => recipientId(notice.to))) {
      occupy(key, drive(toOnePlace, now).catch(tellLog))
    }
    return claimed.length === BATCH
  }

  /** One look at a time: two at once would give one place two senders. */
  function lookInTurn(asked: Instant): Promise<boolean> {
    looks += 1
    looking = looking.then(() => look(asked)).catch((error: unknown) => {
      tellLog(error)
      return false
    }).finally(() => { looks -= 1 })
    return looking
  }

  function tellLog(error: unknown): void {
    app.log.error(errorFields(error), 'a round of the outbox failed; the next one takes what is left')
  }

  function wake(): void {
    waking ??= new Promise((resolve) => {
      setImmediate(() => {
        waking = null
        resolve(lookUntilEmpty(app.clock.now()))
      })
    })
  }

  async function lookUntilEmpty(now: Instant): Promise<void> {
    while (await lookInTurn(now));
  }

  async function sendNow(id: NoticeId, card?: Message): Promise<Sent | null> {
    try {
      const ours = handed.get(id) ?? (inFlight.has(id) ? null : await app.outbox.claimOne(id, app.clock.now()))
      const delivery = await (ours === null ? inFlight.get(id) : sendAhead(ours, card))
      return delivery?.kind === 'sent' ? delivery.sent : null
    } catch (error) {
      tellLog(error)
      return null
    }
  }

  const isBusy = (): boolean => lanes.size > 0 || inFlight.size > 0 || looks > 0 || waking !== null

  return {
    wake,
    async deliver(now) {
      await lookUntilEmpty(now)
      // a place that becomes free asks for another look, at what it had waiting meanwhile
      while (isBusy()) await Promise.allSettled([...lanes.values(), ...inFlight.values(), looking, waking])
    },
    take: (notice) => void handed.set(notice.notice.id, notice),
    sendNow,
  }
}

export const soon: Later = (ms, call) => {
  setTimeout(call, ms).unref()
}
