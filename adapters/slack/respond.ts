import { ChatFault } from '../../src/ports/chat.ts'
import type { Rendered } from './render-message.ts'
import type { WebApi } from './web-api.ts'

/** Answers through a `response_url`: for the person alone, and where the product is no member too. Throws `ChatFault`. */
export type Respond = (url: string, rendered: Rendered) => Promise<void>

/** Slack's own host for answers; its service for governments has another. */
const HOOKS = 'https://hooks.slack.com'
const GOVERNMENT = { api: /(?:^|\.)slack-gov\.com$/, hooks: 'https://hooks.slack-gov.com' } as const

/** A person waits for it, in milliseconds. */
const PATIENCE = 5_000

/**
 * Answers through Slack's own host, and through the one the Web API is called at where that is another: nowhere else, whatever a request
 * says. A redirection is not followed.
 */
export function createRespond(apiUrl: string, { fetch }: Pick<WebApi, 'fetch'>): Respond {
  const { hostname, origin } = new URL(apiUrl)
  const hosts = new Set([GOVERNMENT.api.test(hostname) ? GOVERNMENT.hooks : HOOKS, origin])
  return async (url, { text, blocks }) => {
    if (!URL.canParse(url) || !hosts.has(new URL(url).origin)) throw new ChatFault('unreachable', 'The address to answer at is not Slack’s.')
    const response = await fetch(url, {
      method: 'POST', signal: AbortSignal.timeout(PATIENCE), headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    })
    await response.text()
    if (!response.ok) throw new ChatFault('later', `Slack did not take an answer: ${response.status}.`)
  }
}
