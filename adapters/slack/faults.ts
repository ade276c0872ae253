import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Log } from '../../src/ports/log.ts'
import { NotSent } from '../../src/ports/web.ts'
import { REFUSALS, type Refused } from './refusals.ts'

/** What was asked of Slack. Only a new message can end up there twice; drawing one again, and looking, may simply be repeated. */
export type Doing = 'post' | 'redraw' | 'look'

export interface Judging {
  /** From 0 up to 1, so that not everything comes back at the same moment. */
  readonly jitter: () => number
  readonly log: Log
}

/** Slack's error code, when it refused; null when something else went wrong. Of a fault, the code behind it. */
export function refusalOf(error: unknown): string | null {
  const thrown = error instanceof ChatFault ? error.cause : error
  return thrown instanceof WebAPIPlatformError ? thrown.data.error : null
}

/** What anything thrown by Slack's client means for the product. Our own faults are logged here, without a word of what was said. */
export function toFault(error: unknown, doing: Doing, { jitter, log }: Judging): ChatFault {
  if (error instanceof ChatFault) return error
  if (error instanceof WebAPIRateLimitedError) {
    return new ChatFault('later', SLOW_DOWN, withJitter(error.retryAfter * 1000, jitter), { cause: error })
  }
  const { means, say } = judge(error, doing)
  if (means === 'ours') log.error({ refused: refusalOf(error), doing, where: whereOf(error) }, 'Slack refused what the product wrote')
  if (means === 'unsure') return new ChatFault(doing === 'post' ? 'unknown' : 'later', say, null, { cause: error })
  return new ChatFault(means === 'ours' ? 'unreachable' : means, say, null, { cause: error })
}

const SLOW_DOWN = 'Slack asks the Co-ordinator to slow down: the message is sent when it may be.'

/** As long as Slack asks for, and up to a quarter more, or a second. */
function withJitter(ms: number, jitter: () => number): number {
  return ms + Math.round(jitter() * Math.max(1_000, ms / 4))
}

function judge(error: unknown, doing: Doing): Refused {
  if (error instanceof WebAPIPlatformError) return judgeRefusal(error.data.error)
  if (error instanceof WebAPIHTTPError) return judgeStatus(error.statusCode)
  if (error instanceof WebAPIRequestError && error.original instanceof NotSent) {
    return { means: 'later', say: 'Slack cannot be reached from here: whoever looks after the network has to open the way.' }
  }
  // the connection was cut, or more time went by than anybody waits: before the answer began, or in the middle of it
  return { means: 'unsure', say: LOST[doing] }
}

/** The request was written, and no whole answer came back. */
const LOST: Readonly<Record<Doing, string>> = {
  post: 'Slack did not answer, so the message may or may not be there.',
  redraw: 'Slack did not answer: the message is drawn again later.',
  look: 'Slack did not answer: it is asked again later.',
}

/**
 * A code we do not know is still Slack's word that it took nothing, for a reason that will not go away by asking again: the message goes
 * to the next place, and whoever reads why can look the code up. What is no code at all was not Slack's answer, or only a part of it.
 */
function judgeRefusal(code: string): Refused {
  const known = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined
  if (known !== undefined) return known
  if (/^[a-z_]{1,60}$/.test(code)) {
    return { means: 'unreachable', say: `Slack refused with “${code}”, which is new to the product: an administrator has to report it.` }
  }
  return { means: 'unsure', say: 'What answered was not Slack: whoever looks after the network has to let the Co-ordinator through.' }
}

/**
 * Slack answers nearly everything with 200. 503 says that it was not taken (RFC 9110, 15.6.4), and 4xx too, by Slack or a proxy before it;
 * behind 500, 502 and 504 it may have been.
 */
function judgeStatus(status: number): Refused {
  if (status === 503) return { means: 'later', say: 'Slack is not working just now: the message is sent when it does.' }
  if (status >= 500) return { means: 'unsure', say: `Slack answered ${status}, so the message may or may not be there.` }
  return { means: 'later', say: `Slack, or a proxy before it, answered ${status}: whoever looks after the network has to let it through.` }
}

/** Where in what we wrote Slack found fault: its pointers into the message, never its words. */
function whereOf(error: unknown): string {
  const messages = error instanceof WebAPIPlatformError ? error.data.response_metadata?.messages ?? [] : []
  return messages.flatMap((message) => /\[json-pointer:(\/[\w/]*)\]/.exec(message)?.[1] ?? []).join(' ')
}
