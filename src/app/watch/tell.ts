import { addMinutes, minutesBetween, type Instant } from '../../domain/calendar/london.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { letterOf, productLate } from '../../messages/cards/product-late.ts'
import { sayRepeated } from '../../messages/repeated.ts'
import type { AlarmMessageTaken } from '../../ports/alarm-book.ts'
import { ChatFault } from '../../ports/chat.ts'
import { errorFields } from '../../ports/log.ts'
import { MailFault } from '../../ports/mail.ts'
import { inTime, type Timers } from '../../ports/timers.ts'
import type { App } from '../app.ts'
import { personAt, workingFirst, type Administrators } from './administrators.ts'

/** What telling the administrators needs. It goes past the outbox, which may be what is late. */
export interface TellingParts {
  readonly app: Pick<App, 'store' | 'chats' | 'log' | 'newId' | 'alarmBook'>
  readonly administrators: Administrators
  readonly timers: Timers
}

/** Longer than any mail server or platform takes that works. */
const PATIENCE_MS = 20_000

/** A sender that has not reported back by then is taken for dead. */
const TAKEN_MINUTES = 3

/** Minutes before the next try, by how often it was tried; then half-hourly. */
const BACKOFF_MINUTES = [1, 2, 5, 15] as const
const LONGEST_BACKOFF_MINUTES = 30

/** What could not be told in a day is not told any more. */
const GIVE_UP_MINUTES = 24 * 60

/**
 * Sends what is to be told and has not been; `failing` are the platforms that take nothing, which are tried last. Throws only when the
 * database fails.
 */
export async function tellAdministrators(parts: TellingParts, failing: () => Promise<ReadonlySet<Platform>>, now: Instant): Promise<void> {
  const taken = await parts.app.alarmBook.take(now, addMinutes(now, TAKEN_MINUTES))
  if (taken.length === 0) return
  const avoided = taken.some(({ way }) => way === 'chat') ? await failing() : new Set<Platform>()
  await Promise.all(taken.map((message) => tellOne(parts, message, avoided, now)))
}

async function tellOne(parts: TellingParts, message: AlarmMessageTaken, failing: ReadonlySet<Platform>, now: Instant): Promise<void> {
  const { app, timers } = parts
  const { alarmBook } = app
  const { id, way, attempts, madeAt } = message
  if (message.isOvertaken) return alarmBook.markEnded(id, 'stale', 'There is something newer to tell.', now)
  try {
    const sending = way === 'mail' ? sendLetter(parts, message) : postTo(parts, message, failing)
    const came = await inTime(timers, PATIENCE_MS, sending.then((reason) => ({ reason })))
    // whether it arrived cannot be known: it stays taken, and whoever takes it next looks
    if (came === 'late') return
    if (came.reason === null) return await alarmBook.markSent(id, now)
    await alarmBook.markEnded(id, 'stale', came.reason, now)
  } catch (error) {
    app.log.error({ ...errorFields(error), way, attempts }, 'an administrator could not be told that something is late')
    const says = error instanceof MailFault || error instanceof ChatFault ? error.message : 'It could not be sent; the log has the error.'
    const isHopeless = (error instanceof MailFault && error.kind === 'refused') || minutesBetween(madeAt, now) >= GIVE_UP_MINUTES
    if (isHopeless) return alarmBook.markEnded(id, 'failed', says, now)
    if (error instanceof ChatFault && error.kind === 'unknown') return
    await alarmBook.postpone(id, addMinutes(now, BACKOFF_MINUTES[attempts - 1] ?? LONGEST_BACKOFF_MINUTES), says)
  }
}

/** Null when it was sent; a sentence when it is not to be. */
async function sendLetter({ administrators: { mail } }: TellingParts, { id, address, telling }: AlarmMessageTaken): Promise<string | null> {
  if (mail === null) return 'No mail server is set up any more.'
  await mail.send({ to: address, ...letterOf(telling), id })
  return null
}

/** On the first platform that takes it. Where none works and a letter goes as well, the letter is enough. */
async function postTo(parts: TellingParts, taken: AlarmMessageTaken, failing: ReadonlySet<Platform>): Promise<string | null> {
  const { app, administrators } = parts
  const { id, address, telling, madeAt, mayHaveArrived } = taken
  const accounts = (await personAt(app, address))?.identities.filter(({ platform }) => app.chats.has(platform)) ?? []
  if (accounts.length === 0) return 'They have no account on a platform that is set up any more.'
  const noneWorks = accounts.every(({ platform }) => failing.has(platform))
  if (noneWorks && administrators.mail !== null) return 'The platform takes nothing now; they are told by letter.'
  const message = productLate(telling)
  let fault: unknown = null
  for (const identity of workingFirst(accounts, failing)) {
    try {
      const chat = app.chats.get(identity.platform)
      if (chat === undefined) continue
      const place = await chat.directMessages(identity)
      const found = mayHaveArrived ? await chat.findPosted(place, id, { since: madeAt }) : null
      if (found === null) await chat.post(place, message, id)
      if (found === 'cannot-tell') await chat.post(place, sayRepeated(message), id)
      return null
    } catch (error) {
      if (!(error instanceof ChatFault) || error.kind === 'unknown') throw error
      fault ??= error
    }
  }
  throw fault
}

/** Says by letter alone, and once, that nothing can be looked at: who has which account is in the database too. Never throws. */
export async function tellBlind({ administrators, app, timers }: TellingParts, since: Instant, now: Instant): Promise<void> {
  const { addresses, mail } = administrators
  if (mail === null) return
  const letter = letterOf({ stage: 'began', late: [{ kind: 'database', since }], beganAt: since, at: now })
  await Promise.all(addresses.map(async (to) => {
    try {
      await inTime(timers, PATIENCE_MS, mail.send({ to, ...letter, id: `database/${since}/${to}` }))
    } catch (error) {
      app.log.error(errorFields(error), 'an administrator could not be told that the database does not answer')
    }
  }))
}
