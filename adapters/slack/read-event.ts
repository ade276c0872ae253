import { z } from 'zod'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { Heard } from './heard.ts'
import { askOf } from './heard.ts'
import type { Origin, Workspace } from './origin.ts'
import { NOWHERE } from './origin.ts'
import { id, words } from './payload.ts'
import { readWords } from './read-words.ts'
import { SHOW_HOME } from './show-home.ts'

const absent = z.undefined().optional()

/** What somebody wrote. With a `subtype` it was edited, deleted, or written by nobody: none of it is an ask. */
const said = {
  user: id, text: words.default(''), channel: id, ts: id, thread_ts: id.optional(),
  subtype: absent, bot_id: absent, edited: absent,
}

const mention = z.object({ event_id: id, event: z.object({ type: z.literal('app_mention'), ...said }) })
const direct = z.object({ event_id: id, event: z.object({ type: z.literal('message'), channel_type: z.literal('im'), ...said }) })
const homeOpened = z.object({ event_id: id, event: z.object({ type: z.literal('app_home_opened'), tab: z.literal('home'), user: id }) })

const account = z.object({ event: z.object({
  type: z.literal('user_change'),
  user: z.object({
    id, deleted: z.boolean().default(false), is_restricted: z.boolean().default(false), is_ultra_restricted: z.boolean().default(false),
    enterprise_user: z.object({ teams: z.array(id).default([]) }).optional(),
  }),
}) })

const removal = z.object({ event_time: z.int().nonnegative(), event: z.discriminatedUnion('type', [
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({ type: z.literal('tokens_revoked'), tokens: z.object({ bot: z.array(z.string()).nullish() }) }),
]) })

/** Words after a mention, in a channel or in a thread, where slash commands do not run. Null for an edit, and for another bot's. */
export function readMention(body: unknown, workspace: Workspace): Heard | null {
  const read = mention.safeParse(body).data
  return read === undefined ? null : wordsOf(read.event_id, read.event, workspace, 'mention')
}

/** Words in direct messages. Null for an edit, a deletion, and for what a bot wrote. */
export function readDirect(body: unknown, workspace: Workspace): Heard | null {
  const read = direct.safeParse(body).data
  return read === undefined ? null : wordsOf(read.event_id, read.event, workspace, 'words')
}

type Said = z.infer<typeof mention>['event'] | z.infer<typeof direct>['event']

function wordsOf(eventId: string, { user, text, channel, thread_ts: thread }: Said, workspace: Workspace, door: 'mention' | 'words'): Heard {
  const origin: Origin = {
    door, workspace, user, channel, isDirect: door === 'words', thread: thread ?? null, card: null, isHome: false,
    triggerId: null, responseUrl: null, modal: null,
  }
  const line = readWords(text, workspace.ownUser)
  return { ask: askOf(origin, `slack/event/${eventId}`, { kind: 'words', line }), origin, once: eventId }
}

/** Somebody opened the product's Home, which is drawn for them as it is now. */
export function readHomeOpened(body: unknown, workspace: Workspace): Heard | null {
  const read = homeOpened.safeParse(body).data
  if (read === undefined) return null
  const origin: Origin = {
    ...NOWHERE, door: 'press', workspace, user: read.event.user, isHome: true, triggerId: null, responseUrl: null,
    modal: null,
  }
  const key = `slack/event/${read.event_id}`
  return { ask: askOf(origin, key, { kind: 'press', intent: SHOW_HOME }), origin, once: read.event_id }
}

/**
 * An account that was deactivated, or became a guest's: in every workspace it is known under, where a whole organisation says so. None for
 * every other change of somebody's profile.
 */
export function readClosedAccounts(body: unknown, { tenant }: Workspace): readonly Identity[] {
  const user = account.safeParse(body).data?.event.user
  if (user === undefined || !(user.deleted || user.is_restricted || user.is_ultra_restricted)) return []
  const tenants = tenant.startsWith(ORGANISATION) ? [tenant, ...user.enterprise_user?.teams ?? []] : [tenant]
  return tenants.map((one) => ({ platform: 'slack', tenant: one, user: user.id }))
}

/** Ids of Enterprise organisations begin so, and those of workspaces do not. */
const ORGANISATION = 'E'

/** When the workspace took the product out, or its token back; null when it did neither. */
export function readRemoval(body: unknown): { readonly at: Instant } | null {
  const read = removal.safeParse(body).data
  if (read === undefined || (read.event.type === 'tokens_revoked' && (read.event.tokens.bot ?? []).length === 0)) return null
  return { at: instantFrom(Temporal.Instant.fromEpochMilliseconds(read.event_time * 1000).toString()) }
}
