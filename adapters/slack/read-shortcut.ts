import { z } from 'zod'
import type { Ask } from '../../src/app/ask.ts'
import type { FormName } from '../../src/intents/parsed.ts'
import { askOf, isDirectMessages, threadOf } from './heard.ts'
import type { Origin, Workspace } from './origin.ts'
import { id, responseUrl, user } from './payload.ts'

/** The message shortcuts, as the manifest names them, and the form each opens. */
export const SHORTCUTS = { 'log-decision': 'decide', 'make-task': 'allocate' } as const satisfies Readonly<Record<string, FormName>>

const schema = z.object({
  type: z.literal('message_action'), callback_id: z.enum(['log-decision', 'make-task']), user, trigger_id: id, response_url: responseUrl,
  channel: z.object({ id }), message: z.object({ ts: id, thread_ts: id.optional() }),
})

/** A form asked for about a message, whose link the form is to carry. */
export interface Shortcut {
  readonly about: { readonly channel: string; readonly ts: string }
  readonly origin: Origin
  readonly once: string
  /** What is asked once the message's link is known; without one the form opens all the same. */
  askWith(link: string | null): Ask
}

/** A message shortcut. Null when it is none of ours. */
export function readShortcut(body: unknown, workspace: Workspace): Shortcut | null {
  const read = schema.safeParse(body).data
  if (read === undefined) return null
  const { callback_id: name, trigger_id: triggerId, channel, message } = read
  const origin: Origin = {
    door: 'press', workspace, user: read.user.id, channel: channel.id, isDirect: isDirectMessages(channel.id),
    thread: threadOf(message.ts, message.thread_ts), card: null, isHome: false, triggerId, responseUrl: read.response_url, modal: null,
  }
  return {
    origin, about: { channel: channel.id, ts: message.ts }, once: triggerId,
    askWith: (link) => askOf(origin, `slack/shortcut/${triggerId}`, {
      kind: 'press', intent: { kind: 'open-form', form: SHORTCUTS[name], values: link === null ? {} : { link } },
    }),
  }
}
