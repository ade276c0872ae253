import { LogLevel, WebClient, type FetchFunction, type Logger } from '@slack/web-api'
import type { Dispatcher } from 'undici'
import type { Web } from '../../src/ports/web.ts'
import { fetchOver } from './fetch-over.ts'

/** A person waits, and a claim on a notice lasts a minute. */
const PATIENCE_MS = 10_000

/** Slack's Web API, spoken with whichever token. */
export interface WebApi {
  /** For Slack's libraries, and where no client of theirs speaks. Throws `NotSent`, as the web does. */
  readonly fetch: FetchFunction
  /** The same connections, for Socket Mode's websocket. */
  readonly dispatcher: Dispatcher
  /** Speaks with this token; with none, for the calls that take the app's own secret instead. */
  with(token?: string): WebClient
}

export interface WebApiOptions {
  /** SLACK_API_URL: `https://slack.com/api/`. */
  readonly apiUrl: string
  /** The way there, which whoever made it closes. */
  readonly web: Pick<Web, 'ask'> & { readonly dispatcher: Dispatcher }
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs?: number
}

/**
 * Slack's own client, without what it does behind our back: it repeats nothing, waits for no rate limit (one 429 would pause it for every
 * channel), lines nothing up, and writes no log: its lines repeat what was said. A fault is a fault at once, and the outbox decides.
 */
export function createWebApi({ apiUrl, web, timeoutMs = PATIENCE_MS }: WebApiOptions): WebApi {
  const fetch = fetchOver(web)
  return {
    fetch,
    dispatcher: web.dispatcher,
    with: (token) => new WebClient(token, {
      slackApiUrl: apiUrl, fetch, timeout: timeoutMs, logger: silent, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true,
      maxRequestConcurrency: Number.POSITIVE_INFINITY, allowAbsoluteUrls: false,
    }),
  }
}

/** For Slack's libraries: what they log repeats what was said, and addresses with secrets in them. */
export const silent: Logger = {
  debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined,
  setLevel: () => undefined, getLevel: () => LogLevel.ERROR, setName: () => undefined,
}
