import type { Choice, Field } from '../model.ts'
import type { FormAsk } from './form-ask.ts'

/** What a field says beside its label. Fields are optional unless they say `isRequired`. */
interface Saying {
  readonly hint?: string
  readonly isRequired?: boolean
}

/** Fields of a form being drawn: each keeps what was typed and shows its own problem. */
export interface Fields {
  readonly line: (name: string, label: string, saying?: Saying) => Field
  readonly paragraph: (name: string, label: string, saying?: Saying) => Field
  readonly date: (name: string, label: string, saying?: Saying) => Field
  readonly money: (name: string, label: string, saying?: Saying) => Field
  readonly tick: (name: string, label: string, saying?: Saying) => Field
  readonly person: (name: string, label: string, saying?: Saying) => Field
  readonly choice: (name: string, label: string, choices: readonly Choice[], saying?: Saying) => Field
}

export function fieldsOf({ values, problems, offers }: FormAsk): Fields {
  const base = (name: string, label: string, { hint, isRequired = false }: Saying = {}) => ({
    name, label, isRequired, hint: hint ?? null, value: values[name] ?? '', problem: problems[name] ?? null,
  })
  const people = offers.people.map(({ id, name, note }): Choice => ({ value: id, label: note === null ? name : `${name} (${note})` }))
  return {
    line: (...about) => ({ kind: 'line', ...base(...about) }),
    paragraph: (...about) => ({ kind: 'paragraph', ...base(...about) }),
    date: (...about) => ({ kind: 'date', ...base(...about) }),
    money: (...about) => ({ kind: 'money', ...base(...about) }),
    tick: (...about) => ({ kind: 'tick', ...base(...about) }),
    person: (...about) => ({ kind: 'person', people, ...base(...about) }),
    choice: (name, label, choices, saying) => ({ kind: 'choice', choices, ...base(name, label, saying) }),
  }
}

/** Words to read, not to change. */
export function shown(name: string, label: string, value: string): Field {
  return { kind: 'shown', name, label, value, hint: null, isRequired: false, problem: null }
}

export const caseField = (fields: Fields): Field =>
  fields.line('case', 'Case', { isRequired: true, hint: 'Its reference, like C-1042. Never a name.' })
