import { ChatFault } from '../../src/ports/chat.ts'
import type { Rendered } from './render-message.ts'

/** Answers through a `response_url`: for the person alone, and where the product is no member too. Throws `ChatFault`. */
export type Respond = (url: string, rendered: Rendered) => Promise<void>

/** Slack's own host for answers. */
const HOOKS = 'https://hooks.slack.com'

/** A person waits for it, in milliseconds. */
const PATIENCE = 5_000

/** Answers through Slack's own host, and through the one the Web API is called at where that is another: nowhere else, whatever a request says. */
export function createRespond(apiUrl: string): Respond {
  const hosts = new Set([HOOKS, new URL(apiUrl).origin])
  return async (url, { text, blocks }) => {
    if (!URL.canParse(url) || !hosts.has(new URL(url).origin)) throw new ChatFault('unreachable', 'The address to answer at is not Slack’s.')
    const response = await fetch(url, {
      method: 'POST', redirect: 'error', signal: AbortSignal.timeout(PATIENCE), headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    })
    await response.body?.cancel()
    if (!response.ok) throw new ChatFault('later', `Slack did not take an answer: ${response.status}.`)
  }
}
