import type { Operation } from './fault-switches.ts'
import { appIsIn, membersOf, personalChat, type FakeConversation, type FakeMessage, type FakePerson, type FakeTenant } from './tenant.ts'

/** A call that Teams refuses, by its status and error code. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

export type Body = Readonly<Record<string, unknown>>

/** One call of the Bot Connector, taken apart. */
export interface Asked {
  readonly tenant: FakeTenant
  readonly botId: string
  /** Without the thread. */
  readonly conversationId: string
  /** The message in whose thread it is said; null outside threads. */
  readonly rootId: string | null
  /** The activity's or member's id in the address; empty when it has none. */
  readonly subject: string
  readonly body: Body
  readonly query: URLSearchParams
  newMessageId(): string
}

export interface Answered {
  readonly status: number
  readonly body?: unknown
}

type Method = (asked: Asked) => Answered

/** Messages are refused from this size on, in bytes of JSON. */
const MOST_BYTES = 28 * 1024
const PAGE = 200

export const methods: Readonly<Record<Exclude<Operation, 'token'>, Method>> = {
  // The Entra object id works in the place of the `29:` id, but only for people who have the app.
  createConversation({ tenant, body }) {
    const [member, ...others] = Array.isArray(body.members) ? body.members as readonly Body[] : []
    if (body.isGroup === true || member === undefined || others.length > 0) throw new Refusal(400, 'BadSyntax')
    if (body.tenantId !== tenant.id) throw new Refusal(400, 'BadSyntax')
    const person = personWith(tenant.people.values(), member.id)
    if (person === undefined) throw new Refusal(400, 'BadArgument')
    if (!person.hasApp || person.isDeleted) throw new Refusal(403, 'ForbiddenOperationException')
    return { status: 201, body: { id: personalChat(tenant, person.aadObjectId).id } }
  },

  sendToConversation(asked) {
    const { rootId } = asked
    const conversation = writable(asked)
    if (rootId !== null && conversation.kind !== 'channel') throw new Refusal(400, 'BadArgument')
    if (rootId !== null && !conversation.messages.some(({ id }) => id === rootId)) throw new Refusal(404, 'ActivityNotFoundInConversation')
    const message: FakeMessage = {
      id: asked.newMessageId(), rootId, fromId: asked.botId, ...contentOf(asked.body), isEdited: false, isDeleted: false,
    }
    conversation.messages.push(message)
    return { status: 201, body: { id: message.id } }
  },

  updateActivity(asked) {
    const message = ownMessage(asked)
    Object.assign(message, contentOf(asked.body), { isEdited: true })
    return { status: 200, body: { id: message.id } }
  },

  deleteActivity(asked) {
    ownMessage(asked).isDeleted = true
    return { status: 200 }
  },

  getMember({ tenant, ...asked }) {
    const person = personWith(membersOf(tenant, readable({ tenant, ...asked })), asked.subject)
    if (person === undefined) throw new Refusal(404, 'MemberNotFoundInConversation')
    return { status: 200, body: asTeamsSays(person) }
  },

  getMembers: (asked) => ({ status: 200, body: membersOf(asked.tenant, readable(asked)).map(asTeamsSays) }),

  getPagedMembers(asked) {
    const from = Number(asked.query.get('continuationToken') ?? 0)
    const size = Number(asked.query.get('pageSize') ?? PAGE)
    const members = membersOf(asked.tenant, readable(asked))
    const next = from + size < members.length ? { continuationToken: String(from + size) } : {}
    return { status: 200, body: { members: members.slice(from, from + size).map(asTeamsSays), ...next } }
  },
}

function personWith(people: Iterable<FakePerson>, id: unknown): FakePerson | undefined {
  return [...people].find((person) => person.id === id || person.aadObjectId === id)
}

/** As rosters say it: nothing in them tells that an account was removed. */
function asTeamsSays({ id, aadObjectId, name, email, userPrincipalName, tenantId, userRole }: FakePerson): Body {
  return {
    id, aadObjectId, objectId: aadObjectId, name, tenantId, userRole, ...(email === null ? {} : { email }),
    ...(userPrincipalName === null ? {} : { userPrincipalName }),
  }
}

function readable({ tenant, conversationId }: Pick<Asked, 'tenant' | 'conversationId'>): FakeConversation {
  const conversation = tenant.conversations.get(conversationId)
  if (conversation === undefined || conversation.isGone) throw new Refusal(404, 'ConversationNotFound')
  if (!appIsIn(tenant, conversation)) throw new Refusal(403, 'BotNotInConversationRoster')
  return conversation
}

function writable(asked: Asked): FakeConversation {
  const conversation = readable(asked)
  const hasBlocked = asked.tenant.people.get(conversation.personId ?? '')?.hasBlockedBot === true
  if (hasBlocked) throw new Refusal(403, 'ConversationBlockedByUser')
  return conversation
}

function ownMessage(asked: Asked): FakeMessage {
  const message = writable(asked).messages.find(({ id, isDeleted }) => id === asked.subject && !isDeleted)
  if (message === undefined) throw new Refusal(404, 'ActivityNotFoundInConversation')
  if (message.fromId !== asked.botId) throw new Refusal(403, 'NotEnoughPermissions')
  return message
}

function contentOf(body: Body): Pick<FakeMessage, 'text' | 'summary' | 'card'> {
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES) throw new Refusal(413, 'MessageSizeTooBig')
  const text = typeof body.text === 'string' ? body.text : ''
  const summary = typeof body.summary === 'string' ? body.summary : ''
  const [card = null] = cardsOf(body)
  if (body.type !== 'message' || (text === '' && card === null)) throw new Refusal(400, 'BadSyntax')
  return { text, summary, card }
}

/** The Adaptive Cards a message carries. */
export function cardsOf(body: Body): readonly Readonly<Record<string, unknown>>[] {
  const attachments = Array.isArray(body.attachments) ? body.attachments as readonly Body[] : []
  return attachments
    .filter(({ contentType }) => contentType === 'application/vnd.microsoft.card.adaptive')
    .map(({ content }) => content as Readonly<Record<string, unknown>>)
}
