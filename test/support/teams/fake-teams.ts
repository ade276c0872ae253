import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Refusal, cardsOf, methods, type Answered, type Body } from './connector-methods.ts'
import { createFaultSwitches, type FakeFault, type FaultOptions, type Operation } from './fault-switches.ts'
import { problemsOfCard } from './judge-card.ts'
import { newTenant, type FakeTenant } from './tenant.ts'

const START = Date.parse('2026-11-23T09:00:00Z')

/** A token is good for this long, in seconds. */
const TOKEN_SECONDS = 3_600

export interface RecordedCall {
  readonly operation: Operation
  /** Empty for calls that are about none. Without the thread. */
  readonly conversation: string
  /** The thread it was said in; null outside threads. */
  readonly rootId: string | null
  readonly body: Body
  readonly tenantId: string
  readonly at: number
}

/** Says what is wrong with a card; empty when nothing is. */
export type JudgeCard = (card: Readonly<Record<string, unknown>>) => readonly string[]

export interface FakeTeamsOptions {
  /** Teams' time in milliseconds. Without it the time stands still but for `pass`. */
  readonly now?: () => number
  /** What is wrong with a card that was posted: what Microsoft’s renderer says, unless said. A bench does without. */
  readonly judge?: JudgeCard
}

/**
 * A pretend Teams: the Bot Connector and the token endpoint over real HTTP, with the tenants it serves. Make tenants (`tenant.ts` puts
 * people, teams and chats into them), give `serviceUrlOf(tenant)` as an activity’s service address and `token` as who we are, do
 * something, and look at what the conversations show.
 *
 * Every call is recorded, and every card posted is judged in the end: `close` and `expectNoViolations` throw when one was not as Teams
 * wants it.
 */
export interface FakeTeams {
  readonly origin: string
  readonly server: Server
  /** The app's id, and the bot's in conversations. */
  readonly appId: string
  readonly botId: string
  readonly calls: readonly RecordedCall[]
  callsOf(operation: Operation): readonly RecordedCall[]
  addTenant(id: string, name?: string): FakeTenant
  /** Where this tenant’s messages are taken now. It moves with the tenant’s `region`: earlier addresses are then stale, and answer 404. */
  serviceUrlOf(tenant: FakeTenant): string
  /** Where every tenant’s messages are taken, whichever it is and wherever it moves: for one that has not said yet. */
  readonly anywhereUrl: string
  /** Asks the token endpoint for a token, as the app; good for an hour of the pretend Teams’ time. */
  token(): Promise<string>
  /** No token given so far is good any more. */
  revokeTokens(): void
  /** Somebody says something there, at the top or in a thread: the id of the message. */
  says(tenant: FakeTenant, conversationId: string, aadObjectId: string, text: string, rootId?: string): string
  failNext(operation: Operation, fault: FakeFault, options?: FaultOptions): void
  clearFaults(): void
  now(): number
  /** Lets the pretend Teams' own time go by. */
  pass(milliseconds: number): void
  expectNoViolations(): void
  /** Ends it, and throws when a call was not as Teams wants it. */
  close(): Promise<void>
}

export async function startFakeTeams({ now, judge = problemsOfCard }: FakeTeamsOptions = {}): Promise<FakeTeams> {
  let passed = 0
  let lastId = 0
  const time = () => (now?.() ?? START) + passed
  const appId = '11111111-2222-4333-8444-555555555555'
  const botId = `28:${appId}`
  const tenants = new Map<string, FakeTenant>()
  const tokens = new Map<string, number>()
  const faults = createFaultSwitches()
  const calls: RecordedCall[] = []
  const broken: string[] = []

  /** Message ids are moments, and never the same one twice. */
  function newMessageId(): string {
    lastId = Math.max(lastId + 1, time())
    return String(lastId)
  }

  function giveToken(): Answered {
    const token = `a-pretend-token-${tokens.size + 1}`
    tokens.set(token, time() + TOKEN_SECONDS * 1000)
    return { status: 200, body: { token_type: 'Bearer', expires_in: TOKEN_SECONDS, ext_expires_in: TOKEN_SECONDS, access_token: token } }
  }

  function tenantOf({ conversationId }: Called, { tenantId }: Body): FakeTenant | undefined {
    return [...tenants.values()].find(({ id, conversations }) => id === tenantId || conversations.has(conversationId))
  }

  function answer(call: Called, body: Body, bearer: string): Answered {
    if (call.operation === 'token') return giveToken()
    const { operation, conversationId, rootId, subject, query } = call
    const tenant = call.region === ANYWHERE ? tenantOf(call, body) : tenants.get(call.tenantId)
    // what a stale address answers is not published: a plain 404 is what a path nobody serves any more gives
    if (tenant === undefined || ![tenant.region, ANYWHERE].includes(call.region)) return { status: 404 }
    if ((tokens.get(bearer) ?? 0) <= time()) throw new Refusal(401, 'Unauthorized')
    return methods[operation]({ tenant, botId, conversationId, rootId, subject, body, query, newMessageId })
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = readCall(request.method ?? '', new URL(request.url ?? '/', 'http://teams.invalid'))
    const body = await bodyOf(request)
    if (call === null) return respond(response, { status: 404 })
    const { operation, conversationId: conversation, rootId, tenantId } = call
    calls.push({ operation, conversation, rootId, body, tenantId, at: time() })
    const fault = faults.meet(operation, conversation)
    if (fault !== null && refuseInstead(fault, response)) return
    const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '')
    const answered = answeredBy(() => answer(call, body, bearer))
    if (fault?.kind === 'answer-lost') return void response.socket?.destroy()
    if (fault?.kind === 'answer-hangs') return
    respond(response, answered)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      broken.push(`${request.url ?? ''}: the pretend Teams broke: ${String(error)}`)
      respond(response, { status: 500 })
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  function expectNoViolations(): void {
    const judged = calls.flatMap(({ operation, body }) =>
      cardsOf(body).flatMap(judge).map((problem) => `${operation}: ${problem}`))
    const violations = [...broken, ...judged]
    if (violations.length > 0) throw new Error(`Teams would not have liked these calls:\n${violations.join('\n')}`)
  }

  return {
    origin, server, appId, botId, calls, expectNoViolations, now: time,
    callsOf: (operation) => calls.filter((call) => call.operation === operation),
    addTenant(id, name = id) {
      const tenant = newTenant(id, name)
      tenants.set(id, tenant)
      return tenant
    },
    anywhereUrl: `${origin}/${ANYWHERE}/`,
    serviceUrlOf: ({ id, region }) => `${origin}/${region}/${id}/`,
    async token() {
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: appId, client_secret: 'a-pretend-secret' })
      const response = await fetch(`${origin}/botframework.com/oauth2/v2.0/token`, { method: 'POST', body })
      if (!response.ok) throw new Error(`the token endpoint answered ${response.status}`)
      return (await response.json() as { access_token: string }).access_token
    },
    revokeTokens: () => tokens.clear(),
    says(tenant, conversationId, aadObjectId, text, rootId) {
      const conversation = tenant.conversations.get(conversationId)
      const person = tenant.people.get(aadObjectId)
      if (conversation === undefined || person === undefined) throw new Error(`${aadObjectId} cannot speak in ${conversationId}`)
      const id = newMessageId()
      const aboutIt = { summary: '', card: null, isEdited: false, isDeleted: false }
      conversation.messages.push({ id, rootId: rootId ?? null, fromId: person.id, text, ...aboutIt })
      return id
    },
    failNext: (operation, fault, options) => faults.failNext(operation, fault, options),
    clearFaults: () => faults.clear(),
    pass: (milliseconds) => void (passed += milliseconds),
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve))
      server.closeAllConnections()
      await closed
      expectNoViolations()
    },
  }
}

