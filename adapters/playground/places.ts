import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'

/** The playground has one workspace, so every channel and user of it has this platform and tenant. */
export const PLAYGROUND = { platform: 'playground', tenant: 'playground' } as const

/** A channel, or somebody's direct messages, by what the playground calls it. */
export function placeOf(conversation: string): ChatPlace {
  return { ...PLAYGROUND, conversation }
}

/** Where the Co-ordinator writes to one person alone. */
export function directMessagesOf(identity: Identity): ChatPlace {
  return placeOf(`direct/${identity.user}`)
}

export function isHere(place: Pick<ChatPlace, 'platform' | 'tenant'>): boolean {
  return place.platform === PLAYGROUND.platform && place.tenant === PLAYGROUND.tenant
}
