import { cut } from '../../src/messages/cut.ts'
import type { Choice, Field, FieldKind, Text } from '../../src/messages/model.ts'
import { strong, text } from '../../src/messages/text.ts'
import type { ChoiceInput, Element, TextInput } from './card.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import { NOTHING, TYPED } from './read-card.ts'
import type { Look } from './render-text.ts'
import { NAMES_ONLY, renderLines } from './render-text.ts'

/** Colleagues to choose from, under a heading. */
export interface Group {
  readonly label: string
  readonly people: readonly Choice[]
}

/** How much of a form there is room for. */
export interface Room {
  /** Things to choose from, in each list. */
  readonly choices: number
  /** Characters, in each text. */
  readonly words: number
}

type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>

interface Setting {
  readonly colleagues: readonly Group[]
  readonly room: Room
}

/**
 * Of more people than this, one is found by writing the beginning of the name. Not where somebody is chosen already: there are clients that
 * would show the id of a person instead of the name.
 */
const MANY = 8

/** However little room there is, a label keeps this much. */
const SHORT = 20

type Draw<Kind extends FieldKind> = (field: FieldOf<Kind>, setting: Setting) => readonly Element[]

const fields: { readonly [Kind in FieldKind]: Draw<Kind> } = {
  line: (field, { room }) => [box(field, room), ...hint(field, room)],
  paragraph: (field, { room }) => [{ ...box(field, room), isMultiline: true }, ...hint(field, room)],
  // People write dates as they speak (`fri`, `27 nov`, `in 3 wd`), which Teams' date picker would not let them.
  date: (field, { room }) => [box(field, room), ...hint(field, room)],
  money: (field, { room }) => [{ ...box(field, room), placeholder: '£' }, ...hint(field, room)],
  person: (field, { colleagues, room }) => {
    const everybody = once([...field.people, ...colleagues.flatMap(({ people }) => people)])
    if (everybody.length === 0) return [box(field, room), ...hint(field, room)]
    const { shown, left } = inRoom(everybody, field.value, room)
    const isElse = field.value !== '' && !shown.some(({ value }) => value === field.value)
    const style = shown.length > MANY && (isElse || field.value === '') ? 'filtered' : 'compact'
    return [list(field, shown, style, room), ...hint(field, room), ...(isElse || left > 0 ? typed(field, isElse, left, room) : [])]
  },
  tick: (field, { room }) => [
    {
      type: 'Input.Toggle', id: field.name, label: labelOf({ ...field, isRequired: true }, room), title: 'Yes',
      value: field.value === 'yes' ? 'yes' : NOTHING, valueOn: 'yes', valueOff: NOTHING,
    },
    ...hint(field, room),
  ],
  choice: (field, { room }) => {
    const isElse = field.value !== '' && !field.choices.some(({ value }) => value === field.value)
    const choices = once([...field.choices, ...(isElse ? [{ value: field.value, label: field.value }] : [])])
    if (choices.length === 0) return [box(field, room), ...hint(field, room)]
    const { shown, left } = inRoom(choices, field.value, room)
    return [
      list(field, shown, 'compact', room), ...hint(field, room),
      ...(left > 0 ? small(`…and ${left} more to choose from, for which there is no room here.`) : []),
    ]
  },
  shown: ({ label, value }, { room }) => [
    ...lines([strong(cut(label, labelRoom(room)))]),
    ...lines(text(value.length > room.words ? `${cut(value, room.words)} (cut short here)` : value), { spacing: 'None' }),
  ],
}

/** A field as elements of a card, with its problem right above it, and what was typed still in it. */
export function renderField<Kind extends FieldKind>(field: FieldOf<Kind> & { kind: Kind } & Field, setting: Setting): readonly Element[] {
  const draw: Draw<Kind> = fields[field.kind]
  const [first, ...others] = draw(field, setting)
  const { problem } = field
  if (first === undefined) return []
  if (problem === null) return [{ ...first, spacing: 'Medium' }, ...others]
  const words = text(strong('Problem'), `: ${cut(problem, labelRoom(setting.room))}`)
  return [...lines(words, { spacing: 'Medium', colour: 'Attention' }), { ...first, spacing: 'Small' }, ...others]
}

/** How many there are to choose from in the longest list of a form. */
export function longestList(some: readonly Field[], colleagues: readonly Group[]): number {
  const around = colleagues.reduce((sum, { people }) => sum + people.length, 0)
  return Math.max(0, ...some.map((field) => {
    if (field.kind === 'choice') return field.choices.length + 1
    return field.kind === 'person' ? field.people.length + around : 0
  }))
}

/** Teams' own check of what is needed would say less than ours, and differently in each client: only the label tells. */
function labelOf({ label, isRequired }: Pick<Field, 'label' | 'isRequired'>, room: Room): string {
  const words = plain(label, labelRoom(room))
  return isRequired ? words : `${words} (optional)`
}

function hint({ hint: words }: Field, room: Room): readonly Element[] {
  return words === null ? [] : small(cut(words, labelRoom(room)))
}

function labelRoom({ words }: Room): number {
  return Math.min(LIMITS.label, Math.max(words, SHORT))
}

function small(words: string): readonly Element[] {
  return lines(text(words), { isSmall: true, spacing: 'None' })
}

function lines(words: Text, look: Look = {}): readonly Element[] {
  return renderLines(words, NAMES_ONLY, look)
}

/** A box to write in, with what was written so far. */
function box(field: Field, room: Room): TextInput {
  const value = cut(field.value, room.words)
  return { type: 'Input.Text', id: field.name, label: labelOf(field, room), maxLength: LIMITS.value, ...(value === '' ? {} : { value }) }
}

/** A name that is in no list stays in a box of its own below, which is also there for those for whom there was no room. */
function typed(field: Field, isElse: boolean, left: number, room: Room): readonly Element[] {
  const about = left > 0 ? `…and ${left} more colleagues who are not in the list. ` : ''
  return [
    {
      ...box({ ...field, value: isElse ? field.value : '', isRequired: true }, room),
      id: `${field.name}${TYPED}`, label: 'Or write a name or work e-mail address', spacing: 'Small',
    },
    ...small(`${about}Used only if nobody is chosen above.`),
  ]
}

function list(field: Field, shown: readonly Choice[], style: ChoiceInput['style'], room: Room): ChoiceInput {
  const all = field.isRequired ? shown : [...shown, { value: NOTHING, label: 'No answer' }]
  const isAmong = shown.some(({ value }) => value === field.value)
  return {
    type: 'Input.ChoiceSet', id: field.name, label: labelOf(field, room), style, placeholder: 'Choose…',
    choices: all.map(({ value, label }) => ({ title: plain(label, labelRoom(room)), value })),
    ...(isAmong ? { value: field.value } : {}),
  }
}

/** Each once, in the place it was first. What says nothing cannot be chosen. */
function once(choices: readonly Choice[]): readonly Choice[] {
  const first = new Map<string, Choice>()
  for (const choice of choices) if (choice.value !== '' && !first.has(choice.value)) first.set(choice.value, choice)
  return [...first.values()]
}

/** The first of them, and what is chosen wherever it stands; and how many are left out. */
function inRoom(choices: readonly Choice[], value: string, room: Room): { readonly shown: readonly Choice[]; readonly left: number } {
  const shown = choices.filter((choice, at) => at < room.choices || choice.value === value)
  return { shown, left: choices.length - shown.length }
}
