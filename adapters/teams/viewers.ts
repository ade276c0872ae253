import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Timers } from '../../src/ports/timers.ts'
import type { Connector, Member } from './connector.ts'
import { LIMITS } from './limits.ts'
import type { Lines } from './lines.ts'

/** How long a conversation is taken to have the members it had, in milliseconds. */
const MEMBERS_MS = 5 * 60_000

/** Conversations whose members are remembered; a council's channels several times over. */
const MOST_REMEMBERED = 2_000

/** Who of a conversation sees their own copy of a card: everybody by their `29:` id, or nobody when they are too many. */
export type Viewers = (place: ChatPlace) => Promise<readonly string[]>

/** Never throws: a card without viewers of its own says the same to all, and a press is checked as it always is. */
export function createViewers({ lines, connector, timers }: {
  readonly lines: Lines
  readonly connector: Pick<Connector, 'members'>
  readonly timers: Pick<Timers, 'now'>
}): Viewers {
  const remembered = new Map<string, { readonly ids: readonly string[]; readonly until: number }>()

  async function ask(place: ChatPlace): Promise<readonly string[]> {
    const { conversation } = place
    const members = await lines.at(place, 'look', (serviceUrl) => connector.members({ serviceUrl, conversation }, LIMITS.viewers))
    return (members ?? []).map(({ id }: Member) => id)
  }

  return async (place) => {
    const key = `${place.tenant}/${place.conversation}`
    const known = remembered.get(key)
    if (known !== undefined && known.until > timers.now()) return known.ids
    const ids = await ask(place).catch(() => [])
    if (remembered.size >= MOST_REMEMBERED) remembered.clear()
    remembered.set(key, { ids, until: timers.now() + MEMBERS_MS })
    return ids
  }
}
