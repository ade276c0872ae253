import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../src/config.ts'

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('the environment', () => {
  it('needs nothing: the defaults are a playground on this machine', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', databaseUrl: undefined, dataDir: './data', logLevel: 'info', playground: true })
    expect(readConfig({}).publicUrl.href).toBe('http://127.0.0.1:3000/')
  })

  it('treats an empty variable as unset', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 3000, databaseUrl: undefined })
  })

  it('names every problem at once', () => {
    expect(problemsOf({ PORT: 'eighty', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', PUBLIC_URL: 'here', SMTP_URL: 'x' })).toEqual([
      'PORT must be a whole number.',
      'PUBLIC_URL must be an address like https://coordinator.example.gov.uk.',
      'DATABASE_URL must be an address like postgresql://user:password@host:5432/name.',
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      'SMTP_URL must be an address like smtp://user:password@mail.example.gov.uk:587.',
    ])
  })

  it('never repeats a secret in a problem', () => {
    const secret = 'mysql://someone:hunter2@db/coordinator'
    expect(problemsOf({ DATABASE_URL: secret }).join()).not.toContain('hunter2')
  })

  it('can be run without the playground', () => {
    expect(readConfig({ PLAYGROUND: 'off' }).playground).toBe(false)
    expect(problemsOf({ PLAYGROUND: 'yes' })).toEqual(['PLAYGROUND must be on or off.'])
  })

  it.each(['CASE_FILE_URL', 'CASE_FILE_KEY'])('refuses %s, which would do nothing', (name) => {
    expect(problemsOf({ [name]: 'x' })).toEqual([`${name} is for a part this version does not have yet; unset it.`])
  })

  it('takes the council’s proxy by either spelling of its variables', () => {
    expect(readConfig({ https_proxy: 'http://proxy.marlow.gov.uk:8080', no_proxy: '.marlow.gov.uk' }).proxy)
      .toEqual({ url: new URL('http://proxy.marlow.gov.uk:8080'), except: '.marlow.gov.uk' })
    expect(readConfig({ HTTPS_PROXY: 'http://one:8080', https_proxy: 'http://other:8080' }).proxy?.url.hostname).toBe('one')
    expect(readConfig({ NO_PROXY: '*' }).proxy).toBeNull()
    expect(problemsOf({ HTTPS_PROXY: 'someone:hunter2@proxy' })).toEqual(['HTTPS_PROXY must be the address of a proxy like http://proxy.example.gov.uk:8080.'])
  })

  it.each(['65536', '-1', '3000.5'])('refuses the port %s', (port) => {
    expect(problemsOf({ PORT: port })).toHaveLength(1)
  })
})

const key = Buffer.alloc(32, 7).toString('base64')
const overHttp = { SLACK_SIGNING_SECRET: 'a1b2c3', SLACK_BOT_TOKEN: 'xoxb-1' }
const overSocket = { SLACK_APP_TOKEN: 'xapp-1', SLACK_BOT_TOKEN: 'xoxb-1' }
const byOAuth = {
  SLACK_SIGNING_SECRET: 'a1b2c3', SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'd4e5f6', SLACK_WORKSPACES: 'T1, E2', SECRET_KEYS: key,
  PUBLIC_URL: 'https://coordinator.marlow.gov.uk',
}

function without(env: Readonly<Record<string, string>>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter(([key]) => key !== name))
}

