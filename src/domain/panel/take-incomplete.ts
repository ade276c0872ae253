import { londonDateOf } from '../calendar/london.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { readyFor, waitForSitting } from './become-ready.ts'
import { redrawReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import { referralEntry } from './refer.ts'
import type { PanelReferral } from './referral.ts'
import { missingPapers } from './referral.ts'
import { nextSitting } from './sitting.ts'
import type { ReferralPress } from './touch-referral.ts'
import { touched } from './touch-referral.ts'
import { chairStanding, theRole } from './who-may.ts'

/** The chair takes a case on the next agenda though papers are missing, and says why. What is missing stays owed. */
export function takeIncomplete(
  facts: PanelFacts, press: ReferralPress & { readonly reason: string }, asking: Asking,
): Outcome<{ readonly referral: PanelReferral }> {
  const ready = touched(facts, press, asking)
  if (ready.kind === 'refused') return ready
  const { presser, panel } = ready
  if (press.referral.state !== 'preparing') return refused('moved-on', 'It is on the agenda already. Nothing was changed.')
  if (chairStanding(presser, panel, facts, londonDateOf(asking.now)) === null) {
    const who = `Only ${theRole(panel.chair, facts)} who chairs the ${panel.name}, or somebody above,`
    return refused('outside-authority', `${who} takes a case with papers missing.`)
  }
  const reason = press.reason.trim()
  if (reason === '') return refused('needs-reason', 'Say why it cannot wait for the papers.')
  const identifying = identifyingRefusal(reason, facts)
  if (identifying !== null) return identifying

  const sitting = nextSitting(panel, asking.now, facts.calendar)
  const now = { byId: presser.id, at: asking.now }
  const referral = readyFor({ ...press.referral, takenIncomplete: { ...now, reason } }, sitting.on)
  const waits = waitForSitting(referral, sitting, facts, asking.newId)
  return {
    kind: 'accepted', referral,
    writes: [{ kind: 'panel-referral', row: referral }, ...waits.writes],
    audit: [
      referralEntry('panel-referral-taken-incomplete', referral, now, { missing: missingPapers(referral).length, sittingOn: sitting.on }),
    ],
    notices: [redrawReferral(referral, asking.newId), ...waits.notices],
  }
}
