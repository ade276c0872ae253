import type { Judgement, MatrixRow } from '../authority/matrix.ts'
import type { AuthorityFacts } from '../authority/judge.ts'
import { judge } from '../authority/judge.ts'
import type { Pence } from '../authority/money.ts'
import { formatPenceInFull } from '../authority/money.ts'
import { needOf } from '../authority/need.ts'
import { standingsOf } from '../authority/standing.ts'
import { isKnownHere } from '../authority/known-here.ts'
import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { isUnfiled } from '../case/unfiled.ts'
import type { Earlier } from '../escalation/earlier.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import type { Decision } from './decision.ts'
import { identifyingRefusal } from './identifying-text.ts'
import type { KeptWords } from './keep-words.ts'
import { keepWords, LONGEST_SUMMARY, textOrNull } from './keep-words.ts'
import { standingRepeat } from './standing-repeat.ts'
import type { Decided } from './store-decision.ts'
import { storeDecision } from './store-decision.ts'

export type { Decided } from './store-decision.ts'

/** What a decision is decided from; a scene with its unit, its case and the calendar is one. */
export type DecideFacts = LadderFacts & AuthorityFacts

export interface DecideRequest {
  /** The matrix row's id; null, `other` or an id the policy does not have: the matrix does not name it. */
  readonly type: string | null
  readonly summary: string
  readonly amount: Pence | null
  readonly isUrgent: boolean
  /** Null: the asker decided it. */
  readonly decidedById: PersonId | null
  readonly childWants: string | null
  readonly reasons: string | null
  /** The chat message it was logged from. */
  readonly link: string | null
  /** The asker was shown that the same decision stands already, and means a second one. */
  readonly isConfirmed: boolean
  /** The case as it was given, when the facts are those of no case yet: only what may not wait is recorded so. */
  readonly refAsTyped?: string | null
  /** The decision it follows. */
  readonly earlier?: Earlier | null
}

/** Whether nothing may hold it up: what is urgent, and any row that protects a child (004 §2.7). An id of no row is of no row. */
export function mayNotWait({ type, isUrgent }: Pick<DecideRequest, 'type' | 'isUrgent'>, matrix: readonly MatrixRow[]): boolean {
  return isUrgent || matrix.some((row) => row.id === type && row.isProtective)
}

/**
 * Records a decision about a case, and settles by the matrix whether it stands or goes up. Within authority it is decided; beyond,
 * it waits and an escalation is raised. Decided-by and recorded-by are different people: authority is judged on decided-by.
 *
 * Protection never waits for software (004 §2.7): what is urgent, and any row that protects a child, is recorded and announced at
 * once, whatever is missing from it, and authorised afterwards.
 */
export function decide(facts: DecideFacts, request: DecideRequest, asking: Asking): Outcome<Decided> {
  const on = londonDateOf(asking.now)
  const row = facts.policy.matrix.find((each) => each.id === request.type) ?? null
  const isProtection = mayNotWait(request, facts.policy.matrix)
  const asker = askerIn(facts, asking, isProtection)
  if (asker === null) return refused('not-found', 'That case was not found. Check the reference.')
  const decider = deciderOf(request, asker, isProtection, facts, on)
  if (decider === null) {
    return refused('decider-not-here', 'Whoever decided it does not work with this unit. Say who did, or leave that blank if you did.')
  }
  if (!isProtection) {
    const refusal = identifyingRefusal(request.summary, facts) ?? incomplete(row, request)
    if (refusal !== null) return refusal
  }
  const isReported = decider.id !== asker.id
  const judgement = judge({ row, amount: request.amount, decidedById: decider.id, isReported, except: null }, facts, on)
  if (isReported && !isProtection && !speaksThroughOthers(decider, facts, on)) {
    const only = 'only what is decided inside the unit can be recorded for somebody else.'
    return refused('decider-must-record', `${decider.name} has to record that themselves: ${only}`)
  }

  const words = isProtection
    ? keepWords(request, facts)
    : { summary: request.summary.trim(), reasons: textOrNull(request.reasons), withheld: null, refAsTyped: null }
  const decision = drawnUp({ request, row, judgement, asker, decider, words, isProtection }, facts, asking)
  const repeat = request.isConfirmed ? null : standingRepeat(decision, facts.decisions, on)
  return repeat ?? storeDecision(decision, needOf(judgement), words.withheld, facts, asking, request.earlier?.thread)
}

