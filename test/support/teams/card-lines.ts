import type { Card, Element, TextRun } from '../../../adapters/teams/card.ts'

/** A card as lines, one for each of its parts, for tests that read like the card: `[runs] *Due*: Fri 27 Nov 2026`. */
export function cardLines({ body }: Pick<Card, 'body'>): readonly string[] {
  return body.map((element) => `${element.separator ? '--- ' : ''}[${nameOf(element)}] ${words(element)}`)
}

const NAMES: Readonly<Record<Element['type'], string>> = {
  'TextBlock': 'markdown', 'RichTextBlock': 'runs', 'ActionSet': 'actions',
  'Input.Text': 'text', 'Input.ChoiceSet': 'choice', 'Input.Toggle': 'toggle',
}

function nameOf(element: Element): string {
  if (element.type !== 'TextBlock' || element.style === undefined) return NAMES[element.type]
  return element.size === 'Medium' ? 'title' : 'heading'
}

function words(element: Element): string {
  switch (element.type) {
    case 'TextBlock': return element.text
    case 'RichTextBlock': return element.inlines.map(runWords).join('')
    case 'ActionSet':
      return element.actions.map(({ title, style, data }) => `${title} (${style ?? 'plain'}, ${JSON.stringify(data)})`).join(' | ')
    case 'Input.Text': return `${element.label} (${element.id}): ${element.value ?? ''}`
    case 'Input.ChoiceSet': {
      const choices = element.choices.map(({ title, value }) => `${title}=${value}`).join(', ')
      return `${element.label} (${element.id}): ${element.value ?? ''} of ${choices}`
    }
    case 'Input.Toggle': return `${element.label} (${element.id}): ${element.value}`
    default: return element satisfies never
  }
}

/** Strong words between stars, small ones in brackets, a colour and a link after them. */
function runWords({ text, weight, isSubtle, color, selectAction }: TextRun): string {
  const shown = isSubtle ? `(${text})` : text
  return `${weight ? `*${shown}*` : shown}${color ? `{${color}}` : ''}${selectAction ? `<${selectAction.url}>` : ''}`
}
