/** What the pretend Slack does instead of answering. */
export type FakeFault =
  /** 429, with or without the header that says how long. */
  | { readonly kind: 'rate-limited'; readonly retryAfterSeconds: number | null }
  /** 503, not taken. */
  | { readonly kind: 'unavailable' }
  /** The connection is cut before the call is taken. */
  | { readonly kind: 'reset' }
  /** Never answered, and not taken. */
  | { readonly kind: 'hang' }
  /** Taken, and then the connection is cut before the answer. */
  | { readonly kind: 'answer-lost' }
  /** Taken, and never answered. */
  | { readonly kind: 'answer-hangs' }
  /** Refused with this code. */
  | { readonly kind: 'error'; readonly error: string; readonly extra?: Readonly<Record<string, unknown>> }

export interface FaultOptions {
  /** How many calls; 1 unless said. */
  readonly times?: number
  /** Only calls that name this channel. */
  readonly channel?: string
}

export interface FaultSwitches {
  failNext(method: string, fault: FakeFault, options?: FaultOptions): void
  /** The fault this call meets, which is then used up. */
  meet(method: string, args: Readonly<Record<string, unknown>>): FakeFault | null
  clear(): void
}

export function createFaultSwitches(): FaultSwitches {
  const waiting: { readonly method: string; readonly fault: FakeFault; readonly channel: string | null; left: number }[] = []
  return {
    failNext(method, fault, { times = 1, channel } = {}) {
      waiting.push({ method, fault, channel: channel ?? null, left: times })
    },
    meet(method, args) {
      const one = waiting.find((each) => each.left > 0 && each.method === method && (each.channel ?? args.channel) === args.channel)
      if (one === undefined) return null
      one.left -= 1
      return one.fault
    },
    clear() {
      waiting.length = 0
    },
  }
}
