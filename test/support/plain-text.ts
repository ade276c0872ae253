import { dateInWords, momentInWords } from '../../src/domain/calendar/words.ts'
import type { BlockKind, BlockOf, Button, Field, FieldKind, Form, Message, Span, Text } from '../../src/messages/model.ts'

/**
 * Messages and forms as lines of text, so that an expectation reads like what people see: `# heading`, `Label: value`, `- item`,
 * `Task | Due` for a table's rows, `(small print)`, `[Button]`, `*strong*`, `@Somebody` who is notified.
 */

type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>

/** What people see of a message. The summary, which is read out or shown as a notification, is apart. */
export function plainText(message: Message): string {
  return message.blocks.map((block) => blockText(block)).join('\n')
}

/** What there is to press. */
export function pressesOf(message: Message): readonly Button[] {
  return message.blocks.flatMap((block) => block.kind === 'buttons' ? block.buttons : [])
}

/** What people see of a form: each field with its hint, what is in it, and its problem. */
export function plainForm(form: Form): string {
  const carried = Object.entries(form.carries).map(([name, value]) => `${name}=${value}`)
  return [
    `# ${form.title}`,
    ...(form.intro.length > 0 ? [spansText(form.intro)] : []),
    ...form.fields.map((field) => fieldText(field)),
    ...(form.submit === null ? [] : [`[${form.submit}]`]),
    ...(carried.length > 0 ? [`carries ${carried.join(' ')}`] : []),
  ].join('\n')
}

export function spansText(text: Text): string {
  return text.map((span) => spanText(span)).join('')
}

const spans: { readonly [Kind in Span['kind']]: (span: Extract<Span, { kind: Kind }>) => string } = {
  plain: ({ text }) => text,
  strong: ({ text }) => `*${text}*`,
  person: ({ name, notifies }) => (notifies ? `@${name}` : name),
  date: ({ date }) => dateInWords(date),
  moment: ({ at }) => momentInWords(at),
  link: ({ text, url }) => `${text} <${url}>`,
}

function spanText<Kind extends Span['kind']>(span: Extract<Span, { kind: Kind }> & { kind: Kind }): string {
  const draw: (span: Extract<Span, { kind: Kind }>) => string = spans[span.kind]
  return draw(span)
}

const blocks: { readonly [Kind in BlockKind]: (block: BlockOf<Kind>) => readonly string[] } = {
  heading: ({ text }) => [`# ${text}`],
  paragraph: ({ text }) => [spansText(text)],
  facts: ({ facts }) => facts.map(({ label, value }) => `${label}: ${spansText(value)}`),
  list: ({ items, hidden }) => [...items.map((item) => `- ${spansText(item)}`), ...more(hidden, '- ')],
  table: ({ caption, columns, rows, hidden }) => [
    caption,
    `  ${columns.join(' | ')}`,
    ...rows.map((row) => `  ${row.map(spansText).join(' | ')}`),
    ...more(hidden, '  '),
  ],
  buttons: ({ buttons }) => [buttons.map(({ label }) => `[${label}]`).join(' ')],
  aside: ({ text }) => [`(${spansText(text)})`],
  divider: () => ['---'],
}

function blockText<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind }): string {
  const draw: (block: BlockOf<Kind>) => readonly string[] = blocks[block.kind]
  return draw(block).join('\n')
}

const more = (hidden: number, before: string): readonly string[] => (hidden > 0 ? [`${before}and ${hidden} more`] : [])

const controls: { readonly [Kind in FieldKind]: (field: FieldOf<Kind>) => string } = {
  line: ({ value }) => `[${value}]`,
  paragraph: ({ value }) => `[${value}]`,
  date: ({ value }) => `[${value}]`,
  money: ({ value }) => `£[${value}]`,
  person: ({ value, people }) => `[${people.find((person) => person.value === value)?.label ?? value}] of ${labels(people)}`,
  tick: ({ value }) => (value === 'yes' ? '[x]' : '[ ]'),
  choice: ({ value, choices }) => `[${choices.find((choice) => choice.value === value)?.label ?? value}] of ${labels(choices)}`,
  shown: ({ value }) => value,
}

const labels = (choices: readonly { readonly label: string }[]): string => choices.map(({ label }) => label).join(', ')

function fieldText<Kind extends FieldKind>(field: FieldOf<Kind> & { kind: Kind }): string {
  const draw: (field: FieldOf<Kind>) => string = controls[field.kind]
  return [
    `${field.label}${field.isRequired ? ' (needed)' : ''}: ${draw(field)}`,
    ...(field.hint === null ? [] : [`  ${field.hint}`]),
    ...(field.problem === null ? [] : [`  Problem: ${field.problem}`]),
  ].join('\n')
}
