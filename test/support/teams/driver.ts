import type { OpenId, TokenUnlike } from './openid.ts'

/** What Teams posts to a bot, as its documentation shows it, with everything a door looks at. */

/** Where something is done, and by whom. */
export interface Somewhere {
  readonly tenant: string
  /** The Entra object id. */
  readonly user: string
  readonly kind: 'personal' | 'channel' | 'groupChat'
  /** Without the thread. */
  readonly conversation: string
  /** The message whose thread it is done in; in a channel, one begins with every message that is no reply. */
  readonly root?: string
  readonly serviceUrl: string
  readonly appId: string
}

/** A colleague mentioned in a text, which has `<at>name</at>` where they are. */
export interface Mentioned {
  readonly name: string
  /** As Teams names them towards the bot; the bot's own is `28:` and the app's id. */
  readonly id: string
}

let lastId = Date.parse('2026-11-23T09:00:00Z')

/** A message's id: a moment, and never the same one twice. */
export function newActivityId(): string {
  return String(lastId += 1)
}

function activityOf({ tenant, user, kind, conversation, root, serviceUrl, appId }: Somewhere, id: string): Readonly<Record<string, unknown>> {
  const thread = kind === 'channel' ? `;messageid=${root ?? id}` : ''
  return {
    id, channelId: 'msteams', serviceUrl, timestamp: '2026-11-23T09:00:00.000Z', locale: 'en-GB',
    from: { id: `29:${user}-pairwise`, name: 'A display name', aadObjectId: user }, recipient: { id: `28:${appId}`, name: 'Co-ordinator' },
    conversation: { id: `${conversation}${thread}`, tenantId: tenant, conversationType: kind, ...(kind === 'personal' ? {} : { isGroup: true }) },
    channelData: {
      tenant: { id: tenant },
      ...(kind === 'channel' ? { channel: { id: conversation }, team: { id: conversation } } : {}),
    },
  }
}

/** What somebody wrote. In a channel the product hears only what mentions it, which stands among the mentions. */
export function messageActivity(at: Somewhere, text: string, mentions: readonly Mentioned[] = [], id = newActivityId()): object {
  return {
    ...activityOf(at, id), type: 'message', text, textFormat: 'plain',
    entities: [
      ...mentions.map(({ name, id: mentioned }) => ({ type: 'mention', text: `<at>${name}</at>`, mentioned: { id: mentioned, name } })),
      { type: 'clientInfo', locale: 'en-GB', country: 'GB', platform: 'Web' },
    ],
    attachments: [{ contentType: 'text/html', content: `<div>${text}</div>` }],
  }
}

/** What an old client sends of a card's button, or of its form: a message without words. */
export function submitActivity(at: Somewhere, card: string, value: unknown, id = newActivityId()): object {
  return { ...activityOf(at, id), type: 'message', replyToId: card, value, channelData: { tenant: { id: at.tenant }, postback: true } }
}

function invokeActivity(at: Somewhere, name: string, value: unknown, more: object = {}, id = `f:${newActivityId()}`): object {
  return { ...activityOf(at, id), type: 'invoke', name, value, ...more }
}

/** A press on a card's Action.Execute; `automatic` when Teams draws somebody's copy of a card. */
export function executeActivity(at: Somewhere, card: string, verb: string, data: unknown, trigger: 'manual' | 'automatic' = 'manual'): object {
  return invokeActivity(at, 'adaptiveCard/action', { action: { type: 'Action.Execute', title: 'Press', verb, data }, trigger }, { replyToId: card })
}

/** A press on a button that opens a dialog. */
export function fetchActivity(at: Somewhere, card: string, data: unknown): object {
  return invokeActivity(at, 'task/fetch', { data, context: { theme: 'default' } }, { replyToId: card })
}

/** What is sent from an open dialog. */
export function dialogActivity(at: Somewhere, data: unknown): object {
  return invokeActivity(at, 'task/submit', { data, context: { theme: 'default' } })
}

/** An action of the message extension: from the compose box, or with a link from a message. */
export function extensionActivity(at: Somewhere, commandId: string, link: string | null = null): object {
  const from = link === null ? { commandContext: 'compose' }
    : { commandContext: 'message', messagePayload: { id: '1', linkToMessage: link, body: {} } }
  return invokeActivity(at, 'composeExtension/fetchTask', { commandId, context: { theme: 'default' }, ...from })
}

/** What is sent from the dialog of a message extension. */
export function extensionSentActivity(at: Somewhere, commandId: string, data: unknown): object {
  return invokeActivity(at, 'composeExtension/submitAction', { commandId, commandContext: 'compose', data, context: { theme: 'default' } })
}

/** The product is put into a conversation, or taken out of it. */
export function installationActivity(at: Somewhere, action: 'add' | 'remove' | 'add-upgrade' | 'remove-upgrade'): object {
  return { ...activityOf(at, `f:${newActivityId()}`), type: 'installationUpdate', action }
}

/** Somebody comes to a conversation or goes: `bot` for the product. */
export function membersActivity(
  at: Somewhere, change: { readonly added?: readonly string[]; readonly removed?: readonly string[]; readonly eventType?: string },
): object {
  const accounts = (users: readonly string[] = []) =>
    users.map((user) => (user === 'bot' ? { id: `28:${at.appId}` } : { id: `29:${user}-pairwise`, aadObjectId: user }))
  const activity = activityOf(at, `f:${newActivityId()}`)
  const data = activity['channelData'] as object
  return {
    ...activity, type: 'conversationUpdate', membersAdded: accounts(change.added), membersRemoved: accounts(change.removed),
    channelData: { ...data, ...(change.eventType === undefined ? {} : { eventType: change.eventType }) },
  }
}

/** How a request differs from a good one. */
export interface RequestUnlike extends TokenUnlike {
  /** Null: it carries none. */
  readonly authorization?: string | null
  readonly contentType?: string
  /** What is sent in the place of the activity's JSON. */
  readonly raw?: string
}

/** Posts an activity to the product's door as the Bot Framework does, with its token. */
export async function postActivity(
  { address, openId, appId }: { readonly address: URL; readonly openId: OpenId; readonly appId: string },
  activity: object, unlike: RequestUnlike = {},
): Promise<Response> {
  const serviceUrl = 'serviceUrl' in activity && typeof activity.serviceUrl === 'string' ? activity.serviceUrl : ''
  const authorization = unlike.authorization === undefined ? `Bearer ${await openId.token(appId, serviceUrl, unlike)}` : unlike.authorization
  return fetch(new URL('/api/messages', address), {
    method: 'POST', body: unlike.raw ?? JSON.stringify(activity),
    headers: { 'content-type': unlike.contentType ?? 'application/json; charset=utf-8', ...(authorization === null ? {} : { authorization }) },
  })
}
