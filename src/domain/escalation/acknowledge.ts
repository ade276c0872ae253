import { londonDateOf } from '../calendar/london.ts'
import { momentInWords } from '../calendar/words.ts'
import { decisionRef } from '../decision/decision.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Escalation } from './escalation.ts'
import { inHand, timesHeld } from './in-hand.ts'
import type { PressFacts, Raised } from './ladder-facts.ts'
import { redraw } from './notices.ts'
import type { Press } from './press.ts'
import { pressEntry, pressedByDecider, sayWhere } from './press.ts'
import { afterWait } from './step-time.ts'
import { standsFor } from './who-to-ask.ts'

/**
 * "I have it": whoever is asked, or stands in for them, says that they are at it. Nobody else is asked for the policy's time, counted
 * from now and never shorter than what was left; silence after that climbs as before. A promise and no answer, so that it can be given
 * only as often as the rung allows.
 */
export function acknowledge(facts: PressFacts, press: Press, asking: Asking): Outcome<Raised> {
  const answer = pressedByDecider(facts, press, asking)
  if (answer.kind === 'refused') return answer
  const { decision, escalation, policy, calendar } = facts
  const { presser } = answer
  const ref = decisionRef(decision)
  if (escalation.state === 'sent-back') {
    return refused('sent-back', `${ref} is back with the unit, with a question. There is nothing to hold for now.`)
  }
  if (!isAskedOrDeputy(facts, asking)) {
    return refused('not-asked', `Only whoever is asked can say that they have ${ref}. ${sayWhere(facts)}`)
  }
  const held = inHand(escalation)
  if (held !== null) {
    const who = held.byId === presser.id ? 'You have' : `${facts.people.find(({ id }) => id === held.byId)?.name ?? 'Somebody'} has`
    return refused('in-hand', `${who} ${ref} in hand already, until ${momentInWords(held.until)}. Nothing was changed.`)
  }
  const rung = escalation.steps[escalation.step]
  if (rung === undefined || escalation.nextStepAt === null || timesHeld(escalation, presser.id) >= rung.hold.times) {
    return refused('held-enough', `${ref} cannot be held any longer. Approve it, decline it or send it back.`)
  }

  const end = afterWait(asking.now, rung.hold, { hours: policy.workingHours, calendar })
  const until = end > escalation.nextStepAt ? end : escalation.nextStepAt
  const row: Escalation = {
    ...escalation, nextStepAt: until,
    acknowledgements: [...escalation.acknowledgements, { byId: presser.id, step: escalation.step, at: asking.now, until }],
  }
  const entry = pressEntry('escalation-acknowledged', facts, answer, asking)
  return {
    kind: 'accepted',
    decision,
    escalation: row,
    writes: [{ kind: 'escalation', row }],
    audit: [{ ...entry, detail: { ...entry.detail, until } }],
    notices: redraw(row, asking.newId),
  }
}

/** The person asked, or somebody named as cover for them today who may act for them in a role that answers it. */
function isAskedOrDeputy(facts: PressFacts, asking: Asking): boolean {
  const { escalation: { askedId, steps, step }, people } = facts
  if (askedId === asking.askerId) return true
  const asked = people.find((person) => person.id === askedId)
  const presser = people.find((person) => person.id === asking.askerId)
  if (asked === undefined || presser === undefined) return false
  return steps.slice(0, step + 1).some(({ role }) => standsFor(presser, asked, role, facts, londonDateOf(asking.now)))
}
