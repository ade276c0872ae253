import type { ActionsBlock, Button as SlackButton, ContextBlock, KnownBlock, MrkdwnElement, SectionBlock } from '@slack/types'
import { encodeIntent } from '../../src/intents/codec.ts'
import type { Block, BlockKind, BlockOf, Button, Span, Text, Tone } from '../../src/messages/model.ts'
import { strong, text } from '../../src/messages/text.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { Drawing } from './render-text.ts'
import { escape, packed, renderPieces } from './render-text.ts'

type Loud = Exclude<Tone, 'normal'>

/** For a paragraph that does not begin with a word of its own for how things stand. Slack's paragraphs have no colour at all. */
const WORDS: { readonly [Each in Loud]: string } = { good: 'Good', warning: 'Warning', urgent: 'Urgent' }

const STYLES: { readonly [Tone in Button['tone']]: Pick<SlackButton, 'style'> } = {
  normal: {}, main: { style: 'primary' }, danger: { style: 'danger' },
}

/** The action ids of our buttons: unique in a message, and one listener hears them all. What was pressed is in the value. */
export const PRESS = /^press-\d+$/

type Draw<Kind extends BlockKind> = (block: BlockOf<Kind>, drawing: Drawing) => readonly KnownBlock[]

const blocks: { readonly [Kind in BlockKind]: Draw<Kind> } = {
  heading: ({ text: words }, drawing) => {
    if (words.trim() === '') return []
    return words.length <= LIMITS.header ? [{ type: 'header', text: plain(words, LIMITS.header) }] : said([strong(words)], drawing)
  },
  paragraph: ({ text: words, tone }, drawing) => said(tone === 'normal' ? words : loud(words, tone), drawing),
  facts: ({ facts }, drawing) =>
    sections(facts.flatMap(({ label, value }) => pieces(text(strong(label), ': ', ...value), drawing))),
  list: ({ items, hidden }, drawing) => sections([...items.flatMap((item) => bullet(item, drawing)), ...more(hidden)]),
  // A telephone has no room for columns: each row is a line that says what is in it.
  table: ({ caption, columns, rows, hidden }, drawing) => sections([
    ...pieces([strong(caption)], drawing),
    ...rows.flatMap((row) => bullet(rowInWords(row, columns), drawing)),
    ...more(hidden),
  ]),
  buttons: ({ buttons }) => inRows(buttons.filter(fits)).map((row): ActionsBlock => ({ type: 'actions', elements: row.map(renderButton) })),
  aside: ({ text: words }, drawing) =>
    pieces(words, drawing).map((piece): ContextBlock => ({ type: 'context', elements: [marked(piece)] })),
  divider: () => [{ type: 'divider' }],
}

/** Blocks as Slack's, however many they are. Buttons are numbered, so that no two have the same action id. */
export function renderBlocks(some: readonly Block[], drawing: Drawing): KnownBlock[] {
  let presses = 0
  return some.flatMap((block) => renderBlock(block, drawing)).map((block) => (block.type === 'actions'
    ? { ...block, elements: block.elements.map((element) => ({ ...element, action_id: `press-${presses++}` })) }
    : block))
}

function renderBlock<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind } & Block, drawing: Drawing): readonly KnownBlock[] {
  const draw: Draw<Kind> = blocks[block.kind]
  return draw(block, drawing)
}

/** Markup as a section: all of it shown, and nothing in it made into links or mentions that we did not make. */
export function section(markup: string): SectionBlock {
  return { type: 'section', text: marked(markup), expand: true }
}

export function marked(markup: string): MrkdwnElement {
  return { type: 'mrkdwn', text: markup, verbatim: true }
}

/** A text as sections, in more than one where it is too long. */
export function said(words: Text, drawing: Drawing): readonly SectionBlock[] {
  return pieces(words, drawing).map(section)
}

function sections(lines: readonly string[]): readonly SectionBlock[] {
  return packed(lines, '\n', LIMITS.section.text).map(section)
}

function pieces(words: Text, drawing: Drawing): readonly string[] {
  return renderPieces(words, drawing, LIMITS.section.text)
}

function bullet(item: Text, drawing: Drawing): readonly string[] {
  return pieces(text('• ', ...item), drawing)
}

function loud(words: Text, tone: Loud): Text {
  return words[0]?.kind === 'strong' ? words : text(strong(`${WORDS[tone]}:`), ' ', ...words)
}

/** `*T-12* · What: home visit · Due: …`; with two columns only, `*first*: second`. Empty cells say nothing. */
function rowInWords(row: readonly Text[], columns: readonly string[]): Text {
  const [first = [], ...others] = row
  const rest = others.map((cell, at) => ({ column: columns[at + 1] ?? '', cell })).filter(({ cell }) => cell.some(saysSomething))
  if (columns.length === 2) return [...first.map(inBold), ...rest.flatMap(({ cell }) => text(': ', ...cell))]
  return [...first.map(inBold), ...rest.flatMap(({ column, cell }) => text(` · ${column}: `, ...cell))]
}

function saysSomething(span: Span): boolean {
  return !('text' in span) || span.text.trim() !== ''
}

function inBold(span: Span): Span {
  return span.kind === 'plain' ? strong(span.text) : span
}

function renderButton({ label, tone, intent }: Button): SlackButton {
  return { type: 'button', text: plain(label, LIMITS.button.label), value: encodeIntent(intent), ...STYLES[tone] }
}

/** Values hold ids and figures and are short; one that were not would make Slack refuse the whole message. */
function fits({ intent }: Button): boolean {
  return encodeIntent(intent).length <= LIMITS.button.value
}

function inRows<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.length === 0 ? [] : [items.slice(0, LIMITS.actions), ...inRows(items.slice(LIMITS.actions))]
}

function more(hidden: number): readonly string[] {
  return hidden > 0 ? [escape(`…and ${hidden} more`)] : []
}
