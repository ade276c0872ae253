/** What Slack sends, as its documentation shows it, with everything a receiver looks at. */

export interface Somewhere {
  readonly workspace: string
  readonly channel: string
  readonly user: string
  readonly enterprise?: string
  readonly isOrgWide?: boolean
}

export function commandPayload(
  { workspace, channel, user, enterprise, isOrgWide = false }: Somewhere, command: string, text: string,
  { triggerId, responseUrl }: { readonly triggerId: string; readonly responseUrl: string },
): Readonly<Record<string, string>> {
  return {
    token: 'unused', team_id: workspace, team_domain: 'council', channel_id: channel, channel_name: 'somewhere', user_id: user, user_name: 'somebody',
    command, text, api_app_id: 'A0COORD', is_enterprise_install: String(isOrgWide), response_url: responseUrl, trigger_id: triggerId,
    ...(enterprise === undefined ? {} : { enterprise_id: enterprise, enterprise_name: enterprise }),
  }
}

/** The parts that every press, shortcut and sent form has. */
function interaction({ workspace, user, enterprise, isOrgWide = false }: Somewhere, type: string, triggerId: string): object {
  return {
    type, trigger_id: triggerId, api_app_id: 'A0COORD', token: 'unused', user: { id: user, username: 'somebody', team_id: workspace },
    team: isOrgWide ? null : { id: workspace, domain: 'council' }, enterprise: enterprise === undefined ? null : { id: enterprise, name: enterprise },
    is_enterprise_install: isOrgWide,
  }
}

export interface PressedCard {
  readonly ts: string
  readonly threadTs?: string
  readonly isEphemeral?: boolean
}

export function pressPayload(
  at: Somewhere, value: string, { ts, threadTs, isEphemeral = false }: PressedCard,
  { triggerId, responseUrl }: { readonly triggerId: string; readonly responseUrl: string },
): object {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs }
  return {
    ...interaction(at, 'block_actions', triggerId), response_url: responseUrl, channel: { id: at.channel, name: 'somewhere' },
    container: { type: 'message', message_ts: ts, channel_id: at.channel, is_ephemeral: isEphemeral, ...thread },
    ...(isEphemeral ? {} : { message: { type: 'message', ts, text: 'a card', user: 'U0COORD', ...thread } }),
    actions: [buttonPressed(value)],
  }
}

export interface PressedView {
  readonly id: string
  readonly hash: string
  readonly type: 'modal' | 'home'
  readonly private_metadata?: string
}

/** A press on what stands in a modal or in Home. */
export function viewPressPayload(at: Somewhere, value: string, view: PressedView, triggerId: string): object {
  return {
    ...interaction(at, 'block_actions', triggerId), container: { type: 'view', view_id: view.id },
    view: { private_metadata: '', ...view, team_id: at.workspace, callback_id: '', state: { values: {} } }, actions: [buttonPressed(value)],
  }
}

function buttonPressed(value: string): object {
  return { type: 'button', action_id: 'press', block_id: 'b', value, text: { type: 'plain_text', text: 'Press' }, action_ts: '1764000000.000001' }
}

/** A form sent from an open modal, with these fields filled in as text. */
export function formPayload(
  at: Somewhere, { id, hash, view }: { readonly id: string; readonly hash: string; readonly view: Readonly<Record<string, unknown>> },
  values: Readonly<Record<string, Readonly<Record<string, unknown>>>>, triggerId: string,
): object {
  return {
    ...interaction(at, 'view_submission', triggerId), response_urls: [],
    view: { ...view, id, hash, team_id: at.workspace, root_view_id: id, state: { values } },
  }
}

export function shortcutPayload(
  at: Somewhere, callbackId: string, message: { readonly ts: string; readonly threadTs?: string },
  { triggerId, responseUrl }: { readonly triggerId: string; readonly responseUrl: string },
): object {
  return {
    ...interaction(at, 'message_action', triggerId), callback_id: callbackId, response_url: responseUrl, message_ts: message.ts,
    channel: { id: at.channel, name: 'somewhere' },
    message: { type: 'message', ts: message.ts, text: 'Somebody said something', user: 'U0OTHER', ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }) },
  }
}

/** An event in Slack's envelope. */
export function eventPayload({ workspace, enterprise, isOrgWide = false }: Somewhere, event: object, eventId: string): object {
  return {
    token: 'unused', team_id: workspace, api_app_id: 'A0COORD', type: 'event_callback', event_id: eventId, event_time: 1_764_000_000,
    is_ext_shared_channel: false, event,
    authorizations: [{
      enterprise_id: enterprise ?? null, team_id: isOrgWide ? null : workspace, user_id: 'U0COORD', is_bot: true, is_enterprise_install: isOrgWide,
    }],
  }
}
