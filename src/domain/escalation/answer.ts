import { londonDateOf } from '../calendar/london.ts'
import type { Decision } from '../decision/decision.ts'
import { decisionRef } from '../decision/decision.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { worksInUnit } from '../unit/membership.ts'
import { decisionStateIn } from './decision-state.ts'
import type { Escalation } from './escalation.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { redraw, tellAsked } from './notices.ts'
import type { Press } from './press.ts'
import { pressEntry, pressed } from './press.ts'
import { standOnRung } from './stand-on-rung.ts'

/**
 * Answers the question a decision was sent back with. Anybody in the unit may, and from then on has had a part in it. It goes to
 * whoever is asked at its rung now, who may be somebody else than asked; the clock that ran while it was back runs on.
 */
export function answer(facts: PressFacts, press: Press & { readonly answer: string }, asking: Asking): Outcome<Raised> {
  const ready = pressed(facts, press, asking)
  if (ready.kind === 'refused') return ready
  const ref = decisionRef(facts.decision)
  if (facts.escalation.state !== 'sent-back') return refused('nothing-asked', `No question is open on ${ref}.`)
  const hadPart = ready.presser.id === facts.decision.decidedById || ready.presser.id === facts.decision.recordedById
  if (!hadPart && !worksInUnit(ready.presser, facts, londonDateOf(asking.now))) {
    return refused('not-yours', `The question on ${ref} is for the unit to answer.`)
  }
  const words = press.answer.trim()
  if (words === '') return refused('needs-answer', `Write the answer to the question on ${ref}.`)
  const identifying = identifyingRefusal(words, facts)
  if (identifying !== null) return identifying

  const answered: Escalation = {
    ...facts.escalation,
    state: 'waiting',
    thread: [...facts.escalation.thread, { kind: 'answer', byId: ready.presser.id, at: asking.now, text: words }],
  }
  const decision: Decision = { ...facts.decision, state: decisionStateIn('waiting', answered) }
  const stood = standOnRung(answered, answered.step, decision, facts, asking)
  const isSamePerson = stood.escalation.askedId === answered.askedId && stood.escalation.step === answered.step
  const escalation = isSamePerson ? answered : stood.escalation
  return {
    kind: 'accepted',
    decision,
    escalation,
    writes: [{ kind: 'escalation', row: escalation }, { kind: 'decision', row: decision }],
    audit: [pressEntry('escalation-answered', facts, ready, asking), ...(isSamePerson ? [] : stood.audit)],
    notices: [
      ...(isSamePerson
        ? tellAsked({ kind: 'escalation-answered', escalationId: escalation.id, state: 'waiting' }, escalation, asking.newId)
        : stood.notices),
      ...redraw(escalation, asking.newId),
    ],
  }
}
