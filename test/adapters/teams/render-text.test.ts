import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NAMES_ONLY, escape, headingBlock, mentionsIn, renderLines, type Drawing } from '../../../adapters/teams/render-text.ts'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import type { Span, Text } from '../../../src/messages/model.ts'
import { date, link, mention, moment, named, strong, text } from '../../../src/messages/text.ts'
import { typed } from '../../support/any-message.ts'
import { cardLines } from '../../support/teams/card-lines.ts'
import { asWritten, markdownIn } from '../../support/teams/markdown.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }
const drawing: Drawing = { ...NAMES_ONLY, userOf: (person) => (person === jo.id ? 'entra-jo' : null) }

function lines(words: Text, where = drawing): readonly string[] {
  return cardLines({ body: renderLines(words, where) })
}

describe('a span in Teams', () => {
  it.each<[string, Span, string]>([
    ['a colleague who has to do something', mention(jo), '[markdown] <at>Jo Harlow</at>'],
    ['one who has no account here', mention({ id: 'person-al' as PersonId, name: 'Al *b*' }), '[runs] Al *b*'],
    ['a colleague', named(jo), '[runs] Jo Harlow'],
    ['strong words', strong('Urgent'), '[runs] *Urgent*'],
    ['a date, in our own words on every clock', date(dateFrom('2026-11-27')), '[runs] Fri 27 Nov 2026'],
    ['a moment, on London’s clocks', moment(instantFrom('2026-07-09T23:30:00Z')), '[runs] Fri 10 Jul 2026 at 00:30'],
    ['a command in a channel', { kind: 'command', verb: 'due' }, '[runs] @Co-ordinator due'],
    ['a link', link('the guidance', 'https://www.gov.uk/x?a=1&b=(2)'), '[runs] the guidance<https://www.gov.uk/x?a=1&b=%282%29>'],
    ['a link that is no web address', link('press', 'javascript:alert(1)'), '[runs] press (javascript:alert(1))'],
    ['a link without words', link('', 'https://www.gov.uk/'), '[runs]  (https://www.gov.uk/)'],
  ])('%s', (_name, span, line) => {
    expect(lines([span])).toEqual([line])
  })

  it('can be a command as it is written in their own chat', () => {
    expect(lines([{ kind: 'command', verb: 'due' }], { ...drawing, commandFor: (verb) => verb })).toEqual(['[runs] due'])
  })
})

describe('a text in Teams', () => {
  it('is a block for each of its lines, those without words left out', () => {
    expect(lines(text('One\ntwo ', strong('three\nfour'), '\n \nfive')))
      .toEqual(['[runs] One', '[runs] two *three*', '[runs] *four*', '[runs] five'])
  })

  it('is one run where it looks one way', () => {
    const [block] = renderLines(text('Due ', date(dateFrom('2026-11-27')), ', by ', named(jo)), drawing)
    expect(block).toEqual({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'Due Fri 27 Nov 2026, by Jo Harlow' }] })
  })

  it('opens an address where its words are pressed', () => {
    const [block] = renderLines([link('it', 'https://x.uk/')], drawing)
    expect(block).toMatchObject({ inlines: [{ text: 'it', selectAction: { type: 'Action.OpenUrl', url: 'https://x.uk/' } }] })
  })

  it('with a mention keeps its strong words and its links', () => {
    expect(lines(text(mention(jo), ', ', strong('“today”: late?'), ' Read ', link('[it]', 'https://x.uk/'))))
      .toEqual(['[markdown] <at>Jo Harlow</at>, “**today”: late**? Read [［it］](https://x.uk/)'])
  })

  it('says whom it mentions, each once, and nobody it only names', () => {
    expect(mentionsIn([text(mention(jo)), text(mention(jo), named({ ...jo, id: 'person-al' as PersonId }))], drawing))
      .toEqual([{ type: 'mention', text: '<at>Jo Harlow</at>', mentioned: { id: 'entra-jo', name: 'Jo Harlow' } }])
    expect(mentionsIn([text(mention(jo))], NAMES_ONLY)).toEqual([])
  })

  it('in bold letters is a heading to screen readers, on one line', () => {
    expect(headingBlock('T-12 *is*\n done', 'Medium')).toEqual({
      type: 'TextBlock', text: 'T-12 ∗is∗ done', wrap: true, style: 'heading', weight: 'Bolder', size: 'Medium', spacing: 'Medium',
    })
  })
})

describe('words that somebody typed', () => {
  it.each([
    ['a mention', '<at>Jo Harlow</at>', '‹at›Jo Harlow‹/at›'],
    ['a link', '[gov.uk](https://x.uk) or www.x.uk', '［gov.uk］(https∶//x.uk) or www․x.uk'],
    ['bold, italic, struck out, code', '*a* _b_ ~c~ `d`', '∗a∗ ˍbˍ ∼c∼ ‘d‘'],
    ['a list', '- one', '‐ one'],
    ['a numbered list', '1. one', '1․ one'],
    ['a date in the reader’s words', '{{DATE(2026-11-27)}}', '{\u2060{DATE(2026-11-27)}}'],
    ['an entity', '&lt;at&gt;', '＆lt;at＆gt;'],
    ['an address, a time, an amount and a reference, which are left alone',
      'jo_b@x.uk, 09:30, £4.50 & C-1042', 'jo_b@x.uk, 09:30, £4.50 & C-1042'],
  ])('beside a mention: %s', (_name, words, markdown) => {
    expect(escape(words)).toBe(markdown)
  })

  it('beside a mention never become a mention, a link, a list or formatting', () => {
    fc.assert(fc.property(typed, (words) => {
      expect(markdownIn(escape(words))).toEqual([])
      expect(asWritten(escape(words))).toBe(words)
    }), { numRuns: 1_000 })
  })

  it('are not made into more by being strong, or by being a name', () => {
    fc.assert(fc.property(typed, typed, (words, name) => {
      const [block] = renderLines(text(mention({ id: jo.id, name: `Jo ${name}` }), ' ', strong(words.replaceAll('\n', ' '))), drawing)
      const line = block?.type === 'TextBlock' ? block.text : ''
      expect(line).toMatch(/^<at>[^<]*<\/at>/)
      expect(markdownIn(line.replace(/^<at>([^<]*)<\/at>/, '$1').replace(/\*\*([^*]+)\*\*/, '$1'))).toEqual([])
    }), { numRuns: 1_000 })
  })

  it('anywhere else stand in runs, which know no markup, and are all there', () => {
    fc.assert(fc.property(typed, typed, (words, others) => {
      const blocks = renderLines(text(words, strong(others)), drawing)
      const shown = blocks.map((block) => (block.type === 'RichTextBlock' ? block.inlines.map((run) => run.text).join('') : 'no runs'))
      const written = (words + others).split('\n').filter((line) => line.trim() !== '')
      expect(shown.map(asRun)).toEqual(written.map(asRun))
      const runs = blocks.flatMap((block) => (block.type === 'RichTextBlock' ? block.inlines : []))
      expect(runs.filter((run) => /\{\{|<\/?at>/i.test(run.text))).toEqual([])
    }), { numRuns: 1_000 })
  })
})

/** A mention that is none loses its bracket in a run, and nothing else. */
function asRun(line: string): string {
  return line.replaceAll('\u2060', '').replaceAll('‹', '<')
}
