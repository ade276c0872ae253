import { hasProtectionPlan, isInCare } from '../authority/circumstances.ts'
import type { LondonDate } from '../calendar/london.ts'
import type { CaseHistory } from '../case/case.ts'
import type { TaskClass } from '../task/task.ts'

type Kind = 'arranging' | 'direct-work' | 'protection' | 'visit' | 'assessment-lead'

/** The first row whose words are in the title decides: what is done to prepare something comes before the thing itself. */
const TITLES: readonly (readonly [Kind, RegExp])[] = [
  ['arranging', /\b(?:arrang\w*|book\w*|invit\w*|chas\w*|ring|phone|call|e-?mail|send|post|print|fil(?:e|ing)|scan|upload|order)\b/i],
  ['arranging', /\b(?:minutes|papers?|venue|room|transport|taxis?|interpreter|diary|record\w*)\b/i],
  ['direct-work', /\b(?:contact|life story|direct work|play|session|group work|activit(?:y|ies))\b/i],
  ['protection', /\b(?:s\.? ?47|section 47|enquir(?:y|ies)|protection plan)\b/i],
  ['arranging', /\b(?:review|conference|core group|medical|health assessment|dental|dentist|interview|panel)\b/i],
  ['visit', /\b(?:visit\w*|see)\b/i],
  ['assessment-lead', /\bassess\w*\b/i],
]

/**
 * The class of a task a person made up, from its title and what is open on the case: a visit to a child on a protection plan is a
 * protection-plan visit. Null when the words name none.
 */
export function guessClass(title: string, history: CaseHistory, on: LondonDate): TaskClass | null {
  const kind = TITLES.find(([, words]) => words.test(title))?.[0] ?? null
  if (kind !== 'visit') return kind
  if (hasProtectionPlan(history, on)) return 'protection'
  return isInCare(history, on) ? 'looked-after-visit' : 'child-in-need-visit'
}
