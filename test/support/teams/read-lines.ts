import type { Element, RichTextBlock, TextBlock } from '../../../adapters/teams/card.ts'
import { asWritten } from './markdown.ts'

/** The lines of a card as their reader takes them in, in the words of `readable`. */

export type Words = RichTextBlock | TextBlock

export function isWords(element: Element): element is Words {
  return element.type === 'RichTextBlock' || element.type === 'TextBlock'
}

/** One line of text: without its styles, mentions by name, links with their address, commands by the names stories call them. */
export function wordsOf(element: Words): string {
  return withoutStandIns(element.type === 'TextBlock' ? fromMarkdown(element.text) : element.inlines.map(runWords).join(''))
    .replaceAll(/@Co-ordinator (?=[a-z])/g, '/')
}

/** Whether all of it is strong: the caption of a table, the label of words to read. */
export function isAllStrong(element: Words): boolean {
  return element.type === 'RichTextBlock' && element.inlines.every(({ weight }) => weight === 'Bolder')
}

/** Whether it is smaller print. */
export function isSmall(element: Words): boolean {
  return element.type === 'TextBlock' ? element.isSubtle === true : element.inlines.every(({ isSubtle }) => isSubtle === true)
}

/** Whether it goes on with what stands above it: the next line of the same text. */
export function goesOn(element: Element): boolean {
  return isWords(element) && element.spacing === 'None'
}

function runWords({ text, selectAction }: RichTextBlock['inlines'][number]): string {
  return selectAction === undefined ? text : `${text} <${selectAction.url}>`
}

function fromMarkdown(markdown: string): string {
  return markdown
    .replaceAll(/<at>(.*?)<\/at>/g, '@$1').replaceAll(/\*\*(.+?)\*\*/g, '$1').replaceAll(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 \uE001$2\uE002')
    .replaceAll(/[^\uE001\uE002]+/g, (words) => asWritten(words))
    .replaceAll('\uE001', '<').replaceAll('\uE002', '>')
}

function withoutStandIns(words: string): string {
  return words.replaceAll('\u2060', '')
}
