import type { Instant } from '../calendar/london.ts'
import { minutesBetween } from '../calendar/london.ts'
import type { NewId } from '../ids.ts'
import type { Outcome } from '../outcome.ts'
import { isOpen } from './escalation.ts'
import type { LadderFacts, Raised } from './ladder-facts.ts'
import { redraw } from './notices.ts'
import { standOnRung } from './stand-on-rung.ts'

/**
 * What a minute's beat makes of an escalation: nothing until its time is up, then the next rung, and on the last the same one
 * again. A decision, or an earlier beat, has moved its time on, so that running this twice asks nobody twice.
 */
export function climb(facts: LadderFacts & Raised, now: Instant, newId: NewId): Outcome<Raised> {
  const { decision, escalation } = facts
  if (!isOpen(escalation) || escalation.nextStepAt === null || escalation.nextStepAt > now) {
    return { kind: 'accepted', decision, escalation, writes: [], audit: [], notices: [] }
  }
  const lateByMinutes = minutesBetween(escalation.nextStepAt, now)
  const next = Math.min(escalation.step + 1, escalation.steps.length - 1)
  const stood = standOnRung(escalation, next, decision, facts, { now, newId })
  return {
    kind: 'accepted',
    decision,
    escalation: stood.escalation,
    writes: [{ kind: 'escalation', row: stood.escalation }],
    audit: [
      {
        event: 'escalation-climbed',
        byId: null,
        at: now,
        unitId: escalation.unitId,
        caseId: escalation.caseId,
        subjectId: escalation.id,
        detail: { from: escalation.step, to: stood.escalation.step },
      },
      ...stood.audit,
    ],
    notices: [...stood.notices.map((notice) => ({ ...notice, lateByMinutes })), ...redraw(stood.escalation, newId)],
  }
}