/** The address that knows every tenant. */
const ANYWHERE = 'teams'

interface Called {
  readonly operation: Operation
  readonly region: string
  readonly tenantId: string
  readonly conversationId: string
  readonly rootId: string | null
  readonly subject: string
  readonly query: URLSearchParams
}

/** Which operation an address asks for: method, what of a conversation, and whether it names one of them. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
  'POST conversations': 'createConversation',
  'POST activities': 'sendToConversation',
  'PUT activities/': 'updateActivity',
  'DELETE activities/': 'deleteActivity',
  'GET members': 'getMembers',
  'GET members/': 'getMember',
  'GET pagedmembers': 'getPagedMembers',
}

function readCall(method: string, { pathname, searchParams: query }: URL): Called | null {
  const parts = pathname.split('/').slice(1).map(decodeURIComponent)
  if (method === 'POST' && pathname.endsWith('/oauth2/v2.0/token')) {
    return { operation: 'token', region: '', tenantId: parts[0] ?? '', conversationId: '', rootId: null, subject: '', query }
  }
  const [region = '', ...rest] = parts
  const [tenantId = '', version, root, conversation = '', of = root, subject] = region === ANYWHERE ? ['', ...rest] : rest
  const asks = `${method} ${of}${subject === undefined ? '' : '/'}`
  const operation = version === 'v3' && root === 'conversations' ? OPERATIONS[asks] : undefined
  if (operation === undefined) return null
  const [conversationId = '', rootId = null] = conversation.split(';messageid=')
  return { operation, region, tenantId, conversationId, rootId, subject: subject ?? '', query }
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  return text.startsWith('{') ? JSON.parse(text) as Body : {}
}

function answeredBy(answer: () => Answered): Answered {
  try {
    return answer()
  } catch (error) {
    if (error instanceof Refusal) return { status: error.status, body: { error: { code: error.code, message: `${error.code}: refused` } } }
    throw error
  }
}

type FaultOf<Kind extends FakeFault['kind']> = Extract<FakeFault, { kind: Kind }>

/** What a fault does instead of taking the call; null for those that take it and then lose the answer. */
const insteadOf: { readonly [Kind in FakeFault['kind']]: ((fault: FaultOf<Kind>, response: ServerResponse) => void) | null } = {
  refused: ({ status, code, subCode, retryAfterSeconds }, response) => {
    if (retryAfterSeconds !== undefined) response.setHeader('retry-after', String(retryAfterSeconds))
    const error = { code, message: `${code}: refused`, ...(subCode === undefined ? {} : { subCode }) }
    respond(response, code === undefined ? { status } : { status, body: { error } })
  },
  'not-teams': ({ status, says }, response) => void response.writeHead(status, { 'content-type': 'text/html' }).end(says),
  reset: (_fault, response) => void response.socket?.destroy(),
  hang: () => undefined,
  'answer-lost': null,
  'answer-hangs': null,
}

/** True when the call goes no further. */
function refuseInstead<Kind extends FakeFault['kind']>(fault: FaultOf<Kind> & { kind: Kind }, response: ServerResponse): boolean {
  const refuse = insteadOf[fault.kind]
  refuse?.(fault, response)
  return refuse !== null
}

function respond(response: ServerResponse, { status, body }: Answered): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(body === undefined ? '' : JSON.stringify(body))
}
