import type { FakeToken } from './workspace.ts'
import { Refusal, textOf, workspacesOf, type Args, type FakeWorld, type Method } from './world.ts'

/** How long a token lives when tokens rotate. */
const TOKEN_SECONDS = 43_200

/** The app's own affairs, with a bot's token. */
export const appMethods: Readonly<Record<string, Method>> = {
  'auth.test': (world, _args, token) => {
    const workspace = workspacesOf(world, token)[0]
    return {
      url: `https://${token.installedIn.toLowerCase()}.slack.com/`, team: workspace?.name, team_id: token.installedIn,
      user: 'co-ordinator', user_id: token.botUserId, bot_id: token.botId, is_enterprise_install: token.isOrgWide,
      enterprise_id: workspace?.enterpriseId ?? undefined,
    }
  },
  'auth.revoke': (_world, args, token) => {
    if (args.test !== true) token.refusedAs = 'token_revoked'
    return { revoked: args.test !== true }
  },
  'auth.teams.list': (world, _args, token) => ({ teams: workspacesOf(world, token).map(({ id, name }) => ({ id, name })) }),
  'oauth.v2.exchange': (world, args, token) => {
    needApp(world, textOf(args, 'client_id'), textOf(args, 'client_secret'))
    return granted(world, issue(world, token), null)
  },
}

type TokenlessMethod = (world: FakeWorld, args: Args, bearer: string) => Readonly<Record<string, unknown>>

/** Methods that are called without a bot's token. `bearer` is whatever came instead. */
export const tokenlessMethods: Readonly<Record<string, TokenlessMethod>> = {
  'oauth.v2.access': (world, args) => {
    needApp(world, textOf(args, 'client_id'), textOf(args, 'client_secret'))
    if (args.grant_type === 'refresh_token') {
      const refreshed = world.refreshTokens.get(textOf(args, 'refresh_token'))
      if (refreshed === undefined) throw new Refusal('invalid_refresh_token')
      world.refreshTokens.delete(textOf(args, 'refresh_token'))
      return granted(world, issue(world, refreshed), null)
    }
    const code = world.installCodes.get(textOf(args, 'code'))
    if (code === undefined) throw new Refusal('invalid_code')
    if (code.redirectUri !== null && code.redirectUri !== args.redirect_uri) throw new Refusal('bad_redirect_uri')
    world.installCodes.delete(textOf(args, 'code'))
    const bot = { ...code, botId: world.newId('B'), botUserId: world.newId('U'), scopes: new Set(code.scopes) }
    return granted(world, issue(world, bot), code.byUserId)
  },
  'apps.connections.open': (world, _args, bearer) => {
    if (!world.appTokens.has(bearer)) throw new Refusal('invalid_auth')
    return { url: world.socketUrl }
  },
}

function needApp(world: FakeWorld, id: string, secret: string): void {
  if (id !== world.app.clientId) throw new Refusal('invalid_client_id')
  if (secret !== world.app.clientSecret) throw new Refusal('bad_client_secret')
}

type Bot = Pick<FakeToken, 'installedIn' | 'isOrgWide' | 'botId' | 'botUserId' | 'scopes'>

function issue(world: FakeWorld, { installedIn, isOrgWide, botId, botUserId, scopes }: Bot): FakeToken {
  const expiresAt = world.app.rotatesTokens ? world.now() + TOKEN_SECONDS * 1000 : null
  const token = `${expiresAt === null ? 'xoxb' : 'xoxe.xoxb'}-${world.newId('T')}`
  const issued: FakeToken = { token, installedIn, isOrgWide, botId, botUserId, scopes, refusedAs: null, expiresAt }
  world.tokens.set(token, issued)
  return issued
}

function granted(world: FakeWorld, token: FakeToken, byUserId: string | null): Readonly<Record<string, unknown>> {
  const workspace = workspacesOf(world, token)[0]
  const enterprise = workspace?.enterpriseId ?? null
  const refreshToken = token.expiresAt === null ? null : `xoxe-1-${world.newId('R')}`
  if (refreshToken !== null) world.refreshTokens.set(refreshToken, token)
  return {
    app_id: world.app.id, access_token: token.token, token_type: 'bot', scope: [...token.scopes].join(','), bot_user_id: token.botUserId,
    team: token.isOrgWide ? null : { id: token.installedIn, name: workspace?.name }, is_enterprise_install: token.isOrgWide,
    enterprise: enterprise === null ? null : { id: enterprise, name: enterprise },
    ...(byUserId === null ? {} : { authed_user: { id: byUserId } }),
    ...(refreshToken === null ? {} : { refresh_token: refreshToken, expires_in: TOKEN_SECONDS }),
  }
}
