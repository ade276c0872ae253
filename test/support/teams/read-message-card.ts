import type { ActionSet, Card, Element, Execute, Submit } from '../../../adapters/teams/card.ts'
import { goesOn, isAllStrong, isSmall, isWords, wordsOf, type Words } from './read-lines.ts'

/** A message's card as its reader takes it in, in the lines of `readable`. */
export function readMessageCard(body: readonly Element[]): string {
  return entriesOf(body).flatMap(({ words, isRuled }) => [...(isRuled ? ['---'] : []), words]).join('\n')
}

/** What there is to press on a card, wherever it stands. */
export function pressesOn({ body }: Pick<Card, 'body'>): readonly (Execute | Submit)[] {
  return body.filter((element): element is ActionSet => element.type === 'ActionSet').flatMap(({ actions }) => actions)
}

interface Entry {
  words: string
  readonly isRuled: boolean
}

function entriesOf(body: readonly Element[]): readonly Entry[] {
  const entries: Entry[] = []
  let isTable = false
  for (const [at, element] of body.entries()) {
    const before = body[at - 1]
    const last = entries.at(-1)
    if (isWords(element)) {
      if (last !== undefined && goesOn(element)) {
        last.words = joined(last.words, element, isTable)
        continue
      }
      isTable = isRow(element) && (isTable || (before !== undefined && isCaption(before)))
      entries.push({ words: lineOf(element, isTable, at === 0), isRuled: element.separator === true })
    } else if (element.type === 'ActionSet') {
      const row = element.actions.map(({ title }) => `[${title}]`).join(' ')
      if (last !== undefined && before?.type === 'ActionSet') last.words += ` ${row}`
      else entries.push({ words: row, isRuled: element.separator === true })
    } else {
      throw new Error(`a message has nothing to fill in: ${element.type}`)
    }
  }
  return entries
}

function lineOf(element: Words, isInTable: boolean, isTitle: boolean): string {
  const words = wordsOf(element)
  if (element.type === 'TextBlock' && element.style === 'heading') return isTitle ? `# ${words}` : words
  if (isSmall(element)) return `(${words})`
  return isInTable ? `- ${words}` : words.replace(/^• /, '- ')
}

/** A table's rows have their other cells in a second line. */
function joined(above: string, element: Words, isTable: boolean): string {
  if (isSmall(element)) return `${above.slice(0, -1)}\n${wordsOf(element)})`
  return `${above}${isTable ? ' · ' : '\n'}${wordsOf(element)}`
}

/** Room above, and nothing but strong words: what a table is of. */
function isCaption(element: Element): boolean {
  return isWords(element) && element.type === 'RichTextBlock' && element.spacing === 'Medium' && isAllStrong(element)
}

/** Below a caption, what begins with strong words: an entry of its table. */
function isRow(element: Words): boolean {
  return element.type === 'RichTextBlock' && element.spacing === undefined && element.inlines[0]?.weight === 'Bolder'
}
