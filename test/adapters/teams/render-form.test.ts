import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, Element } from '../../../adapters/teams/card.ts'
import { sizeOf } from '../../../adapters/teams/card.ts'
import { LIMITS } from '../../../adapters/teams/limits.ts'
import { renderForm } from '../../../adapters/teams/render-form.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Field, Form } from '../../../src/messages/model.ts'
import { anyForm, typed } from '../../support/any-message.ts'
import { cardLines } from '../../support/teams/card-lines.ts'
import { problemsOfCard } from '../../support/teams/judge-card.ts'
import { withShortIds } from '../../support/teams/with-short-ids.ts'

const sam = { value: 'id-sam', label: 'Sam Okafor' }
const jo = { value: 'id-jo', label: 'Jo Harlow' }
const setting = { origin: 'o-1', colleagues: [{ label: 'Hawthorn', people: [sam, jo] }, { label: 'Over several units', people: [sam] }] }
const crowd = (count: number) => {
  const people = Array.from({ length: count }, (_, at) => ({ value: `person-${at}`, label: `Colleague ${at} of the council` }))
  return [{ label: 'Hawthorn', people }]
}

const base = { name: 'case', label: 'Case', hint: null, isRequired: true, value: '', problem: null }
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `Choice ${at}` }))

function formOf(...fields: readonly Field[]): Form {
  return { form: 'decide', title: 'Record a decision', intro: [], submit: 'Record', carries: {}, fields }
}

/** What stands between a form's title and its button. */
function drawn(field: Field, where = setting): readonly Element[] {
  return renderForm({ ...formOf(field), title: '', submit: null }, where).body
}

function lines(card: Card): readonly string[] {
  return cardLines(card)
}

const examples = gallery.flatMap((group) => group.examples)
  .flatMap((example) => ('form' in example ? [[example.title, example.form] as const] : []))

describe('a field in Teams', () => {
  it('has its label, its hint below, and its problem right above it as a word', () => {
    expect(drawn({ ...base, kind: 'line', hint: 'Such as C-1042', value: 'C-<1>', problem: 'Give *a* case.' })).toEqual([
      {
        type: 'RichTextBlock', spacing: 'Medium',
        inlines: [
          { type: 'TextRun', text: 'Problem', weight: 'Bolder', color: 'Attention' },
          { type: 'TextRun', text: ': Give *a* case.' },
        ],
      },
      { type: 'Input.Text', id: 'case', label: 'Case', maxLength: 3_000, value: 'C-<1>', spacing: 'Small' },
      { type: 'RichTextBlock', spacing: 'None', inlines: [{ type: 'TextRun', text: 'Such as C-1042', size: 'Small', isSubtle: true }] },
    ])
  })

  it.each<[string, Field, object]>([
    ['that may stay empty says so', { ...base, kind: 'line', isRequired: false }, { label: 'Case (optional)' }],
    ['more than a line has a box for it', { ...base, kind: 'paragraph', value: 'Why' }, { isMultiline: true, value: 'Why' }],
    ['a date is written as people say it', { ...base, kind: 'date', value: 'fri' }, { type: 'Input.Text', value: 'fri' }],
    ['money is written too', { ...base, kind: 'money', value: '£450' }, { type: 'Input.Text', value: '£450', placeholder: '£' }],
    ['a tick is ticked when it says yes', { ...base, kind: 'tick', value: 'yes' },
      { type: 'Input.Toggle', label: 'Case', value: 'yes', valueOn: 'yes' }],
    ['and not when it does not', { ...base, kind: 'tick', isRequired: false },
      { type: 'Input.Toggle', label: 'Case', value: '~nothing', valueOff: '~nothing' }],
    ['choices are a list to open', { ...base, kind: 'choice', choices: choices(3), value: 'v1' }, { style: 'compact', value: 'v1' }],
  ])('%s', (_name, field, element) => {
    expect(drawn(field)[0]).toMatchObject(element)
  })

  it('that may stay empty can be emptied again where Teams’ own control cannot', () => {
    expect(cardLines({ body: drawn({ ...base, kind: 'choice', choices: choices(1), isRequired: false }) }))
      .toEqual(['[choice] Case (optional) (case):  of Choice 0=v0, No answer=~nothing'])
  })

  it('keeps what is none of its choices among them', () => {
    expect(cardLines({ body: drawn({ ...base, kind: 'choice', choices: choices(1), value: 'spend' }) }))
      .toEqual(['[choice] Case (case): spend of Choice 0=v0, spend=spend'])
  })

  it('offers those the form thinks likely first, then everybody else once', () => {
    expect(cardLines({ body: drawn({ ...base, kind: 'person', people: [jo], value: 'id-sam' }) }))
      .toEqual(['[choice] Case (case): id-sam of Jo Harlow=id-jo, Sam Okafor=id-sam'])
  })

  it.each<[string, string, number, 'compact' | 'filtered']>([
    ['a few people are a list to open', '', 8, 'compact'],
    ['more are found by the beginning of a name', '', 9, 'filtered'],
    ['but somebody who is chosen is shown by name, which not every client does there', 'person-3', 9, 'compact'],
  ])('%s', (_name, value, count, style) => {
    expect(drawn({ ...base, kind: 'person', people: [], value }, { ...setting, colleagues: crowd(count) })[0]).toMatchObject({ style })
  })

  it('keeps a name that is nobody’s in a box below the list it may be chosen from', () => {
    expect(cardLines({ body: drawn({ ...base, kind: 'person', people: [jo], value: 'jo' }) })).toEqual([
      '[choice] Case (case):  of Jo Harlow=id-jo, Sam Okafor=id-sam',
      '[text] Or write a name or work e-mail address (case~typed): jo',
      '[runs] (Used only if nobody is chosen above.)',
    ])
  })

  it('has a box for those for whom there is no room in the list, and says how many', () => {
    const card = renderForm(formOf({ ...base, kind: 'person', people: [jo], value: 'person-499' }), { ...setting, colleagues: crowd(500) })
    const [list] = card.body.flatMap((element) => (element.type === 'Input.ChoiceSet' ? [element] : []))
    const shown = list?.choices.map(({ value }) => value) ?? []
    expect([shown[0], shown.at(-1), list?.value]).toEqual(['id-jo', 'person-499', 'person-499'])
    const left = 501 - shown.length
    expect(left).toBeGreaterThan(50)
    expect(lines(card)).toContain(`[runs] (…and ${left} more colleagues who are not in the list. Used only if nobody is chosen above.)`)
    expect(problemsOfCard(card)).toEqual([])
  })

  it('is a box for a name where there is nobody to choose', () => {
    const field: Field = { ...base, kind: 'person', people: [], value: 'jo' }
    expect(drawn(field, { origin: 'o-1', colleagues: [] })).toMatchObject([{ type: 'Input.Text', value: 'jo' }])
  })

  it('can be words to read', () => {
    const reasons: Field = { ...base, kind: 'shown', label: 'Reasons', value: 'Because.\n*so*' }
    expect(cardLines({ body: drawn(reasons) })).toEqual(['[runs] *Reasons*', '[runs] Because.', '[runs] *so*'])
  })
})

