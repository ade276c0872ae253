import { ChatFault } from '../../src/ports/chat.ts'
import type { Log } from '../../src/ports/log.ts'
import { NotSent } from '../../src/ports/web.ts'
import { CODES, STATUSES, type Meaning } from './refusals.ts'
import { NoToken, Refused } from './refused.ts'

/** What was asked of Teams. Only a new message can end up there twice; drawing one again, and looking, may simply be repeated. */
export type Doing = 'post' | 'redraw' | 'look'

export interface Judging {
  /** From 0 up to 1, so that not everything comes back at the same moment. */
  readonly jitter: () => number
  readonly log: Log
}

/** Teams' error code, when it refused; null when something else went wrong. Of a fault, the code behind it. */
export function codeOf(error: unknown): string | null {
  return refusalBehind(error)?.code ?? null
}

/** The status it was refused with; null when nothing was answered. Of a fault, the status behind it. */
export function statusOf(error: unknown): number | null {
  return refusalBehind(error)?.status ?? null
}

/** What anything thrown by the connector means for the product. Our own faults are logged here, without a word of what was said. */
export function toFault(error: unknown, doing: Doing, { jitter, log }: Judging): ChatFault {
  if (error instanceof ChatFault) return error
  const { means, say, waitMs = null } = judge(error, doing)
  const asked = error instanceof Refused ? error.retryAfterMs : null
  if (means === 'ours') log.error({ code: codeOf(error), status: statusOf(error), doing }, 'Teams refused what the product wrote')
  // the cause is kept only where it is our own: a library's errors repeat the request
  const options = error instanceof Refused || error instanceof NoToken ? { cause: error } : {}
  if (means === 'later') return new ChatFault('later', say, withJitter(asked ?? waitMs, jitter), options)
  if (means === 'unsure') return new ChatFault(doing === 'post' ? 'unknown' : 'later', say, null, options)
  return new ChatFault('unreachable', say, null, options)
}

/** As long as Teams asks for, and up to a half more, or a second. */
function withJitter(ms: number | null, jitter: () => number): number | null {
  return ms === null ? null : ms + Math.round(jitter() * Math.max(1_000, ms / 2))
}

function refusalBehind(error: unknown): Refused | null {
  const thrown = error instanceof ChatFault ? error.cause : error
  return thrown instanceof Refused ? thrown : null
}

function judge(error: unknown, doing: Doing): Meaning {
  if (error instanceof Refused) return judgeRefusal(error)
  if (error instanceof NoToken) return error.isRefused ? NOT_ACCEPTED : NO_SIGN_IN
  if (error instanceof NotSent) return NO_WAY_OUT
  // the connection was cut, or more time went by than anybody waits: before the answer began, or in the middle of it
  return { means: 'unsure', say: LOST[doing] }
}

const NOT_ACCEPTED: Meaning = {
  means: 'unreachable', say: 'Microsoft does not accept the app’s id and secret: an administrator has to make a new secret and set it.',
}
const NO_SIGN_IN: Meaning = {
  means: 'later', say: 'Microsoft’s sign-in service gives no token now: whoever looks after the network has to see that it can be reached.',
}
const NO_WAY_OUT: Meaning = {
  means: 'later', say: 'Teams cannot be reached from here: whoever looks after the network has to open the way.',
}

/** The request was written, and no whole answer came back. */
const LOST: Readonly<Record<Doing, string>> = {
  post: 'Teams did not answer, so the message may or may not be there.',
  redraw: 'Teams did not answer: the message is drawn again later.',
  look: 'Teams did not answer: it is asked again later.',
}

/**
 * The code says more than the status. A status nobody knows is still a no when it is about the request (4xx), and for a reason that
 * will not go away by asking again; behind any other 5xx the message may have been taken.
 */
function judgeRefusal({ status, code, isTeams }: Refused): Meaning {
  const known = (code !== null && Object.hasOwn(CODES, code) ? CODES[code] : undefined) ?? STATUSES[status]
  if (!isTeams && status < 500) {
    return { means: 'later', say: `A proxy before Teams answered ${status}: whoever looks after the network has to let it through.` }
  }
  if (known !== undefined) return known
  if (status >= 500) return { means: 'unsure', say: `Teams answered ${status}, so the message may or may not be there.` }
  return { means: 'unreachable', say: `Teams refused with ${status}, which is new to the product: an administrator has to report it.` }
}
