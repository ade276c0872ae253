import { z } from 'zod'

/** Where people may be told something: the conversation they were in when they asked. */
export interface Place {
  /** Whose token speaks there: a workspace, or the Enterprise organisation it is installed in as a whole. */
  readonly workspace: string
  readonly user: string
  /** The conversation; null in the app's Home, and where Slack does not say. */
  readonly channel: string | null
  /** Nobody else reads that conversation. */
  readonly isDirect: boolean
  /** The message whose thread it is; null in the conversation itself. */
  readonly thread: string | null
  /** The card that was pressed there, when it is one that stays. */
  readonly card: string | null
  /** They are looking at the app's Home, which is drawn again when something changed. */
  readonly isHome: boolean
}

/** Where an answer goes, and the ways Slack gives to get it there. */
export interface Origin extends Place {
  /** Opens one modal, within three seconds. */
  readonly triggerId: string | null
  /** Takes five answers in half an hour, also where the app is no member. */
  readonly responseUrl: string | null
  /** The modal it was done in. */
  readonly modal: { readonly id: string; readonly hash: string } | null
}

const kept = z.strictObject({
  channel: z.string().nullable(), isDirect: z.boolean(), thread: z.string().nullable(), card: z.string().nullable(), isHome: z.boolean(),
})

/** The part of a place that a modal carries, so that whoever sends it is told where they began: ids only. */
export type Began = Readonly<z.infer<typeof kept>>

export function beganAt({ channel, isDirect, thread, card, isHome }: Place): Began {
  return { channel, isDirect, thread, card, isHome }
}

/** Reads what a modal carried; nowhere in particular when it is not ours. */
export function readBegan(carried: unknown): Began {
  return kept.safeParse(carried).data ?? { channel: null, isDirect: false, thread: null, card: null, isHome: false }
}
