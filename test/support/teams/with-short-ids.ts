import type { Choice, Form } from '../../../src/messages/model.ts'

/** The form as a real one is: what is chosen by is an id or a word of ours, and none as long as the words that people write. */
export function withShortIds(form: Form): Form {
  return { ...form, fields: form.fields.map((field) => {
    if (field.kind === 'choice') return { ...field, choices: short(field.choices) }
    return field.kind === 'person' ? { ...field, people: short(field.people) } : field
  }) }
}

function short(some: readonly Choice[]): readonly Choice[] {
  return some.filter(({ value }) => value.length <= 75)
}
