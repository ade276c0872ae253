import { CONFIDENCE_WORDS } from '../domain/clock/explain.ts'
import type { Confidence, StatutoryBasis } from '../domain/task/task.ts'
import { capitalised } from './counted.ts'
import type { Block } from './model.ts'
import { aside } from './text.ts'

/** Why a date is what it is: a date shown carries its rule and its source (invariant 7). */
export type DateBasis = Pick<StatutoryBasis, 'rule' | 'source' | 'confidence'>

/** How sure we are of a rule, in words: `Statute`, `Common practice; set by your authority`. */
export function sureness(confidence: Confidence): string {
  return capitalised(CONFIDENCE_WORDS[confidence])
}

/** `LAC-8: SI 2010/959 reg 28(2)(b) (Statute)`. */
export function basisInWords(basis: DateBasis): string {
  return `${basis.rule}: ${basis.source} (${sureness(basis.confidence)})`
}

/** The small print under dates, each rule once; nothing when none of them comes from a rule. */
export function datesFrom(bases: readonly (DateBasis | null)[]): readonly Block[] {
  const rules = new Map(bases.filter((basis) => basis !== null).map((basis) => [basis.rule, basisInWords(basis)]))
  if (rules.size === 0) return []
  return [aside(`${bases.length === 1 ? 'Date' : 'Dates'} from ${[...rules.values()].join('; ')}.`)]
}
