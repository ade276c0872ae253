import type { LondonDate } from '../calendar/london.ts'
import type { CaseHistory } from '../case/case.ts'
import type { Decision } from '../decision/decision.ts'
import type { DecisionId, PersonId } from '../ids.ts'
import type { Policy } from '../policy.ts'
import { circumstancesOf } from './circumstances.ts'
import { coSignerOf } from './induction.ts'
import type { Authority, Circumstance, Judgement, MatrixRow, Referral } from './matrix.ts'
import type { Pence } from './money.ts'
import { formatPenceInFull, pence } from './money.ts'
import { isAtLeast, rungOf } from './rank.ts'
import { aRole, sayAuthority, sayReferral } from './say-authority.ts'
import type { Standing, StandingFacts } from './standing.ts'
import { standingsOf } from './standing.ts'
import type { Sums } from './sums.ts'
import { sumsBefore } from './sums.ts'
import { waysOf } from './ways.ts'

/** What authority is judged from, beside the people: what is open in the case, and what was decided before. */
export interface AuthorityFacts extends StandingFacts {
  readonly history: CaseHistory
  readonly decisions: readonly Decision[]
}

/** Might this person have decided that? */
export interface Question {
  /** Null when the matrix does not name it. */
  readonly row: MatrixRow | null
  readonly amount: Pence | null
  readonly decidedById: PersonId
  /** Somebody else wrote it down. Then only authority inside the unit counts: a manager speaks for themselves. */
  readonly isReported: boolean
  /** The decision itself when it is judged again, so that its sum is not counted twice. */
  readonly except: DecisionId | null
}

interface Matter extends Question {
  readonly row: MatrixRow
  readonly before: Sums
  readonly total: Pence | null
  readonly circumstances: readonly Circumstance[]
}

/**
 * Whether a decision is within the authority of the person who decided it, in that unit on that day, and why: one plain sentence
 * that names the row, the figure and the policy version. Fails closed: whatever the matrix does not plainly allow needs somebody
 * else. Never refuses anything; what follows from `beyond` is for `decide`.
 */
export function judge(question: Question, facts: AuthorityFacts, on: LondonDate): Judgement {
  const { policy } = facts
  const decider = facts.people.find((person) => person.id === question.decidedById)
  const every = decider === undefined ? [] : standingsOf(decider, facts, on)
  const standings = mayDecideIn(every, question.isReported, policy)

  if (question.row === null) return judgeUnknown(standings, policy)
  const matter = matterOf(question.row, question, facts, on)
  const { row } = matter
  const judged = { rowId: row.id, policyVersion: policy.version }
  const because = (...parts: readonly string[]): string => `${row.name}: ${parts.join('')}. Row ${row.id} of policy ${policy.version}.`

  const over = decider === undefined ? [] : waysOf(row, standings, decider, facts, on)
  const able = over.filter(({ authority }) => failing(authority, matter) === null)
  const way = able.find(({ isNew }) => !isNew) ?? able[0]
  if (way !== undefined) {
    const { authority, standing, isNew } = way
    const coSigner = isNew ? coSignerOf(row, policy) : null
    const may = sayAuthority(row, authority, policy, authority.isLowered || coSigner !== null)
    const andThen = coSigner === null ? '' : `; ${aRole(coSigner, policy)} co-signs it afterwards`
    const said = because(may, sayTotal(matter, 'makes'), sayCover(standing, policy), andThen)
    return { ...judged, verdict: 'within', needs: null, because: said, ...(coSigner === null ? {} : { coSignedBy: coSigner }) }
  }

  const above = row.otherwise.panel === null ? standings.find((each) => isAtLeast(each.role, row.otherwise.role, policy)) : undefined
  if (above !== undefined) {
    const said = because(`${aRole(above.role, policy)} may decide this`, sayCover(above, policy))
    return { ...judged, verdict: 'within', needs: null, because: said }
  }

  const needs = needed(matter, standings, policy)
  const beyond = { ...judged, verdict: 'beyond', needs } as const
  const nearest = over.find(({ isNew }) => !isNew) ?? over[0]
  if (nearest !== undefined) {
    const { authority } = nearest
    return { ...beyond, because: because(sayAuthority(row, authority, policy, authority.isLowered), failing(authority, matter) ?? '') }
  }
  const closest = row.authorities.find((authority) => failing(authority, matter) === null) ?? row.authorities[0]
  if (closest === undefined) return { ...beyond, because: because(`this is for ${sayReferral(row.otherwise, policy)}`) }
  return { ...beyond, because: because(sayAuthority(row, closest, policy), sayDecider(standings, every, policy)) }
}

