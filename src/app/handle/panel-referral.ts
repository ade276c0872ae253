import { momentInWords } from '../../domain/calendar/words.ts'
import type { ChildId } from '../../domain/ids.ts'
import { refused, type Asking, type Outcome, type Refusal } from '../../domain/outcome.ts'
import type { OutcomeFacts } from '../../domain/panel/outcome-guards.ts'
import { recordOutcome } from '../../domain/panel/record-outcome.ts'
import { refer } from '../../domain/panel/refer.ts'
import type { PanelReferral } from '../../domain/panel/referral.ts'
import { takeIncomplete } from '../../domain/panel/take-incomplete.ts'
import { tickPapers } from '../../domain/panel/tick-papers.ts'
import { chairStanding, isCoordinator } from '../../domain/panel/who-may.ts'
import { withdrawReferral } from '../../domain/panel/withdraw-referral.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { referralShown as referralCard } from '../../messages/cards/referral-shown.ts'
import { referralPage } from '../../messages/forms/panel.ts'
import type { Reply } from '../../messages/reply.ts'
import type { CaseScene } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { inFamily, loadFamily, loadReferral } from '../panel/load-referral.ts'
import { panelWords, referralShown } from '../panel/referrals-shown.ts'
import { done, form, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { asking, type Situation } from '../situation.ts'
import type { Handlers } from './handler.ts'

type ReferralKinds = 'refer-to-panel' | 'show-referral' | 'read-referral' | 'tick-papers' | 'take-incomplete' | 'withdraw-referral'
  | 'record-panel-outcome'

/** Families on their way to a panel: what is missing, who says that it is there, and what the panel came to. */
export const referralHandlers: Handlers<ReferralKinds> = {
  async 'refer-to-panel'({ case: ref, panel }, situation) {
    const settled = await settle(situation, () => loadFamily(situation, ref), (loaded) => {
      const facts = inFamily(loaded, situation)
      return facts === null ? refused('not-found', 'That case was not found.') : refer(facts, { panel }, asking(situation))
    })
    if (settled.kind === 'refused') return settled.refusal.reason === 'not-found' ? notFound(`case ${ref}`) : refuse(settled.refusal)
    return showReferral(settled.outcome.referral.id, situation, settled.notices)
  },

  'show-referral': ({ referral }, situation) => showReferral(referral, situation, null),

  async 'read-referral'({ referral: id }, situation) {
    const loaded = await loadReferral(situation, id)
    const facts = inFamily(loaded, situation)
    if (facts === null || loaded.line === null) return notFound('referral')
    const { referral, children } = loaded.line
    const shown = referralShown(loaded.line, await panelWords(situation.app, situation.organisationId, [loaded.line], situation.now))
    if (shown === null) return notFound('referral')
    return form(referralPage({
      shown, whyIncomplete: referral.takenIncomplete?.reason ?? null,
      outcomes: referral.outcomes.map(({ childId, outcome, conditions, at }) => ({
        childRef: children.find((child) => child.id === childId)?.ref ?? null, outcome, words: conditions, when: momentInWords(at),
      })),
    }))
  },

  'tick-papers': ({ referral, version, papers }, situation) =>
    press(situation, referral, (facts, about, by) => tickPapers(facts, { referral: about, version, papers }, by)),

  'take-incomplete': (intent, situation) =>
    press(situation, intent.referral, (facts, about, by) =>
      takeIncomplete(facts, { referral: about, version: intent.version, reason: intent.reason }, by),
      (refusal) => openForm(situation, {
        form: 'panel-incomplete', values: { reason: intent.reason },
        carries: { referral: intent.referral, version: String(intent.version) }, problems: { reason: refusal.says },
      }), new Set(['may-identify', 'needs-reason'])),

  'withdraw-referral': ({ referral, version }, situation) =>
    press(situation, referral, (facts, about, by) => withdrawReferral(facts, { referral: about, version }, by)),

  'record-panel-outcome': (intent, situation) =>
    press(situation, intent.referral, (facts, about, by) => recordOutcome(facts, {
      referral: about, version: intent.version, childId: intent.child as ChildId | null, outcome: intent.outcome, words: intent.words,
      until: intent.until, isBetweenSittings: intent.isBetweenSittings,
    }, by), (refusal) => outcomeAgain(intent, refusal, situation), new Set(Object.keys(FIELD_OF))),
}

/** Beside which field a refusal of an outcome is mended. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'needs-words': 'words', 'may-identify': 'words', 'unchecked': 'words', 'needs-date': 'until', 'not-ahead': 'until',
}

function outcomeAgain(intent: IntentOf<'record-panel-outcome'>, { reason, says }: Refusal, situation: Situation): Promise<Reply> {
  return openForm(situation, {
    form: 'panel-outcome', problems: { [FIELD_OF[reason] ?? 'words']: says },
    values: { child: intent.child ?? 'all', outcome: intent.outcome, words: intent.words, until: intent.until ?? '' },
    carries: {
      referral: intent.referral, version: String(intent.version), ...(intent.isBetweenSittings ? { alone: 'yes' } : {}),
    },
  })
}

/** Does something to a referral and shows it as it is then; a refusal that a field would mend comes back as the form. */
async function press<Extra extends { readonly referral: PanelReferral }>(
  situation: Situation, id: string, decide: (facts: CaseScene & OutcomeFacts, referral: PanelReferral, by: Asking) => Outcome<Extra>,
  again?: (refusal: Refusal) => Promise<Reply>, mended: ReadonlySet<string> = new Set(),
): Promise<Reply> {
  const settled = await settle(situation, () => loadReferral(situation, id), (loaded) => {
    const facts = inFamily(loaded, situation)
    return facts === null || loaded.line === null
      ? refused('not-found', 'That referral was not found.')
      : decide(facts, loaded.line.referral, asking(situation))
  })
  if (settled.kind === 'stored') return showReferral(id, situation, settled.notices)
  const { refusal } = settled
  if (refusal.reason === 'not-found') return notFound('referral')
  if (again !== undefined && mended.has(refusal.reason)) return again(refusal)
  return refuse(refusal, [], [{ label: 'Show the referral', tone: 'normal', intent: { kind: 'show-referral', referral: id } }])
}

/** The referral as it is now, with what the asker can do about it. `notices` are those just promised; null when nothing was changed. */
async function showReferral(id: string, situation: Situation, notices: Parameters<typeof done>[1] | null): Promise<Reply> {
  const loaded = await loadReferral(situation, id)
  const facts = inFamily(loaded, situation)
  if (facts === null || loaded.line === null) return notFound('referral')
  const { line } = loaded
  const shown = referralShown(line, await panelWords(situation.app, situation.organisationId, [line], situation.now))
  const panel = facts.policy.panels.find((one) => one.id === line.referral.panel)
  if (shown === null || panel === undefined) return notFound('referral')
  const { asker } = facts
  const reader = chairStanding(asker, panel, facts, situation.today) !== null
    ? 'chair'
    : isCoordinator(asker, panel, facts, situation.today) ? 'recorder' : 'unit'
  const card = referralCard({ shown, reader })
  return notices === null ? message(card) : done(card, notices)
}
