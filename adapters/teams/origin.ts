import { z } from 'zod'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'

/** Where something was done, and by whom: decides who else may read the answer, and where it goes. */
export interface Origin {
  readonly identity: Identity
  /** The conversation, without the thread. */
  readonly place: ChatPlace
  /** Where Teams takes messages for it, and for everything else of its tenant. */
  readonly serviceUrl: string
  /** Nobody else reads a `personal` one. */
  readonly kind: 'personal' | 'channel' | 'group'
  /** The message whose thread answers go to; null where there are no threads. */
  readonly root: string | null
  /** The same, but null for what began a thread: that stands in the channel itself. */
  readonly thread: string | null
  /** The card that was pressed; null when they wrote, or began without a card. */
  readonly card: string | null
  readonly door: Door
}

/** How something came to be asked: `words` written, a `press` on a card, or in a `dialog`. */
export type Door = 'words' | 'press' | 'dialog'

const began = z.strictObject({ opened: z.string(), card: z.string().nullable() })

/** What a form carries of where it began, so that sending it twice does it once: ids only. */
export type Began = Readonly<z.infer<typeof began>>

/** Where somebody began, as a form carries it. `opened` is what Teams calls the request the form was drawn for. */
export function encodeBegan({ card }: Pick<Origin, 'card'>, opened: string): string {
  return JSON.stringify({ opened, card } satisfies Began)
}

/** Reads what a form carried; null when it is not ours. */
export function readBegan(carried: string): Began | null {
  try {
    return began.safeParse(JSON.parse(carried)).data ?? null
  } catch {
    return null
  }
}
