import { AsyncLocalStorage } from 'node:async_hooks'
import { ConfigurationBotFrameworkAuthentication, type Activity as SdkActivity } from 'botbuilder'
import { readActivity, type Activity } from './activity.ts'

/** Whose tokens are believed: Microsoft's own, or a stand-in's in tests. */
export interface Issuer {
  /** Names the keys its tokens are signed with. */
  readonly openIdMetadataUrl: URL
  /** What its tokens say of who issued them. */
  readonly tokenIssuer: string
  /** The council's own proxy, through which the keys are fetched; left out, or null, where there is none. */
  readonly proxy?: URL | null
}

/** A request that is Teams', or the status it is refused with and why, in words for the log: never the token's or the request's. */
export type Came =
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'refused'; readonly status: 400 | 401 | 503; readonly problem: string }

/** Reads a request to Teams' door. Never throws. */
export type Incoming = (authorization: string | undefined, body: unknown) => Promise<Came>

/**
 * Believes what Bot Framework's own checks believe (signature, issuer, audience, service address, expiry, endorsement), and only what
 * comes from Teams itself: neither another bot's token nor the emulator's opens this door. With `connector.ts` the only file that knows
 * botbuilder.
 */
export function createIncoming({ appId, openIdMetadataUrl, tokenIssuer, proxy = null }: Issuer & { readonly appId: string }): Incoming {
  const authentication = new ConfigurationBotFrameworkAuthentication({
    MicrosoftAppId: appId, ToBotFromChannelTokenIssuer: tokenIssuer, ValidateAuthority: true, CallerId: 'urn:botframework:azure',
    ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl.href, ToBotFromEmulatorOpenIdMetadataUrl: openIdMetadataUrl.href,
    ToChannelFromBotLoginUrl: 'unused', ToChannelFromBotOAuthScope: 'unused', OAuthUrl: 'unused',
  }, {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: () => Promise.reject(new Error('This side of Teams only listens.')),
  }, undefined, undefined, proxy === null ? {} : { proxySettings: through(proxy) })

  async function believes(authorization: string, { channelId, serviceUrl }: Activity): Promise<boolean> {
    const { claimsIdentity } = await unheard.run(true, () =>
      authentication.authenticateRequest({ channelId, serviceUrl } as SdkActivity, authorization)) // of the rest it looks at nothing
    return claimsIdentity.isAuthenticated && claimsIdentity.getClaimValue('iss') === tokenIssuer && claimsIdentity.getClaimValue('exp') !== null
  }

  return async (authorization, body) => {
    if (authorization === undefined || authorization.trim() === '') return refused(401, 'no token')
    const activity = readActivity(body)
    if (activity === null) return refused(400, 'not an activity of Teams')
    try {
      return await believes(authorization, activity) ? { kind: 'activity', activity } : refused(401, 'not Teams’ token')
    } catch (error) {
      return isKeysMissing(error) ? refused(503, 'the keys of Teams’ tokens could not be read') : refused(401, 'not Teams’ token')
    }
  }
}

/** As botbuilder puts a proxy's address together again. */
function through({ username, password, hostname, port, protocol }: URL) {
  const who = username === '' ? '' : `${username}:${password}@`
  return { host: `${who}${hostname}`, port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port) }
}

function refused(status: 400 | 401 | 503, problem: string): Came {
  return { kind: 'refused', status, problem }
}

/** Says nothing about the token: whoever sent it may send it again. Every other error botbuilder throws is about the token. */
function isKeysMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return error.name === 'FetchError' || ('statusCode' in error && error.statusCode === 500)
}

/** While a token is looked at, botbuilder writes keys and stacks to the console, past the log: that is not heard. */
const unheard = new AsyncLocalStorage<true>()
const say = console.error.bind(console)
console.error = (...said: unknown[]) => {
  if (unheard.getStore() === undefined) say(...said)
}
