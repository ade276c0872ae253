import { WebClient, type WebClientOptions } from '@slack/web-api'

/** The app as Slack knows it, for what is done in its own name: being installed, and renewing what it was granted. */
export interface SlackApp {
  readonly clientId: string
  readonly clientSecret: string
  /** Slack's Web API, with a slash at the end. */
  readonly apiUrl: URL
}

/** Shorter than the turn another process waits for while this one renews a token. */
const ANSWER_MS = 10_000

const silent = () => {}
let level: ReturnType<NonNullable<WebClientOptions['logger']>['getLevel']>

/** Slack's libraries log addresses with secrets in them at some levels. What we need to know of a failure is thrown, and logged by us. */
export const silentLogger: NonNullable<WebClientOptions['logger']> = {
  debug: silent, info: silent, warn: silent, error: silent, setLevel: (to) => void (level = to), getLevel: () => level, setName: silent,
}

/** One try, in bounded time: whoever asks knows better when to ask again. */
export function clientOptions(apiUrl: URL): WebClientOptions {
  return {
    slackApiUrl: apiUrl.href, allowAbsoluteUrls: false, timeout: ANSWER_MS, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true,
    logger: silentLogger,
  }
}

/** A client with a token, or without one for methods that take the app's own secret. */
export function appClient(apiUrl: URL, token?: string): WebClient {
  return new WebClient(token, clientOptions(apiUrl))
}

/** Slack's own word for why it refused; null when it did not refuse but could not be reached, or is not itself. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('data' in error)) return null
  const { data } = error
  return typeof data === 'object' && data !== null && 'error' in data && typeof data.error === 'string' ? data.error : null
}
