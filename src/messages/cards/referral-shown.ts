import { referrals } from '../example-panels.ts'
import type { Example } from '../example.ts'
import type { Button, Message } from '../model.ts'
import type { ReferralShown } from '../panel-shown.ts'
import { checklist, missingOf, outcomeList, readReferral, referralFacts, whereReferralStands } from '../panel-shown.ts'
import { button, buttons, heading } from '../text.ts'

export interface ReferralCard {
  readonly shown: ReferralShown
  /** Whoever speaks for the panel can decide about it; the unit, and the card in its channel, can prepare it. */
  readonly reader: 'unit' | 'chair' | 'recorder'
}

/** A family on its way to a panel: what has to be there, who prepares it, what is missing, and what the panel came to. */
export function referralShown({ shown, reader }: ReferralCard): Message {
  const { caseRef, panelName, state } = shown
  return {
    summary: `${caseRef} ${summaries[state]} the ${panelName}: ${missingOf(shown).length} of ${shown.papers.length} papers missing.`,
    blocks: [
      heading(`${caseRef} and the ${panelName}`),
      whereReferralStands(shown),
      ...(shown.outcomes.length === 0 ? [] : [outcomeList(shown.outcomes)]),
      referralFacts(shown),
      ...checklist(shown),
      buttons(...presses(shown, reader), readReferral(shown)),
    ],
  }
}

const summaries: Readonly<Record<ReferralShown['state'], string>> = {
  preparing: 'is being prepared for', ready: 'is on the agenda of', decided: 'was decided by', withdrawn: 'is withdrawn from',
}

function presses(shown: ReferralShown, reader: ReferralCard['reader']): readonly Button[] {
  const { id, version, state } = shown
  if (state === 'decided' || state === 'withdrawn') return []
  const values = { referral: id, version: String(version) }
  const tick = button('Tick what is there', { kind: 'open-form', form: 'panel-papers', values })
  const record = button('Record the outcome', { kind: 'open-form', form: 'panel-outcome', values }, 'main')
  const asItIs = button('Take it as it is', { kind: 'open-form', form: 'panel-incomplete', values })
  const alone = button('Decide alone, now', { kind: 'open-form', form: 'panel-outcome', values: { ...values, alone: 'yes' } }, 'danger')
  return [
    ...(reader !== 'unit' && state === 'ready' ? [record] : []),
    ...(reader === 'chair' && state === 'preparing' ? [asItIs] : []),
    ...(reader === 'chair' ? [alone] : []),
    ...(missingOf(shown).length === 0 ? [] : [tick]),
    ...(reader === 'unit' ? [button('Withdraw', { kind: 'withdraw-referral', referral: id, version }, 'danger')] : []),
  ]
}

export const referralShownExamples: readonly Example[] = [
  { title: 'On its way to the panel, with papers missing', message: referralShown({ shown: referrals.preparing, reader: 'unit' }) },
  { title: 'On its way to the panel, as the chair sees it', message: referralShown({ shown: referrals.preparing, reader: 'chair' }) },
  { title: 'On the panel’s agenda', message: referralShown({ shown: referrals.ready, reader: 'recorder' }) },
  { title: 'On the panel’s agenda with papers missing', message: referralShown({ shown: referrals.incomplete, reader: 'chair' }) },
  { title: 'Deferred, and back by itself after a bank holiday', message: referralShown({ shown: referrals.back, reader: 'unit' }) },
  { title: 'Withdrawn from the panel', message: referralShown({ shown: referrals.withdrawn, reader: 'unit' }) },
]
