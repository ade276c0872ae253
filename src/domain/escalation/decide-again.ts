import { isKnownHere } from '../authority/known-here.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { DecideRequest } from '../decision/decide.ts'
import { decide } from '../decision/decide.ts'
import { decisionRef } from '../decision/decision.ts'
import type { Decided } from '../decision/store-decision.ts'
import type { Asking, AuditEntry, Outcome, Refusal } from '../outcome.ts'
import { closed } from './close.ts'
import { isCoSignature } from './decision-state.ts'
import { earlierOf } from './earlier.ts'
import { isOpen } from './escalation.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { mayTakeBack } from './may-take-back.ts'
import { redraw, tellAsked } from './notices.ts'
import type { Press } from './press.ts'

/**
 * Records a decision that follows another: in the place of one that still waits, which ends as superseded; or to raise again one that
 * was declined or withdrawn. It is a decision of its own, judged afresh, and goes on with the thread of the first. There is never more
 * than one that follows, and never two that wait.
 */
export function decideAgain(facts: PressFacts, press: Press, request: DecideRequest, asking: Asking): Outcome<Decided> {
  const refusal = whyNot(facts, press, asking)
  if (refusal !== null) return { kind: 'refused', refusal }
  const before = facts.decision
  const decisions = facts.decisions.filter((each) => each.id !== before.id)
  const outcome = decide({ ...facts, decisions }, { ...request, earlier: earlierOf(facts) }, asking)
  if (outcome.kind === 'refused') return outcome

  const isWaiting = isOpen(facts.escalation)
  const ended: Raised = isWaiting ? closed(facts, 'superseded', null, asking) : facts
  const isToldAnyway = outcome.escalation?.askedId === ended.escalation.askedId
  const over = { kind: 'escalation-answered', escalationId: ended.escalation.id, state: 'superseded' } as const
  return {
    ...outcome,
    writes: [...outcome.writes, { kind: 'escalation', row: ended.escalation }, { kind: 'decision', row: ended.decision }],
    audit: [...outcome.audit, followed(isWaiting ? 'decision-superseded' : 'decision-raised-again', facts, outcome, asking)],
    notices: [
      ...outcome.notices,
      ...(isWaiting && !isToldAnyway ? tellAsked(over, ended.escalation, asking.newId) : []),
      ...redraw(ended.escalation, asking.newId),
    ],
  }
}

function whyNot(facts: PressFacts, press: Press, asking: Asking): Refusal | null {
  const { decision, escalation, decisions, people } = facts
  const on = londonDateOf(asking.now)
  const ref = decisionRef(decision)
  const presser = people.find((person) => person.id === asking.askerId)
  if (presser === undefined || !isKnownHere(presser, facts, on)) return { reason: 'not-found', says: 'That decision was not found.' }
  const next = decisions.find((each) => each.followsId === decision.id)
  if (next !== undefined) return { reason: 'moved-on', says: `${ref} was followed by ${decisionRef(next)} already. Nothing was changed.` }
  if (decision.protection?.isDone === true) {
    return { reason: 'was-done', says: `${ref} was done already and stays recorded. Record what has changed as a decision of its own.` }
  }
  const mayBeRaised = isOpen(escalation) || escalation.state === 'declined' || escalation.state === 'withdrawn'
  if (!mayBeRaised || isCoSignature(escalation)) {
    return { reason: 'moved-on', says: `${ref} stands, so there is nothing to correct or to raise again. Record a new decision instead.` }
  }
  if (press.version !== escalation.version) {
    return { reason: 'moved-on', says: `${ref} has changed since that was shown. Nothing was changed; look at it again first.` }
  }
  if (mayTakeBack(presser, facts, on)) return null
  const whose = 'by whoever decided or recorded it, or by whoever leads the unit'
  return { reason: 'not-yours', says: `${ref} is corrected or raised again ${whose}.` }
}

function followed(event: string, { decision, escalation }: PressFacts, next: Decided, asking: Asking): AuditEntry {
  return {
    event,
    byId: asking.askerId,
    at: asking.now,
    unitId: decision.unitId,
    caseId: decision.caseId,
    subjectId: decision.id,
    detail: { escalationId: escalation.id, drawnFrom: escalation.version, byDecisionId: next.decision.id },
  }
}
