import {
  ConnectorClient, JwtTokenProviderFactory, ManagedIdentityAppCredentials, type ConnectorClientOptions,
} from 'botframework-connector'
import { z } from 'zod'
import { inTime, wallTimers, type Timers } from '../../src/ports/timers.ts'
import type { Web, WebAnswer } from '../../src/ports/web.ts'
import { NoToken, Refused, Unintelligible } from './refused.ts'
import { askWithSecret, createTokens, jsonOf, type AppIdentity, type AskWeb, type Token } from './tokens.ts'

/** A conversation, and where Teams takes messages for it now. */
export interface Line {
  readonly serviceUrl: string
  /** With `;messageid=` and the first message's id, one thread of it. */
  readonly conversation: string
}

/** What is put into a conversation. */
export interface Outgoing {
  /** Plain words that are shown; with a card, what notifications say of it. */
  readonly text: string
  readonly card?: object
}

/** Somebody in a conversation, as its roster has them. */
export interface Member {
  /** What cards know them by, `29:…`: theirs towards this bot. */
  readonly id: string
  /** The Entra object id; null for those without an account. */
  readonly objectId: string | null
  /** The tenant their account belongs to. */
  readonly tenant: string | null
  readonly email: string | null
  readonly userPrincipalName: string | null
  /** `user`, `guest` or `anonymous`. */
  readonly role: string | null
}

/** The Bot Connector: everything the product asks of Teams. Each may throw `Refused`, `NoToken`, `NotSent`, or that nobody knows. */
export interface Connector {
  /** Whether Microsoft gives us a token to speak with. Throws `NoToken` when it does not. */
  signIn(): Promise<void>
  /** The id of the message. */
  send(to: Line, message: Outgoing): Promise<string>
  update(at: Line, messageId: string, message: Outgoing): Promise<void>
  remove(at: Line, messageId: string): Promise<void>
  /** Somebody's own chat with the bot, by Entra object id: always the same one. Refused when they do not have the app. */
  createPersonal(person: { readonly serviceUrl: string; readonly tenant: string; readonly user: string }): Promise<string>
  /** Somebody in the conversation, by Entra object id. */
  member(of: Line, user: string): Promise<Member>
  /** Everybody in the conversation, the bot aside; null when they are more than this. */
  members(of: Line, atMost: number): Promise<readonly Member[] | null>
}

/** Somebody waits, and a claim on a notice lasts a minute. */
const PATIENCE_MS = 10_000

/** Clients are kept for so many service addresses; a tenant has one or two. */
const MOST_CLIENTS = 100

/**
 * Speaks through botbuilder’s own client, without what it does behind our back. By itself it repeats a call three times: on 408, on any
 * 5xx but 501 and 505, on a 429 that says for how long, and on a connection that is cut. It follows redirects, waits for an answer for
 * ever, and its errors carry the request, with the token and every word of the message. But it does all that only with answers and errors
 * of its own kinds. So the HTTP below it is ours: it says no by throwing our own errors, which pass through it untouched.
 */
