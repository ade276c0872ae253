import { decisionInWords } from '../decision-shown.ts'
import type { DecisionNarrative } from '../decision-narrative.ts'
import { narrativeFields } from '../decision-narrative.ts'
import type { Example } from '../example.ts'
import { escalationId, exampleNarrative } from '../example-decisions.ts'
import { exampleOffers } from './example-offers.ts'
import type { Field, Form } from '../model.ts'
import { strong, text } from '../text.ts'
import { decisionFields } from './decide.ts'
import type { FormAsk } from './form-ask.ts'
import { form } from './form-ask.ts'

/** A corrected decision, or one raised again: what was said about it so far, and the whole of it to change. */
export function decideAgainForm(ask: FormAsk): Form {
  const { decision } = ask.offers
  const isOver = decision?.shown.decision.state === 'declined' || decision?.shown.decision.state === 'withdrawn'
  return form('decide-again', ask, {
    title: isOver ? 'Raise a decision again' : 'Correct a decision', submit: isOver ? 'Raise again' : 'Record instead',
    intro: decision === null ? [] : text(strong(decisionInWords(decision.shown)), isOver
      ? ' came to nothing. Say what has changed: whoever is asked reads what was said before.'
      : ' ends, and what you record here takes its place. Whoever is asked reads what was said before.'),
    fields: [...decisionFields(ask), ...(decision === null ? [] : saidBefore(decision))],
  })
}

/** What was asked, answered and refused. What the first itself said is in the fields to be changed. */
function saidBefore(decision: DecisionNarrative): readonly Field[] {
  return narrativeFields(decision).filter(({ name }) => name !== 'written-reasons' && name !== 'written-childWants')
}

const ask: FormAsk = {
  values: { type: 'spend', amount: '500.01', summary: 'a summer of contact travel', urgent: '' }, problems: {},
  carries: { case: 'C-1042', escalation: escalationId, version: '1' }, offers: { ...exampleOffers, decision: exampleNarrative },
}
const { shown } = exampleNarrative

export const decideAgainExamples: readonly Example[] = [
  { title: 'Correct a decision that waits', form: decideAgainForm(ask) },
  {
    title: 'Raise a declined decision again',
    form: decideAgainForm({
      ...ask,
      offers: {
        ...exampleOffers,
        decision: {
          ...exampleNarrative, closingReason: 'The season ticket covers it.',
          shown: { ...shown, decision: { ...shown.decision, state: 'declined' } },
        },
      },
    }),
  },
]
