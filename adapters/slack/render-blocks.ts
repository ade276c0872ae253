import type { ActionsBlock, Button as SlackButton, ContextBlock, KnownBlock, SectionBlock } from '@slack/types'
import { dateInWords } from '../../src/domain/calendar/words.ts'
import { encodeIntent } from '../../src/intents/codec.ts'
import type { Block, BlockKind, BlockOf, Button, Span, Text, Tone } from '../../src/messages/model.ts'
import { strong, text } from '../../src/messages/text.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { Drawing } from './render-text.ts'
import { packed, renderPieces } from './render-text.ts'

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
  heading: ({ text: words }, drawing) => said([strong(words)], drawing),
  paragraph: ({ text: words, tone }, drawing) => said(tone === 'normal' ? words : loud(words, tone), drawing),
  facts: ({ facts }, drawing) =>
    sections(facts.flatMap(({ label, value }) => renderPieces(text(strong(label), ': ', ...value), drawing))),
  list: ({ items, hidden }, drawing) => sections([...items.flatMap((item) => bullet(item, drawing)), ...more(hidden)]),
  // A telephone has no room for columns: each row is an entry that says itself what is in it.
  table: ({ caption, columns, rows, hidden }, drawing) => sections([
    ...renderPieces([strong(caption)], drawing),
    ...rows.flatMap((row) => bullet(rowInWords(row, columns, drawing), drawing)),
    ...more(hidden),
  ]),
  buttons: ({ buttons }, drawing) => [
    ...inRows(buttons.filter(fits)).map((row): ActionsBlock => ({ type: 'actions', elements: row.map(renderButton) })),
    ...said(buttons.filter((button) => !fits(button)).flatMap(({ label }) => text(`“${label}” cannot be pressed here. `)), drawing),
  ],
  aside: ({ text: words }, drawing) => renderPieces(words, drawing).map((markup): ContextBlock =>
    ({ type: 'context', elements: [{ type: 'mrkdwn', text: markup, verbatim: true }] })),
  divider: () => [{ type: 'divider' }],
}

/** What was drawn before, for a message that is drawn several times while it is cut to fit. */
export type KnownBlocks = WeakMap<Block, readonly KnownBlock[]>

/**
 * Blocks as Slack's, however many they are. The first heading is the title; later ones stand in bold right above what they head, or a
 * morning's digest would fill two screens of a telephone. Buttons are numbered, so that no two have the same action id.
 */
export function renderBlocks(some: readonly Block[], drawing: Drawing, known: KnownBlocks = new WeakMap()): KnownBlock[] {
  const drawn = some.map((block, at) => {
    const title = at === 0 ? titleIn(block) : null
    if (title !== null) return title
    const these = known.get(block) ?? renderBlock(block, drawing)
    known.set(block, these)
    return these
  })
  let presses = 0
  return headed(some, drawn).map((block) => (block.type === 'actions'
    ? { ...block, elements: block.elements.map((element) => ({ ...element, action_id: `press-${presses++}` })) }
    : block))
}

/** A text as sections, in more than one where it is too long. */
export function said(words: Text, drawing: Drawing): readonly SectionBlock[] {
  return renderPieces(words, drawing).map(section)
}

function renderBlock<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind } & Block, drawing: Drawing): readonly KnownBlock[] {
  const draw: Draw<Kind> = blocks[block.kind]
  return draw(block, drawing)
}

function titleIn(block: Block): readonly KnownBlock[] | null {
  const isTitle = block.kind === 'heading' && block.text.trim() !== '' && block.text.length <= LIMITS.header
  return isTitle ? [{ type: 'header', text: plain(block.text, LIMITS.header) }] : null
}

/** Everything in a row, each heading in one section with what it heads where they fit. */
function headed(some: readonly Block[], drawn: readonly (readonly KnownBlock[])[]): readonly KnownBlock[] {
  return drawn.reduce<readonly KnownBlock[]>((before, these, at) => {
    const heading = before.at(-1)
    const [first, ...others] = these
    if (at === 0 || some[at - 1]?.kind !== 'heading' || !isSection(heading) || !isSection(first)) return [...before, ...these]
    return [...before.slice(0, -1), ...packed([heading.text.text, first.text.text], '\n').map(section), ...others]
  }, [])
}

type TextSection = SectionBlock & { text: NonNullable<SectionBlock['text']> }

function isSection(block: KnownBlock | undefined): block is TextSection {
  return block?.type === 'section' && block.text !== undefined
}

/** Markup as a section: all of it shown, and nothing in it made into links or mentions that we did not make. */
function section(markup: string): TextSection {
  return { type: 'section', text: { type: 'mrkdwn', text: markup, verbatim: true }, expand: true }
}

function sections(lines: readonly string[]): readonly SectionBlock[] {
  return packed(lines, '\n').map(section)
}

function bullet(item: Text, drawing: Drawing): readonly string[] {
  return renderPieces(text('• ', ...item), drawing)
}

function loud(words: Text, tone: Loud): Text {
  return words[0]?.kind === 'strong' ? words : text(strong(WORDS[tone]), ': ', ...words)
}

/** `*T-12*: home visit`, and below it what else there is: `Due: Fri 27 Nov 2026 · Owner: Jo Harlow`. Empty cells say nothing. */
function rowInWords([first = [], second = [], ...others]: readonly Text[], columns: readonly string[], drawing: Drawing): Text {
  const rest = others.map((cell, at) => text(`${columns[at + 2] ?? ''}: `, ...cell)).filter((_, at) => others[at]?.some(saysSomething))
  return [
    ...first.map((span) => inBold(span, drawing)),
    ...(second.some(saysSomething) ? text(': ', ...second) : []),
    ...rest.flatMap((cell, at) => text(at === 0 ? '\n    ' : ' · ', ...cell)),
  ]
}

function saysSomething(span: Span): boolean {
  return !('text' in span) || span.text.trim() !== ''
}

function inBold(span: Span, { commandFor }: Drawing): Span {
  switch (span.kind) {
    case 'plain': return strong(span.text)
    case 'date': return strong(dateInWords(span.date))
    case 'person': return span.notifies ? span : strong(span.name)
    case 'command': return strong(commandFor(span.verb))
    case 'strong': case 'moment': case 'link': return span
    default: return span satisfies never
  }
}

function renderButton({ label, tone, intent }: Button): SlackButton {
  return { type: 'button', text: plain(label, LIMITS.button.label), value: encodeIntent(intent), ...STYLES[tone] }
}

/** Values hold ids and figures and are short; one that were not would have Slack refuse the whole message. */
function fits({ intent }: Button): boolean {
  return encodeIntent(intent).length <= LIMITS.button.value
}

function inRows<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  return items.length === 0 ? [] : [items.slice(0, LIMITS.actions), ...inRows(items.slice(LIMITS.actions))]
}

function more(hidden: number): readonly string[] {
  return hidden > 0 ? [`…and ${hidden} more`] : []
}
