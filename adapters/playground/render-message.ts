import { encodeIntent } from '../../src/intents/codec.ts'
import type { Block, BlockKind, BlockOf, Button, Message, Text, Tone } from '../../src/messages/model.ts'
import type { Html } from './html.ts'
import { html } from './html.ts'
import { LIMITS } from './limits.ts'
import { renderText } from './render-text.ts'

type Loud = Exclude<Tone, 'normal'>

/** For a paragraph that does not begin with a word of its own for how things stand: colour is never the only sign. */
const WORDS: { readonly [Each in Loud]: string } = { good: 'Good', warning: 'Warning', urgent: 'Urgent' }

/** How deep a message's headings stand on the page: under the day they came in a conversation, under an example's title in the gallery. */
export type HeadingLevel = 3 | 4

type Draw<Kind extends BlockKind> = (block: BlockOf<Kind>, level: HeadingLevel) => Html

const blocks: { readonly [Kind in BlockKind]: Draw<Kind> } = {
  heading: ({ text }, level) => html`<h3 class="card-heading" aria-level="${level}">${text}</h3>`,
  paragraph: ({ text, tone }) => (tone === 'normal' ? html`<p>${renderText(text)}</p>` : loudParagraph(text, tone)),
  facts: ({ facts }) =>
    html`<dl class="facts">${facts.map(({ label, value }) => html`<div><dt>${label}</dt><dd>${renderText(value)}</dd></div>`)}</dl>`,
  list: ({ items, hidden }) => {
    const { shown, left } = cut(items, hidden)
    return html`<ul>${shown.map((item) => html`<li>${renderText(item)}</li>`)}${
      left > 0 ? html`<li class="more">${more(left)}</li>` : null}</ul>`
  },
  // The roles say what a table's elements say by themselves, until the style draws rows as lines on narrow screens.
  table: ({ caption, columns, rows, hidden }) => {
    const { shown, left } = cut(rows, hidden)
    return html`
      <table role="table">
        <caption>${caption}</caption>
        <thead role="rowgroup"><tr role="row">${
          columns.map((column) => html`<th role="columnheader" scope="col">${column}</th>`)}</tr></thead>
        <tbody role="rowgroup">${
          shown.map((row) => html`<tr role="row">${row.map((cell, at) => tableCell(cell, columns[at] ?? ''))}</tr>`)}</tbody>
      </table>${left > 0 ? html`<p class="more">${more(left)}</p>` : null}`
  },
  buttons: ({ buttons }) => html`<div class="buttons">${buttons.map(renderButton)}</div>`,
  aside: ({ text }) => html`<p class="aside">${renderText(text)}</p>`,
  divider: () => html`<hr>`,
}

/** The blocks of a message as markup. The summary is not among them: it is what screen readers hear when the message arrives. */
export function renderMessage(message: Message, level: HeadingLevel = 3): Html {
  return html`${message.blocks.map((block) => renderBlock(block, level))}`
}

function renderBlock<Kind extends BlockKind>(block: BlockOf<Kind> & { kind: Kind } & Block, level: HeadingLevel): Html {
  const draw: Draw<Kind> = blocks[block.kind]
  return draw(block, level)
}

function loudParagraph(text: Text, tone: Loud): Html {
  const word = text[0]?.kind === 'strong' ? null : html`<strong>${WORDS[tone]}:</strong> `
  return html`<p class="tone tone-${tone}">${word}${renderText(text)}</p>`
}

/** The column's name goes with each cell, for narrow screens where a row is drawn as lines. */
function tableCell(cell: Text, column: string): Html {
  return html`<td role="cell" data-column="${column}"><span>${renderText(cell)}</span></td>`
}

/** A press that is the same wherever it stands. */
export function renderButton({ label, tone, intent }: Button): Html {
  return html`<button type="button" class="button button-${tone}" data-press="${encodeIntent(intent)}">${label}</button>`
}

function cut<Item>(items: readonly Item[], hidden: number): { readonly shown: readonly Item[]; readonly left: number } {
  const shown = items.slice(0, LIMITS.rows)
  return { shown, left: hidden + items.length - shown.length }
}

function more(count: number): string {
  return `…and ${count} more`
}
