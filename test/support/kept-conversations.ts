import type { Instant } from '../../src/domain/calendar/london.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Conversation, Conversations } from '../../src/ports/conversations.ts'

/** Conversations kept in memory, for tests that need no database. */
export function keptConversations(): Conversations {
  const kept = new Map<string, { readonly conversation: Conversation; readonly at: Instant }>()
  const keyOf = ({ platform, tenant, conversation }: ChatPlace) => `${platform}/${tenant}/${conversation}`
  const newestFirst = () => [...kept.values()].toSorted((a, b) => (a.at < b.at ? 1 : -1)).map(({ conversation }) => conversation)
  const newestIn = (platform: string, tenant: string) =>
    newestFirst().filter(({ place }) => place.platform === platform && place.tenant === tenant)

  return {
    async remember(conversation, at) {
      const known = kept.get(keyOf(conversation.place))
      if (known !== undefined && known.at > at) return
      kept.set(keyOf(conversation.place), { conversation: { ...conversation, user: conversation.user ?? known?.conversation.user ?? null }, at })
    },
    find: async (place) => kept.get(keyOf(place))?.conversation ?? null,
    personal: async ({ platform, tenant, user }) =>
      newestIn(platform, tenant).find((one) => one.kind === 'personal' && one.user === user) ?? null,
    newestOf: async (platform, tenant) => newestIn(platform, tenant)[0] ?? null,
    shared: async (platform, tenant, limit) => newestIn(platform, tenant).filter(({ kind }) => kind !== 'personal').slice(0, limit),
    forget: async (place) => void kept.delete(keyOf(place)),
  }
}
