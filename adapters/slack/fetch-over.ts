import type { FetchFunction } from '@slack/web-api'
import type { Web } from '../../src/ports/web.ts'

/** What a 429 without a `Retry-After` is taken to ask for, in seconds; the Slack client knows no 429 without one. */
const UNSAID_RETRY_SECONDS = '30'

/**
 * The web as Slack's client asks it. Throws `NotSent` when no byte of the request was written; any other error leaves open what Slack did.
 * What we ask of Slack, and are answered, is text: a file's bytes throw `TypeError`.
 */
export function fetchOver(web: Pick<Web, 'ask'>): FetchFunction {
  return async (address, { method = 'GET', headers = {}, body = null, signal = null } = {}) => {
    if (body instanceof FormData) throw new TypeError('nothing of ours is sent as multipart')
    const url = String(address)
    const answer = await web.ask({ url, method, headers, body, signal })
    const said = new Map(answer.headers)
    if (answer.status === 429 && !said.has('retry-after')) said.set('retry-after', UNSAID_RETRY_SECONDS)
    return {
      ok: answer.status >= 200 && answer.status < 300, status: answer.status, statusText: '', url,
      headers: { get: (name) => said.get(name.toLowerCase()) ?? null, entries: () => said.entries() },
      text: async () => answer.text,
      json: async (): Promise<unknown> => JSON.parse(answer.text),
      arrayBuffer: () => Promise.reject(new TypeError('nothing of ours is answered in bytes')),
    }
  }
}
