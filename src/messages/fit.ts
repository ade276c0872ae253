import { startOf } from './cut.ts'
import type { Block, Span, Text } from './model.ts'
import { aside } from './text.ts'

/** A list is not cut below this while there is anything else to cut: a list of nothing tells nobody anything. */
const FEW = 3

/** A text longer than this, in characters, is cut before whole parts of the message are left out. */
const LONG = 1_000

/**
 * The message's blocks, cut until they fit: the longest list or table first, because it says how many more there are; then long texts;
 * then the rest of the lists; then whole parts from the end, counted. Buttons stay as long as there is anything else to leave out.
 */
export function fit(blocks: readonly Block[], isFitting: (blocks: readonly Block[]) => boolean): readonly Block[] {
  let shown = blocks
  while (!isFitting(shown)) {
    const shorter = cutLongest(shown, FEW) ?? cutTexts(shown) ?? cutLongest(shown, 0)
    if (shorter === null) return leaveOut(shown, isFitting)
    shown = shorter
  }
  return shown
}

function leaveOut(blocks: readonly Block[], isFitting: (blocks: readonly Block[]) => boolean): readonly Block[] {
  let kept = blocks
  let shown = blocks
  while (kept.length > 0 && !isFitting(shown)) {
    const last = kept.findLastIndex((block) => block.kind !== 'buttons')
    kept = kept.toSpliced(last, 1)
    shown = [...kept, aside(`…and ${blocks.length - kept.length} more parts of this message, which is too long to show here`)]
  }
  return shown
}

/** The longest lists, a little shorter; null when none is longer than `least`. */
function cutLongest(blocks: readonly Block[], least: number): readonly Block[] | null {
  const longest = Math.max(0, ...blocks.map(lengthOf))
  const kept = Math.max(least, Math.floor(longest * 0.8))
  return longest <= least ? null : blocks.map((block) => (lengthOf(block) > kept ? cutTo(block, kept) : block))
}

function lengthOf(block: Block): number {
  if (block.kind === 'list') return block.items.length
  return block.kind === 'table' ? block.rows.length : 0
}

function cutTo(block: Block, kept: number): Block {
  const hidden = lengthOf(block) - kept
  if (block.kind === 'list') return { ...block, items: block.items.slice(0, kept), hidden: block.hidden + hidden }
  return block.kind === 'table' ? { ...block, rows: block.rows.slice(0, kept), hidden: block.hidden + hidden } : block
}

function cutTexts(blocks: readonly Block[]): readonly Block[] | null {
  const cut = blocks.map((block) => withTexts(block, (text) => shortenedTo(text, LONG)))
  return blocks.some((block, at) => JSON.stringify(block) !== JSON.stringify(cut[at])) ? cut : null
}

function withTexts(block: Block, change: (text: Text) => Text): Block {
  switch (block.kind) {
    case 'paragraph': case 'aside': return { ...block, text: change(block.text) }
    case 'facts': return { ...block, facts: block.facts.map((fact) => ({ ...fact, value: change(fact.value) })) }
    case 'list': return { ...block, items: block.items.map(change) }
    case 'table': return { ...block, rows: block.rows.map((row) => row.map(change)) }
    case 'heading': case 'buttons': case 'divider': return block
    default: return block satisfies never
  }
}

const CUT_SHORT = '… (cut short here)'

/** A text that is longer than so many characters, cut there, and saying so: the first spans, and as much as fits of the next. */
export function shortenedTo(text: Text, most: number): Text {
  if (lengthIn(text) <= most + CUT_SHORT.length) return text
  let room = most
  const kept = text.flatMap((span): readonly Span[] => {
    const before = room
    room -= lengthOfSpan(span)
    if (room >= 0 || before <= 0) return before > 0 ? [span] : []
    return 'url' in span || !('text' in span) ? [] : [{ ...span, text: startOf(span.text, before) }]
  })
  return [...kept, { kind: 'plain', text: CUT_SHORT }]
}

function lengthIn(text: Text): number {
  return text.reduce((sum, span) => sum + lengthOfSpan(span), 0)
}

/** A name, a date or a link counts with what it says; an address with itself, because it is sent too. */
function lengthOfSpan(span: Span): number {
  switch (span.kind) {
    case 'plain': case 'strong': return span.text.length
    case 'person': return span.name.length
    case 'link': return span.text.length + span.url.length
    case 'date': case 'moment': case 'command': return 25
    default: return span satisfies never
  }
}
