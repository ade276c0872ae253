import { describe, expect, it } from 'vitest'
import { renderMessage } from '../../../adapters/playground/render-message.ts'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Block } from '../../../src/messages/model.ts'
import {
  aside, buttons, date, divider, facts, heading, link, list, mention, moment, named, paragraph, stated, strong, table, text,
} from '../../../src/messages/text.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }

/** The markup of the blocks, on one line and without the spaces between tags. */
function drawn(...blocks: readonly Block[]): string {
  return renderMessage({ summary: '', blocks }).markup.replace(/\s*\n\s*/g, '').trim()
}

describe('a block in the playground', () => {
  it.each<[string, Block, string]>([
    ['heading', heading('T-12 is done'), '<h3 class="card-heading" aria-level="3">T-12 is done</h3>'],
    ['paragraph', paragraph(text('By ', strong('you'), '.')), '<p>By <strong>you</strong>.</p>'],
    ['paragraph that says how things stand', stated('Late', 'by a day.', 'warning'),
      '<p class="tone tone-warning"><strong>Late</strong>: by a day.</p>'],
    ['paragraph that leaves that to its colour', paragraph('Go now.', 'urgent'),
      '<p class="tone tone-urgent"><strong>Urgent:</strong> Go now.</p>'],
    ['facts', facts(['Case', 'C-1042']), '<dl class="facts"><div><dt>Case</dt><dd><span class="whole">C-1042</span></dd></div></dl>'],
    ['list', list([text('one'), text('two'), text('three')], 2), '<ul><li>one</li><li>two</li><li class="more">…and 1 more</li></ul>'],
    ['table', table('Due', ['Task'], [['T-1'], ['T-2']], 1), '<table role="table"><caption>Due</caption>'
      + '<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Task</th></tr></thead>'
      + '<tbody role="rowgroup"><tr role="row"><td role="cell" data-column="Task"><span><span class="whole">T-1</span></span></td></tr>'
      + '</tbody></table><p class="more">…and 1 more</p>'],
    ['buttons', buttons({ label: 'Unit', tone: 'main', intent: { kind: 'show-unit' } }), '<div class="buttons">'
      + '<button type="button" class="button button-main" data-press="{&quot;kind&quot;:&quot;show-unit&quot;}">Unit</button></div>'],
    ['aside', aside('By law.'), '<p class="aside">By law.</p>'],
    ['divider', divider, '<hr>'],
  ])('%s', (_name, block, markup) => {
    expect(drawn(block)).toBe(markup)
  })
})

describe('a span in the playground', () => {
  it('keeps references in one piece, and nothing else', () => {
    expect(drawn(paragraph('T-12 on C-1042-A (LAC-8), A-level and co-ordinator')))
      .toBe('<p>' + ['T-12', 'C-1042-A', 'LAC-8'].reduce((text, ref) => text.replace(ref, `<span class="whole">${ref}</span>`),
        'T-12 on C-1042-A (LAC-8), A-level and co-ordinator') + '</p>')
  })

  it.each([
    ['a colleague who has to do something', mention(jo), '<span class="mention">@Jo Harlow</span>'],
    ['a colleague', named(jo), '<span class="person">Jo Harlow</span>'],
    ['a date', date(dateFrom('2026-11-27')), '<time datetime="2026-11-27">Fri 27 Nov 2026</time>'],
    ['a moment', moment(instantFrom('2026-07-09T23:30:00Z')), '<time datetime="2026-07-09T23:30:00.000Z">Fri 10 Jul 2026 at 00:30</time>'],
    ['a link', link('the guidance', 'https://www.gov.uk/x?a=1&b=2'),
      '<a href="https://www.gov.uk/x?a=1&amp;b=2" rel="noreferrer">the guidance</a>'],
    ['a link that is no web address', link('press', 'javascript:alert(1)'), 'press (javascript:alert(1))'],
  ])('%s', (_name, span, markup) => {
    expect(drawn(paragraph([span]))).toBe(`<p>${markup}</p>`)
  })
})

it('draws a longer list than people read with what is left out counted', () => {
  const items = Array.from({ length: 107 }, (_, at) => text(`line ${at}`))
  expect(drawn({ kind: 'list', items, hidden: 3 })).toContain('<li>line 99</li><li class="more">…and 10 more</li>')
})

it('draws every message there is', () => {
  const messages = gallery.flatMap(({ examples }) => examples).flatMap((example) => ('message' in example ? [example.message] : []))
  expect(messages.length).toBeGreaterThan(20)
  for (const message of messages) expect(renderMessage(message).markup.length).toBeGreaterThan(20)
})
