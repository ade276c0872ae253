import { decisionRef } from '../decision/decision.ts'
import type { DecisionId } from '../ids.ts'
import type { Escalation, ThreadEntry } from './escalation.ts'
import { isOpen } from './escalation.ts'
import type { Raised } from './ladder-facts.ts'

/** The decision that a new one takes the place of or raises again, and what was said about it so far. */
export interface Earlier {
  readonly decisionId: DecisionId
  readonly thread: Escalation['thread']
}

/**
 * What a decision takes over from the one it follows: the whole thread, so that whoever is asked reads it, and so that nobody who had a
 * part in the first answers the second (invariant 4).
 */
export function earlierOf({ decision, escalation }: Raised): Earlier {
  const ref = decisionRef(decision)
  const what = isOpen(escalation)
    ? `Decided ${ref}, which this takes the place of.`
    : `Decided ${ref}, which came to nothing and is raised again.`
  const decided: ThreadEntry = { kind: 'earlier', byId: decision.decidedById, at: decision.decidedAt, text: what }
  const recorded: ThreadEntry = { kind: 'earlier', byId: decision.recordedById, at: decision.recordedAt, text: `Recorded ${ref}.` }
  const { closedById, closedAt, closingReason } = escalation
  return {
    decisionId: decision.id,
    thread: [
      decided,
      ...(decision.recordedById === decision.decidedById ? [] : [recorded]),
      ...escalation.thread,
      ...(closedById === null || closedAt === null || closingReason === null
        ? []
        : [{ kind: 'declined', byId: closedById, at: closedAt, text: closingReason } as const]),
    ],
  }
}
