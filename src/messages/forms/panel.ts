import type { PanelOutcome } from '../../domain/panel/panel-policy.ts'
import { momentInWords } from '../../domain/calendar/words.ts'
import { ALL_CHILDREN, PAPER_FIELD } from '../../intents/forms/panel.ts'
import { referralId, referrals } from '../example-panels.ts'
import type { Example } from '../example.ts'
import { staff } from '../example-world.ts'
import type { Choice, Field, Form } from '../model.ts'
import { outcomeWords } from '../panel-shown.ts'
import type { ReferralShown } from '../panel-shown.ts'
import { strong, text } from '../text.ts'
import { exampleOffers } from './example-offers.ts'
import { fieldsOf, shown } from './fields.ts'
import type { FormAsk, PanelOffers } from './form-ask.ts'
import { form } from './form-ask.ts'

const NOTHING: PanelOffers = { about: '', papers: [], children: [], chairs: [] }

/** What is there, to be ticked by whoever prepares it; the rest to be read. */
export function panelPapersForm(ask: FormAsk): Form {
  const { papers } = ask.offers.panel ?? NOTHING
  const fields = fieldsOf(ask)
  return form('panel-papers', ask, {
    title: 'Tick what is there', submit: 'Save', intro: about(ask),
    fields: papers.map(({ id, what, isTheirs, state }): Field =>
      (isTheirs ? fields.tick(`${PAPER_FIELD}${id}`, what) : shown(`read-${id}`, what, state))),
  })
}

/** The chair takes a case with papers missing. */
export function panelIncompleteForm(ask: FormAsk): Form {
  return form('panel-incomplete', ask, {
    title: 'Take it as it is', submit: 'Put it on the agenda', intro: about(ask),
    fields: [
      ...missing(ask),
      fieldsOf(ask).paragraph('reason', 'Why it cannot wait for the papers', { isRequired: true, hint: 'Use references, not names.' }),
    ],
  })
}

/** Who sat. */
export function panelAttendanceForm(ask: FormAsk): Form {
  const people = (ask.offers.panel ?? NOTHING).chairs.map((chair) => ({ ...chair, note: null }))
  const fields = fieldsOf({ ...ask, offers: { ...ask.offers, people } })
  return form('panel-attendance', ask, {
    title: 'Who was there', submit: 'Save', intro: about(ask),
    fields: [
      fields.person('chair', 'Who chaired it', { isRequired: true }),
      fields.paragraph('present', 'Who was there', { isRequired: true, hint: 'Names or e-mail addresses, with commas between.' }),
    ],
  })
}

const outcomeChoices: readonly Choice[] = Object.entries(outcomeWords satisfies Record<PanelOutcome, string>)
  .map(([value, label]) => ({ value, label }))

/** What the panel came to, about a child or everybody. */
export function panelOutcomeForm(ask: FormAsk): Form {
  const { children } = ask.offers.panel ?? NOTHING
  const fields = fieldsOf(ask)
  const each = children.map(({ id, ref }): Choice => ({ value: id, label: ref }))
  const all: Choice = { value: ALL_CHILDREN, label: children.length === 0 ? 'The family' : 'All of them' }
  const alone = ask.carries['alone'] === 'yes' || ask.values['alone'] === 'yes'
  return form('panel-outcome', ask, {
    title: alone ? 'Decide alone' : 'What the panel came to', submit: 'Record', intro: [
      ...about(ask),
      ...(alone ? text(' ', strong('Between sittings'), ': you decide it yourself, and the next sitting hears of it.') : []),
    ],
    fields: [
      fields.choice('child', 'About', [...each, ...(children.length === 1 ? [] : [all])], { isRequired: true }),
      fields.choice('outcome', 'Outcome', outcomeChoices, { isRequired: true }),
      fields.paragraph('words', 'Conditions, or why not', { hint: 'Never shown in a channel. Use references, not names.' }),
      fields.date('until', 'Deferred until', { hint: 'It comes back at the first sitting from that day on.' }),
    ],
  })
}

