import { z } from 'zod'
import type { Timers } from '../../src/ports/timers.ts'
import type { WebAnswer, WebCall } from '../../src/ports/web.ts'
import { NoToken } from './refused.ts'

/** Who the product is to Microsoft, and where that is proved. */
export interface AppIdentity {
  readonly appId: string
  /** The Entra tenant the app is registered in. */
  readonly tenantId: string
  readonly proves: { readonly kind: 'secret'; readonly password: string } | { readonly kind: 'managed-identity' }
  /** Microsoft's sign-in service, or a stand-in; of its path nothing is used. */
  readonly loginUrl: URL
  /** What a token is for. */
  readonly oauthScope: string
}

export interface Token {
  readonly token: string
  /** In milliseconds since 1970. */
  readonly expiresAt: number
}

/** The token our calls carry. */
export interface Tokens {
  /** The one we have, or a new one when it is nearly over. Throws `NoToken`. */
  get(): Promise<string>
  /** Teams did not accept what we have: the next call asks for another. */
  drop(): void
}

/** Asked for again so long before it expires, in milliseconds: a call takes time, and clocks differ. */
const EARLY_MS = 5 * 60_000

/** One token for all calls, asked for once however many want it at the same moment. */
export function createTokens(ask: () => Promise<Token>, timers: Pick<Timers, 'now'>): Tokens {
  let held: Token | null = null
  let asking: Promise<Token> | null = null
  return {
    async get() {
      if (held !== null && timers.now() < held.expiresAt - EARLY_MS) return held.token
      asking ??= ask().finally(() => {
        asking = null
      })
      held = await asking
      return held.token
    },
    drop() {
      held = null
    },
  }
}

/** The web, where whoever is asked has so long to answer and no longer. */
export type AskWeb = (call: Omit<WebCall, 'signal'>) => Promise<WebAnswer>

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() })

/**
 * Asks Microsoft's sign-in service for a token with the app's secret: the client credentials grant (RFC 6749, 4.4). Not through
 * botbuilder's MSAL: it waits without end for an answer, and a proxy or a stand-in cannot be put before it.
 */
export function askWithSecret(
  askWeb: AskWeb, { appId, tenantId, loginUrl, oauthScope }: AppIdentity, password: string, timers: Pick<Timers, 'now'>,
): () => Promise<Token> {
  const form = { grant_type: 'client_credentials', client_id: appId, client_secret: password, scope: `${oauthScope}/.default` }
  const url = new URL(`/${tenantId}/oauth2/v2.0/token`, loginUrl).href
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return async () => {
    const { status, text } = await askWeb({ url, method: 'POST', headers, body: new URLSearchParams(form).toString() }).catch(() => {
      throw new NoToken(false)
    })
    if (status === 400 || status === 401) throw new NoToken(true)
    const given = answer.safeParse(jsonOf(text)).data
    if (status !== 200 || given === undefined) throw new NoToken(false)
    return { token: given.access_token, expiresAt: timers.now() + given.expires_in * 1_000 }
  }
}

/** What a text says as JSON; undefined when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
