import { describe, expect, it } from 'vitest'
import { problemsOfCard } from './judge-card.ts'

const words = { type: 'TextBlock', text: 'T-12 is due.', wrap: true }
const submit = { type: 'Action.Submit', title: 'Unit', data: { intent: '{}' } }
const press = { ...submit, type: 'Action.Execute', verb: 'press', fallback: submit }
const box = { type: 'Input.Text', id: 'case', label: 'Case', maxLength: 9 }
const list = { type: 'Input.ChoiceSet', id: 'to', label: 'To', choices: [{ title: 'Jo', value: 'jo' }] }
const look = { type: 'Action.Execute', verb: 'refresh', data: { notice: 'n' } }
const mention = { type: 'mention', text: '<at>Jo</at>', mentioned: { id: 'u-1', name: 'Jo' } }

function card(body: readonly object[], more: object = {}): object {
  const $schema = 'http://adaptivecards.io/schemas/adaptive-card.json'
  return { $schema, type: 'AdaptiveCard', version: '1.5', fallbackText: 'T-12', body, ...more }
}

function set(...actions: readonly object[]): object {
  return { type: 'ActionSet', actions }
}

describe('the judge of cards', () => {
  it('takes a card that Teams takes', () => {
    const runs = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x' }] }
    const body = [{ ...words, text: '<at>Jo</at>, T-12 is due.' }, runs, set(press), box, list]
    const refresh = { action: look, userIds: ['29:1'] }
    expect(problemsOfCard(card(body, { refresh, msteams: { width: 'Full', entities: [mention] } }))).toEqual([])
  })

  it.each<[string, object, string]>([
    ['an element nobody has', card([{ type: 'Nonsense' }]), 'card.body[0]: is Nonsense, which version 1.5 does not have'],
    ['an action nobody has', card([set({ type: 'Action.Nope', title: 'x' })]),
      'card.body[0].actions[0]: is Action.Nope, which version 1.5 does not have'],
    ['a name written wrong', card([{ ...words, wieght: 'Bolder' }]), 'card.body[0]: has wieght, which version 1.5 does not have'],
    ['a value that is none', card([{ ...words, size: 'Gigantic' }]), 'renderer: InvalidPropertyValue'],
    ['a field without an id', card([{ type: 'Input.Text', label: 'x' }]), 'renderer: PropertyCantBeNull'],
    ['an older version', card([words], { version: '1.4' }), 'card: is not of version 1.5'],
    ['nothing to fall back to', card([words], { fallbackText: ' ' }), 'card: has nothing for clients that cannot draw it'],
    ['too many bytes', card([{ ...words, text: 'x'.repeat(29_000) }]), 'bytes'],
    ['an empty text', card([{ ...words, text: '' }]), 'card.body[0]: has no words'],
    ['a text that does not wrap', card([{ type: 'TextBlock', text: 'x' }]), 'card.body[0]: has words on one line only'],
    ['runs of nothing', card([{ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: ' ' }] }]), 'card.body[0]: has no words at all'],
    ['no runs', card([{ type: 'RichTextBlock', inlines: [] }]), 'card.body[0]: has no words at all'],
    ['seven buttons', card([set(...Array.from({ length: 7 }, () => press))]), 'card.body[0]: has more than six buttons'],
    ['a button without words', card([set({ ...press, title: ' ' })]), 'card.body[0]: has a button without words'],
    ['a button with a tale', card([set({ ...press, title: 'x'.repeat(76) })]), 'card.body[0]: has a button with too many words'],
    ['a verb nobody hears', card([set({ ...press, verb: 'shout' })]), 'card.body[0].actions[0]: has a verb that nobody hears'],
    ['no fallback', card([set({ ...submit, type: 'Action.Execute', verb: 'press' })]),
      'card.body[0].actions[0]: asks something else in old clients'],
    ['another fallback', card([set({ ...press, data: { intent: '{"a":1}' } })]),
      'card.body[0].actions[0]: asks something else in old clients'],
    ['61 who look', card([words], { refresh: { action: look, userIds: Array<string>(61).fill('u') } }),
      'card: is drawn for more than 60 people'],
    ['a field that Teams checks', card([{ ...box, isRequired: true }]), 'card.body[0]: is checked by Teams'],
    ['a field without a label', card([{ type: 'Input.Text', id: 'case' }]), 'card.body[0]: has no label'],
    ['more words than a field takes', card([{ ...box, value: 'x'.repeat(10) }]), 'card.body[0]: has more in it than it takes'],
    ['nothing to choose', card([{ ...list, choices: [] }]), 'card.body[0]: has nothing to choose from'],
    ['a choice without words', card([{ ...list, choices: [{ title: '', value: 'jo' }] }]), 'card.body[0]: has a choice without words'],
    ['one choice twice', card([{ ...list, choices: [...list.choices, ...list.choices] }]), 'card.body[0]: has two choices with one value'],
    ['a choice that is none', card([{ ...list, value: 'mo' }]), 'card.body[0]: begins with what is none of its choices'],
    ['two fields of one name', card([box, list, box]), 'card: has two parts with the id case'],
    ['a date in Teams’ words', card([{ ...words, text: '{{DATE(2026-11-27T00:00:00Z)}}' }]), 'card.body[0]: has words that Teams replaces'],
    ['a mention nobody is told of', card([{ ...words, text: '<at>Jo</at>' }]), 'card: does not say whom <at>Jo</at> mentions'],
    ['a mention where there can be none', card([set({ ...press, title: '<at>Jo</at>' })]), 'looks like a mention where there can be none'],
    ['a mention that stands nowhere', card([words], { msteams: { entities: [mention] } }),
      'card: says that <at>Jo</at> is a mention, which stands nowhere'],
    ['a mention of nobody', card([{ ...words, text: '<at>Jo</at>' }], { msteams: { entities: [{ ...mention, mentioned: { id: '' } }] } }),
      'card: mentions nobody by <at>Jo</at>'],
  ])('finds %s', (_name, planted, problem) => {
    expect(problemsOfCard(planted).join('\n')).toContain(problem)
  })

  it('leaves no browser behind', () => {
    problemsOfCard(card([words]))
    expect('window' in globalThis || 'document' in globalThis).toBe(false)
  })
})
