import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { createFaultSwitches, type FakeFault, type FaultOptions } from './fault-switches.ts'
import { appMethods, tokenlessMethods } from './methods-of-apps.ts'
import { chatMethods } from './methods-of-chat.ts'
import { peopleMethods } from './methods-of-people.ts'
import { viewMethods } from './methods-of-views.ts'
import { argsOf, bodyOf } from './read-call.ts'
import { RESPONSE_MINUTES, RESPONSE_USES, answerThrough } from './response-urls.ts'
import { problemsOfCall, problemsOfMessage } from './schemas.ts'
import { createWorld } from './new-world.ts'
import { newWorkspace, type FakeToken, type FakeWorkspace } from './workspace.ts'
import { Refusal, type Args, type FakeWorld, type InstallCode, type Method, type ResponseUrl } from './world.ts'

/** A modal has to be opened within this time of what was pressed or typed. */
const TRIGGER_MS = 3_000
const START = Date.parse('2026-11-23T09:00:00Z')

export interface RecordedCall {
  /** `chat.postMessage`; `response_url` for an answer through one. */
  readonly method: string
  readonly args: Args
  /** Of the token it was made with; empty when that is unknown here. */
  readonly installedIn: string
  readonly at: number
}

/** What of a token a test may choose. */
export type AboutToken = Partial<Omit<FakeToken, 'installedIn' | 'scopes'>> & { readonly scopes?: readonly string[] }

/** Says what is wrong with a call's arguments by Slack's own types and limits; empty when nothing is. */
export type Judge = (method: string, args: Args) => readonly string[]

export interface FakeSlackOptions {
  /** Slack's time in milliseconds. Without it the time stands still but for `pass`. */
  readonly now?: () => number
  /** Slack's own types and limits unless said; a bench does without. */
  readonly judge?: Judge
}

/**
 * A pretend Slack: the Web API and `response_url`s over real HTTP, with the workspaces it shows. Make workspaces and tokens, point
 * `apiUrl` at it, do something, and look at what the workspaces hold (`workspace.ts` has the reading functions).
 *
 * Every call is recorded, and judged in the end: `close` and `expectNoViolations` throw when one was not as Slack wants it.
 */
export interface FakeSlack {
  /** For `slackApiUrl` and SLACK_API_URL. */
  readonly apiUrl: string
  readonly world: FakeWorld
  /** The server itself, for a test that serves Socket Mode on it. */
  readonly server: Server
  readonly calls: readonly RecordedCall[]
  callsOf(method: string): readonly RecordedCall[]
  addWorkspace(id: string, about?: { readonly name?: string; readonly enterpriseId?: string }): FakeWorkspace
  /** A bot's token with every scope the product asks for, unless said: for a workspace, or with `isOrgWide` for an organisation's all. */
  addToken(installedIn: string, about?: AboutToken): FakeToken
  addAppToken(token: string): void
  /** A `code` for the OAuth redirect, as after somebody pressed Allow. */
  newInstallCode(about: Pick<InstallCode, 'installedIn'> & Partial<InstallCode>): string
  newTriggerId(workspaceId: string, userId: string): string
  /** The address for answers; `originalTs` is the message whose button was pressed. */
  newResponseUrl(about: Pick<ResponseUrl, 'workspaceId' | 'channelId' | 'userId'> & Partial<Pick<ResponseUrl, 'originalTs'>>): string
  failNext(method: string, fault: FakeFault, options?: FaultOptions): void
  clearFaults(): void
  /** Lets the pretend Slack's own time go by. */
  pass(milliseconds: number): void
  expectNoViolations(): void
  /** Ends it, and throws when a call was not as Slack wants it. */
  close(): Promise<void>
}

const methods: Readonly<Record<string, Method>> = { ...appMethods, ...chatMethods, ...viewMethods, ...peopleMethods }

