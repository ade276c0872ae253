import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import type { Person } from '../domain/unit/person.ts'
import type { Intent } from '../intents/intent.ts'
import type { Block, BlockOf, Button, Span, Text, Tone } from './model.ts'

/** A colleague as messages need them. */
export type Colleague = Pick<Person, 'id' | 'name'>

/** Small words for building messages: `text('Due ', date(task.due))`. A plain string is a plain span. */
export function text(...parts: readonly (string | Span)[]): Text {
  return parts.map((part) => (typeof part === 'string' ? { kind: 'plain', text: part } : part))
}

/** Several texts in one, with words between them. */
export function joined(texts: readonly Text[], between: string): Text {
  return texts.flatMap((one, index) => (index === 0 ? one : [...text(between), ...one]))
}

export function strong(words: string): Span {
  return { kind: 'strong', text: words }
}

export function date(on: LondonDate): Span {
  return { kind: 'date', date: on }
}

export function moment(at: Instant): Span {
  return { kind: 'moment', at }
}

/** A colleague by name, waking nobody. */
export function named(person: Colleague): Span {
  return { kind: 'person', id: person.id, name: person.name, notifies: false }
}

/** A colleague by mention: use it once in a message, for the one person who has to do something. */
export function mention(person: Colleague): Span {
  return { kind: 'person', id: person.id, name: person.name, notifies: true }
}

export function link(words: string, url: string): Span {
  return { kind: 'link', text: words, url }
}

/** The chat message something was made from: whoever may read it there opens it there, and nobody else learns its words. */
export function messageLink(url: string): Text {
  return text(link('The message it came from', url))
}

export function heading(words: string): Block {
  return { kind: 'heading', text: words }
}

export function paragraph(words: Text | string, tone: Tone = 'normal'): Block {
  return { kind: 'paragraph', text: typeof words === 'string' ? text(words) : words, tone }
}

/** A paragraph that begins with its state as a word, so that nothing depends on colour: `*Late*: done on …`. */
export function stated(word: string, words: Text | string, tone: Tone): Block {
  return paragraph([strong(word), ...text(': '), ...(typeof words === 'string' ? text(words) : words)], tone)
}

export function facts(...pairs: readonly (readonly [label: string, value: Text | string])[]): Block {
  return { kind: 'facts', facts: pairs.map(([label, value]) => ({ label, value: typeof value === 'string' ? text(value) : value })) }
}

export function aside(words: Text | string): Block {
  return { kind: 'aside', text: typeof words === 'string' ? text(words) : words }
}

export function button(label: string, intent: Intent, tone: Button['tone'] = 'normal'): Button {
  return { label, tone, intent }
}

export function buttons(...some: readonly Button[]): Block {
  return { kind: 'buttons', buttons: some }
}

/** A list cut to `most` lines; the rest are counted, never dropped silently. */
export function list(items: readonly Text[], most = Infinity): Block {
  return { kind: 'list', items: items.slice(0, most), hidden: Math.max(0, items.length - most) }
}

/** A table cut to `most` rows; the rest are counted. `caption` names it for screen readers. */
export function table(
  caption: string, columns: readonly string[], rows: readonly (readonly (Text | string)[])[], most = Infinity,
): BlockOf<'table'> {
  const shown = rows.slice(0, most).map((row) => row.map((cell) => (typeof cell === 'string' ? text(cell) : cell)))
  return { kind: 'table', caption, columns, rows: shown, hidden: rows.length - shown.length }
}

export const divider: Block = { kind: 'divider' }
