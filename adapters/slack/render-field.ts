import type { InputBlock, InputBlockElement, KnownBlock, PlainTextInput, PlainTextOption, StaticSelect } from '@slack/types'
import { cut } from '../../src/messages/cut.ts'
import type { Choice, Field, FieldKind } from '../../src/messages/model.ts'
import { strong, text } from '../../src/messages/text.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import { NOTHING, TYPED, VALUE } from './read-view.ts'
import { said } from './render-blocks.ts'
import { NAMES_ONLY } from './render-text.ts'

type FieldOf<Kind extends FieldKind> = Extract<Field, { kind: Kind }>

/** Colleagues to choose from, under a heading. */
export interface Group {
  readonly label: string
  readonly people: readonly Choice[]
}

type Draw<Kind extends FieldKind> = (field: FieldOf<Kind>, colleagues: readonly Group[]) => readonly KnownBlock[]

/** Up to this many choices are shown at once; more are a list to open. */
const MOST_RADIOS = 6

const fields: { readonly [Kind in FieldKind]: Draw<Kind> } = {
  line: (field) => [input(field, box(field.value))],
  paragraph: (field) => [input(field, { ...box(field.value), multiline: true })],
  // People write dates as they speak (`fri`, `27 nov`, `in 3 wd`), which Slack's date picker would not let them.
  date: (field) => [input(field, box(field.value))],
  money: (field) => [input(field, { ...box(field.value), placeholder: plain('£', LIMITS.select.placeholder) })],
  person: (field, colleagues) => {
    const groups = groupsOf(field, colleagues)
    if (groups.length === 0) return [input(field, box(field.value))]
    const people = groups.flatMap((group) => group.people)
    const isElse = field.value !== '' && !people.some(({ value }) => value === field.value)
    const list = input({ ...field, isRequired: field.isRequired && !isElse }, select(groups, field))
    return isElse ? [list, typed(field)] : [list]
  },
  tick: (field) => {
    const yes = option({ value: 'yes', label: 'Yes' })
    return [input(field, {
      type: 'checkboxes', action_id: VALUE, options: [yes], ...(field.value === 'yes' ? { initial_options: [yes] } : {}),
    })]
  },
  choice: (field) => {
    const { people: choices } = offered({ label: 'Choices', people: field.choices }, new Set())
    if (choices.length === 0) return [input(field, box(field.value))]
    const all = field.isRequired ? choices : [...choices, { value: NOTHING, label: 'No answer' }]
    return [input(field, all.length > MOST_RADIOS ? select(inHundreds({ label: 'Choices', people: all }), field) : {
      type: 'radio_buttons', action_id: VALUE, options: all.map(option), ...initial(field.value, all),
    })]
  },
  shown: ({ label, value }) => said([...text(strong(label), '\n'), ...text(value)], NAMES_ONLY),
}

/** A field as blocks: its control has the field's name as its block's id. */
export function renderField<Kind extends FieldKind>(
  field: FieldOf<Kind> & { kind: Kind } & Field, colleagues: readonly Group[],
): readonly KnownBlock[] {
  const draw: Draw<Kind> = fields[field.kind]
  return draw(field, colleagues)
}

function input({ name, label, hint, isRequired }: Field, element: InputBlockElement): InputBlock {
  return {
    type: 'input', block_id: name, label: plain(label, LIMITS.input.label), element, optional: !isRequired,
    ...(hint === null ? {} : { hint: plain(hint, LIMITS.input.hint) }),
  }
}

/** A box to write in, with what was written so far. */
function box(value: string): PlainTextInput {
  return {
    type: 'plain_text_input', action_id: VALUE, max_length: LIMITS.input.value,
    ...(value === '' ? {} : { initial_value: cut(value, LIMITS.input.value) }),
  }
}

/** A name that is nobody's stays in a box of its own, below the list that it may be chosen from. */
function typed(field: Field): InputBlock {
  return {
    ...input({ ...field, isRequired: false }, box(field.value)),
    block_id: `${field.name}${TYPED}`, label: plain('Or write a name or work e-mail address', LIMITS.input.label),
    hint: plain('Used only if nobody is chosen above.', LIMITS.input.hint),
  }
}

/** Those the form thinks likely, then everybody else, each once, in lists Slack takes. */
function groupsOf(field: FieldOf<'person'>, colleagues: readonly Group[]): readonly Group[] {
  const seen = new Set<string>()
  const groups = [{ label: 'Most likely', people: field.people }, ...colleagues]
  return groups.flatMap((group) => inHundreds(offered(group, seen))).slice(0, LIMITS.select.groups)
}

/** Those of a group that Slack can carry and that have not been offered yet. */
function offered({ label, people }: Group, seen: Set<string>): Group {
  return {
    label,
    people: people.filter(({ value }) => {
      const isNew = value !== '' && value.length <= LIMITS.option.value && !seen.has(value)
      if (isNew) seen.add(value)
      return isNew
    }),
  }
}

function inHundreds({ label, people }: Group): readonly Group[] {
  if (people.length === 0) return []
  const most = LIMITS.select.options
  return [{ label, people: people.slice(0, most) }, ...inHundreds({ label, people: people.slice(most) })]
}

function select(groups: readonly Group[], { value }: Field): StaticSelect {
  const [first, ...others] = groups
  const options = others.length === 0 ? { options: (first?.people ?? []).map(option) } : {
    option_groups: groups.map(({ label, people }) => ({ label: plain(label, LIMITS.select.group), options: people.map(option) })),
  }
  return {
    type: 'static_select', action_id: VALUE, placeholder: plain('Choose…', LIMITS.select.placeholder), ...options,
    ...initial(value, groups.flatMap(({ people }) => people)),
  }
}

/** Slack wants what is chosen at first to be exactly one of the options. */
function initial(value: string, choices: readonly Choice[]): { readonly initial_option?: PlainTextOption } {
  const chosen = choices.find((choice) => choice.value === value)
  return chosen === undefined ? {} : { initial_option: option(chosen) }
}

/** A longer label goes on in the smaller line below it. */
function option({ value, label }: Choice): PlainTextOption {
  const { label: most, description } = LIMITS.option
  if (label.length <= most) return { value, text: plain(label, most) }
  const at = label.lastIndexOf(' ', most)
  const first = at > 0 ? label.slice(0, at) : label.slice(0, most)
  return { value, text: plain(first, most), description: plain(label.slice(first.length).trim(), description) }
}
