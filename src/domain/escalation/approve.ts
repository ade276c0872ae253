import type { Referral } from '../authority/matrix.ts'
import { judge } from '../authority/judge.ts'
import { isAtLeast } from '../authority/rank.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Decision } from '../decision/decision.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { judgedUnder } from '../policy/judged-under.ts'
import { closed } from './close.ts'
import { isCoSignature } from './decision-state.ts'
import type { Escalation } from './escalation.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { redraw, tellAnswer } from './notices.ts'
import type { Press, Pressed } from './press.ts'
import { pressEntry, pressedByDecider } from './press.ts'
import { decidedFrom } from './raise.ts'
import { standOnRung } from './stand-on-rung.ts'

/** What an approval came to: `isPassedUp` when the presser's support sent it on to the panel, or to who may agree such a sum. */
export type Approval = Raised & { readonly isPassedUp: boolean }

/**
 * Approves a waiting decision. It is final when the presser may settle it: they stand at or above the chair of the panel it needs,
 * and nothing decided in the meantime has taken it out of their hands. Otherwise their approval is support, and it goes up at once
 * to whoever settles it (004 §3.10: one decision for "the collective wisdom of a range of people").
 */
export function approve(facts: PressFacts, press: Press, asking: Asking): Outcome<Approval> {
  const answer = pressedByDecider(facts, press, asking)
  if (answer.kind === 'refused') return answer
  const { escalation, history } = facts

  const needs = isCoSignature(escalation) ? null : stillNeeded(facts, answer, asking)
  const steps = needs === null ? escalation.steps : decidedFrom(needs, escalation.steps, judgedUnder(facts.decision, facts))
  if (steps[answer.rung]?.decides !== true) return passUp({ ...escalation, needs: needs ?? escalation.needs, steps }, facts, answer, asking)

  const settled = closed(facts, 'approved', null, asking)
  return {
    kind: 'accepted',
    ...settled,
    isPassedUp: false,
    writes: [{ kind: 'escalation', row: settled.escalation }, { kind: 'decision', row: settled.decision }],
    audit: [pressEntry(isCoSignature(escalation) ? 'decision-co-signed' : 'decision-approved', facts, answer, asking)],
    notices: tellAnswer('approved', settled.escalation, history.case, asking.newId),
  }
}

/**
 * A role below the one a row sends things to may settle only what it could have decided alone today: this is who it needs beside or
 * instead of them, and somebody new in post who would have been co-signed supports and does not settle. Null when the presser stands
 * high enough for that not to matter, or the row is no longer in the policy and only the frozen rungs count.
 */
function stillNeeded(facts: PressFacts, answer: Pressed, asking: Asking): Referral | null {
  const { decision, escalation } = facts
  // what it needs is of the policy it was judged under; who holds which role is of today
  const policy = { ...judgedUnder(decision, facts), roles: facts.policy.roles }
  const row = policy.matrix.find((each) => each.id === decision.type)
  const role = escalation.steps[answer.rung]?.role
  if (row === undefined || role === undefined || isAtLeast(role, row.otherwise.role, policy)) return null
  const question = { row, amount: decision.amount, decidedById: answer.presser.id, isReported: false, except: decision.id }
  const { needs, coSignedBy } = judge(question, { ...facts, policy }, londonDateOf(asking.now))
  return needs ?? (coSignedBy === undefined ? null : { role: coSignedBy, panel: null })
}

function passUp(escalation: Escalation, facts: PressFacts, answer: Pressed, asking: Asking): Outcome<Approval> {
  const supported: Escalation = {
    ...escalation,
    state: 'waiting',
    thread: [...escalation.thread, { kind: 'support', byId: answer.presser.id, at: asking.now, text: 'Supports it, and passes it up.' }],
  }
  const settles = supported.steps.findIndex((step, index) => index > answer.rung && step.decides)
  const stood = standOnRung(supported, Math.max(settles, supported.step), facts.decision, facts, asking)
  const decision: Decision = { ...facts.decision, state: 'waiting' }
  return {
    kind: 'accepted',
    decision,
    escalation: stood.escalation,
    isPassedUp: true,
    writes: [{ kind: 'escalation', row: stood.escalation }, { kind: 'decision', row: decision }],
    audit: [pressEntry('escalation-supported', facts, answer, asking), ...stood.audit],
    notices: [...stood.notices, ...redraw(stood.escalation, asking.newId)],
  }
}
