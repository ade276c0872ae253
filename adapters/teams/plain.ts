import { cut } from '../../src/messages/cut.ts'

/** Words for where Teams has no markup, such as a button or a label; longer ones end in `…`. Teams takes no empty ones. */
export function plain(words: string, most: number): string {
  return cut(harmless(words.trim() === '' ? '–' : words), most)
}

/** Words with nothing in them that Teams replaces wherever it stands: `{{DATE(…)}}`, and what a card may tell to be a mention. */
export function harmless(words: string): string {
  return words.replaceAll(/\{(?=\{)/g, '{\u2060').replaceAll(/<(?=\/?at>)/gi, '‹')
}