export function createConnector({ identity, web, timers, timeoutMs = PATIENCE_MS }: {
  readonly identity: AppIdentity
  readonly web: Pick<Web, 'ask'>
  readonly timers: Pick<Timers, 'now'>
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs?: number
}): Connector {
  const { proves, appId } = identity
  const askWeb: AskWeb = (call) => web.ask({ ...call, signal: AbortSignal.timeout(timeoutMs) })
  const ask = proves.kind === 'secret' ? askWithSecret(askWeb, identity, proves.password, timers) : askManagedIdentity(identity)
  const tokens = createTokens(ask, timers)
  const clients = new Map<string, ConnectorClient>()
  const from = { id: `28:${appId}`, name: '' }

  const httpClient: NonNullable<ConnectorClientOptions['httpClient']> = {
    async sendRequest(request) {
      const authorization = `Bearer ${await tokens.get()}`
      const { url, method, body } = request
      const headers = { ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), authorization }
      const answer = await askWeb({ url, method, headers, body: typeof body === 'string' ? body : null })
      if (answer.status === 401) tokens.drop()
      return { request, status: answer.status, headers: request.headers.clone(), bodyAsText: readable(answer) }
    },
  }

  function clientAt(serviceUrl: string): ConnectorClient {
    const known = clients.get(serviceUrl)
    if (known !== undefined) return known
    if (clients.size >= MOST_CLIENTS) clients.clear()
    // the token goes on where the call is made: there is nothing to sign above that
    const client = new ConnectorClient({ signRequest: async (request) => request }, { baseUri: serviceUrl, httpClient })
    clients.set(serviceUrl, client)
    return client
  }

  const activity = ({ conversation }: Line, { text, card }: Outgoing) => ({
    type: 'message', from, conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
    ...(card === undefined ? { text } : { summary: text, attachments: [{ contentType: CARD, content: card }] }),
  })

  return {
    async signIn() {
      await tokens.get()
    },
    async send(to, message) {
      return idOf(await clientAt(to.serviceUrl).conversations.sendToConversation(to.conversation, activity(to, message)))
    },
    async update(at, messageId, message) {
      await clientAt(at.serviceUrl).conversations.updateActivity(at.conversation, messageId, activity(at, message))
    },
    async remove({ serviceUrl, conversation }, messageId) {
      await clientAt(serviceUrl).conversations.deleteActivity(conversation, messageId)
    },
    async createPersonal({ serviceUrl, tenant, user }) {
      return idOf(await clientAt(serviceUrl).conversations.createConversation({
        isGroup: false, bot: from, members: [{ id: user, name: '' }], tenantId: tenant, channelData: { tenant: { id: tenant } },
      }))
    },
    async member({ serviceUrl, conversation }, user) {
      return memberFrom(await clientAt(serviceUrl).conversations.getConversationMember(conversation, user))
    },
    async members({ serviceUrl, conversation }, atMost) {
      // one page tells: Teams puts more people on it than anybody asks for at once
      const page = await clientAt(serviceUrl).conversations.getConversationPagedMembers(conversation)
      const members = (page.members ?? []).map(memberFrom)
      return members.length > atMost || (page.continuationToken ?? '') !== '' ? null : members
    },
  }
}

const CARD = 'application/vnd.microsoft.card.adaptive'

/** What a yes says. Throws what everything else means: an error of ours, which the client above takes for no reason to try again. */
function readable({ status, headers, text }: WebAnswer): string {
  const isYes = status >= 200 && status < 300
  const said = jsonOf(text)
  if (isYes && (text === '' || said !== undefined)) return text
  if (isYes) throw new Unintelligible()
  const told = refusal.safeParse(said).data?.error
  const retryAfterMs = waitIn(headers.get('retry-after') ?? null)
  throw new Refused({ status, code: told?.subCode ?? told?.code ?? null, retryAfterMs, isTeams: text.trim() === '' || said !== undefined })
}

const refusal = z.object({ error: z.object({ code: z.string().max(100), subCode: z.string().max(100).optional() }) })

/** `Retry-After` in milliseconds; a date, or nothing one can read, says nothing. */
function waitIn(seconds: string | null): number | null {
  const wait = Number(seconds ?? Number.NaN)
  return Number.isFinite(wait) && wait >= 0 ? wait * 1_000 : null
}

function idOf({ id }: { readonly id?: string | undefined }): string {
  if (id === undefined || id === '') throw new Unintelligible()
  return id
}

const text = z.string().min(1).nullish().catch(null).transform((value) => value ?? null)
const member = z.object({
  id: z.string().min(1), aadObjectId: text, objectId: text, tenantId: text, email: text, userPrincipalName: text, userRole: text,
}).transform(({ id, aadObjectId, objectId, tenantId: tenant, email, userPrincipalName, userRole: role }): Member => (
  { id, objectId: aadObjectId ?? objectId, tenant, email, userPrincipalName, role }
))

function memberFrom(said: unknown): Member {
  const read = member.safeParse(said)
  if (!read.success) throw new Unintelligible()
  return read.data
}

/** How long the machine’s own identity service may take, in milliseconds: botbuilder asks several times before it gives up. */
const IDENTITY_MS = 10_000

function askManagedIdentity({ appId, oauthScope }: AppIdentity): () => Promise<Token> {
  const credentials = new ManagedIdentityAppCredentials(appId, oauthScope, new JwtTokenProviderFactory())
  return async () => {
    const asking = credentials.getToken(true).then((token) => ({ token }), () => null)
    const given = await inTime(wallTimers, IDENTITY_MS, asking)
    if (given === null || given === 'late') throw new NoToken(false)
    return { ...given, expiresAt: expiryOf(given.token) }
  }
}

/** When a token says it expires, in milliseconds since 1970; 0 when it does not say, so that it is used once. */
function expiryOf(token: string): number {
  const claims = jsonOf(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
  return (z.object({ exp: z.number() }).safeParse(claims).data?.exp ?? 0) * 1_000
}
