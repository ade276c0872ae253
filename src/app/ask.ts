import type { ChatPlace } from '../domain/unit/unit.ts'
import type { Identity } from '../domain/unit/person.ts'
import type { Intent } from '../intents/intent.ts'
import type { Reply } from '../messages/reply.ts'

/** What somebody did on a chat platform, translated and not yet understood. */
export interface Ask {
  readonly identity: Identity
  /** The channel it was asked in; null in direct messages. */
  readonly channel: ChatPlace | null
  /** The platform's own id for this request, so that a repeat is recognised. */
  readonly key: string
  readonly said:
    /** `/allocate C-1042 home visit`: verb `allocate`, line `C-1042 home visit`. */
    | { readonly kind: 'command'; readonly verb: string; readonly line: string }
    /** Words without a slash: a direct message, or after a mention. The first word is the verb. */
    | { readonly kind: 'words'; readonly line: string }
    | { readonly kind: 'press'; readonly intent: Intent }
    | { readonly kind: 'form'; readonly form: string; readonly values: Readonly<Record<string, string>>; readonly carries: Readonly<Record<string, string>> }
}

/** The one door: every platform's handler ends in this call, and shows what it returns. Never throws: a fault is a reply too. */
export type Answer = (ask: Ask) => Promise<Reply>
