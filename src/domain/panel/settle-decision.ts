import { closed } from '../escalation/close.ts'
import type { Raised } from '../escalation/ladder-facts.ts'
import { redraw } from '../escalation/notices.ts'
import type { PersonId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { Asking, AuditEntry, Write } from '../outcome.ts'
import type { PanelReferral } from './referral.ts'

/** What became of the decision a panel was asked for. */
export interface DecisionSettled {
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
}

/**
 * Ends the ladder of the decision that waited for the panel, once the panel has come to an end about every child: approved when it
 * agreed for any of them, else declined. The unit hears of it once, from the panel's outcome; the ladder's own cards are drawn again.
 */
export function settleDecision(
  waiting: Raised | null, referral: PanelReferral, by: { readonly deciderId: PersonId; readonly words: string | null }, asking: Asking,
): DecisionSettled {
  if (waiting === null) return { writes: [], audit: [], notices: [] }
  const isAgreed = referral.outcomes.some(({ outcome }) => outcome === 'agreed' || outcome === 'agreed-with-conditions')
  const { decision, escalation } = closed(
    waiting, isAgreed ? 'approved' : 'declined', isAgreed ? null : by.words, { ...asking, askerId: by.deciderId })
  return {
    writes: [{ kind: 'decision', row: decision }, { kind: 'escalation', row: escalation }],
    audit: [{
      event: isAgreed ? 'decision-approved' : 'decision-declined', byId: by.deciderId, at: asking.now, unitId: decision.unitId,
      caseId: decision.caseId, subjectId: decision.id,
      detail: { escalationId: escalation.id, panel: referral.panel, referralId: referral.id, recordedById: asking.askerId },
    }],
    notices: redraw(escalation, asking.newId),
  }
}