describe('a form in Teams', () => {
  const form: Form = { ...formOf({ ...base, kind: 'line', value: 'typed' }), carries: { escalation: 'e-1', version: '3' } }
  const data = { '~form': { form: 'decide', carries: { escalation: 'e-1', version: '3' }, origin: 'o-1' } }

  it('on a card is sent from where it stands, and carries ids, and no words that were typed', () => {
    expect(renderForm(form, setting).body.at(-1)).toEqual({
      type: 'ActionSet', spacing: 'Medium', actions: [{
        type: 'Action.Execute', verb: 'form', title: 'Record', style: 'positive', data,
        fallback: { type: 'Action.Submit', title: 'Record', style: 'positive', data },
      }],
    })
    expect(lines(renderForm(form, setting))[0]).toBe('[title] Record a decision')
  })

  it('in a dialog is sent in the only way a dialog knows, and has its title there', () => {
    const card = renderForm(form, { ...setting, isDialog: true })
    expect(card.body.at(-1)).toMatchObject({ actions: [{ type: 'Action.Submit', title: 'Record', data }] })
    expect(lines(card)[0]).toBe('[text] Case (case): typed')
  })

  it('that is a page to read has nothing to send', () => {
    expect(lines(renderForm({ ...form, submit: null }, setting)).join('\n')).not.toContain('[actions]')
  })

  it('has the longest words to read cut short where that is said, and what was typed last of all', () => {
    const shown = Array.from({ length: 20 }, (_, at): Field => ({ ...base, kind: 'shown', name: `n${at}`, value: 'word '.repeat(500) }))
    const card = renderForm(formOf(...shown, { ...base, kind: 'paragraph', value: 'my reasons' }), setting)
    expect(problemsOfCard(card)).toEqual([])
    expect(lines(card).join('\n').match(/… \(cut short here\)/g)?.length).toBe(20)
    expect(lines(card)).toContain('[text] Case (case): my reasons')
  })
})

describe('Teams takes', () => {
  it.each(examples)('the form of the gallery, on a card and in a dialog: %s', (_title, form) => {
    expect(problemsOfCard(renderForm(form, setting))).toEqual([])
    expect(problemsOfCard(renderForm(form, { origin: '', colleagues: crowd(300), isDialog: true }))).toEqual([])
  })

  it.each(examples)('each of its fields, whole: %s', (_title, form) => {
    const card = renderForm(form, setting)
    const ids = card.body.flatMap((element) => ('id' in element ? [element.id] : []))
    expect(ids.filter((id) => !id.endsWith('~typed'))).toEqual(form.fields.flatMap(({ kind, name }) => (kind === 'shown' ? [] : [name])))
    expect(lines(card).join('\n')).not.toMatch(/cut short|…and \d/)
  })

  it('whatever the form', () => {
    fc.assert(fc.property(anyForm, fc.boolean(), (form, isDialog) => {
      const card = renderForm(withShortIds(form), { ...setting, isDialog })
      expect(problemsOfCard(card)).toEqual([])
      expect(sizeOf(card)).toBeLessThanOrEqual(LIMITS.card)
    }), { numRuns: 25, endOnFailure: true })
  }, 60_000)

  it('words that were typed only where no markup is read', () => {
    fc.assert(fc.property(typed, (words) => {
      const fields: readonly Field[] = [
        { ...base, name: 'a', kind: 'line', value: words, problem: words }, { ...base, name: 'b', kind: 'shown', value: words },
        { ...base, name: 'c', kind: 'person', people: [jo], value: words },
      ]
      expect(renderForm({ ...formOf(...fields), title: '' }, setting).body.filter(({ type }) => type === 'TextBlock')).toEqual([])
    }), { numRuns: 200 })
  })
})
