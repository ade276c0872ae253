import type { InputBlock, InputBlockElement, ModalView } from '@slack/types'

/** A modal as Slack sends it when somebody presses its button: with what each control holds, as it was drawn or as it was changed. */
export function sendView(view: ModalView, changed: Readonly<Record<string, object>> = {}): Record<string, unknown> {
  const inputs = view.blocks.flatMap((block) => (block.type === 'input' ? [block as InputBlock] : []))
  const values = Object.fromEntries(inputs.map(({ block_id: id, element }) => [id, { [actionOf(element)]: stateOf(element) }]))
  return { ...view, id: 'V1', hash: '1.a', state: { values: { ...values, ...changed } } }
}

function actionOf(element: InputBlockElement): string {
  return 'action_id' in element ? element.action_id ?? '' : ''
}

function stateOf(element: InputBlockElement): object {
  const { type } = element
  if (type === 'plain_text_input') return { type, value: element.initial_value ?? null }
  if (type === 'static_select' || type === 'radio_buttons') return { type, selected_option: element.initial_option ?? null }
  if (type === 'checkboxes') return { type, selected_options: element.initial_options ?? [] }
  throw new Error(`No form of ours has a ${type}.`)
}
