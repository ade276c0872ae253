import type { InputBlock, ModalView } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readView } from '../../../adapters/slack/read-view.ts'
import { problemsBeside, renderForm, renderPage, skeleton } from '../../../adapters/slack/render-form.ts'
import { NAMES_ONLY } from '../../../adapters/slack/render-text.ts'
import { cut } from '../../../src/messages/cut.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Field, Form } from '../../../src/messages/model.ts'
import { heading, paragraph, text } from '../../../src/messages/text.ts'
import { anyForm, anyMessage, typed } from '../../support/any-message.ts'
import { sendView } from '../../support/slack/send-view.ts'
import { problemsOfView } from '../../support/slack/schemas.ts'

const sam = { value: 'id-sam', label: 'Sam Okafor' }
const jo = { value: 'id-jo', label: 'Jo Harlow' }
const setting = { origin: 'o-1', colleagues: [{ label: 'Hawthorn', people: [sam, jo] }, { label: 'Over several units', people: [sam] }] }
const drawing = NAMES_ONLY

const base = { name: 'case', label: 'Case', hint: null, isRequired: true, value: '', problem: null }
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Choice ${at}` }))

function formOf(...fields: readonly Field[]): Form {
  return { form: 'decide', title: 'Record a decision', intro: [], submit: 'Record', carries: {}, fields }
}

function inputsIn({ blocks }: ModalView): readonly InputBlock[] {
  return blocks.flatMap((block) => (block.type === 'input' ? [block as InputBlock] : []))
}

/** The control of a form's only field. */
function control(field: Field): InputBlock['element'] | undefined {
  return inputsIn(renderForm(formOf(field), setting))[0]?.element
}

const examples = gallery.flatMap((group) => group.examples)
  .flatMap((example) => ('form' in example ? [[example.title, example.form] as const] : []))
const plain = (words: string) => ({ type: 'plain_text', text: words, emoji: false })

describe('a field in Slack', () => {
  it('has its label, its hint, and its problem right above it as a word', () => {
    const field: Field = { ...base, kind: 'line', hint: 'Such as C-1042', value: 'C-<1>', problem: 'Give *a* case.' }
    const { blocks } = renderForm(formOf(field), setting)
    expect(blocks).toEqual([
      { type: 'context', elements: [{ type: 'mrkdwn', text: '*Problem*: Give ∗a∗ case.', verbatim: true }] },
      {
        type: 'input', block_id: 'case', label: plain('Case'), hint: plain('Such as C-1042'), optional: false,
        element: { type: 'plain_text_input', action_id: 'value', max_length: 3_000, initial_value: 'C-<1>' },
      },
    ])
  })

  it.each<[string, Field, object]>([
    ['more than a line has a box for it', { ...base, kind: 'paragraph', value: 'Why' }, { multiline: true, initial_value: 'Why' }],
    ['a date is written as people say it', { ...base, kind: 'date', value: 'fri' }, { type: 'plain_text_input', initial_value: 'fri' }],
    ['money is written too', { ...base, kind: 'money', value: '£450' },
      { type: 'plain_text_input', initial_value: '£450', placeholder: plain('£') }],
    ['a tick is ticked when it says yes', { ...base, kind: 'tick', value: 'yes' },
      { initial_options: [{ value: 'yes', text: plain('Yes') }] }],
    ['a few choices are seen at once', { ...base, kind: 'choice', choices: choices(3), value: 'v1' },
      { type: 'radio_buttons', initial_option: { value: 'v1', text: plain('Choice 1') } }],
    ['many choices are a list', { ...base, kind: 'choice', choices: choices(7), value: 'v6' },
      { type: 'static_select', initial_option: { value: 'v6', text: plain('Choice 6') } }],
    ['very many are a list in parts', { ...base, kind: 'choice', choices: choices(250), value: 'v249' },
      { type: 'static_select', initial_option: { value: 'v249', text: plain('Choice 249') } }],
    ['a long label goes on below', { ...base, kind: 'choice', choices: [{ value: 'a', label: `T-12: ${'visit '.repeat(20)}` }] },
      { options: [{ value: 'a', text: plain(`T-12: ${'visit '.repeat(11)}`.trim()), description: plain('visit '.repeat(9).trim()) }] }],
  ])('%s', (_name, field, element) => {
    expect(control(field)).toMatchObject(element)
  })

  it('that may stay empty can be emptied again where Slack’s own control cannot', () => {
    expect(control({ ...base, kind: 'choice', choices: choices(2), isRequired: false }))
      .toMatchObject({ options: [{ value: 'v0' }, { value: 'v1' }, { value: '~nothing', text: plain('No answer') }] })
  })

  it('offers those the form thinks likely first, then everybody else once', () => {
    expect(control({ ...base, kind: 'person', people: [jo], value: 'id-sam' })).toMatchObject({
      option_groups: [
        { label: plain('Most likely'), options: [{ value: 'id-jo' }] },
        { label: plain('Hawthorn'), options: [{ value: 'id-sam' }] },
      ],
      initial_option: { value: 'id-sam', text: plain('Sam Okafor') },
    })
  })

  it('keeps a name that is nobody’s in a box below the list it may be chosen from', () => {
    const inputs = inputsIn(renderForm(formOf({ ...base, kind: 'person', people: [jo], value: 'jo' }), setting))
    expect(inputs.map(({ block_id: id, element, optional }) => [id, element.type, optional]))
      .toEqual([['case', 'static_select', true], ['case~typed', 'plain_text_input', true]])
  })

  it('is a box for a name where there is nobody to choose', () => {
    const view = renderForm(formOf({ ...base, kind: 'person', people: [], value: 'jo' }), { origin: 'o-1', colleagues: [] })
    expect(inputsIn(view).map(({ element }) => element)).toMatchObject([{ type: 'plain_text_input', initial_value: 'jo' }])
  })

  it('can be words to read', () => {
    const reasons: Field = { ...base, kind: 'shown', label: 'Reasons', value: 'Because.\n> so' }
    const { blocks, submit } = renderForm({ ...formOf(reasons), submit: null }, setting)
    expect(blocks).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: '*Reasons*\nBecause.\n› so', verbatim: true }, expand: true }])
    expect(submit).toBeUndefined()
  })
})

describe('a modal', () => {
  it('keeps ids, and no words that were typed', () => {
    const form = { ...formOf({ ...base, kind: 'line', value: 'typed' }), carries: { escalation: 'e-1', version: '3' } }
    const { private_metadata: kept } = renderForm(form, setting)
    expect(JSON.parse(kept ?? '')).toEqual({
      form: 'decide', carries: { escalation: 'e-1', version: '3' }, origin: 'o-1', shape: expect.stringMatching(/^[\w-]{16}$/) as string,
    })
  })

  it('does not keep more than Slack carries', () => {
    expect(() => renderForm({ ...formOf(), carries: { reasons: 'x'.repeat(3_000) } }, setting)).toThrow('keeps ids')
  })

  it('with a title that is too long says it in full below', () => {
    const { title, blocks } = skeleton('One moment of your time, please')
    expect([title, blocks]).toMatchObject([plain('One moment of your time…'), [{ type: 'section' }]])
    expect(renderPage('One moment of your time, please', { summary: '', blocks: [paragraph('x')] }, drawing).blocks)
      .toMatchObject([{ type: 'header', text: plain('One moment of your time, please') }, { type: 'section' }])
  })

  it('leaves out the oldest of a very long exchange, never a field', () => {
    const shown = Array.from({ length: 150 }, (_, at): Field => ({ ...base, kind: 'shown', name: `n${at}`, value: `words ${at}` }))
    const view = renderForm(formOf(...shown, { ...base, kind: 'paragraph' }), setting)
    expect(problemsOfView(view)).toEqual([])
    expect(view.blocks[0]).toMatchObject({ text: { text: '…52 earlier parts are left out here' } })
    expect(view.blocks.at(-1)).toMatchObject({ type: 'input', block_id: 'case' })
  })
})

describe('Slack takes', () => {
  it.each(examples)('the form of the gallery: %s', (_title, form) => {
    expect(problemsOfView(renderForm(form, setting))).toEqual([])
    expect(problemsOfView(renderForm(form, { origin: '', colleagues: [] }))).toEqual([])
  })

  it('any form', () => {
    fc.assert(fc.property(anyForm, (form) => {
      fc.pre(form.submit !== null || form.fields.every(({ kind }) => kind === 'shown'))
      expect(problemsOfView(renderForm(form, setting))).toEqual([])
    }), { numRuns: 60 })
  }, 60_000)

  it('any page, and its skeleton', () => {
    fc.assert(fc.property(typed, anyMessage, (title, message) => {
      expect(problemsOfView(renderPage(title, message, drawing))).toEqual([])
      expect(problemsOfView(skeleton(title))).toEqual([])
    }), { numRuns: 20 })
  }, 60_000)
})

describe('a modal that was sent', () => {
  it('gives back what was in it', () => {
    fc.assert(fc.property(anyForm, (form) => {
      const sent = readView(sendView(renderForm(form, setting)))
      const fields = form.fields.filter(({ kind }) => kind !== 'shown')
      expect(sent).toEqual({
        form: form.form, carries: form.carries, origin: 'o-1',
        values: Object.fromEntries(fields.map(({ name, value }) => [name, cut(value, 3_000)])),
      })
    }), { numRuns: 100 })
  }, 60_000)

  it.each(examples.filter(([, { submit }]) => submit !== null))('gives back the values of the gallery’s: %s', (_title, form) => {
    const sent = readView(sendView(renderForm(form, setting)))
    const values = form.fields.flatMap(({ kind, name, value }) => (kind === 'shown' ? [] : [[name, value]]))
    expect(sent).toMatchObject({ form: form.form, carries: form.carries, values: Object.fromEntries(values) as object })
  })

  it('means whom was chosen, before the name still in the box', () => {
    const view = renderForm(formOf({ ...base, kind: 'person', people: [jo], value: 'jo' }), setting)
    const chosen = { case: { value: { type: 'static_select', selected_option: { value: 'id-jo' } } } }
    expect(readView(sendView(view))?.values).toEqual({ case: 'jo' })
    expect(readView(sendView(view, chosen))?.values).toEqual({ case: 'id-jo' })
  })

  it('says nothing where no answer was chosen', () => {
    const view = renderForm(formOf({ ...base, kind: 'choice', choices: choices(2), isRequired: false, value: 'v1' }), setting)
    const chosen = { case: { value: { type: 'radio_buttons', selected_option: { value: '~nothing' } } } }
    expect(readView(sendView(view, chosen))?.values).toEqual({ case: '' })
  })

  const ours = sendView(renderForm(formOf(), setting))

  it.each<[string, unknown]>([
    ['nothing', null],
    ['another app’s', { ...ours, callback_id: 'other' }],
    ['one that keeps something else', { ...ours, private_metadata: '{"form":1}' }],
    ['one that keeps no JSON', { ...ours, private_metadata: 'x' }],
    ['one with a control that is none of ours', { ...ours, state: { values: { case: { value: { type: 'datepicker' } } } } }],
  ])('is not read when it is %s', (_name, view) => {
    expect(readView(view)).toBeNull()
  })
})

describe('problems', () => {
  const due: Field = { ...base, kind: 'date', name: 'due' }
  const asked = formOf({ ...base, kind: 'line' }, due)
  const choice = (count: number): Field => ({ ...base, kind: 'choice', name: 'which', choices: choices(count), problem: null })
  const toRead = (value: string): Field => ({ ...base, kind: 'shown', value })
  const metadata = (form: Form) => ({ private_metadata: renderForm(form, setting).private_metadata ?? '' })
  const cameBack = formOf({ ...base, kind: 'line', value: 'C-1042' }, { ...due, value: 'the 31st', problem: 'Which month?' })

  it('stand beside the fields that are on the screen', () => {
    expect(problemsBeside(cameBack, metadata(asked))).toEqual({ due: 'Which month?' })
  })

  it.each<[string, Form, Form]>([
    ['a field was added', { ...cameBack, fields: [...cameBack.fields, choice(2)] }, asked],
    ['there is other to choose from', formOf({ ...choice(3), problem: 'Choose.' }), formOf(choice(2))],
    ['the words at the top changed', { ...cameBack, intro: text('Somebody answered it.') }, asked],
    ['what is to be read changed', formOf(toRead('new'), { ...due, problem: 'When?' }), formOf(toRead('old'), due)],
    ['what it was opened from changed', { ...cameBack, carries: { version: '2' } }, asked],
    ['there is none beside a field', asked, asked],
    ['the screen shows those of the time before', cameBack, cameBack],
  ])('need the modal drawn again when %s', (_name, form, shown) => {
    expect(problemsBeside(form, metadata(shown))).toBeNull()
  })

  it('need a modal that is ours', () => {
    expect(problemsBeside(cameBack, { private_metadata: '' })).toBeNull()
  })
})

it('a page is a message', () => {
  expect(renderPage('C-1042', { summary: '', blocks: [heading('C-1042'), paragraph('Nothing is due.')] }, drawing)).toEqual({
    type: 'modal', title: plain('C-1042'), close: plain('Close'),
    blocks: [
      { type: 'header', text: plain('C-1042') },
      { type: 'section', text: { type: 'mrkdwn', text: 'Nothing is due.', verbatim: true }, expand: true },
    ],
  })
})
