import { describe, expect, it } from 'vitest'
import { CASE_EVENTS } from '../../src/domain/case/case-event.ts'
import { FORMS } from '../../src/intents/parsed.ts'
import { readForm } from '../../src/intents/read-form.ts'
import type { FormName } from '../../src/intents/parsed.ts'
import { eventChoices } from '../../src/messages/event-choices.ts'
import { exampleNarrative } from '../../src/messages/example-decisions.ts'
import { now, staff } from '../../src/messages/example-world.ts'
import { exampleOffers } from '../../src/messages/forms/example-offers.ts'
import { drawForm } from '../../src/messages/forms/draw-form.ts'
import { decisionPage } from '../../src/messages/forms/escalation.ts'
import type { FormAsk } from '../../src/messages/forms/form-ask.ts'
import { noOffers } from '../../src/messages/forms/form-ask.ts'
import type { Form } from '../../src/messages/model.ts'
import { context } from '../intents/context.ts'
import { plainForm } from '../support/plain-text.ts'

/** What is read back of each form: its fields, and the ids it carries. */
const READ: Readonly<Record<FormName, readonly [fields: readonly string[], carries: readonly string[]]>> = {
  'allocate': [['case', 'title', 'to', 'due'], ['link']],
  'allocate-task': [['to'], ['task', 'version']],
  'decide': [['case', 'type', 'amount', 'summary', 'decidedBy', 'childWants', 'reasons', 'urgent'], ['link']],
  'decide-again': [['type', 'amount', 'summary', 'decidedBy', 'childWants', 'reasons', 'urgent'], ['case', 'escalation', 'version']],
  'decline': [['reason'], ['escalation', 'version']],
  'send-back': [['question'], ['escalation', 'version']],
  'answer': [['answer'], ['escalation', 'version']],
  'done': [['task', 'on', 'seen'], ['version']],
  'case-event': [['case', 'event', 'on', 'time', 'child', 'detail'], []],
  'open-case': [['case', 'childRef', 'dateOfBirth'], []],
  'leave': [['person', 'from', 'to'], []],
  'cover': [['holder', 'deputy', 'from', 'to'], []],
  'digest-time': [['time'], []],
  'quiet-hours': [['from', 'to'], []],
  'escalate': [['case', 'what', 'done', 'urgent'], ['link']],
  'add-words': [['words'], ['decision']],
  'file-decision': [['case'], ['decision']],
  'clock': [['event', 'on', 'time', 'dateOfBirth', 'until', 'detail'], []],
  'panel-papers': [[], ['referral', 'version']],
  'panel-incomplete': [['reason'], ['referral', 'version']],
  'panel-attendance': [['chair', 'present'], ['panel', 'on']],
  'panel-outcome': [['child', 'outcome', 'words', 'until'], ['referral', 'version', 'alone']],
  'right-as-it-is': [['reason'], ['case', 'drift', 'version']],
  'refer': [['case', 'service', 'decidedBy', 'childWants', 'reasons'], []],
  'referral-news': [['state', 'on', 'reason'], ['referral', 'version']],
}

const empty: FormAsk = { values: {}, problems: {}, carries: {}, offers: noOffers }
const asked = (form: Form): string[] => form.fields.filter((field) => field.kind !== 'shown').map((field) => field.name)

describe.each(FORMS)('the form %s', (name) => {
  const [fields, ids] = READ[name]
  const typed = Object.fromEntries(fields.map((field) => [field, `typed ${field}`]))
  const carries = Object.fromEntries(ids.map((id) => [id, '7']))

  it('asks for what is read back', () => {
    const form = drawForm[name](empty)
    expect(form.form).toBe(name)
    expect(asked(form).toSorted()).toEqual(fields.toSorted())
  })

  it('keeps what was typed and shows each problem beside its field', () => {
    const problems = Object.fromEntries(fields.map((field) => [field, `Problem with ${field}.`]))
    const form = drawForm[name]({ values: typed, problems, carries, offers: exampleOffers })
    for (const field of form.fields) expect([field.value, field.problem]).toEqual([`typed ${field.name}`, `Problem with ${field.name}.`])
    expect(form.carries).toEqual(carries)
  })

  it('takes its ids from the values of the button that opens it', () => {
    expect(drawForm[name]({ ...empty, values: carries }).carries).toEqual(carries)
  })

  it('says a problem that has no field of its own, at the top', () => {
    const form = drawForm[name]({ ...empty, problems: { elsewhere: 'This form is out of date.' } })
    expect(plainForm(form)).toContain('This form is out of date.')
  })

  it('comes back from its reader with every problem beside a field', () => {
    const parsed = readForm(name, {}, carries, context)
    const problems = parsed.kind === 'form' ? Object.keys(parsed.problems) : []
    expect(problems.filter((field) => !fields.includes(field))).toEqual([])
  })

  it('marks as needed what its reader asks for', () => {
    const parsed = readForm(name, {}, carries, context)
    const problems = parsed.kind === 'form' ? Object.keys(parsed.problems) : []
    const needed = drawForm[name](empty).fields.filter((field) => field.isRequired).map((field) => field.name)
    // a platform holds back a form without what is needed, and this one may be sent with nothing but its tick: a child is at risk
    expect(needed.toSorted()).toEqual(name === 'escalate' ? [] : problems.toSorted())
  })

  it('fits where titles, labels and hints are shortest: a Slack modal', () => {
    const form = drawForm[name]({ ...empty, offers: exampleOffers })
    expect(form.title.length).toBeLessThanOrEqual(24)
    expect(form.submit?.length).toBeLessThanOrEqual(24)
    expect(form.fields.filter((field) => field.label.length > 48 || (field.hint ?? '').length > 150).map((field) => field.name)).toEqual([])
  })
})

it('offers every event to choose from, but the one that marking a task as done records', () => {
  expect(eventChoices.map((choice) => choice.value)).toEqual(CASE_EVENTS.filter((event) => event !== 'done'))
})

it('offers the matrix and something else for a decision', () => {
  const type = drawForm.decide({ ...empty, offers: exampleOffers }).fields.find((field) => field.name === 'type')
  const offered = type?.kind === 'choice' ? type.choices.map((choice) => choice.label) : []
  expect(offered).toEqual([...exampleOffers.decisionTypes.map((row) => row.name), 'Something else'])
})

describe('what was written about a decision', () => {
  const support = { kind: 'support', by: staff.ruth, at: now, text: 'Supports it.' } as const

  it('can be read before answering', () => {
    const page = plainForm(drawForm.decline({ ...empty, offers: { ...noOffers, decision: exampleNarrative } }))
    expect(page).toContain('Reasons: Contact is four times a week')
    expect(page).toContain('Question from Ruth Caldwell, Tue 24 Nov 2026 at 09:10: Would a season ticket be cheaper?')
  })

  it('has a page of its own, with nothing to send', () => {
    const page = decisionPage(exampleNarrative)
    expect(page.submit).toBeNull()
    expect(asked(page)).toEqual([])
  })

  it.each([
    ['nothing from a child in care', { shown: { ...exampleNarrative.shown, childInCare: true } }, 'Missing: nobody has written it down.'],
    ['no reasons', { reasons: null }, 'None were written down.'],
    ['support on the way to a panel', { thread: [support] }, 'Supported by Ruth Caldwell'],
  ])('%s', (_, different, says) => {
    expect(plainForm(decisionPage({ ...exampleNarrative, ...different }))).toContain(says)
  })
})
