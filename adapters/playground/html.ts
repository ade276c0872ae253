/** Markup that is safe to send. Only `html` makes it, so nothing reaches a page unescaped. */
export interface Html {
  readonly markup: string
}

type Part = Html | string | number | null | readonly Part[]

/**
 * Markup from a template: strings and numbers put into it are escaped, other markup goes in as it is, lists one after another,
 * and null leaves nothing. Attribute values must be in double quotes.
 */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { markup: String.raw({ raw: template }, ...parts.map(markupOf)) }
}

function markupOf(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return 'markup' in part ? part.markup : part.map(markupOf).join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')
}
