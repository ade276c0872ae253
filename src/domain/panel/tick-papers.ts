import { londonDateOf } from '../calendar/london.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { readyFor, waitForSitting } from './become-ready.ts'
import { redrawReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import { paperTasksMet } from './paper-tasks.ts'
import { referralEntry } from './refer.ts'
import type { PanelReferral } from './referral.ts'
import { missingPapers } from './referral.ts'
import { sittingInTime } from './sitting.ts'
import type { ReferralPress } from './touch-referral.ts'
import { touched } from './touch-referral.ts'
import { mayTick, theRole } from './who-may.ts'

/**
 * Somebody says that what they had to prepare is there. With the last of it the case is on the agenda of the first sitting whose
 * papers are still in time; before that, it is on none (004 §3.11).
 */
export function tickPapers(
  facts: PanelFacts, press: ReferralPress & { readonly papers: readonly string[] }, asking: Asking,
): Outcome<{ readonly referral: PanelReferral }> {
  const ready = touched(facts, press, asking)
  if (ready.kind === 'refused') return ready
  const { presser, panel } = ready
  const today = londonDateOf(asking.now)
  const named = new Set(press.papers)
  const ticked = missingPapers(press.referral).filter(({ id }) => named.has(id))
  if (ticked.length === 0 || ticked.length < named.size) {
    return refused('nothing-ticked', 'Tick what is there and was missing. Nothing was changed.')
  }
  const others = ticked.find((paper) => !mayTick(presser, paper, facts, today))
  if (others !== undefined) return refused('not-yours', `“${others.what}” is for ${theRole(others.preparedBy, facts)} to tick.`)

  const now = { byId: presser.id, at: asking.now }
  const papers = press.referral.papers.map((paper) => (ticked.includes(paper) ? { ...paper, ticked: now } : paper))
  const filled: PanelReferral = { ...press.referral, papers }
  const isComplete = filled.state === 'preparing' && missingPapers(filled).length === 0
  const sitting = sittingInTime(panel, today, facts.calendar)
  const referral = isComplete ? readyFor(filled, sitting.on) : filled
  const waits = isComplete ? waitForSitting(referral, sitting, facts, asking.newId) : null
  return {
    kind: 'accepted', referral,
    writes: [
      { kind: 'panel-referral', row: referral },
      ...paperTasksMet(new Set(ticked.map(({ taskId }) => taskId)), facts, asking),
      ...(waits?.writes ?? []),
    ],
    audit: [
      ...ticked.map(({ id }) => referralEntry('panel-paper-ticked', referral, now, { paper: id })),
      ...(isComplete ? [referralEntry('panel-referral-ready', referral, now, { sittingOn: sitting.on })] : []),
    ],
    notices: [redrawReferral(referral, asking.newId), ...(waits?.notices ?? [])],
  }
}
