import { describe, expect, it } from 'vitest'
import { help } from '../../src/messages/cards/help.ts'
import { helpAbout } from '../../src/intents/help.ts'
import { VERB_NAMES } from '../../src/intents/verbs.ts'
import { spansText } from '../../src/messages/plain-text.ts'
import { withCommands } from '../../src/messages/with-commands.ts'

const commandsIn = (words: string): readonly string[] => withCommands(words).flatMap((span) => (span.kind === 'command' ? [span.verb] : []))

describe('commands in words', () => {
  it.each<[string, string, readonly string[]]>([
    ['a line of its own', '/allocate C-1042 home visit to @jo by fri', ['allocate']],
    ['one in a sentence', 'Check the number with /due unit.', ['due']],
    ['two in a sentence', 'That unit is unknown. Type /unit here oak or /unit here elm.', ['unit', 'unit']],
    ['in quotation marks', 'Type “/unit here” there.', ['unit']],
    ['before a full stop', 'Record what happened with /case.', ['case']],
    ['no command of ours', 'Type /invite @Co-ordinator.', []],
    ['a part of an address', 'https://marlow.example/due', []],
    ['the beginning of another word', '/duet and /case-file', []],
    ['none', 'Nothing is due.', []],
  ])('%s', (_, words, verbs) => {
    expect(commandsIn(words)).toEqual(verbs)
    expect(spansText(withCommands(words))).toBe(words)
  })

  it('are every command that help shows, so that each platform writes them its own way', () => {
    for (const verb of [null, ...VERB_NAMES]) {
      expect(JSON.stringify(help(helpAbout(verb)))).not.toMatch(new RegExp(`/(?:${VERB_NAMES.join('|')})\\b`))
    }
  })
})
