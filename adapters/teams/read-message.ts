import type { Identity } from '../../src/domain/unit/person.ts'
import type { ActivityOf } from './activity.ts'
import type { Heard } from './heard.ts'
import { askOf, deliveryOf, formSent, originOf } from './heard.ts'
import type { Origin } from './origin.ts'
import { readForm, readPress } from './read-card.ts'
import type { WhoIs } from './read-words.ts'
import { readWords } from './read-words.ts'

/** Something said, pressed or filled in; `old` when it was drawn by a version that meant something else by it. */
export type Said = Heard | { readonly kind: 'old'; readonly origin: Origin }

/**
 * A message: what somebody wrote, or what a card sends where its client knows no other way. Null for one that says nothing, such as a
 * picture.
 */
export function readMessage(activity: ActivityOf<'message'>, identity: Identity, whoIs: WhoIs): Said | null {
  const { text, entities, value } = activity
  if (value !== undefined && value !== null) return readSent(activity, identity, value)
  const origin = originOf(activity, identity, 'words')
  const line = readWords(text, entities, whoIs)
  if (line === '' && entities.length === 0) return null
  return { origin, ask: askOf(origin, `message/${deliveryOf(activity)}`, { kind: 'words', line }) }
}

/** What a card sent: a button that was pressed, or a form with its fields. */
export function readSent(activity: ActivityOf<'message' | 'invoke'>, identity: Identity, data: unknown): Said {
  const origin = originOf(activity, identity, 'press', activity.replyToId ?? null)
  const form = readForm(data)
  if (form !== null) return formSent(activity, origin, form)
  const intent = readPress(data)
  if (intent === null) return { kind: 'old', origin }
  return { origin, ask: askOf(origin, `press/${deliveryOf(activity)}`, { kind: 'press', intent }) }
}
