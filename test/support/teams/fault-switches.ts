/** What the pretend Teams does instead of answering. */
export type FakeFault =
  /** Refused with this status, and the code, if any, that Teams gives. */
  | {
    readonly kind: 'refused'
    readonly status: number
    readonly code?: string
    readonly subCode?: string
    readonly retryAfterSeconds?: number
  }
  /** Refused with what a proxy says, which is no JSON. */
  | { readonly kind: 'not-teams'; readonly status: number; readonly says: string }
  /** The connection is cut before the call is taken. */
  | { readonly kind: 'reset' }
  /** Never answered, and not taken. */
  | { readonly kind: 'hang' }
  /** Taken, and then the connection is cut before the answer. */
  | { readonly kind: 'answer-lost' }
  /** Taken, and never answered. */
  | { readonly kind: 'answer-hangs' }

/** The calls of the Bot Connector that the pretend Teams knows. */
export type Operation =
  | 'createConversation' | 'sendToConversation' | 'updateActivity' | 'deleteActivity'
  | 'getMember' | 'getMembers' | 'getPagedMembers' | 'token'

export interface FaultOptions {
  /** How many calls; 1 unless said. */
  readonly times?: number
  /** Only calls about this conversation, or a thread of it. */
  readonly conversation?: string
}

export interface FaultSwitches {
  failNext(operation: Operation, fault: FakeFault, options?: FaultOptions): void
  /** The fault this call meets, which is then used up. */
  meet(operation: Operation, conversation: string): FakeFault | null
  clear(): void
}

/** The refusals of Teams that stories need most, by what happened. */
export const REFUSED = {
  throttled: { kind: 'refused', status: 429, code: 'Throttled' },
  throttledFor: (retryAfterSeconds: number) => ({ kind: 'refused', status: 429, code: 'Throttled', retryAfterSeconds }),
  precondition: { kind: 'refused', status: 412, code: 'PreconditionFailed' },
  blockedByPerson: { kind: 'refused', status: 403, code: 'ConversationBlockedByUser' },
  writesBlocked: { kind: 'refused', status: 403, code: 'Forbidden', subCode: 'MessageWritesBlocked' },
  disabledByAdmin: { kind: 'refused', status: 403, code: 'BotDisabledByAdmin' },
  notInRoster: { kind: 'refused', status: 403, code: 'BotNotInConversationRoster' },
  notInstalled: { kind: 'refused', status: 403, code: 'ForbiddenOperationException' },
  gone: { kind: 'refused', status: 404, code: 'ConversationNotFound' },
  tooBig: { kind: 'refused', status: 413, code: 'MessageSizeTooBig' },
  brokenGateway: { kind: 'refused', status: 502, code: 'ServiceError' },
  unavailable: { kind: 'refused', status: 503 },
  gatewayTimeout: { kind: 'refused', status: 504 },
} as const satisfies Readonly<Record<string, FakeFault | ((seconds: number) => FakeFault)>>

export function createFaultSwitches(): FaultSwitches {
  const waiting: { readonly operation: Operation; readonly fault: FakeFault; readonly conversation: string | null; left: number }[] = []
  return {
    failNext(operation, fault, { times = 1, conversation } = {}) {
      waiting.push({ operation, fault, conversation: conversation ?? null, left: times })
    },
    meet(operation, conversation) {
      const one = waiting.find((each) =>
        each.left > 0 && each.operation === operation && (each.conversation ?? conversation) === conversation)
      if (one === undefined) return null
      one.left -= 1
      return one.fault
    },
    clear() {
      waiting.length = 0
    },
  }
}
