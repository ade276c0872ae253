import { londonDateOf } from '../calendar/london.ts'
import { decisionRef } from '../decision/decision.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { closed } from './close.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { mayTakeBack } from './may-take-back.ts'
import { redraw, tellAsked } from './notices.ts'
import type { Press } from './press.ts'
import { pressEntry, pressed } from './press.ts'

/** Takes a waiting decision back: by whoever decided or recorded it, or by whoever leads the unit. */
export function withdraw(facts: PressFacts, press: Press, asking: Asking): Outcome<Raised> {
  const ready = pressed(facts, press, asking)
  if (ready.kind === 'refused') return ready
  if (facts.decision.protection?.isDone === true) {
    return refused('was-done', `${decisionRef(facts.decision)} was done already and stays recorded. Add to the record what has changed.`)
  }
  if (!mayTakeBack(ready.presser, facts, londonDateOf(asking.now))) {
    return refused('not-yours', `${decisionRef(facts.decision)} is withdrawn by whoever decided or recorded it, or by whoever leads the unit.`)
  }

  const settled = closed(facts, 'withdrawn', null, asking)
  const { escalation } = settled
  return {
    kind: 'accepted',
    ...settled,
    writes: [{ kind: 'escalation', row: escalation }, { kind: 'decision', row: settled.decision }],
    audit: [pressEntry('decision-withdrawn', facts, ready, asking)],
    notices: [
      ...tellAsked({ kind: 'escalation-answered', escalationId: escalation.id, state: 'withdrawn' }, escalation, asking.newId),
      ...redraw(escalation, asking.newId),
    ],
  }
}
