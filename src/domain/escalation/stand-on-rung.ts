import type { Instant } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Decision } from '../decision/decision.ts'
import type { NewId, PersonId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { AuditEntry } from '../outcome.ts'
import { quietUntil } from '../unit/quiet-until.ts'
import { afterWait } from './step-time.ts'
import type { Escalation } from './escalation.ts'
import type { LadderFacts } from './ladder-facts.ts'
import { askThrough, tellNobodyThere } from './notices.ts'
import { involvedIn, whomToAsk } from './who-to-ask.ts'

/** An escalation standing on a rung, and what has to be recorded and told of how it got there. */
export interface Stood {
  readonly escalation: Escalation
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
}

/**
 * Asks the first rung from there upwards that has somebody to ask: a rung without anybody is left at once, and it says so. Above
 * the last rung there is nothing, so it stays there and asks anybody lower who may settle it; with nobody at all it tries again
 * when the wait is over. There is always a next step (invariant 5).
 *
 * Whoever is asked in their quiet hours has the whole wait from the end of them: quiet hours move the next step and never end a
 * ladder. What is urgent ignores them.
 */
export function standOnRung(
  escalation: Escalation, from: number, decision: Decision, facts: LadderFacts, asking: { readonly now: Instant; readonly newId: NewId },
): Stood {
  const on = londonDateOf(asking.now)
  const involved = involvedIn(decision, escalation.thread, facts, on)
  const top = escalation.steps.length - 1
  const rungs = escalation.steps.map(({ role, person }) => whomToAsk(role, involved, facts, on, person))
  const asked = rungs.map((answer) => (answer.kind === 'ask' ? answer.person.id : null))
  const found = asked.findIndex((personId, index) => index >= from && personId !== null)
  const step = found < 0 ? top : found
  const settling = asked.filter((_, index) => escalation.steps[index]?.decides === true)
  const askedId = asked[step] ?? settling.findLast((personId) => personId !== null) ?? null
  const skipped = asked.flatMap((personId, index) => (index >= from && index <= step && personId === null ? [index] : []))

  const rung = escalation.steps[step]
  if (rung === undefined) throw new RangeError(`escalation ${escalation.id} has no rungs to stand on`)
  const begins = escalation.isUrgent ? asking.now : heardAt(askedId, facts, asking.now)
  const nextStepAt = afterWait(begins, rung.wait, { hours: facts.policy.workingHours, calendar: facts.calendar })
  const stood: Escalation = { ...escalation, step, askedId, nextStepAt }

  const recorded = { byId: null, at: asking.now, unitId: stood.unitId, caseId: stood.caseId, subjectId: stood.id }
  const missing = skipped.find((index) => rungs[index]?.kind === 'nobody-there') ?? (askedId === null ? step : undefined)
  return {
    escalation: stood,
    audit: [
      ...skipped.map((index) => ({
        ...recorded, event: 'nobody-available',
        detail: { step: index, role: escalation.steps[index]?.role ?? null, why: rungs[index]?.kind ?? null },
      })),
      { ...recorded, event: 'escalation-asked', detail: { step, role: rung.role, askedId, nextStepAt } },
    ],
    notices: [
      ...(missing === undefined
        ? []
        : tellNobodyThere(missing, stood, facts.history.case, asking)),
      ...askThrough(rung, stood, facts.history.case, asking.newId),
    ],
  }
}

/** When somebody who is asked now comes to hear of it. */
function heardAt(askedId: PersonId | null, { people }: LadderFacts, now: Instant): Instant {
  const asked = people.find((person) => person.id === askedId)
  return asked === undefined ? now : quietUntil(asked, now) ?? now
}
