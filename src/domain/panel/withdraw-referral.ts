import { standingsOf } from '../authority/standing.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { redrawReferral } from './notices.ts'
import type { PanelFacts } from './panel-facts.ts'
import { paperTasksEnded } from './paper-tasks.ts'
import { referralEntry } from './refer.ts'
import type { PanelReferral } from './referral.ts'
import type { ReferralPress } from './touch-referral.ts'
import { touched } from './touch-referral.ts'

/** Takes a referral back, with what was owed for it: by whoever referred, or whoever leads the unit. A linked decision keeps waiting. */
export function withdrawReferral(facts: PanelFacts, press: ReferralPress, asking: Asking): Outcome<{ readonly referral: PanelReferral }> {
  const ready = touched(facts, press, asking)
  if (ready.kind === 'refused') return ready
  const leads = standingsOf(ready.presser, facts, londonDateOf(asking.now))
    .some(({ role }) => facts.policy.roles.some((each) => each.id === role && each.leadsUnit))
  if (!leads && ready.presser.id !== press.referral.referredById) {
    return refused('not-yours', 'A referral is withdrawn by whoever referred the family, or by whoever leads the unit.')
  }
  const referral: PanelReferral = { ...press.referral, state: 'withdrawn', closedAt: asking.now }
  const by = { byId: ready.presser.id, at: asking.now }
  return {
    kind: 'accepted', referral,
    writes: [
      { kind: 'panel-referral', row: referral },
      ...paperTasksEnded(referral, facts, { state: 'cancelled', reason: 'referral-withdrawn', ...by }),
    ],
    audit: [referralEntry('panel-referral-withdrawn', referral, by)],
    notices: [redrawReferral(referral, asking.newId)],
  }
}
