import type { Decision } from '../decision/decision.ts'
import { decisionRef } from '../decision/decision.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { decisionStateIn } from './decision-state.ts'
import type { Escalation } from './escalation.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { tellAnswer } from './notices.ts'
import type { Press } from './press.ts'
import { pressEntry, pressedByDecider } from './press.ts'

/** Sends a waiting decision back with a question. One thread, and its clock runs on: a question does not buy time. */
export function sendBack(facts: PressFacts, press: Press & { readonly question: string }, asking: Asking): Outcome<Raised> {
  const answer = pressedByDecider(facts, press, asking)
  if (answer.kind === 'refused') return answer
  const question = press.question.trim()
  if (question === '') return refused('needs-question', `Write the question ${decisionRef(facts.decision)} is sent back with.`)
  const identifying = identifyingRefusal(question, facts)
  if (identifying !== null) return identifying

  const escalation: Escalation = {
    ...facts.escalation,
    state: 'sent-back',
    thread: [...facts.escalation.thread, { kind: 'question', byId: answer.presser.id, at: asking.now, text: question }],
  }
  const decision: Decision = { ...facts.decision, state: decisionStateIn('sent-back', escalation) }
  return {
    kind: 'accepted',
    decision,
    escalation,
    writes: [{ kind: 'escalation', row: escalation }, { kind: 'decision', row: decision }],
    audit: [pressEntry('escalation-sent-back', facts, answer, asking)],
    notices: tellAnswer('sent-back', escalation, facts.history.case, asking.newId),
  }
}
