import { describe, expect, it } from 'vitest'
import { helpAbout } from '../../src/intents/help.ts'
import { VERB_NAMES, VERBS } from '../../src/intents/verbs.ts'
import { intent, on, type } from './context.ts'

describe('the table of commands', () => {
  it('has every verb once', () => {
    expect(VERBS.map((entry) => entry.verb)).toEqual(VERB_NAMES)
  })

  describe.each(VERBS)('/$verb', ({ verb, usage, description, ways, examples, alone }) => {
    it('fits where it is shown', () => {
      expect(description.length).toBeLessThanOrEqual(100)
      expect(usage.length).toBeLessThanOrEqual(100)
    })

    it('does with nothing after it what the table says', () => {
      expect(type(`/${verb}`)).toEqual(alone.kind === 'form' ? { ...alone, kind: 'form', values: {}, carries: {}, problems: {} } : intent(alone.intent))
    })

    it.each([...ways.map((way) => way.line), ...examples])('can do its own example, %s', (line) => {
      expect(line.startsWith(`/${verb}`) || line === '/allocate help').toBe(true)
      expect(type(line, on('2026-11-25'))).toMatchObject({ kind: 'intent' })
    })

    it('explains itself', () => {
      expect(type(`/${verb} help`)).toEqual(intent({ kind: 'help', verb: verb === 'help' ? 'help' : verb }))
      expect(helpAbout(verb)).toMatchObject(verb === 'help' ? { kind: 'all' } : { kind: 'verb', entry: { verb } })
    })
  })

  it('is all there is to say when nothing of it was asked', () => {
    expect(helpAbout(null)).toEqual({ kind: 'all', entries: VERBS })
    expect(helpAbout('tombola')).toEqual({ kind: 'all', entries: VERBS })
  })
})
