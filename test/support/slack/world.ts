import type { FakeChannel, FakeToken, FakeWorkspace } from './workspace.ts'

/** Everything the pretend Slack keeps. Its methods are functions of this and of the arguments of a call. */
export interface FakeWorld {
  readonly workspaces: Map<string, FakeWorkspace>
  readonly tokens: Map<string, FakeToken>
  readonly appTokens: Set<string>
  readonly triggers: Map<string, Trigger>
  readonly responseUrls: Map<string, ResponseUrl>
  readonly installCodes: Map<string, InstallCode>
  readonly refreshTokens: Map<string, Pick<FakeToken, 'installedIn' | 'isOrgWide' | 'botId' | 'botUserId' | 'scopes'>>
  readonly app: FakeApp
  /** Where `apps.connections.open` sends the app; a test that serves Socket Mode sets it. */
  socketUrl: string
  /** The pretend Slack's own time, in milliseconds. */
  now(): number
  /** A message's `ts`: the moment, and never the same one twice. */
  newTs(): string
  newId(prefix: string): string
}

export interface FakeApp {
  readonly id: string
  readonly clientId: string
  readonly clientSecret: string
  /** With token rotation, tokens live twelve hours and come with a refresh token. */
  rotatesTokens: boolean
}

export interface Trigger {
  readonly workspaceId: string
  readonly userId: string
  readonly expiresAt: number
  isUsed: boolean
}

export interface ResponseUrl {
  readonly workspaceId: string
  readonly channelId: string
  readonly userId: string
  /** The message whose button was pressed, which `replace_original` and `delete_original` are about; null after a command. */
  readonly originalTs: string | null
  readonly expiresAt: number
  usesLeft: number
}

export interface InstallCode {
  readonly installedIn: string
  readonly isOrgWide: boolean
  readonly byUserId: string
  readonly scopes: readonly string[]
  readonly redirectUri: string | null
}

/** A call that Slack refuses, by its error code. */
export class Refusal extends Error {
  readonly error: string
  readonly extra: Readonly<Record<string, unknown>>

  constructor(error: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(error)
    this.error = error
    this.extra = extra
  }
}

export type Args = Readonly<Record<string, unknown>>

/** One method of the Web API: what it answers besides `ok`. Throws `Refusal`. */
export type Method = (world: FakeWorld, args: Args, token: FakeToken) => Readonly<Record<string, unknown>>

/** Refuses as Slack does, telling which scope is missing. */
export function needScope(token: FakeToken, scope: string): void {
  if (!token.scopes.has(scope)) throw new Refusal('missing_scope', { needed: scope, provided: [...token.scopes].join(',') })
}

export function textOf(args: Args, name: string): string {
  const value = args[name]
  return typeof value === 'string' ? value : ''
}

/** The workspaces a token may act in. */
export function workspacesOf(world: FakeWorld, token: FakeToken): readonly FakeWorkspace[] {
  return [...world.workspaces.values()].filter(({ id, enterpriseId }) => (token.isOrgWide ? enterpriseId : id) === token.installedIn)
}

export interface FoundChannel {
  readonly workspace: FakeWorkspace
  readonly channel: FakeChannel
}

/** The channel a token may see: another workspace's, and a private one the app is not in, are not there. */
export function channelOf(world: FakeWorld, args: Args, token: FakeToken): FoundChannel {
  const id = textOf(args, 'channel')
  for (const workspace of workspacesOf(world, token)) {
    const channel = workspace.channels.get(id)
    if (channel === undefined) continue
    if (channel.kind === 'private' && !channel.isMember) break
    return { workspace, channel }
  }
  throw new Refusal('channel_not_found')
}
