import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { Directory, Standing } from '../../src/ports/directory.ts'
import type { Connector, Member } from './connector.ts'
import { statusOf } from './faults.ts'
import type { Lines } from './lines.ts'
import type { OwnChats } from './own-chats.ts'

/** Of the tenant's conversations, the newest are where somebody who speaks is found. */
const PLACES = 10

/**
 * Who the accounts of Teams' tenants are, as the rosters say it: a bot is shown nobody but those it shares a conversation with. So they
 * are looked for in their own chat, where the product heard people last, and in a chat begun with them.
 */
export function createDirectory({ lines, connector, conversations, ownChats }: {
  readonly lines: Lines
  readonly connector: Pick<Connector, 'member'>
  readonly conversations: Conversations
  readonly ownChats: OwnChats
}): Directory {
  /** Null when they are not in that conversation, or the product is not. */
  async function memberOf(place: ChatPlace, user: string): Promise<Member | null> {
    try {
      return await lines.at(place, 'look', (serviceUrl) => connector.member({ serviceUrl, conversation: place.conversation }, user))
    } catch (error) {
      if (NOT_THERE.has(statusOf(error))) return null
      throw error
    }
  }

  async function find(identity: Identity): Promise<Member | null> {
    const { tenant, user } = identity
    const own = await conversations.personal(identity)
    const others = await conversations.shared('teams', tenant, PLACES)
    for (const { place } of own === null ? others : [own, ...others]) {
      const found = await memberOf(place, user)
      if (found !== null) return found
    }
    try {
      return await memberOf(await ownChats.begin(identity), user)
    } catch (error) {
      if (NOBODY.has(statusOf(error))) return null
      throw error
    }
  }

  return {
    platform: 'teams',
    async lookUp(identity) {
      const found = await find(identity)
      if (found === null || found.objectId !== identity.user) return null
      const standing = standingOf(found, identity)
      return { standing, email: standing === 'member' ? emailOf(found) : null }
    },
  }
}

/** How Teams says that somebody, or the bot, is not in a conversation. */
const NOT_THERE: ReadonlySet<number | null> = new Set([403, 404])

/** How it says that a tenant has no such account; a 403 only says that they do not have the app. */
const NOBODY: ReadonlySet<number | null> = new Set([400, 404])

/** Somebody of another tenant may share a channel; a guest has an account in this one, whose name says where it comes from. */
function standingOf({ id, tenant, role, userPrincipalName }: Member, identity: Identity): Standing {
  if (id.startsWith('28:')) return 'bot'
  if (role === 'anonymous' || (tenant !== null && tenant !== identity.tenant)) return 'outsider'
  if (role === 'guest' || userPrincipalName?.toUpperCase().includes('#EXT#') === true) return 'guest'
  return 'member'
}

/**
 * The address in the council's own directory, of one of its own accounts. It may be trusted because people cannot change it themselves:
 * only the directory's administrators can, the name people sign in with lies in a domain that the tenant has proved to be its own, and
 * only tenants the council has named are listened to. Elsewhere an address in a roster may be anybody's, so a guest has none.
 */
function emailOf({ email, userPrincipalName }: Member): string | null {
  const address = [email, userPrincipalName].find((text) => text?.includes('@') === true)
  return address?.toLowerCase() ?? null
}
