import { dateInWords } from '../../src/domain/calendar/words.ts'
import { encodeIntent } from '../../src/intents/codec.ts'
import type { IntentKind } from '../../src/intents/intent.ts'
import type { Block, BlockKind, BlockOf, Button, Span, Text, Tone } from '../../src/messages/model.ts'
import { joined, strong, text } from '../../src/messages/text.ts'
import type { ActionSet, Colour, Element, Execute, Submit } from './card.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { Drawing } from './render-text.ts'
import { headingBlock, renderLines } from './render-text.ts'

type Loud = Exclude<Tone, 'normal'>

/** The word and the colour of it, for a paragraph; the word is for one that does not begin with a word of its own for how things stand. */
const TONES: { readonly [Each in Loud]: { readonly word: string; readonly colour: Colour } } = {
  good: { word: 'Good', colour: 'Good' },
  warning: { word: 'Warning', colour: 'Warning' },
  urgent: { word: 'Urgent', colour: 'Attention' },
}

const STYLES: { readonly [Each in Button['tone']]: Pick<Submit, 'style'> } = {
  normal: {}, main: { style: 'positive' }, danger: { style: 'destructive' },
}

type Draw<Kind extends BlockKind> = (block: BlockOf<Kind>, drawing: Drawing) => readonly Element[]

const blocks: { readonly [Kind in BlockKind]: Draw<Kind> } = {
  heading: ({ text: words }) => (words.trim() === '' ? [] : [headingBlock(words, 'Default')]),
  paragraph: ({ text: words, tone }, drawing) =>
    (tone === 'normal' ? renderLines(words, drawing) : renderLines(loud(words, tone), drawing, { colour: TONES[tone].colour })),
  facts: ({ facts }, drawing) => facts.flatMap(({ label, value }, at) =>
    renderLines(text(strong(label), ': ', ...value), drawing, at === 0 ? {} : { spacing: 'Small' })),
  list: ({ items, hidden }, drawing) => [
    ...items.flatMap((item, at) => renderLines(text('• ', ...item), drawing, at === 0 ? {} : { spacing: 'Small' })),
    ...more(hidden, drawing),
  ],
  // A telephone has no room for columns, and its cards may be older than tables: each row is an entry that says itself what is in it.
  table: ({ caption, columns, rows, hidden }, drawing) => [
    ...renderLines([strong(caption)], drawing, { spacing: 'Medium' }),
    ...rows.flatMap((row) => entry(row, columns, drawing)),
    ...more(hidden, drawing),
  ],
  buttons: ({ buttons }, drawing) => inRows(buttons).map((row): ActionSet => ({
    type: 'ActionSet', actions: row.map((button) => renderButton(button, drawing)),
  })),
  aside: ({ text: words }, drawing) => renderLines(words, drawing, { isSmall: true }),
  divider: () => [],
}

/** What was drawn before, for a message that is drawn several times while it is cut to fit. */
export type Known = WeakMap<Block, readonly Element[]>

/** Blocks as elements of a card, however many they are. The first heading is the title; a divider is a line above what follows it. */
export function renderBlocks(some: readonly Block[], drawing: Drawing, known: Known = new WeakMap()): readonly Element[] {
  return some.flatMap((block, at) => {
    if (block.kind === 'heading' && at === 0 && block.text.trim() !== '') return [headingBlock(block.text, 'Medium')]
    const these = known.get(block) ?? renderBlock(block, drawing)
    known.set(block, these)
    const [first, ...others] = these
    return first !== undefined && some[at - 1]?.kind === 'divider' ? [{ ...first, separator: true as const }, ...others] : these
  })
}

/** An action that is answered where it stands, and in an old client as a message. */
export function execute(verb: Execute['verb'], submit: Submit): Execute {
  return { ...submit, type: 'Action.Execute', verb, fallback: submit }
}

function renderBlock<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind } & Block, drawing: Drawing): readonly Element[] {
  const draw: Draw<Kind> = blocks[block.kind]
  return draw(block, drawing)
}

function loud(words: Text, tone: Loud): Text {
  return words[0]?.kind === 'strong' ? words : text(strong(TONES[tone].word), ': ', ...words)
}

/** `T-12: home visit`, and below it what else there is: `Due: Fri 27 Nov 2026 · Owner: Jo Harlow`. Empty cells say nothing. */
function entry([first = [], second = [], ...others]: readonly Text[], columns: readonly string[], drawing: Drawing): readonly Element[] {
  const what = [...first.map(inBold), ...(second.some(saysSomething) ? text(': ', ...second) : [])]
  const rest = others.flatMap((cell, at) => (cell.some(saysSomething) ? [text(`${columns[at + 2] ?? ''}: `, ...cell)] : []))
  return [
    ...renderLines(what, drawing),
    ...renderLines(joined(rest, ' · '), drawing, { spacing: 'None' }),
  ]
}

function saysSomething(span: Span): boolean {
  return !('text' in span) || span.text.trim() !== ''
}

function inBold(span: Span): Span {
  switch (span.kind) {
    case 'plain': return strong(span.text)
    case 'date': return strong(dateInWords(span.date))
    case 'person': return span.notifies ? span : strong(span.name)
    case 'strong': case 'moment': case 'link': case 'command': return span
    default: return span satisfies never
  }
}

/** Intents that are answered with a form, which on a card is a dialog: only this kind of button can open one. */
const OPENS_DIALOG: ReadonlySet<IntentKind> = new Set(['open-form', 'resume', 'show-decision', 'read-referral', 'read-service-referral'])

function renderButton({ label, tone, intent }: Button, { notice, isDialog = false }: Drawing): Execute | Submit {
  const title = plain(label, LIMITS.button)
  const data = { intent: encodeIntent(intent), ...(notice === undefined ? {} : { notice }) }
  const submit = { type: 'Action.Submit', title, data, ...STYLES[tone] } as const
  if (isDialog) return submit
  return OPENS_DIALOG.has(intent.kind) ? { ...submit, data: { ...data, msteams: { type: 'task/fetch' } } } : execute('press', submit)
}

/** As many in a row as a telephone shows whole: what stands further right, Teams cuts off or hides. */
function inRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows: Button[][] = []
  let room = 0
  for (const button of buttons) {
    const width = Math.min(button.label.length, LIMITS.button) + LIMITS.aroundLabel
    const row = rows.at(-1)
    if (row === undefined || width > room || row.length === LIMITS.actions) {
      rows.push([button])
      room = LIMITS.rowOfButtons - width
    } else {
      row.push(button)
      room -= width
    }
  }
  return rows
}

function more(hidden: number, drawing: Drawing): readonly Element[] {
  return hidden > 0 ? renderLines(text(`…and ${hidden} more`), drawing, { spacing: 'Small' }) : []
}
