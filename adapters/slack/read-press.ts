import { z } from 'zod'
import type { Intent } from '../../src/intents/intent.ts'
import { decodeIntent } from '../../src/intents/codec.ts'
import type { Heard } from './heard.ts'
import { askOf, isDirectMessages, threadOf } from './heard.ts'
import type { Origin, Workspace } from './origin.ts'
import { NOWHERE, readBegan } from './origin.ts'
import { id, responseUrl, user, words } from './payload.ts'
import { readKept } from './read-view.ts'

const schema = z.object({
  user, trigger_id: id, response_url: responseUrl,
  channel: z.object({ id }).optional(),
  container: z.object({ message_ts: id.optional(), thread_ts: id.optional(), is_ephemeral: z.boolean().default(false) }).prefault({}),
  message: z.object({ thread_ts: id.optional() }).optional(),
  view: z.object({ id, hash: id, type: z.enum(['modal', 'home']), private_metadata: words.default('') }).optional(),
  actions: z.tuple([z.object({ type: z.string(), value: words.optional(), url: z.string().optional() })], z.unknown()),
})

type Pressed = z.infer<typeof schema>

/** A button that was pressed; `old` when it was drawn by a version that meant something else by it. */
export type Press = Heard | { readonly kind: 'old'; readonly origin: Origin; readonly once: string }

/** A press on a card, in a modal or in Home. Null for what asks nothing: a link that was followed, a list that was opened. */
export function readPress(body: unknown, workspace: Workspace): Press | null {
  const pressed = schema.safeParse(body).data
  const [action] = pressed?.actions ?? []
  if (pressed === undefined || action?.type !== 'button' || action.url !== undefined) return null
  const origin = originOf(pressed, workspace)
  const intent = decodeIntent(action.value ?? '')
  return intent === null ? { kind: 'old', origin, once: pressed.trigger_id } : pressOf(intent, origin, pressed.trigger_id)
}

function pressOf(intent: Intent, origin: Origin, triggerId: string): Heard {
  return { ask: askOf(origin, `slack/press/${triggerId}`, { kind: 'press', intent }), origin, once: triggerId }
}

function originOf(pressed: Pressed, workspace: Workspace): Origin {
  const base = { door: 'press', workspace, user: pressed.user.id, triggerId: pressed.trigger_id } as const
  if (pressed.view !== undefined) {
    const { id: viewId, hash, type, private_metadata: metadata } = pressed.view
    if (type === 'home') return { ...base, ...NOWHERE, isHome: true, responseUrl: null, modal: null }
    return { ...base, ...readBegan(readKept(metadata)?.origin ?? metadata), responseUrl: null, modal: { id: viewId, hash } }
  }
  const { container, message, channel } = pressed
  const card = container.is_ephemeral ? null : container.message_ts ?? null
  return {
    ...base, channel: channel?.id ?? null, isDirect: isDirectMessages(channel?.id ?? ''), card,
    thread: threadOf(container.message_ts, message?.thread_ts ?? container.thread_ts), isHome: false, responseUrl: pressed.response_url, modal: null,
  }
}
