/** What a refusal of Teams' means for a message, and what to do about it. */
export interface Meaning {
  /**
   * `later`: it was not taken, and may be soon. `unreachable`: it was not taken, and will not be until somebody acts. `unsure`: it may
   * have been taken. `ours`: it was not taken because of how we wrote it.
   */
  readonly means: 'later' | 'unreachable' | 'unsure' | 'ours'
  /** One plain sentence: what is the matter, and who can do what about it. */
  readonly say: string
  /** Of `later`: how long to wait where Teams does not say, in milliseconds. */
  readonly waitMs?: number
}

const later = (say: string, waitMs: number): Meaning => ({ means: 'later', say, waitMs })
const unreachable = (say: string): Meaning => ({ means: 'unreachable', say })

const SLOW_DOWN = later('Teams asks the Co-ordinator to slow down: the message is sent when it may be.', 30_000)
const AT_ONCE = later('Teams was busy with this conversation: the message is sent in a moment.', 2_000)
const BUSY = later('Teams is not working just now: the message is sent when it does.', 10_000)
const BLOCKED = unreachable('They have blocked the Co-ordinator in Teams: they have to unblock it in their chat with it.')
const NO_CHAT = unreachable('Teams no longer has this conversation: an administrator has to set the unit’s channel again.')
const WRONG_APP = unreachable('Teams does not know the app: an administrator has to check its id and secret, and the bot’s Teams channel.')
const NOT_ALLOWED = unreachable('Teams does not let the Co-ordinator do this here: an administrator has to allow it for this team.')
const OURS: Meaning = {
  means: 'ours',
  say: 'Teams would not take this as the Co-ordinator wrote it: an administrator has to report it, with the line in the log.',
}

/**
 * Every error code Teams documents for the calls of a bot, and those seen beside them.
 * Source: “Status codes from bot conversational APIs” at learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability;
 * `MessageWritesBlocked` is the subcode its page on proactive messages gives for blocked and uninstalled.
 */
export const CODES: Readonly<Record<string, Meaning>> = {
  // the app in the tenant
  BotNotRegistered: WRONG_APP,
  BotDisabledByAdmin: unreachable('An administrator has blocked the Co-ordinator in Teams: an administrator has to allow it for them.'),
  InvalidBotApiHost: unreachable('Teams takes its messages elsewhere: an administrator has to set the address of the tenant’s cloud.'),
  NotEnoughPermissions: NOT_ALLOWED,

  // the conversation
  BotNotInConversationRoster: unreachable('The Co-ordinator is not in this team or chat: an owner of it has to add the app there.'),
  ConversationNotFound: NO_CHAT,
  ActivityNotFoundInConversation: unreachable('The message was deleted: somebody in the conversation has to look up how things stand.'),

  // the person
  ForbiddenOperationException:
    unreachable('They do not have the Co-ordinator in Teams: an administrator has to allow it or set it up for everyone.'),
  ConversationBlockedByUser: BLOCKED,
  MessageWritesBlocked: unreachable('They have blocked or removed the Co-ordinator in Teams: they have to unblock it or add it again.'),
  MemberNotFoundInConversation: unreachable('Teams has no such person here: an administrator has to link their account again.'),

  // Teams itself
  Throttled: SLOW_DOWN,
  PreconditionFailed: AT_ONCE,

  // what we wrote
  MessageSizeTooBig: OURS,
  BadSyntax: OURS,
  BadArgument: OURS,
  'Bad Argument': OURS,
}

/**
 * What a status means without a code that is known. Microsoft asks for 412, 429, 502 and 504 to be tried again, and 503 says that it was
 * not taken (RFC 9110, 15.6.4); 500 is not to be tried again, and does not say what became of the message.
 */
export const STATUSES: Readonly<Record<number, Meaning>> = {
  400: OURS,
  401: WRONG_APP,
  403: NOT_ALLOWED,
  404: NO_CHAT,
  408: BUSY,
  410: NO_CHAT,
  412: AT_ONCE,
  413: OURS,
  429: SLOW_DOWN,
  500: { means: 'unsure', say: 'Teams broke while it took the message, so it may or may not be there.' },
  502: BUSY,
  503: BUSY,
  504: BUSY,
}