/** All that was written about a referral: for those who may see the case. */
export interface ReferralNarrative {
  readonly shown: ReferralShown
  readonly whyIncomplete: string | null
  /** In the order they were recorded. */
  readonly outcomes: readonly {
    readonly childRef: string | null; readonly outcome: PanelOutcome; readonly words: string | null; readonly when: string
  }[]
}

/** A page of its own, to read and close. */
export function referralPage({ shown: referral, whyIncomplete, outcomes }: ReferralNarrative): Form {
  const who = `${referral.caseRef} at the ${referral.panelName}`
  return {
    form: 'referral', title: referral.caseRef, intro: text(who), submit: null, carries: {},
    fields: [
      ...(whyIncomplete === null ? [] : [shown('written-incomplete', 'Why it was taken with papers missing', whyIncomplete)]),
      ...outcomes.map(({ childRef, outcome, words, when }, index) =>
        shown(
          `written-${index + 1}`, `${childRef ?? 'The family'}: ${outcomeWords[outcome]}, ${when}`, words ?? 'Nothing was written down.',
        )),
      ...(whyIncomplete === null && outcomes.length === 0 ? [shown('written-none', 'Written so far', 'Nothing yet.')] : []),
    ],
  }
}

function about({ offers: { panel } }: FormAsk): Form['intro'] {
  return panel === undefined || panel.about === '' ? [] : text(strong(panel.about))
}

function missing({ offers: { panel = NOTHING } }: FormAsk): readonly Field[] {
  const absent = panel.papers.filter(({ isTheirs, state }) => isTheirs || state.startsWith('Missing'))
  return absent.length === 0 ? [] : [shown('read-missing', 'Missing', absent.map(({ what }) => what).join('; '))]
}

const when = momentInWords(referrals.preparing.referredAt)
const panel: PanelOffers = {
  about: 'C-1031 at the Resource Panel',
  papers: [
    { id: 'assessment', what: 'Assessment of each child, up to date', isTheirs: false, state: `There: Sam Okafor, ${when}` },
    { id: 'care-plan', what: 'Care plan for each child, with what it needs', isTheirs: true, state: 'Missing' },
    { id: 'legal-advice', what: 'Legal advice', isTheirs: false, state: 'Missing: for the principal lawyer to tick' },
  ],
  children: [
    { id: '0b5d2c1e-8f6a-4c3b-b1d7-5e9f2a7c6d10', ref: 'C-1031-A' }, { id: '0b5d2c1e-8f6a-4c3b-b1d7-5e9f2a7c6d11', ref: 'C-1031-B' },
  ],
  chairs: [staff.owen],
}
const ask: FormAsk = { values: {}, problems: {}, carries: { referral: referralId, version: '3' }, offers: { ...exampleOffers, panel } }

export const panelFormExamples: readonly Example[] = [
  { title: 'Ticking papers for a panel', form: panelPapersForm(ask) },
  { title: 'Taking a case with papers missing', form: panelIncompleteForm(ask) },
  {
    title: 'Who was at a sitting',
    form: panelAttendanceForm({
      ...ask, offers: { ...exampleOffers, panel: { ...panel, about: 'Resource Panel' } }, carries: { panel: 'resource', on: '2026-11-26' },
      values: { chair: staff.owen.id, present: 'Owen Price, Ruth Caldwell' },
    }),
  },
  { title: 'The outcome, child by child', form: panelOutcomeForm(ask) },
  {
    title: 'The outcome, with what is missing',
    form: panelOutcomeForm({
      ...ask, values: { outcome: 'deferred' }, problems: { until: 'Until when?' }, carries: { ...ask.carries, alone: 'yes' },
    }),
  },
  {
    title: 'A referral’s own page',
    form: referralPage({
      shown: referrals.decided, whyIncomplete: 'The hearing is on Friday.',
      outcomes: [{ childRef: 'C-1031-A', outcome: 'agreed-with-conditions', words: 'An aunt is assessed first.', when }],
    }),
  },
]