/**
 * Whoever asks, when the case is their business. For what may not wait, anybody who works here: it is then recorded with no case, so
 * that nobody learns of one that is not theirs (invariant 9).
 */
export function askerIn(facts: DecideFacts, asking: Asking, isProtection: boolean): Person | null {
  const here = personHere(asking.askerId, facts, londonDateOf(asking.now))
  if (here !== null || !isProtection || !isUnfiled(facts.history.case)) return here
  return facts.people.find((each) => each.id === asking.askerId && each.isActive) ?? null
}

/** What a decision that can wait is asked for first; null when nothing is missing. */
function incomplete(row: MatrixRow | null, { amount, summary }: DecideRequest): ReturnType<typeof refused> | null {
  if (summary.length > LONGEST_SUMMARY) {
    return refused('too-long', `Keep it to a few words, ${LONGEST_SUMMARY} characters at most; the reasons have a place of their own.`)
  }
  if (row === null) {
    return summary.trim() === '' ? refused('needs-summary', 'Say in a few words what was decided: the matrix does not name it.') : null
  }
  if (row.needsAmount && amount === null) return refused('needs-amount', `${row.name}: say how much, like £450 or 450.00.`)
  if (!row.needsAmount && amount !== null) {
    const without = `Leave out ${formatPenceInFull(amount)}, and record money as a decision of its own.`
    return refused('amount-not-expected', `${row.name} has no amount. ${without}`)
  }
  return null
}

interface Draft {
  readonly request: DecideRequest
  readonly row: MatrixRow | null
  readonly judgement: Judgement
  readonly asker: Person
  readonly decider: Person
  readonly words: KeptWords
  readonly isProtection: boolean
}

function drawnUp({ request, row, judgement, asker, decider, words, isProtection }: Draft, facts: DecideFacts, asking: Asking): Decision {
  const isBeyond = judgement.needs !== null
  return {
    id: asking.newId('decision'),
    organisationId: facts.unit.organisationId,
    unitId: facts.unit.id,
    caseId: facts.history.case.id,
    number: 0,
    type: row?.id ?? null,
    summary: words.summary,
    amount: request.amount,
    childWants: textOrNull(request.childWants),
    reasons: words.reasons,
    isUrgent: request.isUrgent || (isBeyond && row?.isProtective === true),
    decidedById: decider.id,
    recordedById: asker.id,
    state: isBeyond ? 'waiting' : 'decided',
    judgement,
    decidedAt: asking.now,
    recordedAt: asking.now,
    link: request.link,
    followsId: request.earlier?.decisionId ?? null,
    protection: isProtection ? { isDone: row?.isProtective === true, refAsTyped: words.refAsTyped } : null,
    version: 0,
  }
}

/**
 * Who decided it. What may not wait is recorded under whoever is named, if they work here at all, and else under whoever records it; it
 * goes up from there.
 */
function deciderOf({ decidedById }: DecideRequest, asker: Person, isProtection: boolean, facts: DecideFacts, on: LondonDate): Person | null {
  if (decidedById === null || decidedById === asker.id) return asker
  const here = personHere(decidedById, facts, on)
  if (here !== null || !isProtection) return here
  return facts.people.find((each) => each.id === decidedById && each.isActive) ?? asker
}

/** Somebody active whose business this unit is and who may know of the case. */
function personHere(id: PersonId, facts: DecideFacts, on: LondonDate): Person | null {
  const person = facts.people.find((each) => each.id === id)
  return person !== undefined && isKnownHere(person, facts, on) ? person : null
}

/** Whether others may write down what this person decided: somebody in the unit, or standing in for somebody who is. */
function speaksThroughOthers(decider: Person, facts: DecideFacts, on: LondonDate): boolean {
  const inUnit = new Set(facts.policy.roles.filter((role) => role.isInUnit).map((role) => role.id))
  return standingsOf(decider, facts, on).some((standing) => inUnit.has(standing.role))
}
