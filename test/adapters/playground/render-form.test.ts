import { describe, expect, it } from 'vitest'
import { renderForm } from '../../../adapters/playground/render-form.ts'
import type { Field, Form } from '../../../src/messages/model.ts'

const base = { name: 'case', label: 'Case', hint: null, isRequired: true, value: '', problem: null }
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Choice ${at}` }))

function drawn(field: Field, about: Partial<Form> = {}): string {
  const form: Form = { form: 'decide', title: 'Record a decision', intro: [], submit: 'Record it', carries: {}, fields: [field], ...about }
  return renderForm(form, { prefix: 'f', level: 2, colleagues: [{ value: 'id-sam', label: 'Sam Okafor' }] }).markup
}

describe('a field in the playground', () => {
  it('has its label, and its hint and problem tied to it', () => {
    const markup = drawn({ ...base, kind: 'line', hint: 'Such as C-1042', value: 'C-<1>', problem: 'Give a case.' })
    expect(markup).toContain('<label class="label" for="f-case">Case</label>')
    expect(markup).toContain('<p class="hint" id="f-case-hint">Such as C-1042</p>')
    expect(markup).toContain('id="f-case-problem"><span class="unseen">Problem: </span>Give a case.</p>')
    expect(markup).toMatch(/<input type="text"[^>]* value="C-&lt;1&gt;"[^>]* aria-describedby="f-case-hint f-case-problem">/)
    expect(markup).toMatch(/<input[^>]* aria-invalid="true"/)
  })

  it('says when it may be left out', () => {
    expect(drawn({ ...base, kind: 'line', isRequired: false })).toContain('Case (optional)</label>')
  })

  it('shows a few choices at once, and many as a list', () => {
    expect(drawn({ ...base, kind: 'choice', choices: choices(5), value: 'v1' })).toMatch(/<input type="radio"[^>]* value="v1" checked>/)
    expect(drawn({ ...base, kind: 'choice', choices: choices(6), value: 'v1' })).toContain('<option value="v1" selected>Choice 1</option>')
  })

  it('offers those the form thinks likely first, then everybody else once', () => {
    const people = [{ value: 'id-jo', label: 'Jo Harlow' }]
    const options = [...drawn({ ...base, kind: 'person', people }).matchAll(/<option[^>]*>([^<]*)/g)].map(([, label]) => label)
    expect(options).toEqual(['Choose…', 'Jo Harlow', 'Sam Okafor', 'Somebody else'])
  })

  it('keeps a name that was typed and is nobody’s', () => {
    const markup = drawn({ ...base, kind: 'person', people: [], value: 'jo' })
    expect(markup).toContain('<option value="" data-else selected>Somebody else</option>')
    expect(markup).toMatch(/<input type="text"[^>]* value="jo" maxlength="\d+">/)
  })

  it('has a box for a name only while somebody else is chosen', () => {
    const markup = drawn({ ...base, kind: 'person', people: [], value: 'id-sam' })
    expect(markup).toMatch(/<input type="text"[^>]* value="" [^>]*hidden disabled>/)
  })

  it('is ticked when it says yes', () => {
    expect(drawn({ ...base, kind: 'tick', value: 'yes' })).toMatch(/<input type="checkbox" value="yes" [^>]* checked>/)
    expect(drawn({ ...base, kind: 'tick' })).not.toContain('checked')
  })

  it('can be words to read, which are not sent back', () => {
    expect(drawn({ ...base, kind: 'shown', value: 'Because.' }, { submit: null })).not.toMatch(/ name=|type="submit"/)
  })
})

it('sums up problems, each leading to the first control of its field', () => {
  expect(drawn({ ...base, kind: 'choice', choices: choices(2), problem: 'Choose one.' })).toContain('<a href="#f-case-0">Choose one.</a>')
  expect(drawn({ ...base, kind: 'date', problem: 'Give a date.' })).toContain('<a href="#f-case">Give a date.</a>')
  expect(drawn({ ...base, kind: 'date' })).not.toContain('error-summary')
})

it('carries ids through unchanged', () => {
  expect(drawn({ ...base, kind: 'line' }, { carries: { escalation: 'e-1', version: '3' } }))
    .toContain('data-carries="{&quot;escalation&quot;:&quot;e-1&quot;,&quot;version&quot;:&quot;3&quot;}"')
})
