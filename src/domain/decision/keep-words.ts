import { mayIdentify, sayable } from './identifying-text.ts'
import type { Colleagues } from './identifying-text.ts'

/** What fits on a card beside everything else. */
export const LONGEST_SUMMARY = 300

/** Why words are kept and not shown in chat. */
export type Withheld = 'may-identify' | 'too-long'

/** Words as they are kept: a summary for chat, and what is read on the decision's own page by those who may. */
export interface KeptWords {
  readonly summary: string
  readonly reasons: string | null
  readonly withheld: Withheld | null
  /** The case as it was given, where that can be shown. */
  readonly refAsTyped: string | null
}

/**
 * Keeps every word of what could not wait: shown where they may be shown, else with the reasons. Words that may identify somebody never
 * reach chat (invariant 8), nor do words whose check failed to run; and they hold nothing up (invariant 6).
 */
export function keepWords(
  { summary, reasons, refAsTyped = null }: { readonly summary: string; readonly reasons: string | null; readonly refAsTyped?: string | null },
  colleagues: Colleagues,
): KeptWords {
  const words = summary.trim()
  const withheld = whyWithheld(words, colleagues)
  const isRefShown = refAsTyped === null || whyWithheld(refAsTyped, colleagues) === null
  const kept = [withheld === null ? null : words, textOrNull(reasons), isRefShown ? null : refAsTyped].filter((text) => text !== null)
  return {
    summary: withheld === null ? words : '', reasons: kept.length === 0 ? null : kept.join('\n'), withheld,
    refAsTyped: isRefShown ? refAsTyped : null,
  }
}

/** The text without the space around it; null when nothing is left. */
export function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

function whyWithheld(words: string, colleagues: Colleagues): Withheld | null {
  if (words.length > LONGEST_SUMMARY) return 'too-long'
  try {
    return mayIdentify(words, sayable(colleagues)) === null ? null : 'may-identify'
  } catch {
    return 'may-identify'
  }
}
