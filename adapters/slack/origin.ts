import { z } from 'zod'

/** The workspace something was done in, as Bolt settled it from the payload. */
export interface Workspace {
  /** Its id, which its people and channels are known under; an Enterprise organisation's where Slack names no workspace. */
  readonly tenant: string
  /** The product's own user there; null where it is not installed any more. */
  readonly ownUser: string | null
}

/** Where people may be told something: the conversation they were in when they asked. */
export interface Place {
  readonly workspace: Workspace
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

/** How something came to be asked: decides who else may read the answer. */
export type Door = 'command' | 'press' | 'form' | 'mention' | 'words'

/** Where an answer goes, and the ways Slack gives to get it there. */
export interface Origin extends Place {
  readonly door: Door
  /** Opens one modal, within three seconds. */
  readonly triggerId: string | null
  /** Takes five answers in half an hour, also where the app is no member. */
  readonly responseUrl: string | null
  /** The modal it was done in. */
  readonly modal: { readonly id: string; readonly hash: string } | null
}

const began = z.strictObject({
  channel: z.string().nullable(), isDirect: z.boolean(), thread: z.string().nullable(), card: z.string().nullable(), isHome: z.boolean(),
})

/** The part of a place that a modal carries, so that whoever sends it is told where they began: ids only. */
export type Began = Readonly<z.infer<typeof began>>

export const NOWHERE: Began = { channel: null, isDirect: false, thread: null, card: null, isHome: false }

/** Where somebody began, as a modal carries it. */
export function encodeBegan({ channel, isDirect, thread, card, isHome }: Place): string {
  return JSON.stringify({ channel, isDirect, thread, card, isHome } satisfies Began)
}

/** Reads what a modal carried; nowhere in particular when it is not ours. */
export function readBegan(carried: string): Began {
  try {
    return began.safeParse(JSON.parse(carried)).data ?? NOWHERE
  } catch {
    return NOWHERE
  }
}
