import { describe, expect, it } from 'vitest'
import { slashCommand, verbOfCommand, type Environment } from '../../../adapters/slack/commands.ts'
import { VERB_NAMES } from '../../../src/intents/verbs.ts'

describe('a slash command', () => {
  it('is the verb, and ends in the environment it belongs to', () => {
    expect([slashCommand('due', 'live'), slashCommand('due', 'test'), slashCommand('due', 'development')]).toEqual(['/due', '/due-test', '/due-dev'])
  })

  it.each<Environment>(['live', 'test', 'development'])('stands for its verb again: %s', (environment) => {
    for (const verb of VERB_NAMES) expect(verbOfCommand(slashCommand(verb, environment))).toBe(verb)
  })

  it('has a name of its own where Slack keeps the word for itself', () => {
    expect(slashCommand('help', 'live')).toBe('/co-ordinator')
    expect(verbOfCommand('/help')).toBe('help')
  })

  it('that is none of ours comes back as the word it is, to be answered as one', () => {
    expect(verbOfCommand('/tombola')).toBe('tombola')
  })
})
