import { Agent, DecoratorHandler, EnvHttpProxyAgent, request, type Dispatcher } from 'undici'
import { NotSent, type Web } from '../../src/ports/web.ts'

/** Longer than the pauses within somebody's work, shorter than servers keep an idle connection: a call cut off tells nothing. */
const IDLE_MS = 20_000
const CONNECT_MS = 3_000

export interface WebOptions {
  /** The council's own proxy, which everything that leaves its network goes through; null where the internet is reached without one. */
  readonly proxy: {
    readonly url: URL
    /** Hosts that are called without it, as `NO_PROXY` has them: `.marlow.gov.uk, 10.1.2.3`. */
    readonly except: string
  } | null
}

export interface UndiciWeb extends Web {
  /** The same connections, for what speaks otherwise: a websocket. */
  readonly dispatcher: Dispatcher
}

/**
 * HTTP on connections that are kept, without a limit on how many: a call that hangs keeps no other waiting. Through undici's `request`,
 * which costs half of what its `fetch` does; it repeats nothing, and follows no redirect. Through a proxy only in tunnels, so that it
 * sees hosts and no words; this machine itself is never called through it.
 */
export function createWeb({ proxy }: WebOptions = { proxy: null }): UndiciWeb {
  const options = { keepAliveTimeout: IDLE_MS, connect: { timeout: CONNECT_MS } }
  const agent = proxy === null ? new Agent(options) : new EnvHttpProxyAgent({
    ...options, connectTimeout: CONNECT_MS, proxyTunnel: true, httpProxy: proxy.url.href, httpsProxy: proxy.url.href,
    noProxy: ['localhost', '127.0.0.1', '[::1]', proxy.except].join(','),
  })
  return {
    dispatcher: agent,
    async ask({ url, method, headers, body, signal }) {
      const way: Way = { isOnItsWay: false }
      try {
        const answer = await request(url, { method, headers, body, signal, dispatcher: agent.compose(noting(way)) })
        return { status: answer.statusCode, headers: new Map(said(answer.headers)), text: await answer.body.text() }
      } catch (error) {
        throw way.isOnItsWay ? error : new NotSent(error)
      }
    },
    close: () => agent.destroy(),
  }
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

function* said(headers: Dispatcher.ResponseData['headers']): Generator<[string, string]> {
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) yield [name.toLowerCase(), [value].flat().join(', ')]
  }
}
