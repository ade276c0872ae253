import type { FetchFunction } from '@slack/web-api'
import { Agent, DecoratorHandler, EnvHttpProxyAgent, request, type Dispatcher } from 'undici'

/** Longer than the pauses within somebody's work, shorter than servers keep an idle connection: a call cut off tells nothing. */
const IDLE_MS = 20_000
const CONNECT_MS = 3_000

/** What a 429 without a `Retry-After` is taken to ask for, in seconds; the Slack client knows no 429 without one. */
const UNSAID_RETRY_SECONDS = '30'

/** The request never left this machine: whatever it asked for was not done. */
export class NotSent extends Error {
  constructor(cause: unknown) {
    super('the request was not sent', { cause })
    this.name = 'NotSent'
  }
}

/** The council's own proxy, which everything that leaves its network goes through. */
export interface Proxy {
  readonly url: URL
  /** Hosts that are called without it, as `NO_PROXY` has them: `.marlow.gov.uk, 10.1.2.3`. */
  readonly except: string
}

export interface KeepAlive {
  /** For `WebClient`. Throws `NotSent` when no byte of the request was written; any other error leaves open what the other side did. */
  readonly fetch: FetchFunction
  /** The same connections, for what speaks otherwise: a websocket. */
  readonly dispatcher: Dispatcher
  close(): Promise<void>
}

/**
 * HTTP on connections that are kept, without a limit on how many: a call that hangs keeps no other waiting. Through undici's `request`,
 * which costs half of what its `fetch` does. Through a proxy only in tunnels, so that it sees hosts and no words; this machine itself
 * is never called through it.
 */
export function createKeepAlive(proxy: Proxy | null = null): KeepAlive {
  const options = { keepAliveTimeout: IDLE_MS, connect: { timeout: CONNECT_MS } }
  const agent = proxy === null ? new Agent(options) : new EnvHttpProxyAgent({
    ...options, connectTimeout: CONNECT_MS, proxyTunnel: true, httpProxy: proxy.url.href, httpsProxy: proxy.url.href,
    noProxy: ['localhost', '127.0.0.1', '[::1]', proxy.except].join(','),
  })

  const fetch: FetchFunction = async (url, { method = 'GET', headers = {}, body = null, signal } = {}) => {
    if (body instanceof FormData) throw new TypeError('nothing of ours is sent as multipart')
    const way: Way = { isOnItsWay: false }
    try {
      const dispatcher = agent.compose(noting(way))
      const response = await request(url, { method, headers, body, dispatcher, ...(signal === undefined ? {} : { signal }) })
      return answerOf(String(url), response)
    } catch (error) {
      throw way.isOnItsWay ? error : new NotSent(error)
    }
  }
  return { fetch, dispatcher: agent, close: () => agent.destroy() }
}

interface Way {
  isOnItsWay: boolean
}

/** Notes the moment a request is about to be written. */
function noting(way: Way): Dispatcher.DispatcherComposeInterceptor {
  return (dispatch) => (options, handler) => {
    const noted: Dispatcher.DispatchHandler = Object.assign(new DecoratorHandler(handler), {
      onRequestStart(...args: Parameters<NonNullable<typeof handler.onRequestStart>>) {
        way.isOnItsWay = true
        handler.onRequestStart?.(...args)
      },
    })
    return dispatch(options, noted)
  }
}

type Answer = Awaited<ReturnType<FetchFunction>>

function answerOf(url: string, { statusCode, statusText, headers, body }: Dispatcher.ResponseData): Answer {
  const get = (name: string): string | null => {
    const value = headers[name.toLowerCase()]
    if (value === undefined) return statusCode === 429 && name.toLowerCase() === 'retry-after' ? UNSAID_RETRY_SECONDS : null
    return Array.isArray(value) ? value.join(', ') : value
  }
  return {
    ok: statusCode >= 200 && statusCode < 300, status: statusCode, statusText, url,
    headers: { get, entries: () => Object.keys(headers).map((name) => [name, get(name) ?? ''] as [string, string]) },
    text: () => body.text(), json: () => body.json(), arrayBuffer: () => body.arrayBuffer(),
  }
}
