import type { Judgement, MatrixRow } from '../authority/matrix.ts'
import type { AuthorityFacts } from '../authority/judge.ts'
import { judge } from '../authority/judge.ts'
import type { Pence } from '../authority/money.ts'
import { formatPenceInFull } from '../authority/money.ts'
import { standingsOf } from '../authority/standing.ts'
import { isKnownHere } from '../authority/known-here.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { tellAudience } from '../case/audience.ts'
import type { Escalation } from '../escalation/escalation.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import { raise } from '../escalation/raise.ts'
import type { PersonId } from '../ids.ts'
import type { Asking, AuditEntry, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import type { Decision } from './decision.ts'
import { identifyingRefusal } from './identifying-text.ts'
import { standingRepeat } from './standing-repeat.ts'

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
}

export interface Decided {
  readonly decision: Decision
  /** Null when it was within authority. */
  readonly escalation: Escalation | null
  /** The words could have identified somebody and the matter could not wait: they were kept with the reasons, out of chat. */
  readonly isSummaryWithheld: boolean
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
  const asker = personHere(asking.askerId, facts, on)
  if (asker === null) return refused('not-found', 'That case was not found. Check the reference.')
  const row = facts.policy.matrix.find((each) => each.id === request.type) ?? null
  const mayNotWait = request.isUrgent || row?.isProtective === true
  const decider = deciderOf(request, asker, mayNotWait, facts, on)
  if (decider === null) {
    return refused('decider-not-here', 'Whoever decided it does not work with this unit. Say who did, or leave that blank if you did.')
  }
  const identifying = identifyingRefusal(request.summary, facts)
  if (!mayNotWait) {
    const refusal = identifying ?? incomplete(row, request)
    if (refusal !== null) return refusal
  }
  const isReported = decider.id !== asker.id
  const judgement = judge({ row, amount: request.amount, decidedById: decider.id, isReported, except: null }, facts, on)
  if (isReported && !mayNotWait && !speaksThroughOthers(decider, facts, on)) {
    const only = 'only what is decided inside the unit can be recorded for somebody else.'
    return refused('decider-must-record', `${decider.name} has to record that themselves: ${only}`)
  }

  const decision = drawnUp({ request, row, judgement, asker, decider, isWithheld: identifying !== null }, facts, asking)
  const repeat = request.isConfirmed ? null : standingRepeat(decision, facts.decisions, on)
  if (repeat !== null) return repeat

  const isSummaryWithheld = identifying !== null
  const recorded = recordedEntry(decision, isSummaryWithheld, asking.now)
  if (judgement.needs === null) {
    const about = { kind: 'decision-recorded', decisionId: decision.id } as const
    return {
      kind: 'accepted', decision, escalation: null, isSummaryWithheld,
      writes: [{ kind: 'decision', row: decision }],
      audit: [recorded],
      notices: tellAudience({
        case: facts.history.case, unitId: facts.unit.id, occurrence: `decision-recorded/${decision.id}/1`,
        about, subjectId: decision.id, isUrgent: decision.isUrgent,
      }, asking.newId),
    }
  }
  const { escalation, audit, notices } = raise(decision, judgement.needs, facts, asking)
  return {
    kind: 'accepted', decision, escalation, isSummaryWithheld,
    writes: [{ kind: 'decision', row: decision }, { kind: 'escalation', row: escalation }],
    audit: [recorded, ...audit],
    notices,
  }
}

/** What fits on a card beside everything else. */
const LONGEST_SUMMARY = 300

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
  readonly isWithheld: boolean
}

function drawnUp({ request, row, judgement, asker, decider, isWithheld }: Draft, facts: DecideFacts, asking: Asking): Decision {
  const summary = request.summary.trim()
  const reasons = textOrNull(request.reasons)
  const isBeyond = judgement.needs !== null
  return {
    id: asking.newId('decision'),
    organisationId: facts.unit.organisationId,
    unitId: facts.unit.id,
    caseId: facts.history.case.id,
    number: 0,
    type: row?.id ?? null,
    summary: isWithheld ? '' : summary,
    amount: request.amount,
    childWants: textOrNull(request.childWants),
    reasons: isWithheld ? [summary, reasons].filter((text) => text !== null).join('\n') : reasons,
    isUrgent: request.isUrgent || (isBeyond && row?.isProtective === true),
    decidedById: decider.id,
    recordedById: asker.id,
    state: isBeyond ? 'waiting' : 'decided',
    judgement,
    decidedAt: asking.now,
    recordedAt: asking.now,
    link: request.link,
    version: 0,
  }
}

function recordedEntry(decision: Decision, isSummaryWithheld: boolean, at: Instant): AuditEntry {
  const { judgement } = decision
  return {
    event: 'decision-recorded',
    byId: decision.recordedById,
    at,
    unitId: decision.unitId,
    caseId: decision.caseId,
    subjectId: decision.id,
    detail: {
      type: decision.type, amount: decision.amount, decidedById: decision.decidedById, isUrgent: decision.isUrgent, isSummaryWithheld,
      verdict: judgement.verdict, row: judgement.rowId, policyVersion: judgement.policyVersion,
    },
  }
}

/** Who decided it. What may not wait is recorded under whoever is named, if they work here at all, and goes up from there. */
function deciderOf({ decidedById }: DecideRequest, asker: Person, mayNotWait: boolean, facts: DecideFacts, on: LondonDate): Person | null {
  if (decidedById === null || decidedById === asker.id) return asker
  const here = personHere(decidedById, facts, on)
  if (here !== null || !mayNotWait) return here
  return facts.people.find((each) => each.id === decidedById && each.isActive) ?? null
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

function textOrNull(text: string | null): string | null {
  const trimmed = text?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}
