import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slashCommand } from '../../../adapters/slack/commands.ts'
import { NAMES_ONLY, escape, renderPieces, renderText, type Drawing } from '../../../adapters/slack/render-text.ts'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Span } from '../../../src/messages/model.ts'
import { date, link, mention, moment, named, strong, text } from '../../../src/messages/text.ts'
import { typed } from '../../support/any-message.ts'
import { withCommands } from '../../../src/messages/with-commands.ts'
import { markupIn, wordsIn } from '../../support/slack/markup.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }
const drawing: Drawing = { ...NAMES_ONLY, userOf: (person) => (person === jo.id ? 'U0JO' : null) }

describe('a span in Slack', () => {
  it.each<[string, Span, string]>([
    ['a colleague who has to do something', mention(jo), '<@U0JO>'],
    ['one who has no account here', mention({ id: 'person-al' as PersonId, name: 'Al <b>' }), 'Al &lt;b&gt;'],
    ['a colleague', named(jo), 'Jo Harlow'],
    ['strong words', strong('Urgent'), '*Urgent*'],
    ['a command', { kind: 'command', verb: 'due' }, '/due'],
    ['a command whose name Slack keeps for itself', { kind: 'command', verb: 'help' }, '/co-ordinator'],
    ['strong words that end with a mark', strong('Was the child seen?'), '*Was the child seen*?'],
    ['strong words on two lines', strong('Late\nagain'), '*Late*\n*again*'],
    ['a link', link('the guidance', 'https://www.gov.uk/x?a=1&b=2|3'), '<https://www.gov.uk/x?a=1&amp;b=2%7C3|the guidance>'],
    ['a link that is no web address', link('press', 'javascript:alert(1)'), 'press (javascript∶alert(1))'],
    ['a link without words', link('', 'https://www.gov.uk/'), ' (https://www.gov.uk/)'],
  ])('%s', (_name, span, markup) => {
    expect(renderText([span], drawing)).toBe(markup)
  })

  it('writes a command as it is called in the app that speaks', () => {
    const inTest: Drawing = { ...NAMES_ONLY, commandFor: (verb) => slashCommand(verb, 'test') }
    expect(renderText(withCommands('Check the number with /due unit, or type /help.'), inTest))
      .toBe('Check the number with /due-test unit, or type /co-ordinator-test.')
  })

  it('says a date in our own words, so that no reader’s clock moves a statutory date', () => {
    expect(renderText([date(dateFrom('2026-11-27'))], drawing)).toBe('Fri 27 Nov 2026')
  })

  it('says a moment as London’s clocks show it, so that no reader’s clock moves a court’s hour', () => {
    expect(renderText([moment(instantFrom('2026-07-09T23:30:00Z'))], drawing)).toBe('Fri 10 Jul 2026 at 00:30')
  })
})

describe('words that somebody typed', () => {
  it.each([
    ['a mention of everybody', '<!channel> & <@U1>', '&lt;!channel&gt; &amp; &lt;@U1&gt;'],
    ['a link', '<https://x.uk|gov.uk>', '&lt;https://x.uk|gov.uk&gt;'],
    ['bold, italic, struck out, code', '*a* _b_ ~c~ `d`', '∗a∗ ˍbˍ ∼c∼ ‘d‘'],
    ['an emoji', 'done :tada:', 'done ∶tada∶'],
    ['a quotation', '> he said\n >> so', '› he said\n ›› so'],
    ['an entity', '&lt;!here&gt;', '&amp;lt;!here&amp;gt;'],
    ['an address, a time and an amount, which are left alone', 'Late: jo_b@x.uk at 09:30, £4 > £3', 'Late: jo_b@x.uk at 09:30, £4 &gt; £3'],
  ])('%s', (_name, words, markup) => {
    expect(escape(words)).toBe(markup)
  })

  it('never become a mention, a link, an emoji, a quotation or formatting', () => {
    fc.assert(fc.property(typed, (words) => {
      expect(markupIn(escape(words))).toEqual([])
    }), { numRuns: 1_000 })
  })

  it('are all still there', () => {
    fc.assert(fc.property(typed, (words) => {
      expect(wordsIn(escape(words))).toBe(words)
    }), { numRuns: 1_000 })
  })

  it('are not made into more by being strong', () => {
    fc.assert(fc.property(typed, (words) => {
      const drawn = renderText([strong(words)], drawing)
      expect(markupIn(drawn.replaceAll(/\*([^*\n]+)\*/g, '$1'))).toEqual([])
      expect(wordsIn(drawn.replaceAll('*', ''))).toBe(words)
    }), { numRuns: 1_000 })
  })
})

describe('a long text', () => {
  it('is cut between words, never in a mention, a date or an entity', () => {
    const some = text('Jones & sons ', mention(jo), ' ', moment(instantFrom('2026-11-27T08:30:00Z')), ' ')
    const long = Array.from({ length: 400 }, () => some).flat()
    const pieces = renderPieces(long, drawing)
    expect(pieces.length).toBeGreaterThan(5)
    for (const piece of pieces) {
      expect(piece.length).toBeLessThanOrEqual(3_000)
      expect(piece).not.toMatch(/<[^>]*$|^[^<]*>|&[a-z]*$/)
    }
    expect(pieces.join(' ')).toBe(renderText(long, drawing).trim())
  })

  it('is cut even where it has no spaces, and no character in two', () => {
    const pieces = renderPieces(text('😀&'.repeat(4_000)), drawing)
    expect(pieces.join('')).toBe('😀&amp;'.repeat(4_000))
    for (const piece of pieces) expect(piece).toMatch(/^(😀|&amp;)+$/u)
  })
})
