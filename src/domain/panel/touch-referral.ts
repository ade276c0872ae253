import { isKnownHere } from '../authority/known-here.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Asking, Refusal } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person } from '../unit/person.ts'
import type { PanelFacts } from './panel-facts.ts'
import type { SittingPanel } from './panel-policy.ts'
import { sitsHere } from './panel-policy.ts'
import type { PanelReferral } from './referral.ts'
import { isOpenReferral } from './referral.ts'

/** A press or form about a referral: which, and the version it was drawn from. */
export interface ReferralPress {
  readonly referral: PanelReferral
  readonly version: number
}

/** A press that may go on: by whom, and about which panel. */
export interface Touched {
  readonly kind: 'touched'
  readonly presser: Person
  readonly panel: SittingPanel
}

/**
 * What everything done to a referral is asked first: is it the presser's business at all, is it still open, and is it as it was when
 * it was shown. What each thing takes beyond that is its own rule.
 */
export function touched(
  facts: PanelFacts, { referral, version }: ReferralPress, asking: Asking,
): Touched | { readonly kind: 'refused'; readonly refusal: Refusal } {
  const on = londonDateOf(asking.now)
  const presser = facts.people.find(({ id }) => id === asking.askerId)
  if (presser === undefined || !isKnownHere(presser, facts, on)) return refused('not-found', 'That referral was not found.')
  const panel = facts.policy.panels.find(({ id }) => id === referral.panel)
  if (panel === undefined || !sitsHere(panel)) {
    return refused('sits-elsewhere', 'The policy no longer says when that panel sits. Ask whoever applies the policy.')
  }
  if (!isOpenReferral(referral)) {
    return refused('moved-on', `That referral is ${referral.state} already. Nothing was changed by your press.`)
  }
  if (version !== referral.version) {
    return refused('moved-on', 'The referral has changed since that was shown. Look at it again; nothing was changed.')
  }
  return { kind: 'touched', presser, panel }
}
