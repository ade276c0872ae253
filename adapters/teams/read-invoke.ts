import { z } from 'zod'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { FormName } from '../../src/intents/parsed.ts'
import type { ActivityOf } from './activity.ts'
import { askOf, deliveryOf, originOf } from './heard.ts'
import type { Origin } from './origin.ts'
import { readLook } from './read-card.ts'
import type { Said } from './read-message.ts'
import { readSent } from './read-message.ts'

/** The message extension's actions, as the manifest names them: each opens the form of that name. */
export const EXTENSIONS = ['allocate', 'decide'] as const satisfies readonly FormName[]

const action = z.object({ action: z.object({ verb: z.string(), data: z.unknown().optional() }) })
const task = z.object({ data: z.unknown().optional() })
const extension = z.object({
  commandId: z.enum(EXTENSIONS), data: z.unknown().optional(),
  messagePayload: z.object({ linkToMessage: z.string().max(2_000).optional() }).optional(),
})

/** What Teams asks and waits for the answer of. */
export type Invoked =
  /** A button or a form on a card, answered with a card. */
  | { readonly kind: 'press'; readonly said: Said; readonly isForm: boolean; readonly notice: NoticeId | null }
  /** Somebody looks at a card whose copy is theirs. */
  | { readonly kind: 'look'; readonly notice: NoticeId; readonly origin: Origin }
  /** A button that opens a dialog, or what was sent from one: answered with a dialog. */
  | { readonly kind: 'dialog'; readonly said: Said }

/** What an invoke asks. Null for what the product offers nowhere, and for what is not as Teams sends it. */
export function readInvoke(activity: ActivityOf<'invoke'>, identity: Identity): Invoked | null {
  switch (activity.name) {
    case 'adaptiveCard/action': return readAction(activity, identity)
    case 'task/fetch': case 'task/submit': {
      const read = task.safeParse(activity.value).data
      return read === undefined ? null : inDialog(activity, identity, read.data)
    }
    case 'composeExtension/fetchTask': return readExtension(activity, identity)
    case 'composeExtension/submitAction': {
      const read = extension.safeParse(activity.value).data
      return read === undefined ? null : inDialog(activity, identity, read.data)
    }
    default: return null
  }
}

function readAction(activity: ActivityOf<'invoke'>, identity: Identity): Invoked | null {
  const read = action.safeParse(activity.value).data?.action
  if (read === undefined) return null
  const notice = readLook(read.data) as NoticeId | null
  if (read.verb !== 'refresh') return { kind: 'press', notice, said: readSent(activity, identity, read.data), isForm: read.verb === 'form' }
  return notice === null ? null : { kind: 'look', notice, origin: originOf(activity, identity, 'press', activity.replyToId ?? null) }
}

/** The form of a message extension, with the link of the message it was opened from. */
function readExtension(activity: ActivityOf<'invoke'>, identity: Identity): Invoked | null {
  const read = extension.safeParse(activity.value).data
  if (read === undefined) return null
  const link = read.messagePayload?.linkToMessage
  const origin = originOf(activity, identity, 'dialog')
  const intent = { kind: 'open-form', form: read.commandId, values: link === undefined ? {} : { link } } as const
  return { kind: 'dialog', said: { origin, ask: askOf(origin, `press/${deliveryOf(activity)}`, { kind: 'press', intent }) } }
}

function inDialog(activity: ActivityOf<'invoke'>, identity: Identity, data: unknown): Invoked {
  const said = readSent(activity, identity, data)
  return { kind: 'dialog', said: { ...said, origin: { ...said.origin, door: 'dialog' } } }
}
