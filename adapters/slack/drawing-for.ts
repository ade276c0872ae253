import type { Message } from '../../src/messages/model.ts'
import { notifiedIn } from '../../src/messages/texts-in.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import { slashCommand, type Environment } from './commands.ts'
import type { Drawing } from './render-text.ts'

/** Where messages are drawn: who has which account, and as which of the council's apps it speaks. */
export interface Surroundings {
  readonly accounts: Pick<Accounts, 'usersOf'>
  readonly environment: Environment
}

/** What is needed to draw this message in that workspace: who of those it calls on has which account there, and what commands are called. */
export async function drawingFor(message: Message, tenant: string, { accounts, environment }: Surroundings): Promise<Drawing> {
  const notified = notifiedIn(message)
  const users = notified.length === 0 ? null : await accounts.usersOf('slack', tenant, notified)
  return { userOf: (person) => users?.get(person) ?? null, commandFor: (verb) => slashCommand(verb, environment) }
}
