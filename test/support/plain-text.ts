import { spansText } from '../../src/messages/plain-text.ts'
import type { Button, Field, FieldKind, Form, Message } from '../../src/messages/model.ts'

/** Forms as lines of text, as `plainText` has messages. */

type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>

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