describe('Slack', () => {
  it('is off when none of its variables is set', () => {
    expect(readConfig({})).toMatchObject({ slack: null, playground: true })
    expect(readConfig({ SECRET_KEYS: key }).slack).toBeNull()
  })

  it('is one workspace over HTTP, with the signing secret and the bot token', () => {
    expect(readConfig(overHttp)).toMatchObject({
      playground: false,
      slack: { hears: { kind: 'http', signingSecret: 'a1b2c3' }, speaks: { kind: 'one-token', botToken: 'xoxb-1' } },
    })
    expect(readConfig(overHttp).slack?.apiUrl.href).toBe('https://slack.com/api/')
  })

  it('is Socket Mode with the app token, and needs no signing secret', () => {
    expect(readConfig(overSocket).slack?.hears).toEqual({ kind: 'socket', appToken: 'xapp-1' })
    expect(readConfig({ ...overHttp, ...overSocket }).slack?.hears.kind).toBe('socket')
  })

  it('is several workspaces with the client id and secret, over HTTP or over a socket', () => {
    expect(readConfig(byOAuth).slack?.speaks).toEqual({
      kind: 'installs', clientId: '1.2', clientSecret: 'd4e5f6', workspaces: ['T1', 'E2'], sealingKeys: [Buffer.alloc(32, 7)],
    })
    const overSocketToo = { ...without(byOAuth, 'SLACK_SIGNING_SECRET'), SLACK_APP_TOKEN: 'xapp-1' }
    expect(readConfig(overSocketToo).slack).toMatchObject({ hears: { kind: 'socket' }, speaks: { kind: 'installs' } })
  })

  it('leaves the playground off unless it is asked for', () => {
    expect(readConfig({ ...overHttp, PLAYGROUND: 'on' }).playground).toBe(true)
  })

  it('takes an address for tests and gateways, and puts the slash at its end', () => {
    expect(readConfig(overHttp).slack?.environment).toBe('live')
    expect(readConfig({ ...overHttp, SLACK_ENVIRONMENT: 'test' }).slack?.environment).toBe('test')
    expect(problemsOf({ ...overHttp, SLACK_ENVIRONMENT: '-test' }))
      .toEqual(['SLACK_ENVIRONMENT must be live, test or development: the manifest the app was made from.'])
    expect(readConfig({ ...overHttp, SLACK_API_URL: 'http://127.0.0.1:4000/api' }).slack?.apiUrl.href).toBe('http://127.0.0.1:4000/api/')
    expect(readConfig({ ...overHttp, SLACK_API_URL: 'https://slack-gov.com/api/' }).slack?.apiUrl.href).toBe('https://slack-gov.com/api/')
  })

  it('takes several sealing keys: the first seals, all open', () => {
    const older = Buffer.alloc(32, 9).toString('base64')
    expect(readConfig({ ...byOAuth, SECRET_KEYS: `${key}, ${older}` }).slack?.speaks)
      .toMatchObject({ sealingKeys: [Buffer.alloc(32, 7), Buffer.alloc(32, 9)] })
  })

  it.each<[string, Record<string, string>, readonly string[]]>([
    ['a signing secret alone', without(overHttp, 'SLACK_BOT_TOKEN'), [
      'SLACK_BOT_TOKEN is missing: set it, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several workspaces.',
    ]],
    ['a bot token alone', without(overHttp, 'SLACK_SIGNING_SECRET'), [
      'SLACK_SIGNING_SECRET is missing: set it, or set SLACK_APP_TOKEN for Socket Mode.',
    ]],
    ['an address alone', { SLACK_API_URL: 'https://slack-gov.com/api/' }, [
      'SLACK_SIGNING_SECRET is missing: set it, or set SLACK_APP_TOKEN for Socket Mode.',
      'SLACK_BOT_TOKEN is missing: set it, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several workspaces.',
    ]],
    ['a client id without its secret', without(byOAuth, 'SLACK_CLIENT_SECRET'), [
      'SLACK_CLIENT_SECRET is missing: SLACK_CLIENT_ID is set, and one is no use without the other.',
    ]],
    ['a client secret without its id', without(byOAuth, 'SLACK_CLIENT_ID'), [
      'SLACK_CLIENT_ID is missing: SLACK_CLIENT_SECRET is set, and one is no use without the other.',
    ]],
    ['a bot token as well as a client id', { ...byOAuth, SLACK_BOT_TOKEN: 'xoxb-1' }, [
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several: unset one of them.',
    ]],
    ['installs by anybody', without(byOAuth, 'SLACK_WORKSPACES'), [
      'SLACK_WORKSPACES is missing: installs by OAuth need the ids of the workspaces (T…) or organisations (E…) that may install it.',
    ]],
    ['installs without a sealing key', without(byOAuth, 'SECRET_KEYS'), [
      'SECRET_KEYS is missing: installs by OAuth keep tokens, sealed with a key that you make with “openssl rand -base64 32”.',
    ]],
    ['installs without an address to come back to', without(byOAuth, 'PUBLIC_URL'), [
      'PUBLIC_URL must begin with https:// for installs by OAuth, because Slack sends people back to it.',
    ]],
    ['installs over an address in the clear', { ...byOAuth, PUBLIC_URL: 'http://coordinator.marlow.gov.uk' }, [
      'PUBLIC_URL must begin with https:// for installs by OAuth, because Slack sends people back to it.',
    ]],
    ['workspaces without installs', { ...overHttp, SLACK_WORKSPACES: 'T1' }, [
      'SLACK_WORKSPACES is for installs by OAuth: unset it, or set SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.',
    ]],
    ['several at once', { SLACK_CLIENT_ID: '1.2', SLACK_BOT_TOKEN: 'x' }, [
      'SLACK_BOT_TOKEN must begin with xoxb-: it is the Bot User OAuth Token under OAuth & Permissions.',
      'SLACK_SIGNING_SECRET is missing: set it, or set SLACK_APP_TOKEN for Socket Mode.',
      'SLACK_CLIENT_SECRET is missing: SLACK_CLIENT_ID is set, and one is no use without the other.',
      'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several: unset one of them.',
      'SLACK_WORKSPACES is missing: installs by OAuth need the ids of the workspaces (T…) or organisations (E…) that may install it.',
      'SECRET_KEYS is missing: installs by OAuth keep tokens, sealed with a key that you make with “openssl rand -base64 32”.',
      'PUBLIC_URL must begin with https:// for installs by OAuth, because Slack sends people back to it.',
    ]],
  ])('refuses %s', (_, env, problems) => {
    expect(problemsOf(env)).toEqual(problems)
  })

  it.each<[string, string, string, Record<string, string>]>([
    ['SLACK_BOT_TOKEN', 'xapp-1-A', 'must begin with xoxb-', overHttp],
    ['SLACK_BOT_TOKEN', 'xoxe.xoxb-1-A', 'expires every 12 hours', overHttp],
    ['SLACK_BOT_TOKEN', '"xoxb-1"', 'has quotation marks in it: leave them out', overHttp],
    ['SLACK_BOT_TOKEN', 'xoxb-1\r', 'has a space or a line end in it: leave it out', overHttp],
    ['SLACK_APP_TOKEN', 'xoxb-1', 'must begin with xapp-', overSocket],
    ['SLACK_APP_TOKEN', '’xapp-1’', 'has quotation marks in it', overSocket],
    ['SLACK_SIGNING_SECRET', 'xoxb-1', 'is a token', overHttp],
    ['SLACK_SIGNING_SECRET', "'a1b2c3'", 'has quotation marks in it', overHttp],
    ['SLACK_CLIENT_SECRET', 'xoxb-1', 'is a token', byOAuth],
    ['SLACK_CLIENT_ID', '`1.2`', 'has quotation marks in it', byOAuth],
    ['SLACK_WORKSPACES', 'marlow', 'must be ids of workspaces (T…) or organisations (E…)', byOAuth],
    ['SLACK_WORKSPACES', ',', 'must be ids of workspaces (T…) or organisations (E…)', byOAuth],
    ['SLACK_API_URL', 'slack.example', 'must be an address like https://slack.com/api/', overHttp],
    ['SLACK_API_URL', 'http://slack.example/api/', 'with https unless it is on this machine', overHttp],
    ['SECRET_KEYS', 'hunter2', 'must be keys of 32 bytes in base64', byOAuth],
    ['SECRET_KEYS', `${key},${key.slice(4)}`, 'must be keys of 32 bytes in base64', byOAuth],
    ['SECRET_KEYS', ',', 'make one with “openssl rand -base64 32”', byOAuth],
  ])('says what is wrong with %s=%j, and does not repeat it', (name, value, says, rest) => {
    const problems = problemsOf({ ...rest, [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} `))
    expect(problems[0]).toContain(says)
    expect(problems[0]).not.toContain(value)
  })
})

const appId = '1b2c3d4e-0000-4000-8000-00000000abcd'
const tenantId = '9f8e7d6c-0000-4000-8000-000000001234'
const otherTenant = '5a5a5a5a-0000-4000-8000-000000005678'
const singleTenant = {
  MicrosoftAppId: appId, MicrosoftAppPassword: 'a1~b2.c3_', MicrosoftAppType: 'SingleTenant', MicrosoftAppTenantId: tenantId,
}
const managed = { MicrosoftAppId: appId, MicrosoftAppType: 'UserAssignedMSI', MicrosoftAppTenantId: tenantId }

describe('Teams', () => {
  it('is off when none of its variables is set', () => {
    expect(readConfig({})).toMatchObject({ teams: null, playground: true })
    expect(readConfig(overHttp).teams).toBeNull()
  })

  it('is a single-tenant registration with its secret, in Microsoft’s public cloud, for its own tenant', () => {
    expect(readConfig(singleTenant)).toMatchObject({
      playground: false,
      teams: { appId, tenantId, tenants: [tenantId], proves: { kind: 'secret', password: 'a1~b2.c3_' } },
    })
    expect(readConfig(singleTenant).teams?.cloud).toEqual({
      openIdMetadataUrl: new URL('https://login.botframework.com/v1/.well-known/openidconfiguration'),
      tokenIssuer: 'https://api.botframework.com',
      loginUrl: new URL('https://login.microsoftonline.com/botframework.com'),
      oauthScope: 'https://api.botframework.com',
      serviceUrl: new URL('https://smba.trafficmanager.net/teams/'),
    })
    expect(readConfig(without(singleTenant, 'MicrosoftAppType')).teams?.proves.kind).toBe('secret')
  })

  it('is a managed identity without a secret, however its type is spelt', () => {
    expect(readConfig(managed).teams?.proves).toEqual({ kind: 'managed-identity' })
    expect(readConfig({ ...managed, MicrosoftAppType: 'UserAssignedMsi' }).teams?.proves).toEqual({ kind: 'managed-identity' })
  })

  it('is for the tenants that are named, in small letters', () => {
    const teams = readConfig({ ...singleTenant, TEAMS_TENANTS: `${tenantId.toUpperCase()}, ${otherTenant}` }).teams
    expect(teams?.tenants).toEqual([tenantId, otherTenant])
    expect(readConfig({ ...singleTenant, MicrosoftAppId: appId.toUpperCase() }).teams?.appId).toBe(appId)
  })

  it('is beside Slack, and leaves the playground off unless it is asked for', () => {
    const both = readConfig({ ...overHttp, ...singleTenant })
    expect(both).toMatchObject({ playground: false, slack: { hears: { kind: 'http' } }, teams: { appId } })
    expect(readConfig({ ...singleTenant, PLAYGROUND: 'on' }).playground).toBe(true)
  })

  it('is in another of Microsoft’s clouds, or a stand-in on this machine', () => {
    expect(readConfig({ ...singleTenant, ChannelService: 'https://botframework.azure.us' }).teams?.cloud).toMatchObject({
      tokenIssuer: 'https://api.botframework.us', serviceUrl: new URL('https://smba.infra.gov.teams.microsoft.us/teams/'),
    })
    expect(readConfig({
      ...singleTenant,
      ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:4000/keys',
      ToChannelFromBotLoginUrl: 'http://localhost:4000/login',
      TEAMS_SERVICE_URL: 'http://127.0.0.1:4000/teams',
    }).teams?.cloud).toEqual({
      openIdMetadataUrl: new URL('http://127.0.0.1:4000/keys'), tokenIssuer: 'https://api.botframework.com',
      loginUrl: new URL('http://localhost:4000/login'), oauthScope: 'https://api.botframework.com',
      serviceUrl: new URL('http://127.0.0.1:4000/teams/'),
    })
  })

  const noId = 'MicrosoftAppId is missing: it is the Application (client) ID of the registration.'
  const noTenant = 'MicrosoftAppTenantId is missing: it is the Directory (tenant) ID of the registration.'
  const noSecret = 'MicrosoftAppPassword is missing: set it, or set MicrosoftAppType to UserAssignedMSI for a managed identity.'
  it.each<[string, Record<string, string>, readonly string[]]>([
    ['an id alone', { MicrosoftAppId: appId }, [noTenant, noSecret]],
    ['a secret alone', { MicrosoftAppPassword: 'a1b2' }, [noId, noTenant]],
    ['a type alone', { MicrosoftAppType: 'UserAssignedMSI' }, [noId, noTenant]],
    ['tenants alone', { TEAMS_TENANTS: tenantId }, [noId, noTenant, noSecret]],
    ['an address alone', { TEAMS_SERVICE_URL: 'https://smba.trafficmanager.net/uk/' }, [noId, noTenant, noSecret]],
    ['a single tenant without its secret', without(singleTenant, 'MicrosoftAppPassword'), [noSecret]],
    ['a managed identity with a secret', { ...managed, MicrosoftAppPassword: 'a1b2' }, [
      'MicrosoftAppPassword is not for a managed identity, which has no secret: unset it, or set MicrosoftAppType to SingleTenant.',
    ]],
    ['many tenants, as before August 2025', { MicrosoftAppId: appId, MicrosoftAppPassword: 'a1b2', MicrosoftAppType: 'MultiTenant' }, [
      'MicrosoftAppType cannot be MultiTenant: new ones ended on 31 July 2025. Register the bot for your own tenant, as SingleTenant.',
      noTenant,
    ]],
    ['several at once, beside Slack’s', { MicrosoftAppId: 'the-bot', SLACK_BOT_TOKEN: 'xoxb-1' }, [
      'MicrosoftAppId must be 32 letters a to f and digits with four hyphens: '
        + 'it is the Application (client) ID on the overview of the app registration or managed identity.',
      'SLACK_SIGNING_SECRET is missing: set it, or set SLACK_APP_TOKEN for Socket Mode.',
      noTenant,
      noSecret,
    ]],
  ])('refuses %s', (_, env, problems) => {
    expect(problemsOf(env)).toEqual(problems)
  })

  it.each<[string, string, string]>([
    ['MicrosoftAppId', 'co-ordinator', 'it is the Application (client) ID'],
    ['MicrosoftAppId', `"${appId}"`, 'has quotation marks in it: leave them out'],
    ['MicrosoftAppTenantId', 'marlow.gov.uk', 'it is the Directory (tenant) ID, not the tenant’s name'],
    ['MicrosoftAppTenantId', `${tenantId}\r`, 'has a space or a line end in it'],
    ['MicrosoftAppPassword', otherTenant, 'is the secret’s ID: copy its Value'],
    ['MicrosoftAppPassword', '“a1b2”', 'has quotation marks in it'],
    ['MicrosoftAppType', 'multi tenant', 'must be SingleTenant or UserAssignedMSI'],
    ['TEAMS_TENANTS', 'marlow.gov.uk', 'must be the Directory (tenant) IDs of tenants'],
    ['TEAMS_TENANTS', ',', 'must be the Directory (tenant) IDs of tenants'],
    ['ChannelService', 'https://botframework.example', 'can only be https://botframework.azure.us'],
    ['ToBotFromChannelOpenIdMetadataUrl', 'http://keys.example/', 'with https unless it is on this machine'],
    ['ToChannelFromBotLoginUrl', 'http://sign-in.example/', 'must be an address like https://login.microsoftonline.com'],
    ['TEAMS_SERVICE_URL', 'ftp://127.0.0.1/', 'must be an address like https://smba.trafficmanager.net/teams/'],
  ])('says what is wrong with %s=%j, and does not repeat it', (name, value, says) => {
    const problems = problemsOf({ ...singleTenant, [name]: value })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(new RegExp(`^${name} `))
    expect(problems[0]).toContain(says)
    expect(problems[0]).not.toContain(value)
  })
})
