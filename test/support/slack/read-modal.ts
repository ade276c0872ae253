import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types'
import { readBlocks, readMarkup, type NameOf } from './read-blocks.ts'

/** Where a name is typed that is in no list: below the list, under the field's name with this after it. */
const TYPED = '~typed'
/** The choice that takes a choice back. */
const NOTHING = '~nothing'

/** A field of a modal, as far as somebody can see and fill it. */
export interface ModalField {
  readonly name: string
  readonly value: string
  readonly choices: readonly { readonly value: string; readonly label: string }[] | null
  /** What Slack says of its control when the modal is sent with this in it. */
  readonly stateOf: (value: string) => Readonly<Record<string, unknown>>
}

/** A modal with a form, as people see it. */
export interface ReadModal {
  readonly title: string
  readonly fields: readonly ModalField[]
  /** In the lines of `plainForm`, with what was typed since it was drawn and the problems Slack shows beside its fields. */
  text(typed: Readonly<Record<string, string>>, problems: Readonly<Record<string, string>>): string
}

export function isForm(view: Readonly<Record<string, unknown>>): boolean {
  return view['callback_id'] === 'form'
}

export function readModal(view: ModalView, nameOf: NameOf): ReadModal {
  const blocks = view.blocks as readonly KnownBlock[]
  const fields = blocks.filter((block) => block.type === 'input').map(readField)
  const [first] = blocks
  const hasLongTitle = view.title.text.endsWith('…') && first?.type === 'header'
  const title = hasLongTitle ? first.text.text : view.title.text
  return {
    title, fields,
    text(typed, problems) {
      const lines: string[] = [`# ${title}`]
      let above = ''
      for (const block of hasLongTitle ? blocks.slice(1) : blocks) {
        if (block.type === 'input') {
          const field = fields.find(({ name }) => name === block.block_id)
          if (field !== undefined && !field.name.endsWith(TYPED)) {
            const nameTyped = fields.find(({ name }) => name === `${field.name}${TYPED}`)?.value ?? ''
            const value = typed[field.name] ?? (field.value === '' ? nameTyped : field.value)
            const problem = problems[field.name] ?? above
            lines.push(...fieldLines(block, field, value), ...(problem === '' ? [] : [`  Problem: ${problem}`]))
          }
          above = ''
        } else if (isProblem(block)) {
          above = readBlocks([block], nameOf).replace(/^\(Problem: ([^]*)\)$/, '$1')
        } else {
          lines.push(shownLine(block, nameOf))
        }
      }
      return [...lines, ...(view.submit === undefined ? [] : [`[${view.submit.text}]`])].join('\n')
    },
  }
}

function isProblem(block: KnownBlock): boolean {
  const [first] = block.type === 'context' ? block.elements : []
  return first !== undefined && first.type !== 'image' && first.text.startsWith('*Problem*: ')
}

/** Words to read in a form stand under their label. */
function shownLine(block: KnownBlock, nameOf: NameOf): string {
  const [, label, words] = block.type === 'section' ? /^\*([^*\n]+)\*\n([^]*)$/.exec(block.text?.text ?? '') ?? [] : []
  return label === undefined || words === undefined ? readBlocks([block], nameOf) : `${label}: ${readMarkup(words, nameOf)}`
}

function fieldLines({ label, hint, optional, element }: InputBlock, { choices }: ModalField, value: string): readonly string[] {
  const chosen = choices?.find((choice) => choice.value === value)?.label ?? value
  const shown = element.type === 'checkboxes' ? (value === '' ? '[ ]' : '[x]')
    : choices === null ? `${isMoney(element) ? '£' : ''}[${value}]`
      : `[${chosen}] of ${choices.filter((choice) => choice.value !== NOTHING).map((choice) => choice.label).join(', ')}`
  return [`${label.text}${optional === true ? '' : ' (needed)'}: ${shown}`, ...(hint === undefined ? [] : [`  ${hint.text}`])]
}

function isMoney(element: InputBlock['element']): boolean {
  return element.type === 'plain_text_input' && element.placeholder?.text === '£'
}

function readField({ block_id: name = '', element }: InputBlock): ModalField {
  if (element.type === 'plain_text_input') {
    const stateOf: ModalField['stateOf'] = (value) => ({ type: 'plain_text_input', value: value === '' ? null : value })
    return { name, value: element.initial_value ?? '', choices: null, stateOf }
  }
  if (element.type === 'checkboxes') {
    const stateOf: ModalField['stateOf'] = (value) =>
      ({ type: 'checkboxes', selected_options: value === '' ? [] : element.options.slice(0, 1) })
    return { name, value: element.initial_options?.[0]?.value ?? '', choices: null, stateOf }
  }
  if (element.type === 'static_select' || element.type === 'radio_buttons') {
    const listed = element.type === 'radio_buttons' ? element.options
      : element.options ?? (element.option_groups ?? []).flatMap((group) => group.options)
    const options = listed as readonly PlainTextOption[]
    const stateOf: ModalField['stateOf'] = (value) => ({ type: element.type, selected_option: optionOf(options, value) })
    return { name, value: element.initial_option?.value ?? '', choices: options.map(choiceOf), stateOf }
  }
  throw new Error(`nothing of ours has a control of the kind ${element.type}`)
}

function choiceOf({ value = '', text, description }: PlainTextOption): { readonly value: string; readonly label: string } {
  return { value, label: description === undefined ? text.text : `${text.text} ${description.text}` }
}

function optionOf(options: readonly PlainTextOption[], value: string): PlainTextOption | null {
  if (value === '') return null
  const found = options.find((option) => option.value === value)
  if (found === undefined) throw new Error(`“${value}” is not among ${options.map(({ text }) => text.text).join(', ')}`)
  return found
}
