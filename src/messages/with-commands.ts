import { VERB_NAMES, type Verb } from '../intents/verbs.ts'
import type { Span, Text } from './model.ts'

/** `/due`, but neither the end of an address nor the beginning of another word. */
const COMMAND = new RegExp(`(?<![^\\s(“"])/(${VERB_NAMES.join('|')})(?![\\w-])`)

/**
 * Words in which commands stand as this product writes them for itself (`/due unit`), with each as a span that every platform writes its
 * own way: not every one has slash commands, and Slack keeps some names for itself.
 */
export function withCommands(words: string): Text {
  return words.split(COMMAND).flatMap((part, at): readonly Span[] => {
    if (at % 2 === 1) return [{ kind: 'command', verb: part as Verb }]
    return part === '' ? [] : [{ kind: 'plain', text: part }]
  })
}
