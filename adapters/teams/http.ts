import { Agent, DecoratorHandler, request, type Dispatcher } from 'undici'

/** Longer than the pauses within somebody's work, shorter than servers keep an idle connection: a call cut off tells nothing. */
const IDLE_MS = 20_000
const CONNECT_MS = 3_000

export interface HttpCall {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}

export interface HttpAnswer {
  readonly status: number
  /** By name in small letters. */
  readonly header: (name: string) => string | null
  readonly text: string
}

/** The request never left this machine: whatever it asked for was not done. */
export class NotSent extends Error {
  constructor(cause: unknown) {
    super('the request was not sent', { cause })
    this.name = 'NotSent'
  }
}

export interface Http {
  /** Throws `NotSent` when no byte of the request was written; any other error leaves open what the other side did. */
  ask(call: HttpCall): Promise<HttpAnswer>
  close(): Promise<void>
}

export interface HttpOptions {
  /** How long a call may take, in milliseconds. */
  readonly timeoutMs: number
  /** The way out, such as through the council’s proxy; whoever made it closes it. Without one, straight out. */
  readonly dispatcher?: Dispatcher
}

/**
 * HTTP on connections that are kept, without a limit on how many: a call that hangs keeps no other waiting. Nothing is repeated, and no
 * redirect is followed.
 */
export function createHttp({ timeoutMs, dispatcher }: HttpOptions): Http {
  const own = new Agent({ keepAliveTimeout: IDLE_MS, connect: { timeout: CONNECT_MS } })
  const through = dispatcher ?? own
  return {
    async ask({ url, method, headers, body }) {
      const way: Way = { isOnItsWay: false }
      try {
        const signal = AbortSignal.timeout(timeoutMs)
        const options = { method, headers, body, signal, dispatcher: through.compose(noting(way)) }
        const { statusCode, headers: said, body: answer } = await request(url, options)
        return { status: statusCode, header: (name) => [said[name] ?? []].flat()[0] ?? null, text: await answer.text() }
      } catch (error) {
        throw way.isOnItsWay ? error : new NotSent(error)
      }
    },
    close: () => own.destroy(),
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
