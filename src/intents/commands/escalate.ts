import type { Intent } from '../intent.ts'
import type { Parsed } from '../parsed.ts'
import type { ReadingContext } from '../reading/context.ts'
import { decisionNumber, isCaseRef, readCaseRef } from '../reading/read-reference.ts'
import type { Word } from '../reading/words.ts'
import { textOf } from '../reading/words.ts'
import { asIntent, openForm } from '../sheet.ts'
import { readEscalate } from '../forms/escalate.ts'

const URGENT: ReadonlySet<string> = new Set(['urgent', 'urgently'])
/** Said between the two when somebody puts right which case it is. */
const IS: ReadonlySet<string> = new Set(['is', 'is on', 'on', 'to'])

/**
 * `/escalate C-1042 …` asks whoever is above the unit; `/escalate C-1042 … urgent` records what was done to protect a child and pages
 * them. `urgent` counts where it stands first or last; inside it belongs to the words ("an urgent dental appointment"). What is urgent
 * is never asked back about: with no case, no words or a slip in either, it is recorded as it stands. `/escalate D-12 C-1042` says
 * afterwards which case it was.
 */
export function parseEscalate(words: readonly Word[], context: ReadingContext): Parsed {
  const first = words[0]
  if (first === undefined) return openForm('escalate')
  const filing = filed(words)
  if (filing !== null) return asIntent(filing)

  const hasCase = isCaseRef(first.key)
  const rest = hasCase ? words.slice(1) : words
  const isUrgent = saysUrgent(rest)
  const said = textOf(isUrgent ? withoutUrgent(rest) : rest, 0)
  const values = { case: hasCase ? first.text : '', urgent: isUrgent ? 'yes' : '', what: isUrgent ? '' : said, done: isUrgent ? said : '' }
  return readEscalate(values, {}, context)
}

/** `D-12 C-1042`, `D-12 is C-1042`. */
function filed(words: readonly Word[]): Intent | null {
  const decision = decisionNumber(words[0]?.key ?? '')
  const last = words.at(-1)
  if (decision === null || last === undefined || words.length > 4) return null
  const ref = readCaseRef(last.key)
  const isFiling = words.length === 2 || IS.has(textOf(words, 1, words.length - 1).toLowerCase())
  return isFiling && ref.kind === 'read' ? { kind: 'file-decision', decision, case: ref.value } : null
}

function saysUrgent(words: readonly Word[]): boolean {
  return URGENT.has(words[0]?.key ?? '') || URGENT.has(words.at(-1)?.key ?? '')
}

function withoutUrgent(words: readonly Word[]): readonly Word[] {
  const isFirst = URGENT.has(words[0]?.key ?? '')
  const isLast = URGENT.has(words.at(-1)?.key ?? '')
  return words.slice(isFirst ? 1 : 0, isLast && words.length > 1 ? -1 : undefined)
}
