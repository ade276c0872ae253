import type { Role } from '../../../src/domain/unit/person.ts'

/**
 * The matrix of responsibility as the practice writes it down (004 §4.10, §3.10; 000), and its rules read off it by hand. Nothing
 * here comes from the product's own policy, ranks or judgement: it is a second opinion on all of them.
 */
const TABLE = `
start-s47                  | yes                                          | GM
refer                      | yes                                          | GM
spend                      | yes, up to and including £500.00             | GM
day-to-day                 | yes                                          | GM
jarp                       | recommends                                   | GM, JARP
section-20                 | no                                           | GM, Resource Panel
pre-proceedings            | no                                           | GM, Resource Panel
care-proceedings           | no                                           | GM, Resource Panel
emergency-protection-order | no                                           | GM, Resource Panel
residential                | no                                           | GM, Resource Panel
return-home                | no                                           | GM
permanence                 | no                                           | GM
close                      | yes, unless a child protection plan is open  | GM
outside-methods            | no                                           | GM
anything else              | no                                           | GM`

interface Line {
  readonly type: string
  readonly forCsw: string
  readonly otherwise: string
}

export const LINES: readonly Line[] = TABLE.trim().split('\n').map((line) => {
  const [type = '', forCsw = '', otherwise = ''] = line.split('|').map((cell) => cell.trim())
  return { type, forCsw, otherwise }
})

/** The first three months in post, in this product's default policy: half the money, and two decisions that are co-signed (001). */
const NEW = { upToPounds: 250, coSigned: ['start-s47', 'close'] }

/** How a decision came about, in the words one would use on the telephone. */
export interface Circumstances {
  readonly role: Role
  /** Their post is in another unit than the family's. */
  readonly isFromElsewhere: boolean
  readonly type: string
  readonly pounds: number | null
  /** Every consultant social worker in this story is in the first three months, or none is. */
  readonly isEverybodyNew: boolean
  /** Good cover today: whose work they do, named by somebody else, and not over. */
  readonly covers: 'the CSW' | 'the GM' | 'nobody'
  readonly isReportedBySomebodyElse: boolean
  readonly isPlanOpen: boolean
}

/** What should be said of it: who has to be asked (nobody: it stands), and whether it is signed afterwards. */
export interface Reading {
  readonly ask: 'nobody' | 'CSW' | 'GM' | 'GM, JARP' | 'GM, Resource Panel'
  readonly isCoSigned: boolean
}

const WORKS_IN_A_UNIT: ReadonlySet<Role> = new Set(['csw', 'sw', 'cp', 'clinician', 'uc'])
const MANAGES: ReadonlySet<Role> = new Set(['gm', 'hos', 'ad'])
/** Whose authority may be lent, by the council’s own list: to whom. */
const MAY_STAND_IN = { 'the CSW': ['csw', 'sw', 'gm'], 'the GM': ['gm', 'hos', 'csw'] }

/** Reads the table for one decision. */
export function readTable(story: Circumstances): Reading {
  const { role, type, pounds } = story
  const line = LINES.find((each) => each.type === type)
  if (line === undefined) throw new Error(`the table has no line for ${type}`)
  const isPanels = line.otherwise !== 'GM'
  const isOurs = WORKS_IN_A_UNIT.has(role) && !story.isFromElsewhere

  // a manager speaks for themselves; and nobody of the unit becomes its manager by standing in for one
  const standsInForGm = story.covers === 'the GM' && MAY_STAND_IN['the GM'].includes(role) && !isOurs
  const decidesAsManager = !story.isReportedBySomebodyElse && (MANAGES.has(role) || standsInForGm)
  const standsInForCsw = story.covers === 'the CSW' && MAY_STAND_IN['the CSW'].includes(role)
  const decidesAsLead = (role === 'csw' && isOurs) || standsInForCsw

  if (decidesAsManager && !isPanels) return { ask: 'nobody', isCoSigned: false }
  const isForAnyLead = isForLead(line, story, 500)
  if (!decidesAsLead) return { ask: isForAnyLead ? 'CSW' : line.otherwise as Reading['ask'], isCoSigned: false }
  const isForThisLead = story.isEverybodyNew && type === 'spend' ? isForAnyLead && (pounds ?? 0) <= NEW.upToPounds : isForAnyLead
  if (!isForThisLead) return { ask: line.otherwise as Reading['ask'], isCoSigned: false }
  return { ask: 'nobody', isCoSigned: story.isEverybodyNew && NEW.coSigned.includes(type) }
}

/** What the middle column says of a consultant social worker. An amount that is missing, or is where none belongs, is a question. */
function isForLead({ type, forCsw }: Line, { pounds, isPlanOpen }: Circumstances, limit: number): boolean {
  if (type === 'spend' ? pounds === null : pounds !== null) return false
  switch (forCsw) {
    case 'yes': return true
    case 'yes, up to and including £500.00': return pounds !== null && pounds <= limit
    case 'yes, unless a child protection plan is open': return !isPlanOpen
    default: return false
  }
}
