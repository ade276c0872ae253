import type { StandingFacts } from '../authority/standing.ts'
import { standingAs } from '../authority/standing.ts'
import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { NewId, PersonId } from '../ids.ts'
import type { Outcome } from '../outcome.ts'
import type { Escalation } from './escalation.ts'
import { isOpen } from './escalation.ts'
import type { LadderFacts, Raised } from './ladder-facts.ts'
import { redraw } from './notices.ts'
import { standOnRung } from './stand-on-rung.ts'
import type { WhoIsThere } from './who-to-ask.ts'
import { involvedIn, isThere, standsFor } from './who-to-ask.ts'

/**
 * Asks again, at the same rung or above it, when whoever was asked cannot be waited for any more: on leave since, left, another role,
 * cover for them begun or theirs ended. And as soon as there is somebody again where nobody was. It does nothing to what still waits
 * for somebody who is there, so that running it every minute moves nothing twice (invariant 5: nobody available means up, now).
 */
export function moveOn(facts: LadderFacts & Raised, now: Instant, newId: NewId): Outcome<Raised> {
  const { decision, escalation } = facts
  const stays = { kind: 'accepted', decision, escalation, writes: [], audit: [], notices: [] } as const
  const on = londonDateOf(now)
  if (!isOpen(escalation) || isStillAsked(escalation, involvedIn(decision, escalation.thread, facts, on), facts, on)) return stays
  const stood = standOnRung(escalation, escalation.step, decision, facts, { now, newId })
  if (stood.escalation.askedId === escalation.askedId) return stays
  return {
    kind: 'accepted',
    decision,
    escalation: stood.escalation,
    writes: [{ kind: 'escalation', row: stood.escalation }],
    audit: [
      {
        event: 'escalation-moved-on',
        byId: null,
        at: now,
        unitId: escalation.unitId,
        caseId: escalation.caseId,
        subjectId: escalation.id,
        detail: { from: escalation.askedId, fromStep: escalation.step },
      },
      ...stood.audit,
    ],
    notices: [...stood.notices, ...redraw(stood.escalation, newId)],
  }
}

/** Whether whoever was asked is still the one to wait for: there, not involved, in a role that answers it, with no deputy instead. */
export function isStillAsked(
  escalation: Pick<Escalation, 'askedId' | 'steps' | 'step'>, involved: ReadonlySet<PersonId>, facts: StandingFacts & WhoIsThere,
  on: LondonDate,
): boolean {
  const asked = facts.people.find((person) => person.id === escalation.askedId)
  if (asked === undefined || involved.has(asked.id) || !isThere(asked, facts, on)) return false
  return rolesAsked(escalation).some((role) => {
    const standing = standingAs(role, asked, facts, on)
    if (standing === null) return false
    if (standing.forId !== null) return !involved.has(standing.forId)
    return !facts.people.some((deputy) =>
      standsFor(deputy, asked, role, facts, on) && isThere(deputy, facts, on) && !involved.has(deputy.id))
  })
}

/** The role of its rung; at the top, also those below that may settle it, who are asked when nobody is at the top. */
function rolesAsked({ steps, step }: Pick<Escalation, 'steps' | 'step'>): readonly string[] {
  const isTop = step === steps.length - 1
  return steps.flatMap((rung, index) => (index === step || (isTop && index < step && rung.decides) ? [rung.role] : []))
}
