import type { Button as SlackButton, KnownBlock } from '@slack/types'

/** Slack's blocks as lines: `[section] markup`. */
export function blockLines(drawn: readonly KnownBlock[]): readonly string[] {
  return drawn.map((block) => `[${block.type}] ${words(block)}`.trim())
}

function words(block: KnownBlock): string {
  if (block.type === 'section') return block.text?.text ?? ''
  if (block.type === 'header') return block.text.text
  if (block.type === 'context') return block.elements.map((element) => ('text' in element ? element.text : '')).join(' ')
  return pressesIn([block])
    .map(({ text: label, action_id: id, style, value }) => `${label.text} (${id}, ${style ?? 'plain'}, ${value})`).join(' | ')
}

/** Every button there is in them. */
export function pressesIn(drawn: readonly KnownBlock[]): readonly SlackButton[] {
  const elements = drawn.flatMap((block) => (block.type === 'actions' ? block.elements : []))
  return elements.flatMap((element) => (element.type === 'button' ? [element] : []))
}
