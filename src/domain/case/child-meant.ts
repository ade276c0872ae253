import { listed } from '../clock/happening.ts'
import type { ChildId } from '../ids.ts'
import { refused } from '../outcome.ts'
import type { Refusal } from '../outcome.ts'
import type { Case, Child } from './case.ts'
import type { CaseEventKind } from './case-event.ts'

/** Whom an event is recorded for: one child, the whole family (null), or some of its children by reference. */
export type ChildMeant =
  | {
      readonly kind: 'meant'
      readonly childId: ChildId | null
      readonly covered: readonly Child[]
      readonly detail: Readonly<Record<string, string>>
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

/** Things that happen to a family as one, whatever the number of its children. */
const OF_THE_FAMILY: ReadonlySet<CaseEventKind> = new Set([
  'referral', 'concern', 'legal-planning-meeting', 'application-issued', 'direction',
])

/**
 * Whom the asker meant. With one child there is no question. With several, what happens child by child must say which: a reference,
 * several, or `all` (STATUTORY, arithmetic 10: a family meeting "names each child").
 */
export function childMeant(theCase: Case, event: CaseEventKind, said: string | null, detail: Readonly<Record<string, string>>): ChildMeant {
  const { children } = theCase
  const only = children.length === 1 ? children[0] : undefined
  const words = said === null ? [] : listed(said.toLowerCase())
  const isSaidInDetail = detail['covered'] !== undefined || detail['not-covered'] !== undefined
  if (words.length === 0 || words.includes('all')) {
    if (only !== undefined) return { kind: 'meant', childId: only.id, covered: [only], detail }
    const needsSaying = words.length === 0 && children.length > 1 && !OF_THE_FAMILY.has(event) && !isSaidInDetail
    return needsSaying ? whichChild(theCase) : { kind: 'meant', childId: null, covered: children, detail }
  }
  const named = words.map((word) => children.find((child) => isCalled(child, word, theCase)))
  const covered = named.filter((child) => child !== undefined)
  const [first] = covered
  if (first === undefined || covered.length < named.length) return whichChild(theCase)
  if (covered.length === 1) return { kind: 'meant', childId: first.id, covered, detail }
  return { kind: 'meant', childId: null, covered, detail: { ...detail, covered: covered.map((child) => child.ref).join(' ') } }
}

/** `C-1042-A` may be said whole, or `A` after the case's own reference. */
function isCalled(child: Child, word: string, theCase: Case): boolean {
  const ref = child.ref.toLowerCase()
  return ref === word || ref === `${theCase.ref.toLowerCase()}-${word}`
}

function whichChild(theCase: Case): ChildMeant {
  const refs = theCase.children.map((child) => child.ref)
  return refs.length === 0
    ? refused('no-children', `No child of ${theCase.ref} is recorded yet. Add one with /case open ${theCase.ref}.`)
    : refused('which-child', `Which child? Say ${refs.join(', ')}, or all.`)
}
