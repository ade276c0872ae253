import { z } from 'zod'
import { copied, listed, safeAddress } from './config-values.ts'

/** How the product is set up for Teams. The ids are in small letters. */
export interface TeamsConfig {
  /** The Entra application's, which is the bot's too. */
  readonly appId: string
  /** The Entra tenant the bot is registered in. */
  readonly tenantId: string
  /** The tenants whose people may use it; everybody else is refused. */
  readonly tenants: readonly [string, ...string[]]
  /** How it proves who it is when it calls Teams. */
  readonly proves: { readonly kind: 'secret'; readonly password: string } | { readonly kind: 'managed-identity' }
  readonly cloud: TeamsCloud
}

/** Where the Bot Framework is: Microsoft's public cloud, another of its clouds, or a stand-in for tests. */
export interface TeamsCloud {
  /** The keys that its tokens are signed with are named there. */
  readonly openIdMetadataUrl: URL
  /** Who its tokens say issued them. */
  readonly tokenIssuer: string
  /** Where a token for our own calls is asked for: with the tenant in it. */
  readonly loginUrl: URL
  /** What such a token is for. */
  readonly oauthScope: string
  /** Where Teams is called in a tenant that has not said yet, with a slash at the end. */
  readonly serviceUrl: URL
}

type Variables = Readonly<Record<string, string | undefined>>

const PUBLIC_SERVICE = 'https://smba.trafficmanager.net/teams/'
const US_GOVERNMENT = 'https://botframework.azure.us'
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Teams' variables, each by itself: Bot Framework's own names where it has one. A problem never repeats the value. */
export const teamsVariables = {
  MicrosoftAppId: id('it is the Application (client) ID on the overview of the app registration or managed identity').optional(),
  MicrosoftAppPassword: copied((text) =>
    ID.test(text) ? 'is the secret’s ID: copy its Value, which Azure shows only when the secret is made' : null).optional(),
  MicrosoftAppType: z.string().transform((text) => text.trim().toLowerCase()).superRefine((text, context) => {
    const message = text === 'multitenant'
      ? 'cannot be MultiTenant: new ones ended on 31 July 2025. Register the bot for your own tenant, as SingleTenant'
      : text === 'singletenant' || text === 'userassignedmsi' ? null : 'must be SingleTenant or UserAssignedMSI'
    if (message !== null) context.addIssue({ code: 'custom', message })
  }).optional(),
  MicrosoftAppTenantId: id('it is the Directory (tenant) ID, not the tenant’s name').optional(),
  TEAMS_TENANTS: z.string().transform((text) => listed(text.toLowerCase()))
    .refine(areIds, 'must be the Directory (tenant) IDs of tenants with commas between').optional(),
  ChannelService: z.literal(US_GOVERNMENT, `can only be ${US_GOVERNMENT}, for the clouds of the United States’ government: leave it out`)
    .optional(),
  ToBotFromChannelOpenIdMetadataUrl:
    safeAddress('https://login.botframework.com/v1/.well-known/openidconfiguration', { isFolder: false }).optional(),
  ToChannelFromBotLoginUrl: safeAddress('https://login.microsoftonline.com/botframework.com', { isFolder: false }).optional(),
  TEAMS_SERVICE_URL: safeAddress(PUBLIC_SERVICE, { isFolder: true }).optional(),
}

const schema = z.object(teamsVariables)

const PUBLIC_CLOUD: TeamsCloud = {
  openIdMetadataUrl: new URL('https://login.botframework.com/v1/.well-known/openidconfiguration'),
  tokenIssuer: 'https://api.botframework.com',
  loginUrl: new URL('https://login.microsoftonline.com/botframework.com'),
  oauthScope: 'https://api.botframework.com',
  serviceUrl: new URL(PUBLIC_SERVICE),
}

const US_GOVERNMENT_CLOUD: TeamsCloud = {
  openIdMetadataUrl: new URL('https://login.botframework.azure.us/v1/.well-known/openidconfiguration'),
  tokenIssuer: 'https://api.botframework.us',
  loginUrl: new URL('https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us'),
  oauthScope: 'https://api.botframework.us',
  serviceUrl: new URL('https://smba.infra.gov.teams.microsoft.us/teams/'),
}

/** Teams' part of a valid environment; null when Teams is not set up. */
export function teamsConfigFrom(read: z.output<typeof schema>): TeamsConfig | null {
  const { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppPassword: password, TEAMS_TENANTS: tenants } = read
  const proves = read.MicrosoftAppType === 'userassignedmsi' ? { kind: 'managed-identity' } as const
    : password !== undefined ? { kind: 'secret', password } as const : null
  if (appId === undefined || tenantId === undefined || proves === null) return null
  const cloud = read.ChannelService === undefined ? PUBLIC_CLOUD : US_GOVERNMENT_CLOUD
  return {
    appId, tenantId, tenants: tenants ?? [tenantId], proves,
    cloud: {
      ...cloud,
      openIdMetadataUrl: read.ToBotFromChannelOpenIdMetadataUrl ?? cloud.openIdMetadataUrl,
      loginUrl: read.ToChannelFromBotLoginUrl ?? cloud.loginUrl,
      serviceUrl: read.TEAMS_SERVICE_URL ?? cloud.serviceUrl,
    },
  }
}

/** What is wrong with Teams' variables taken together: a sentence for each variable that is missing, or one too many. */
export function teamsProblems(set: Variables): readonly string[] {
  const isSet = (name: keyof typeof teamsVariables) => set[name] !== undefined
  if (!Object.keys(teamsVariables).some((name) => set[name] !== undefined)) return []
  const type = set['MicrosoftAppType']?.trim().toLowerCase() ?? 'singletenant'
  return [
    ...(isSet('MicrosoftAppId') ? [] : ['MicrosoftAppId is missing: it is the Application (client) ID of the registration.']),
    ...(isSet('MicrosoftAppTenantId') ? [] : ['MicrosoftAppTenantId is missing: it is the Directory (tenant) ID of the registration.']),
    ...(type === 'singletenant' && !isSet('MicrosoftAppPassword')
      ? ['MicrosoftAppPassword is missing: set it, or set MicrosoftAppType to UserAssignedMSI for a managed identity.'] : []),
    ...(type === 'userassignedmsi' && isSet('MicrosoftAppPassword')
      ? ['MicrosoftAppPassword is not for a managed identity, which has no secret: unset it, or set MicrosoftAppType to SingleTenant.'] : []),
  ]
}

function id(what: string) {
  return copied((text) => ID.test(text) ? null : `must be 32 letters a to f and digits with four hyphens: ${what}`)
    .transform((text) => text.toLowerCase())
}

function areIds(texts: readonly string[]): texts is readonly [string, ...string[]] {
  return texts.length > 0 && texts.every((text) => ID.test(text))
}
