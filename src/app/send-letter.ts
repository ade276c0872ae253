import type { Instant } from '../domain/calendar/london.ts'
import type { Recipient } from '../domain/notice.ts'
import { letterOf } from '../messages/letter.ts'
import type { Message } from '../messages/model.ts'
import { ChatFault } from '../ports/chat.ts'
import { MailFault } from '../ports/mail.ts'
import type { ClaimedNotice } from '../ports/outbox.ts'
import type { App } from './app.ts'
import { sayAgain } from './tell-trouble.ts'

/** What a letter takes on its way: once it is being handed over, only the mail server's word says that it was not taken. */
export interface Way {
  isOnItsWay: boolean
}

type Sending = Omit<App, 'wake'>

/**
 * Sends a notice as a letter to its reader's address. A letter cannot be looked for: one that may have been sent before something failed
 * is not sent a second time as if it were the first, but again under a line that says so. Throws `ChatFault` where nothing was sent.
 */
export async function sendLetter(
  app: Sending, { notice, mayHaveArrived }: ClaimedNotice, to: Extract<Recipient, { kind: 'email' }>, message: Message, way: Way,
  now: Instant,
): Promise<void> {
  if (app.mail === null) {
    throw new ChatFault('unreachable', 'E-mail is not set up. Set SMTP_URL, or take email off the ladders of the policy.')
  }
  if (mayHaveArrived) return await sayAgain(app, notice, now)
  const person = (await app.store.people(notice.organisationId)).find((one) => one.id === to.personId)
  if (person?.isActive !== true) throw new ChatFault('unreachable', 'The person has left.')
  way.isOnItsWay = true
  try {
    await app.mail.send({ ...letterOf(message), to: person.email, id: notice.id })
  } catch (error) {
    throw error instanceof MailFault ? asFault(error) : error
  }
  await app.outbox.markSent(notice.id, null, now)
}

/** The same fault in the words the outbox knows. */
function asFault({ kind, message }: MailFault): ChatFault {
  return new ChatFault(kind === 'refused' ? 'unreachable' : 'later', message)
}
