import { decisionRef } from '../decision/decision.ts'
import { reviewToday } from '../decision/review-today.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { closed } from './close.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { tellAnswer } from './notices.ts'
import type { Press } from './press.ts'
import { pressEntry, pressedByDecider } from './press.ts'

/** Declines a waiting decision, with the reason the unit is given. Final, at whichever rung: nothing below may bring it back. */
export function decline(facts: PressFacts, press: Press & { readonly reason: string }, asking: Asking): Outcome<Raised> {
  const answer = pressedByDecider(facts, press, asking)
  if (answer.kind === 'refused') return answer
  const reason = press.reason.trim()
  if (reason === '') return refused('needs-reason', `Say why ${decisionRef(facts.decision)} is declined, so that the unit knows.`)
  const identifying = identifyingRefusal(reason, facts)
  if (identifying !== null) return identifying

  const settled = closed(facts, 'declined', reason, asking)
  const { escalation } = settled
  const review = reviewToday(facts, asking)
  return {
    kind: 'accepted',
    ...settled,
    writes: [{ kind: 'escalation', row: escalation }, { kind: 'decision', row: settled.decision }, ...review.writes],
    audit: [pressEntry('decision-declined', facts, answer, asking)],
    notices: [...tellAnswer('declined', escalation, facts.history.case, asking.newId), ...review.notices],
  }
}
