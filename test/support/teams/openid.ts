import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SignJWT, exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose'

/** A key tokens are signed with. */
export interface SigningKey {
  readonly id: string
  readonly privateKey: CryptoKey
  readonly published: JWK & { readonly endorsements: readonly string[] }
}

/** How a token differs from a good one. */
export interface TokenUnlike {
  readonly issuer?: string
  readonly audience?: string
  readonly serviceUrl?: string
  /** When it ends, in seconds since 1970; null: it says nothing of that. */
  readonly expires?: number | null
  readonly notBefore?: number
  readonly key?: SigningKey
  /** The key it says it was signed with. */
  readonly keyId?: string
  readonly claims?: Readonly<Record<string, unknown>>
}

export const ISSUER = 'https://api.botframework.com'

/** Plays login.botframework.com: publishes keys, and signs tokens with them as the Bot Framework does. */
export interface OpenId {
  readonly metadataUrl: URL
  /** Published, and endorsed for Teams. */
  readonly key: SigningKey
  /** Published, and endorsed for another channel only. */
  readonly webchatKey: SigningKey
  /** Says it is `key`, and is not. */
  readonly forgedKey: SigningKey
  /** A token for `appId` that comes with activities from `serviceUrl`. */
  token(appId: string, serviceUrl: string, unlike?: TokenUnlike): Promise<string>
  /** Answers nothing but faults from now on. */
  breakDown(): void
  close(): Promise<void>
}

export async function startOpenId(): Promise<OpenId> {
  const [key, webchatKey, forgedKey] = await keys()
  let isBroken = false
  const server = createServer((request, response) => {
    response.writeHead(isBroken ? 500 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(request.url === '/keys'
      ? { keys: [key.published, webchatKey.published] }
      : { issuer: ISSUER, jwks_uri: `${origin()}/keys`, id_token_signing_alg_values_supported: ['RS256'] }))
  })
  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  return {
    metadataUrl: new URL('/.well-known/openidconfiguration', origin()), key, webchatKey, forgedKey,
    token: (appId, serviceUrl, unlike) => tokenOf(key, appId, serviceUrl, unlike),
    breakDown: () => void (isBroken = true),
    async close() {
      const closed = new Promise((resolve) => void server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function tokenOf(usual: SigningKey, appId: string, serviceUrl: string, unlike: TokenUnlike = {}): Promise<string> {
  const { issuer = ISSUER, audience = appId, key = usual, expires = Math.floor(Date.now() / 1000) + 300, notBefore, claims = {} } = unlike
  const token = new SignJWT({ serviceurl: unlike.serviceUrl ?? serviceUrl, ...claims })
    .setProtectedHeader({ alg: 'RS256', kid: unlike.keyId ?? key.id, typ: 'JWT' }).setIssuer(issuer).setAudience(audience)
  if (expires !== null) token.setExpirationTime(expires)
  if (notBefore !== undefined) token.setNotBefore(notBefore)
  return token.sign(key.privateKey)
}

let made: Promise<readonly [SigningKey, SigningKey, SigningKey]> | null = null

/** Made once: it takes longer than everything else here. */
function keys(): Promise<readonly [SigningKey, SigningKey, SigningKey]> {
  return made ??= Promise.all([makeKey('teams', ['msteams']), makeKey('webchat', ['webchat']), makeKey('teams', ['msteams'])])
}

async function makeKey(id: string, endorsements: readonly string[]): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true })
  return { id, privateKey, published: { ...await exportJWK(publicKey), kid: id, use: 'sig', alg: 'RS256', endorsements } }
}
