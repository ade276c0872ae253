import type { PlainTextElement } from '@slack/types'
import { cut } from '../../src/messages/cut.ts'

/** Words in one of Slack's plain texts, where nothing is markup; longer ones end in `…`. Slack takes no empty text. */
export function plain(words: string, most: number): PlainTextElement {
  return { type: 'plain_text', text: cut(words.trim() === '' ? '–' : words, most), emoji: false }
}
