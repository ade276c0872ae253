import { LogLevel, WebClient, type Logger } from '@slack/web-api'
import { createKeepAlive, type KeepAlive, type Proxy } from './keep-alive.ts'

/** A person waits, and a claim on a notice lasts a minute. */
const PATIENCE_MS = 10_000

/** Slack's Web API, spoken with whichever token. */
export interface WebApi extends Pick<KeepAlive, 'fetch' | 'dispatcher'> {
  /** Speaks with this token; with none, for the calls that take the app's own secret instead. */
  with(token?: string): WebClient
  close(): Promise<void>
}

export interface WebApiOptions {
  /** SLACK_API_URL: `https://slack.com/api/`. */
  readonly apiUrl: string
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs?: number
  /** HTTPS_PROXY: null where the internet is reached without one. */
  readonly proxy?: Proxy | null
}

/**
 * Slack's own client, without what it does behind our back: it repeats nothing, waits for no rate limit (one 429 would pause it for every
 * channel), lines nothing up, and writes no log: its lines repeat what was said. A fault is a fault at once, and the outbox decides.
 */
export function createWebApi({ apiUrl, timeoutMs = PATIENCE_MS, proxy = null }: WebApiOptions): WebApi {
  const kept = createKeepAlive(proxy)
  return {
    fetch: kept.fetch,
    dispatcher: kept.dispatcher,
    with: (token) => new WebClient(token, {
      slackApiUrl: apiUrl, fetch: kept.fetch, timeout: timeoutMs, logger: silent, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true,
      maxRequestConcurrency: Number.POSITIVE_INFINITY, allowAbsoluteUrls: false,
    }),
    close: () => kept.close(),
  }
}

/** For Slack's libraries: what they log repeats what was said, and addresses with secrets in them. */
export const silent: Logger = {
  debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined,
  setLevel: () => undefined, getLevel: () => LogLevel.ERROR, setName: () => undefined,
}
