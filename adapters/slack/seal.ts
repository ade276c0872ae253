import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Installation, Installations } from '../../src/ports/installations.ts'
import type { Instant } from '../../src/domain/calendar/london.ts'

/** Whose secret it is. It is sealed to that place: a row copied to another tenant does not open there. */
export type SealedFor = Pick<Installation, 'platform' | 'tenant'>

/** Keeps secrets from whoever reads the database or its backups. */
export interface Seal {
  seal(secret: string, place: SealedFor): Uint8Array
  /** Throws `SealBroken` when it was changed, moved, or sealed with a key that is not there. */
  open(sealed: Uint8Array, place: SealedFor): string
  /** Whether it is sealed with the key that seals now. */
  isCurrent(sealed: Uint8Array): boolean
}

/** Something sealed does not open. It says which, and never what is in it. */
export class SealBroken extends Error {
  constructor({ platform, tenant }: SealedFor, why: 'unknown-key' | 'changed') {
    const what = `What ${platform} granted for ${tenant}`
    super(why === 'unknown-key' ? `${what} is sealed with a key that SECRET_KEYS does not have: add the key, or install it there again.`
      : `${what} is damaged or was sealed for another place: install it there again.`)
    this.name = 'SealBroken'
  }
}

/** Sealed text is: the form's number, the key's id, a nonce, the cipher's tag, the text. */
const FORM = 1
const KEY_ID = { from: 1, to: 9 }
const NONCE = { from: 9, to: 21 }
const TAG = { from: 21, to: 37 }

/** AES-256-GCM with a nonce of its own for each text. The first of the keys (32 bytes each) seals, and any of them opens. */
export function createSeal(keys: readonly [Uint8Array, ...Uint8Array[]]): Seal {
  const first = { key: keys[0], id: idOf(keys[0]) }
  const byId = new Map(keys.map((key) => [idOf(key).toString('hex'), key]))
  const header = Buffer.concat([Buffer.of(FORM), first.id])

  return {
    seal(secret, place) {
      const nonce = randomBytes(NONCE.to - NONCE.from)
      const cipher = createCipheriv('aes-256-gcm', first.key, nonce).setAAD(boundTo(header, place))
      const text = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      return Buffer.concat([header, nonce, cipher.getAuthTag(), text])
    },

    open(sealed, place) {
      if (sealed.length < TAG.to || sealed[0] !== FORM) throw new SealBroken(place, 'changed')
      const part = ({ from, to }: { readonly from: number; readonly to?: number }) => Buffer.from(sealed.subarray(from, to))
      const key = byId.get(part(KEY_ID).toString('hex'))
      if (key === undefined) throw new SealBroken(place, 'unknown-key')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, part(NONCE), { authTagLength: TAG.to - TAG.from })
          .setAAD(boundTo(part({ from: 0, to: KEY_ID.to }), place)).setAuthTag(part(TAG))
        return Buffer.concat([decipher.update(part({ from: TAG.to })), decipher.final()]).toString('utf8')
      } catch {
        throw new SealBroken(place, 'changed')
      }
    },

    isCurrent: (sealed) => header.equals(sealed.subarray(0, KEY_ID.to)),
  }
}

/**
 * Seals everything of a platform with the first key, so that older keys can be taken out of SECRET_KEYS. What does not open stays as it
 * is: whoever needs it is told. Gives the tenants whose seal is new.
 */
export async function resealAll(
  installations: Installations, seal: Seal, platform: Installation['platform'], at: Instant,
): Promise<readonly string[]> {
  const renewed: string[] = []
  for (const { tenant, sealed } of await installations.list(platform)) {
    if (seal.isCurrent(sealed)) continue
    const after = await installations.change(platform, tenant, at, (held) => Promise.resolve(sealedAgain(seal, held)))
    if (after !== null && seal.isCurrent(after.sealed)) renewed.push(tenant)
  }
  return renewed
}

function sealedAgain(seal: Seal, held: Installation): Uint8Array | null {
  try {
    return seal.isCurrent(held.sealed) ? null : seal.seal(seal.open(held.sealed, held), held)
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

/** Tells a key from others without telling anything about it. */
function idOf(key: Uint8Array): Buffer {
  return createHash('sha256').update('unit-coordinator sealing key ').update(key).digest().subarray(0, KEY_ID.to - KEY_ID.from)
}

function boundTo(header: Buffer, { platform, tenant }: SealedFor): Buffer {
  return Buffer.concat([header, Buffer.from(JSON.stringify([platform, tenant]))])
}
