import { VERBS, verbNamed } from './verbs.ts'
import type { VerbEntry } from './verbs.ts'

/** What help has to say: one command explained, or every command in a line each. */
export type Help =
  | { readonly kind: 'verb'; readonly entry: VerbEntry }
  | { readonly kind: 'all'; readonly entries: readonly VerbEntry[] }

/** Help about one command; about all of them when none, or none of ours, is named. */
export function helpAbout(verb: string | null): Help {
  const entry = verb === null ? null : verbNamed(verb)
  return entry === null || entry.verb === 'help' ? { kind: 'all', entries: VERBS } : { kind: 'verb', entry }
}