export async function startFakeSlack({ now, judge = judgeBySlacksTypes }: FakeSlackOptions = {}): Promise<FakeSlack> {
  let passed = 0
  const world = createWorld(() => (now?.() ?? START) + passed)
  const faults = createFaultSwitches()
  const calls: RecordedCall[] = []
  const broken: string[] = []

  function record(method: string, args: Args, token: FakeToken | undefined): void {
    calls.push({ method, args, installedIn: token?.installedIn ?? '', at: world.now() })
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, door = '', name = ''] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? []
    const args = argsOf(request.headers['content-type'] ?? '', await bodyOf(request))
    const bearer = (request.headers.authorization ?? '').replace(/^Bearer /, '') || (typeof args.token === 'string' ? args.token : '')
    const token = world.tokens.get(bearer)
    const method = door === 'response' ? 'response_url' : name
    record(method, args, token)
    const fault = faults.meet(method, args)
    if (fault !== null && refuseInstead(fault, response)) return
    const answer = door === 'response' ? answerResponse(name, args) : answerApi(name, args, bearer)
    if (fault?.kind === 'answer-lost') return void response.socket?.destroy()
    if (fault?.kind === 'answer-hangs') return
    if (token !== undefined) response.setHeader('x-oauth-scopes', [...token.scopes].join(','))
    answerJson(response, door === 'response' && !answer.ok ? 404 : 200, answer)
  }

  function answerApi(name: string, args: Args, bearer: string): Answer {
    return answered(() => {
      const tokenless = tokenlessMethods[name]
      if (tokenless !== undefined) return tokenless(world, args, bearer)
      const token = tokenFor(world, bearer)
      const method = methods[name]
      if (method === undefined) throw new Refusal('unknown_method')
      return method(world, args, token)
    })
  }

  function answerResponse(id: string, args: Args): Answer {
    return answered(() => {
      const workspaceId = world.responseUrls.get(id)?.workspaceId
      const workspace = world.workspaces.get(workspaceId ?? '')
      const tokens = [...world.tokens.values()]
      const token = tokens.find(({ installedIn }) => installedIn === workspaceId || installedIn === workspace?.enterpriseId)
      answerThrough(world, id, args, token?.botUserId ?? '')
      return {}
    })
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      broken.push(`${request.url ?? ''}: the pretend Slack broke: ${String(error)}`)
      answerJson(response, 500, { ok: false, error: 'fatal_error' })
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  world.socketUrl = `${origin.replace('http', 'ws')}/socket`

  // judged at the end: reading Slack's types takes longer than a call may
  function expectNoViolations(): void {
    const violations = [...broken, ...calls.flatMap(({ method, args }) => judge(method, args).map((problem) => `${method}: ${problem}`))]
    if (violations.length > 0) throw new Error(`Slack would not have liked these calls:\n${violations.join('\n')}`)
  }

  return {
    apiUrl: `${origin}/api/`, world, server, calls, expectNoViolations,
    callsOf: (method) => calls.filter((call) => call.method === method),
    addWorkspace(id, { name = id, enterpriseId } = {}) {
      const workspace = newWorkspace(id, name, enterpriseId ?? null)
      world.workspaces.set(id, workspace)
      return workspace
    },
    addToken(installedIn, { scopes = BOT_SCOPES, ...about } = {}) {
      const token: FakeToken = {
        token: `xoxb-${world.newId('T')}`, installedIn, isOrgWide: false, botId: 'B0COORD', botUserId: 'U0COORD', scopes: new Set(scopes),
        refusedAs: null, expiresAt: null, ...about,
      }
      world.tokens.set(token.token, token)
      return token
    },
    addAppToken: (token) => void world.appTokens.add(token),
    newInstallCode(about) {
      const code = world.newId('code')
      world.installCodes.set(code, { isOrgWide: false, byUserId: 'U0INSTALLER', scopes: BOT_SCOPES, redirectUri: null, ...about })
      return code
    },
    newTriggerId(workspaceId, userId) {
      const id = `${world.newId('')}.${world.newId('')}.trigger`
      world.triggers.set(id, { workspaceId, userId, expiresAt: world.now() + TRIGGER_MS, isUsed: false })
      return id
    },
    newResponseUrl({ originalTs = null, ...about }) {
      const id = world.newId('answer')
      world.responseUrls.set(id, { ...about, originalTs, expiresAt: world.now() + RESPONSE_MINUTES * 60_000, usesLeft: RESPONSE_USES })
      return `${origin}/response/${id}`
    },
    failNext: (method, fault, options) => faults.failNext(method, fault, options),
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

const judgeBySlacksTypes: Judge = (method, args) => {
  if (method !== 'response_url') return problemsOfCall(method, args)
  return args.delete_original === true ? [] : problemsOfMessage(args)
}

type Answer = Readonly<Record<string, unknown>> & { readonly ok: boolean }

function answered(answer: () => Readonly<Record<string, unknown>>): Answer {
  try {
    return { ok: true, ...answer() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.error, ...error.extra }
    throw error
  }
}

type FaultOf<Kind extends FakeFault['kind']> = Extract<FakeFault, { kind: Kind }>

/** What a fault does instead of taking the call; null for those that take it and then lose the answer. */
const insteadOf: { readonly [Kind in FakeFault['kind']]: ((fault: FaultOf<Kind>, response: ServerResponse) => void) | null } = {
  'rate-limited': ({ retryAfterSeconds }, response) => {
    if (retryAfterSeconds !== null) response.setHeader('retry-after', String(retryAfterSeconds))
    answerJson(response, 429, { ok: false, error: 'ratelimited' })
  },
  unavailable: (_fault, response) => answerJson(response, 503, 'upstream connect error'),
  reset: (_fault, response) => void response.socket?.destroy(),
  hang: () => undefined,
  error: ({ error, extra }, response) => answerJson(response, 200, { ok: false, error, ...extra }),
  'answer-lost': null,
  'answer-hangs': null,
}

/** True when the call goes no further. */
function refuseInstead<Kind extends FakeFault['kind']>(fault: FaultOf<Kind> & { kind: Kind }, response: ServerResponse): boolean {
  const refuse = insteadOf[fault.kind]
  refuse?.(fault, response)
  return refuse !== null
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify(body))
}

function tokenFor(world: FakeWorld, bearer: string): FakeToken {
  const token = world.tokens.get(bearer)
  if (bearer === '') throw new Refusal('not_authed')
  if (token === undefined) throw new Refusal('invalid_auth')
  if (token.refusedAs !== null) throw new Refusal(token.refusedAs)
  if (token.expiresAt !== null && world.now() >= token.expiresAt) throw new Refusal('token_expired')
  return token
}
