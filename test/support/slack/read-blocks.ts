import type { KnownBlock } from '@slack/types'
import { verbOfCommand } from '../../../adapters/slack/commands.ts'
import { wordsIn } from './markup.ts'

/** Whose name Slack shows for a mention. */
export type NameOf = (userId: string) => string

/** Slack's blocks as their reader takes them in, in the lines of `readable`. */
export function readBlocks(blocks: readonly unknown[], nameOf: NameOf): string {
  return (blocks as readonly KnownBlock[]).map((block) => readBlock(block, nameOf)).join('\n')
}

function readBlock(block: KnownBlock, nameOf: NameOf): string {
  if (block.type === 'header') return `# ${block.text.text}`
  if (block.type === 'section') return readMarkup(block.text?.text ?? '', nameOf)
  if (block.type === 'context') {
    return block.elements.map((each) => (each.type === 'image' ? '' : `(${readMarkup(each.text, nameOf)})`)).join(' ')
  }
  if (block.type === 'actions') return block.elements.map((each) => (each.type === 'button' ? `[${each.text.text}]` : '')).join(' ')
  if (block.type === 'divider') return '---'
  throw new Error(`nothing of ours has a block of the kind ${block.type}`)
}

/**
 * Slack's markup as people see it: mentions by name, moments by London’s clock alone, bullets as `- `, commands by
 * the names stories call them, and no marks.
 */
export function readMarkup(markup: string, nameOf: NameOf): string {
  const shown = markup
    .replaceAll(/\*([^*\n]+)\*/g, '$1')
    .replaceAll(/^• /gm, '- ').replaceAll(/\n {4}(?=\S)/g, ' · ')
    .replaceAll(/<@(\w+)>/g, (_, user: string) => `@${nameOf(user)}`)
    .replaceAll(/(?<!\S)\/[a-z-]+/g, (command) => `/${verbOfCommand(command)}`)
    .replaceAll(/<(https?:[^|>]+)\|([^>]*)>/g, '$2 \u0001$1\u0002')
  return wordsIn(shown).replaceAll('\u0001', '<').replaceAll('\u0002', '>')
}
