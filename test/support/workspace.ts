import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { Message } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import type { Reply } from '../../src/messages/reply.ts'
import type { Account } from '../../src/ports/directory.ts'
import { createFakeChat } from './fake-chat.ts'
import { plainForm, pressesOf } from './plain-text.ts'
import { pretendDirectory } from './pretend-directory.ts'
import { runProduct, type StoryOptions } from './running-product.ts'

/** The council's own workspace. */
export const MARLOW = 'T-MARLOW'

export interface Told {
  readonly reply: Reply
  readonly text: string
}

/**
 * The whole product in workspaces of a chat platform whose accounts it has to get to know. Accounts are named by their user id, and people by
 * what stands before the @ of their address.
 */
export async function createWorkspace(options: StoryOptions) {
  const chat = createFakeChat('slack')
  const directory = pretendDirectory('slack')
  const product = await runProduct(options, async () => ({ chat, directories: [directory] }))
  const { app, assembly: { courier }, now } = product
  const answer = createAnswer(app)
  const read = new Map<string, number>()
  let asked = 0

  const accountOf = (user: string, tenant = MARLOW): Identity => ({ platform: 'slack', tenant, user })
  async function asks(identity: Identity, said: Ask['said'], channel: string | null): Promise<Told> {
    const place = channel === null ? null : { platform: identity.platform, tenant: identity.tenant, conversation: channel }
    const reply = await answer({ identity, channel: place, key: `story-${asked += 1}`, said })
    await courier.deliver(now())
    return { reply, text: reply.kind === 'form' ? plainForm(reply.form) : plainText(reply.message) }
  }

  return {
    ...product, chat, directory, accountOf,

    /** The platform knows this account, as a full member with that address unless it is said otherwise. */
    joins(user: string, account: Partial<Account> = {}, tenant = MARLOW): Identity {
      directory.has({ tenant, user }, { standing: 'member', email: `${user}@marlow.example`, ...account })
      return accountOf(user, tenant)
    },

    /** `/due unit` typed by an account in a channel, or (null) in direct messages. */
    says(user: string | Identity, line: string, channel: string | null = null): Promise<Told> {
      const [, verb = '', rest = ''] = /^\/(\S+)\s*([^]*)$/.exec(line) ?? []
      const said: Ask['said'] = verb === '' ? { kind: 'words', line } : { kind: 'command', verb, line: rest }
      return asks(typeof user === 'string' ? accountOf(user) : user, said, channel)
    },

    presses(user: string | Identity, label: string, on: Message, channel: string | null = null): Promise<Told> {
      const button = pressesOf(on).find((one) => one.label === label)
      if (button === undefined) throw new Error(`there is no button “${label}” on:\n${plainText(on)}`)
      return asks(typeof user === 'string' ? accountOf(user) : user, { kind: 'press', intent: button.intent }, channel)
    },

    /** What came to a conversation since the story last looked; `direct:kim` for direct messages. */
    news(conversation: string): readonly Message[] {
      const all = chat.messagesIn(conversation)
      const from = read.get(conversation) ?? 0
      read.set(conversation, all.length)
      return all.slice(from)
    },

    /** What the audit says of these events, oldest first. */
    async audited(...events: readonly string[]): Promise<readonly { readonly event: string; readonly detail: Readonly<Record<string, unknown>> }[]> {
      const { rows } = await product.pool.query<{ event: string; detail: Readonly<Record<string, unknown>> }>(
        'SELECT event, detail FROM audit_event WHERE event = ANY($1) ORDER BY organisation_id, position', [events])
      return rows
    },

    /** The accounts of the person with that address, `platform/tenant/user`, without the playground's. */
    async accounts(person: string): Promise<readonly string[]> {
      const { rows } = await product.pool.query<{ account: string }>(`SELECT platform || '/' || tenant || '/' || user_id AS account
        FROM identity i JOIN person p ON p.id = i.person_id WHERE p.email = $1 AND platform <> 'playground' ORDER BY 1`, [`${person}@marlow.example`])
      return rows.map(({ account }) => account)
    },
  }
}

export type Workspace = Awaited<ReturnType<typeof createWorkspace>>
