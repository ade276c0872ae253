import fc from 'fast-check'
import { dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Block, Button, Choice, Field, Form, Message, Span, Text } from '../../src/messages/model.ts'

/** Messages and forms of every sort and size, with words in them that try to be markup. */

/** Words somebody might type to be clever, or by accident. */
export const typed = fc.string({
  maxLength: 60,
  unit: fc.constantFrom(
    ...'*_~`<>&:|@#!^ \n\tab1[](){}\\-+.'.split(''), '😀', '<!channel>', '<@U1>', ':tada:', 'https://x.uk', 'www.x.uk', '>', '```', '&lt;',
    '<at>Jo Harlow</at>', '[x](https://x.uk)', '{{DATE(2026-11-27)}}', '\n- ', '\n1. ',
  ),
})

const longWords = fc.tuple(typed, fc.nat(4_000)).map(([words, length]) => words.padEnd(length, 'contact visit & review '))
const words = fc.oneof({ weight: 4, arbitrary: typed }, { weight: 1, arbitrary: longWords })

const span: fc.Arbitrary<Span> = fc.oneof(
  fc.record({ kind: fc.constant('plain'), text: words }),
  fc.record({ kind: fc.constant('strong'), text: words }),
  fc.record({ kind: fc.constant('person'), id: fc.uuid().map((id) => id as PersonId), name: words, notifies: fc.boolean() }),
  fc.constant<Span>({ kind: 'date', date: dateFrom('2026-11-27') }),
  fc.constant<Span>({ kind: 'moment', at: instantFrom('2026-11-27T08:30:00Z') }),
  fc.record({ kind: fc.constant('link'), text: words, url: fc.oneof(fc.webUrl({ withQueryParameters: true }), words) }),
)

const text: fc.Arbitrary<Text> = fc.array(span, { maxLength: 4 })

const button: fc.Arbitrary<Button> = fc.record({
  label: words, tone: fc.constantFrom('normal', 'main', 'danger'),
  intent: fc.constant<Button['intent']>({ kind: 'show-unit' }),
})

const hidden = fc.oneof(fc.constant(0), fc.nat(50))

const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text: words }),
  fc.record({ kind: fc.constant('paragraph'), text, tone: fc.constantFrom('normal', 'good', 'warning', 'urgent') }),
  fc.record({ kind: fc.constant('facts'), facts: fc.array(fc.record({ label: words, value: text }), { maxLength: 12 }) }),
  fc.record({ kind: fc.constant('list'), items: fc.array(text, { maxLength: 60 }), hidden }),
  fc.record({
    kind: fc.constant('table'), caption: words, columns: fc.array(words, { maxLength: 5 }),
    rows: fc.array(fc.array(text, { maxLength: 5 }), { maxLength: 40 }), hidden,
  }),
  fc.record({ kind: fc.constant('buttons'), buttons: fc.array(button, { maxLength: 30 }) }),
  fc.record({ kind: fc.constant('aside'), text }),
  fc.constant<Block>({ kind: 'divider' }),
)

export const anyMessage: fc.Arbitrary<Message> = fc.record({
  summary: words,
  blocks: fc.oneof(
    { weight: 5, arbitrary: fc.array(block, { maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(block, { minLength: 45, maxLength: 60 }) },
  ),
})

const choice: fc.Arbitrary<Choice> = fc.record({ value: fc.oneof(fc.uuid(), words), label: words })
const choices: fc.Arbitrary<readonly Choice[]> = fc.array(choice, { maxLength: 150 })

/** A field whose value is one of those it offers, or was typed where anything may be. */
const fieldBody = fc.oneof(
  fc.record({ kind: fc.constantFrom('line', 'date', 'money', 'paragraph', 'shown'), value: words }),
  fc.record({ kind: fc.constant('tick'), value: fc.constantFrom('', 'yes') }),
  fc.record({ kind: fc.constant('person'), people: choices, value: words }),
  choices.chain((people) => fc.record({ kind: fc.constant('person'), people: fc.constant(people), value: oneOf(people) })),
  choices.chain((some) => fc.record({ kind: fc.constant('choice'), choices: fc.constant(some), value: oneOf(some) })),
)

function oneOf(some: readonly Choice[]): fc.Arbitrary<string> {
  return fc.constantFrom('', ...some.map(({ value }) => value).filter((value) => value.length <= 75))
}

const field = fc.tuple(fieldBody, fc.record({
  label: words, hint: fc.option(words), isRequired: fc.boolean(), problem: fc.option(words),
})).map(([body, about]): Omit<Field, 'name'> => ({ ...about, ...body }))

export const anyForm: fc.Arbitrary<Form> = fc.record({
  form: fc.constantFrom('decide', 'allocate'), title: words, intro: text, submit: fc.option(words, { freq: 10 }),
  carries: fc.dictionary(fc.constantFrom('task', 'version'), fc.uuid()),
  fields: fc.array(field, { maxLength: 12 }).map((fields) => fields.map((one, at) => ({ ...one, name: `field${at}` }) as Field)),
})
