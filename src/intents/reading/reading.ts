/** What the text of one field came to. */
export type Reading<Value> =
  /** `text` is how the field shows what was understood: a date as `2026-11-27`, a reference as `C-1042`. */
  | { readonly kind: 'read'; readonly value: Value; readonly text: string }
  /** `says` is one sentence on what to do. It never repeats what was typed: that may be a child's name. */
  | { readonly kind: 'problem'; readonly says: string }

export function read<Value>(value: Value, text: string): Reading<Value> {
  return { kind: 'read', value, text }
}

export function problem(says: string): { readonly kind: 'problem'; readonly says: string } {
  return { kind: 'problem', says }
}
