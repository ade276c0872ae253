import type { Message } from '../../src/messages/model.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import { notifiedIn } from './render-message.ts'
import type { Drawing } from './render-text.ts'

/** What is needed to draw this message in that workspace: who of those it calls on has which account there. */
export async function drawingFor(message: Message, tenant: string, accounts: Pick<Accounts, 'usersOf'>): Promise<Drawing> {
  const notified = notifiedIn(message)
  const users = notified.length === 0 ? null : await accounts.usersOf('slack', tenant, notified)
  return { userOf: (person) => users?.get(person) ?? null }
}
