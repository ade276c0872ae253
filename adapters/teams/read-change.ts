import type { Identity } from '../../src/domain/unit/person.ts'
import type { ActivityOf } from './activity.ts'
import type { Heard } from './heard.ts'
import { askOf, deliveryOf, originOf } from './heard.ts'

/** What became of the product in a conversation. */
export type Change =
  /** Somebody put it there just now. */
  | { readonly kind: 'installed' }
  /** It is there: nobody else is told who comes and goes. */
  | { readonly kind: 'there' }
  /** It was taken out, or the conversation was deleted. */
  | { readonly kind: 'gone'; readonly conversation: string }

/**
 * What Teams tells of conversations. It tells of people only that they joined or left one: that somebody's account was closed in Entra
 * it tells nobody, and leaving a team is not leaving the council, so no account is closed here. That is found out when the person is
 * looked up, or when nothing can be delivered to them.
 */
export function readChange(activity: ActivityOf<'conversationUpdate' | 'installationUpdate'>): Change {
  const { conversation, recipient, channelData } = activity
  if (activity.type === 'installationUpdate') {
    if (activity.action === 'remove') return { kind: 'gone', conversation: conversation.id }
    return { kind: activity.action === 'add' ? 'installed' : 'there' }
  }
  if (channelData.eventType === 'channelDeleted') return { kind: 'gone', conversation: channelData.channel?.id ?? conversation.id }
  const isTakenOut = activity.membersRemoved.some(({ id }) => id === recipient.id)
  return isTakenOut ? { kind: 'gone', conversation: conversation.id } : { kind: 'there' }
}

/** Whoever installs the product for themselves is greeted as if they had said hello. */
export function readGreeting(activity: ActivityOf<'conversationUpdate' | 'installationUpdate'>, identity: Identity): Heard {
  const origin = originOf(activity, identity, 'words')
  return { origin, ask: askOf(origin, `installed/${deliveryOf(activity)}`, { kind: 'words', line: 'hello' }) }
}
