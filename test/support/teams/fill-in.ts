import type { Card, ChoiceInput, Input } from '../../../adapters/teams/card.ts'
import { NOTHING, TYPED } from '../../../adapters/teams/read-card.ts'
import { inputsOf } from './read-form-card.ts'

/** What Teams sends of a card's fields when somebody put these values into them and left the others as they were. */
export function typedInto(card: Pick<Card, 'body'>, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const inputs = inputsOf(card)
  const sent = new Map(inputs.map((input) => [input.id, input.value ?? '']))
  for (const [name, value] of Object.entries(values)) {
    const input = inputs.find(({ id }) => id === name)
    if (input === undefined) throw new Error(`there is nothing to fill in called ${name}, but: ${[...sent.keys()].join(', ')}`)
    for (const [id, put] of valuesFor(input, value, inputs)) sent.set(id, put)
  }
  return Object.fromEntries(sent)
}

function valuesFor(input: Input, value: string, inputs: readonly Input[]): readonly (readonly [string, string])[] {
  switch (input.type) {
    case 'Input.Text': return [[input.id, value]]
    case 'Input.Toggle': return [[input.id, value === 'yes' ? input.valueOn : input.valueOff]]
    case 'Input.ChoiceSet': {
      const choice = choiceOf(input, value)
      if (choice !== undefined) return [[input.id, choice]]
      const beside = inputs.find(({ id }) => id === `${input.id}${TYPED}`)
      if (beside !== undefined) return [[input.id, ''], [beside.id, value]]
      throw new Error(`“${value}” is not among ${input.choices.map(({ title }) => title).join(', ')}`)
    }
    default: return input satisfies never
  }
}

/** A colleague is chosen from the list by the first name, as `@jo`. */
function choiceOf({ choices }: ChoiceInput, value: string): string | undefined {
  if (value === '') return NOTHING
  if (!value.startsWith('@')) return choices.find((choice) => choice.value === value)?.value
  const name = value.slice(1).toLowerCase()
  return choices.find(({ title }) => title.toLowerCase().startsWith(`${name} `))?.value
}
