import { z } from 'zod'
import type { Installation } from '../../src/ports/installations.ts'
import { instantFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { Seal, SealedFor } from './seal.ts'

/** What a workspace granted: the token the product speaks with there, and how it is renewed where tokens rotate. */
export interface Grant {
  readonly token: string
  readonly botId: string
  readonly botUserId: string
  readonly renewal: { readonly refreshToken: string; readonly expiresAt: Instant } | null
}

const schema = z.object({
  token: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  renewal: z.object({ refreshToken: z.string(), expiresAt: z.string().transform(instantFrom) }).nullable(),
})

export function sealGrant(seal: Seal, grant: Grant, place: SealedFor): Uint8Array {
  return seal.seal(JSON.stringify(grant), place)
}

/** Throws `SealBroken` when it cannot be read. */
export function openGrant(seal: Seal, installation: Installation): Grant {
  return schema.parse(JSON.parse(seal.open(installation.sealed, installation)))
}
