import { z } from 'zod'
import { copied, listed, safeAddress } from './config-values.ts'

/** How the product is set up for Slack. */
export interface SlackConfig {
  /** Where Slack's Web API is, with a slash at the end. */
  readonly apiUrl: URL
  /** Which of the council's apps this is: their commands end differently, so that they can be in one workspace. */
  readonly environment: 'live' | 'test' | 'development'
  /** How Slack reaches us: signed requests to `PUBLIC_URL`, or a connection that we open ourselves (Socket Mode). */
  readonly hears: { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string }
  readonly speaks: OneToken | SlackInstalls
}

/** One workspace, with the token its administrator copied. */
export interface OneToken {
  readonly kind: 'one-token'
  readonly botToken: string
}

/** Several workspaces, or a whole Enterprise organisation, each with the token it granted by OAuth. */
export interface SlackInstalls {
  readonly kind: 'installs'
  readonly clientId: string
  readonly clientSecret: string
  /** The ids (`T…`, `E…`) that may install it: the install page is open to anybody on the internet. */
  readonly workspaces: readonly string[]
  /** 32 bytes each. Tokens are sealed with the first and opened with any. */
  readonly sealingKeys: readonly [Uint8Array, ...Uint8Array[]]
}

type Variables = Readonly<Record<string, string | undefined>>

const SLACK = 'https://slack.com/api/'
const KEY_BYTES = 32

/** Slack's variables, each by itself. A problem never repeats the value. */
export const slackVariables = {
  SLACK_SIGNING_SECRET: copied((text) =>
    /^x(?:ox|app)/.test(text) ? 'is a token: the Signing Secret is under Basic Information, App Credentials' : null).optional(),
  SLACK_BOT_TOKEN: copied((text) => {
    if (text.startsWith('xoxb-')) return null
    return text.startsWith('xoxe.')
      ? 'expires every 12 hours, because its app rotates tokens: use SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, or an app that does not'
      : 'must begin with xoxb-: it is the Bot User OAuth Token under OAuth & Permissions'
  }).optional(),
  SLACK_APP_TOKEN: copied((text) =>
    text.startsWith('xapp-') ? null : 'must begin with xapp-: it is the App-Level Token under Basic Information').optional(),
  SLACK_CLIENT_ID: copied().optional(),
  SLACK_CLIENT_SECRET: copied((text) =>
    /^x(?:ox|app)/.test(text) ? 'is a token: the Client Secret is under Basic Information, App Credentials' : null).optional(),
  SLACK_WORKSPACES: z.string().transform(listed).refine((ids) => ids.length > 0 && ids.every((id) => /^[TE][A-Z0-9]+$/.test(id)),
    'must be ids of workspaces (T…) or organisations (E…) with commas between').optional(),
  SLACK_API_URL: safeAddress(SLACK, { isFolder: true }).optional(),
  SLACK_ENVIRONMENT: z.enum(['live', 'test', 'development'], 'must be live, test or development: the manifest the app was made from').optional(),
  SECRET_KEYS: z.string().transform((text) => listed(text).map(keyIn))
    .refine(areKeys, 'must be keys of 32 bytes in base64 with commas between: make one with “openssl rand -base64 32”').optional(),
}

const schema = z.object(slackVariables)

/** Slack's part of a valid environment; null when Slack is not set up. */
export function slackConfigFrom(read: z.output<typeof schema>): SlackConfig | null {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken } = read
  const { SLACK_CLIENT_ID: clientId, SLACK_CLIENT_SECRET: clientSecret, SLACK_WORKSPACES: workspaces, SECRET_KEYS: sealingKeys } = read
  const hears = appToken !== undefined ? { kind: 'socket', appToken } as const
    : signingSecret !== undefined ? { kind: 'http', signingSecret } as const : null
  const speaks = botToken !== undefined ? { kind: 'one-token', botToken } as const
    : clientId !== undefined && clientSecret !== undefined && workspaces !== undefined && sealingKeys !== undefined
      ? { kind: 'installs', clientId, clientSecret, workspaces, sealingKeys } as const : null
  return hears === null || speaks === null ? null : {
    apiUrl: read.SLACK_API_URL ?? new URL(SLACK), environment: read.SLACK_ENVIRONMENT ?? 'live', hears, speaks,
  }
}

/** What is wrong with Slack's variables taken together: a sentence for each variable that is missing, or one too many. */
export function slackProblems(set: Variables): readonly string[] {
  const isSet = (name: keyof typeof slackVariables) => set[name] !== undefined
  if (!Object.keys(slackVariables).some((name) => name.startsWith('SLACK_') && set[name] !== undefined)) return []
  const isByOAuth = isSet('SLACK_CLIENT_ID') || isSet('SLACK_CLIENT_SECRET')
  return [...hearingProblems(isSet), ...(isByOAuth ? installProblems(set, isSet) : tokenProblems(isSet))]
}

type IsSet = (name: keyof typeof slackVariables) => boolean

function hearingProblems(isSet: IsSet): readonly string[] {
  if (isSet('SLACK_SIGNING_SECRET') || isSet('SLACK_APP_TOKEN')) return []
  return ['SLACK_SIGNING_SECRET is missing: set it, or set SLACK_APP_TOKEN for Socket Mode.']
}

function tokenProblems(isSet: IsSet): readonly string[] {
  return [
    ...(isSet('SLACK_BOT_TOKEN') ? []
      : ['SLACK_BOT_TOKEN is missing: set it, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several workspaces.']),
    ...(isSet('SLACK_WORKSPACES')
      ? ['SLACK_WORKSPACES is for installs by OAuth: unset it, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.'] : []),
  ]
}

function installProblems(set: Variables, isSet: IsSet): readonly string[] {
  const missing = (name: keyof typeof slackVariables, why: string) => isSet(name) ? [] : [`${name} is missing: ${why}.`]
  return [
    ...missing('SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET is set, and one is no use without the other'),
    ...missing('SLACK_CLIENT_SECRET', 'SLACK_CLIENT_ID is set, and one is no use without the other'),
    ...(isSet('SLACK_BOT_TOKEN') ? ['SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several: unset one of them.'] : []),
    ...missing('SLACK_WORKSPACES', 'installs by OAuth need the ids of the workspaces (T…) or organisations (E…) that may install it'),
    ...missing('SECRET_KEYS', 'installs by OAuth keep tokens, sealed with a key that you make with “openssl rand -base64 32”'),
    ...(isHttps(set['PUBLIC_URL']) ? []
      : ['PUBLIC_URL must begin with https:// for installs by OAuth, because Slack sends people back to it.']),
  ]
}

/** Null for what is not the base64 of something. */
function keyIn(text: string): Uint8Array | null {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null
}

function areKeys(keys: readonly (Uint8Array | null)[]): keys is readonly [Uint8Array, ...Uint8Array[]] {
  return keys.length > 0 && keys.every((key) => key?.length === KEY_BYTES)
}

function isHttps(text: string | undefined): boolean {
  return text !== undefined && URL.parse(text)?.protocol === 'https:'
}
