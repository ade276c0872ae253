import { plainText } from '../../src/messages/plain-text.ts'
import type { Block, Message, Span, Text } from '../../src/messages/model.ts'

/**
 * A message as its reader takes it in, the same whichever platform shows it: words without their styles, `# ` before a title alone, and
 * each row of a table as a line that says what is in it, as on a telephone. Stories are written in these lines.
 */
export function readable({ summary, blocks }: Message): string {
  const lines = plainText({ summary, blocks: blocks.flatMap((block, at) => asLines(block, at === 0)) })
  return lines.replaceAll(/^- and (\d+ more)$/gm, '…and $1')
}

function asLines(block: Block, isTitle: boolean): readonly Block[] {
  switch (block.kind) {
    case 'table': {
      const items = block.rows.map((row) => inWords(row.map(plain), block.columns))
      return [{ kind: 'paragraph', text: words(block.caption), tone: 'normal' }, { kind: 'list', items, hidden: block.hidden }]
    }
    case 'paragraph': case 'aside': return [{ ...block, text: plain(block.text) }]
    case 'list': return [{ ...block, items: block.items.map(plain) }]
    case 'facts': return [{ ...block, facts: block.facts.map(({ label, value }) => ({ label, value: plain(value) })) }]
    case 'heading': return isTitle ? [block] : [{ kind: 'paragraph', text: words(block.text), tone: 'normal' }]
    case 'buttons': case 'divider': return [block]
    default: return block satisfies never
  }
}

/** `T-12: home visit · Due: … · Owner: …`. Empty cells say nothing. */
function inWords([first = [], second = [], ...others]: readonly Text[], columns: readonly string[]): Text {
  const rest = others.flatMap((cell, at) => (cell.every(isEmpty) ? [] : [...words(` · ${columns[at + 2] ?? ''}: `), ...cell]))
  return [...first, ...(second.every(isEmpty) ? [] : [...words(': '), ...second]), ...rest]
}

function isEmpty(span: Span): boolean {
  return 'text' in span && span.text.trim() === ''
}

function plain(text: Text): Text {
  return text.map((span) => (span.kind === 'strong' ? { kind: 'plain', text: span.text } : span))
}

function words(text: string): Text {
  return [{ kind: 'plain', text }]
}