function judgeUnknown(standings: readonly Standing[], policy: Policy): Judgement {
  const { unknownDecision: needs, version } = policy
  const unnamed = 'The matrix of responsibility does not name this decision'
  const judged = { rowId: null, policyVersion: version }
  const above = needs.panel === null ? standings.find((each) => isAtLeast(each.role, needs.role, policy)) : undefined
  if (above !== undefined) {
    const said = `${unnamed}, and ${aRole(above.role, policy)} may decide what it does not name${sayCover(above, policy)}`
    return { ...judged, verdict: 'within', needs: null, because: `${said}. Policy ${version}.` }
  }
  return { ...judged, verdict: 'beyond', needs, because: `${unnamed}, so it is for ${sayReferral(needs, policy)}. Policy ${version}.` }
}

function matterOf(row: MatrixRow, question: Question, facts: AuthorityFacts, on: LondonDate): Matter {
  const before = sumsBefore(row, facts.history.case.id, facts.decisions, on, question.except)
  return {
    ...question, row, before,
    total: question.amount === null ? null : pence(before.total + question.amount),
    circumstances: circumstancesOf(facts.history, on),
  }
}

/** Why the authority does not hold in this matter, as the end of a sentence about it; null when it holds. */
function failing(authority: Authority, matter: Matter): string | null {
  const { row, amount, total } = matter
  if (!row.needsAmount && amount !== null) return `; it has no amount, and ${formatPenceInFull(amount)} was given`
  if (row.needsAmount && total === null) return '; no amount was given'
  if (authority.upTo !== null && total !== null && total > authority.upTo) return sayTotal(matter, 'would make')
  return authority.unless.some((each) => matter.circumstances.includes(each)) ? ', and one is' : null
}

/** The lowest role that could decide it and that the decider does not stand in; where the row sends it when there is none. */
function needed(matter: Matter, standings: readonly Standing[], policy: Policy): Referral {
  const able = matter.row.authorities
    .filter((authority) => failing(authority, matter) === null && rungOf(authority.role, policy) >= 0)
    .filter((authority) => !standings.some((standing) => isAtLeast(standing.role, authority.role, policy)))
    .toSorted((one, other) => rungOf(one.role, policy) - rungOf(other.role, policy))[0]
  return able === undefined ? matter.row.otherwise : { role: able.role, panel: null }
}

function sayTotal(matter: Matter, makes: 'makes' | 'would make'): string {
  if (matter.total === null || matter.amount === null) return ''
  if (matter.before.total === 0) return `; this is ${formatPenceInFull(matter.amount)}`
  const already = matter.before.isAllAgreed ? 'already agreed' : 'already agreed or waiting'
  return `; with ${formatPenceInFull(matter.before.total)} ${already} this ${makes} ${formatPenceInFull(matter.total)}`
}

function sayCover(standing: Standing, policy: Policy): string {
  return standing.forId === null ? '' : `; decided as cover for ${aRole(standing.role, policy)}`
}

function sayDecider(standings: readonly Standing[], every: readonly Standing[], policy: Policy): string {
  const standing = standings[0] ?? every[0]
  if (standing === undefined) return '; it was decided by somebody with no role in this unit'
  if (standings.length === 0) return `; what ${aRole(standing.role, policy)} decides counts when they record it themselves`
  return `; it was decided by ${aRole(standing.role, policy)}`
}

/**
 * The standings somebody may decide in by themselves. Reported by somebody else, only those inside the unit. And whoever belongs to
 * the unit does not become its manager by covering for one: they would be approving what they decide (invariant 4).
 */
function mayDecideIn(every: readonly Standing[], isReported: boolean, policy: Policy): readonly Standing[] {
  const belongs = every.some((standing) => standing.forId === null && isInUnit(standing, policy))
  return every.filter((standing) => isInUnit(standing, policy) || !(isReported || (belongs && standing.forId !== null)))
}

function isInUnit(standing: Standing, policy: Policy): boolean {
  return policy.roles.some((role) => role.id === standing.role && role.isInUnit)
}
