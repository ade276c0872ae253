/** What the server tells an open page. */
export type Told =
  | {
    readonly kind: 'posted'
    readonly conversation: string
    readonly id: string
    readonly rootId: string | null
    readonly markup: string
    readonly day: string
    readonly dayMarkup: string
    /** For screen readers: who, and in one sentence what. Null for what the reader said. */
    readonly words: string | null
    /** Said by, or only to, the persona of this page. */
    readonly isOwn: boolean
  }
  | { readonly kind: 'redrawn'; readonly conversation: string; readonly id: string; readonly markup: string }
  /** The server no longer knows what this page missed. */
  | { readonly kind: 'stale' }
  | { readonly kind: 'clock'; readonly now: string; readonly words: string; readonly left: number | null; readonly problem: string | null }

/** What the server answers to something done on the page. */
export type Answered =
  | { readonly kind: 'messages' }
  | { readonly kind: 'form'; readonly markup: string }
  /** Not done: one sentence. */
  | { readonly kind: 'trouble'; readonly says: string }
