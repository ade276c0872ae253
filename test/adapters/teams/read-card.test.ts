import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card } from '../../../adapters/teams/card.ts'
import { readForm, readLook, readPress } from '../../../adapters/teams/read-card.ts'
import { renderForm } from '../../../adapters/teams/render-form.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Form } from '../../../src/messages/model.ts'
import { anyForm } from '../../support/any-message.ts'
import { withShortIds } from '../../support/teams/with-short-ids.ts'

const about = { form: 'decide', carries: { task: 't-1' }, origin: 'o-1' }
const setting = { origin: 'o-1', colleagues: [{ label: 'Hawthorn', people: [{ value: 'id-sam', label: 'Sam Okafor' }] }] }

/** What Teams sends when the form is sent as it was drawn: what the button carries, and what is in each field. */
function sentAsDrawn({ body }: Card): Readonly<Record<string, unknown>> {
  const inputs = body.flatMap((element): readonly [string, unknown][] => ('id' in element ? [[element.id, element.value]] : []))
  const [button] = body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))
  return { ...Object.fromEntries(inputs.filter(([, value]) => value !== undefined)), ...button?.data }
}

function valuesOf({ fields }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.flatMap(({ kind, name, value }) => (kind === 'shown' || value === '' ? [] : [[name, value]])))
}

function filled(values: Readonly<Record<string, string>> | undefined): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([, value]) => value !== ''))
}

describe('a form that was sent', () => {
  it('says what it is, where it was opened, and what was said in each field', () => {
    expect(readForm({ '~form': about, case: 'C-1042', urgent: 'yes' })).toEqual({ ...about, values: { case: 'C-1042', urgent: 'yes' } })
  })

  it.each<[string, Readonly<Record<string, unknown>>, Readonly<Record<string, string>>]>([
    ['an answer taken back, and a box without a tick, are nothing', { to: '~nothing', urgent: '~nothing' }, { to: '', urgent: '' }],
    ['somebody chosen is meant before a name still in the box', { 'to~typed': 'sam', to: 'id-jo' }, { to: 'id-jo' }],
    ['and whichever comes first', { to: 'id-jo', 'to~typed': 'sam' }, { to: 'id-jo' }],
    ['a name in the box is meant where nobody is chosen', { to: '', 'to~typed': 'sam' }, { to: 'sam' }],
    ['also where that was taken back', { 'to~typed': 'sam', to: '~nothing' }, { to: 'sam' }],
    ['and where Teams does not send what is empty', { 'to~typed': 'sam' }, { to: 'sam' }],
    ['what is no words is left out', { case: null, title: 4, to: { value: 'x' } }, {}],
  ])('%s', (_name, inputs, values) => {
    expect(readForm({ ...inputs, '~form': about })?.values).toEqual(values)
  })

  it.each<[string, unknown]>([
    ['nothing', undefined], ['words', 'x'], ['a press', { intent: '{}' }],
    ['no carries', { '~form': { form: 'decide', origin: '' } }],
    ['more than ids', { '~form': { ...about, words: 'x' } }],
    ['a version that is no words', { '~form': { ...about, carries: { version: 3 } } }],
  ])('is none of ours: %s', (_name, data) => {
    expect(readForm(data)).toBeNull()
  })

  const forms = gallery.flatMap((group) => group.examples)
    .flatMap((example) => ('form' in example && example.form.submit !== null ? [[example.title, example.form] as const] : []))

  it.each(forms)('as it was drawn is as it was: %s', (_title, form) => {
    const read = readForm(sentAsDrawn(renderForm(form, setting)))
    expect(read).toMatchObject({ form: form.form, carries: form.carries, origin: 'o-1' })
    expect(filled(read?.values)).toEqual(valuesOf(form))
  })

  it('as it was drawn is as it was, whatever the form, as far as there was room for it', () => {
    fc.assert(fc.property(anyForm, (some) => {
      const fields = withShortIds(some).fields.filter(({ value }) => value.length < 100).map((field) =>
        ({ ...field, label: 'Label', hint: null, problem: null, value: field.value === '~nothing' ? '' : field.value }))
      const form: Form = { ...some, submit: 'Send', intro: [], fields: fields.slice(0, 8) }
      expect(filled(readForm(sentAsDrawn(renderForm(form, setting)))?.values)).toEqual(valuesOf(form))
    }), { numRuns: 100, endOnFailure: true })
  }, 60_000)
})

describe('a press', () => {
  it('asks what its button was drawn for', () => {
    expect(readPress({ intent: encodeIntent({ kind: 'show-unit' }) })).toEqual({ kind: 'show-unit' })
  })

  it.each<[string, unknown]>([
    ['nothing', null], ['words', 'x'], ['an intent nobody knows', { intent: '{"kind":"sack"}' }], ['no JSON', { intent: '{' }],
    ['an intent that is not words', { intent: { kind: 'show-unit' } }],
  ])('is none of ours: %s', (_name, data) => {
    expect(readPress(data)).toBeNull()
  })
})

describe('a look at a card', () => {
  it.each<[unknown, string | null]>([
    [{ notice: 'n-1' }, 'n-1'], [{}, null], [undefined, null], [{ notice: 3 }, null],
  ])('%j: %s', (data, notice) => {
    expect(readLook(data)).toBe(notice)
  })
})
