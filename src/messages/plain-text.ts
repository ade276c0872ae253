import { dateInWords, momentInWords } from '../domain/calendar/words.ts'
import type { BlockKind, BlockOf, Message, Span, Text } from './model.ts'

/**
 * Messages as lines of text, for the administrator's terminal, for paper when chat is out, and for tests that read like what people
 * see: `# heading`, `Label: value`, `- item`, `Task | Due` for a table's rows, `(small print)`, `[Button]`, `*strong*`,
 * `@Somebody` who is notified.
 */

/** What people see of a message. The summary, which is read out or shown as a notification, is apart. */
export function plainText(message: Message): string {
  return message.blocks.map((block) => blockText(block)).join('\n')
}

/** Words without their styles. */
export function spansText(text: Text): string {
  return text.map((span) => spanText(span)).join('')
}

const spans: { readonly [Kind in Span['kind']]: (span: Extract<Span, { kind: Kind }>) => string } = {
  plain: ({ text }) => text,
  strong: ({ text }) => `*${text}*`,
  person: ({ name, notifies }) => (notifies ? `@${name}` : name),
  date: ({ date }) => dateInWords(date),
  moment: ({ at }) => momentInWords(at),
  link: ({ text, url }) => `${text} <${url}>`,
  command: ({ verb }) => `/${verb}`,
}

function spanText<Kind extends Span['kind']>(span: Extract<Span, { kind: Kind }> & { kind: Kind }): string {
  const draw: (span: Extract<Span, { kind: Kind }>) => string = spans[span.kind]
  return draw(span)
}

const blocks: { readonly [Kind in BlockKind]: (block: BlockOf<Kind>) => readonly string[] } = {
  heading: ({ text }) => [`# ${text}`],
  paragraph: ({ text }) => [spansText(text)],
  facts: ({ facts }) => facts.map(({ label, value }) => `${label}: ${spansText(value)}`),
  list: ({ items, hidden }) => [...items.map((item) => `- ${spansText(item)}`), ...more(hidden, '- ')],
  table: ({ caption, columns, rows, hidden }) => [
    caption,
    `  ${columns.join(' | ')}`,
    ...rows.map((row) => `  ${row.map(spansText).join(' | ')}`),
    ...more(hidden, '  '),
  ],
  buttons: ({ buttons }) => [buttons.map(({ label }) => `[${label}]`).join(' ')],
  aside: ({ text }) => [`(${spansText(text)})`],
  divider: () => ['---'],
}

function blockText<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind }): string {
  const draw: (block: BlockOf<Kind>) => readonly string[] = blocks[block.kind]
  return draw(block).join('\n')
}

const more = (hidden: number, before: string): readonly string[] => (hidden > 0 ? [`${before}and ${hidden} more`] : [])
