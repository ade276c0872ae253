/** What a refusal of Slack's means for a message, and what to do about it. */
export interface Refused {
  /**
   * `later`: it was not taken, and may be soon. `unreachable`: it was not taken, and will not be until somebody acts. `unsure`: it may
   * have been taken. `ours`: it was not taken because of how we wrote it.
   */
  readonly means: 'later' | 'unreachable' | 'unsure' | 'ours'
  /** One plain sentence: what is the matter, and who can do what about it. */
  readonly say: string
}

const later = (say: string): Refused => ({ means: 'later', say })
const unreachable = (say: string): Refused => ({ means: 'unreachable', say })
const unsure = (say: string): Refused => ({ means: 'unsure', say })

const NOT_ALLOWED_TO_POST = unreachable('The workspace’s settings do not let it post here: a workspace administrator has to allow that.')
const INSTALL_AGAIN = unreachable('Slack no longer accepts the Co-ordinator’s token: an administrator has to install it again.')
const NO_SUCH_PERSON = unreachable('Slack knows no such person in this workspace: an administrator has to link their account again.')
const MIGRATING = later('Slack is moving this workspace: the message is sent when that is over.')
const BUSY = later('Slack is not working just now: the message is sent when it does.')
const MAYBE = unsure('Slack broke while it took the message, so it may or may not be there.')
const OURS: Refused = {
  means: 'ours',
  say: 'Slack would not take this as the Co-ordinator wrote it: an administrator has to report it, with the line in the log.',
}

/**
 * Every error of Slack's Web API that a message, or looking up whom it is for, can meet. An error that is not here is a refusal all the
 * same (`faults.ts`).
 * Source: the errors listed for chat.postMessage, chat.update, conversations.open, conversations.history and users.info at docs.slack.dev.
 */
export const REFUSALS: Readonly<Record<string, Refused>> = {
  // the channel
  channel_not_found: unreachable('Slack shows the Co-ordinator no such channel: invite it there, or set the unit’s channel again.'),
  not_in_channel: unreachable('The Co-ordinator is not in this channel: somebody in the channel has to type “/invite @Co-ordinator”.'),
  is_archived: unreachable('This channel is archived: somebody has to unarchive it, or set another channel for the unit.'),
  is_inactive: unreachable('This channel is closed: somebody has to open it again, or set another channel for the unit.'),
  restricted_action: NOT_ALLOWED_TO_POST,
  restricted_action_read_only_channel: NOT_ALLOWED_TO_POST,
  restricted_action_thread_only_channel: NOT_ALLOWED_TO_POST,
  restricted_action_non_threadable_channel: NOT_ALLOWED_TO_POST,
  restricted_action_thread_locked: NOT_ALLOWED_TO_POST,
  no_permission: NOT_ALLOWED_TO_POST,
  cannot_reply_to_message: NOT_ALLOWED_TO_POST,
  thread_not_found: unreachable('What this follows was deleted: somebody in the channel has to look up how things stand.'),
  message_not_found: unreachable('The message was deleted: somebody in the channel has to look up how things stand.'),
  method_not_supported_for_channel_type: unreachable('Slack takes no messages in such a conversation: set another channel for the unit.'),
  external_channel_migrating: MIGRATING,
  message_limit_exceeded: unreachable('The workspace’s plan takes no more messages: a workspace owner has to change the plan.'),

  // the person
  user_not_found: NO_SUCH_PERSON,
  users_not_found: NO_SUCH_PERSON,
  user_not_visible: unreachable('Slack does not let the Co-ordinator see this person: a workspace administrator has to allow it.'),
  user_disabled: unreachable('Their Slack account is closed: an administrator has to open it, or somebody else has to take their work.'),
  cannot_dm_bot: unreachable('This Slack account is an app’s: an administrator has to link the person’s own.'),
  invalid_user_combination: unreachable('Their account is another organisation’s: an administrator has to link their account here.'),
  messages_tab_disabled: unreachable('The app’s Messages tab is off: an administrator has to switch it on in the app’s settings.'),

  // the token
  invalid_auth: INSTALL_AGAIN,
  not_authed: INSTALL_AGAIN,
  account_inactive: INSTALL_AGAIN,
  token_revoked: INSTALL_AGAIN,
  token_expired: INSTALL_AGAIN,
  missing_scope: unreachable('Slack has not allowed this yet: an administrator has to install it again and allow what it asks for.'),
  not_allowed_token_type: unreachable('The token for Slack is not a bot’s: an administrator has to use the one that begins with xoxb-.'),
  team_access_not_granted: unreachable('The Co-ordinator was not given this workspace: the organisation’s administrators have to do that.'),
  enterprise_is_restricted: unreachable('Slack does not allow this organisation-wide: an administrator has to install in the workspace.'),
  team_not_found: unreachable('Slack no longer knows this workspace: an administrator has to install it where people are now.'),

  // the workspace
  access_denied: NOT_ALLOWED_TO_POST,
  accesslimited: unreachable('Slack takes no calls from this network: a workspace owner has to allow the server’s address.'),
  ekm_access_denied: unreachable('The workspace’s owners have withdrawn its encryption keys: they have to restore access.'),
  two_factor_setup_required: unreachable('Slack wants a second factor set up first: a workspace administrator has to do that.'),
  org_login_required: MIGRATING,
  team_added_to_org: MIGRATING,

  // Slack itself
  ratelimited: later('Slack asks the Co-ordinator to slow down: the message is sent when it may be.'),
  rate_limited: later('Slack asks the Co-ordinator to slow down: the message is sent when it may be.'),
  service_unavailable: BUSY,
  request_timeout: BUSY,
  update_failed: BUSY,
  internal_error: MAYBE,
  fatal_error: MAYBE,

  // a message drawn again
  cant_update_message: unreachable('An earlier installation posted this message: somebody has to tell people that it is out of date.'),
  edit_window_closed: unreachable('The workspace’s settings close messages to changes: an administrator has to allow them for longer.'),

  // what we wrote
  no_text: OURS,
  msg_too_long: OURS,
  msg_blocks_too_long: OURS,
  invalid_blocks: OURS,
  invalid_blocks_format: OURS,
  block_mismatch: OURS,
  invalid_attachments: OURS,
  too_many_attachments: OURS,
  invalid_metadata_format: OURS,
  invalid_metadata_schema: OURS,
  metadata_too_large: OURS,
  metadata_must_be_sent_from_app: OURS,
  markdown_text_conflict: OURS,
  invalid_arguments: OURS,
  invalid_arg_name: OURS,
  invalid_array_arg: OURS,
  invalid_charset: OURS,
  invalid_form_data: OURS,
  invalid_post_type: OURS,
  missing_post_type: OURS,
  method_deprecated: OURS,
  deprecated_endpoint: OURS,
}
