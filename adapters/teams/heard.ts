import { createHash } from 'node:crypto'
import type { Ask } from '../../src/app/ask.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { Activity, ActivityOf } from './activity.ts'
import type { Door, Origin } from './origin.ts'
import { readBegan } from './origin.ts'
import type { Sent } from './read-card.ts'

/** Something done in Teams, translated: what is asked, and where the answer goes. */
export interface Heard {
  readonly ask: Ask
  readonly origin: Origin
}

/** Where something was done. A message that began a thread stands in the channel itself; what is written or pressed below it does not. */
export function originOf({ conversation, id, serviceUrl }: Activity, identity: Identity, door: Door, card: string | null = null): Origin {
  const { kind } = conversation
  const root = kind === 'channel' ? conversation.root : null
  const about = card ?? (door === 'words' ? id : null)
  return {
    identity, serviceUrl, kind, root, card, door, thread: root === about ? null : root,
    place: { platform: 'teams', tenant: identity.tenant, conversation: conversation.id },
  }
}

/** What is asked by whoever did it, there. Their own chat is no channel: what is asked in it is not a unit's. */
export function askOf({ identity, place, kind }: Origin, key: string, said: Ask['said']): Ask {
  return { identity, channel: kind === 'personal' ? null : place, key: `teams/${key}`, said }
}

/** Teams' own name for this one delivery, the same when it is delivered again. */
export function deliveryOf({ conversation, id }: Pick<Activity, 'conversation' | 'id'>): string {
  return `${conversation.id}/${id}`
}

/** What was pressed or sent, by whom and on which card: the same when one finger does it twice. */
export function pressOf({ conversation, replyToId, value, type }: ActivityOf<'message' | 'invoke'>, { user }: Identity): string {
  return fingerprint([type, conversation.id, replyToId ?? null, user, value])
}

/**
 * What was sent in a form. Its key is the form as it was opened with what was typed, so that sending it twice does it once; after a problem
 * was put right it is another. It is the sender's own: what a form carries can be changed by whoever sends it.
 */
export function formSent(activity: Activity, origin: Origin, { form, values, carries, origin: carried }: Sent): Heard {
  const opened = readBegan(carried)
  const key = opened === null ? deliveryOf(activity) : `${opened.opened}/${fingerprint([origin.identity.user, form, carries, values])}`
  const said = { kind: 'form', form, values, carries } as const
  return { ask: askOf(origin, `form/${key}`, said), origin: { ...origin, card: origin.card ?? opened?.card ?? null } }
}

function fingerprint(things: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(things)).digest('base64url').slice(0, 22)
}
