import { describe, expect, it } from 'vitest'
import { renderMessage as renderPlayground } from '../../adapters/playground/render-message.ts'
import { renderMessage as renderSlack } from '../../adapters/slack/render-message.ts'
import * as slack from '../../adapters/slack/render-text.ts'
import { renderMessage as renderTeams } from '../../adapters/teams/render-message.ts'
import * as teams from '../../adapters/teams/render-text.ts'
import { dateFrom } from '../../src/domain/calendar/london.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Block } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import {
  aside, button, buttons, date, divider, facts, heading, list, mention, named, paragraph, stated, strong, table, text,
} from '../../src/messages/text.ts'
import { blockLines } from '../support/slack/block-lines.ts'
import { cardLines } from '../support/teams/card-lines.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }
const inSlack: slack.Drawing = { ...slack.NAMES_ONLY, userOf: (person) => (person === jo.id ? 'U0JO' : null) }
const inTeams: teams.Drawing = { ...teams.NAMES_ONLY, userOf: (person) => (person === jo.id ? 'entra-jo' : null) }

interface Shown {
  readonly plain: string
  readonly playground: string
  readonly slack: readonly string[]
  readonly teams: readonly string[]
}

/** One of each block, and what people see of it: on paper, in the playground, in Slack, in Teams. */
const sideBySide: readonly (readonly [string, Block, Shown])[] = [
  ['heading', heading('T-12 is done'), {
    plain: '# T-12 is done',
    playground: '<h3 class="card-heading" aria-level="3">T-12 is done</h3>',
    slack: ['[header] T-12 is done'],
    teams: ['[title] T-12 is done'],
  }],
  ['paragraph', paragraph(text('By ', named(jo), ' on ', date(dateFrom('2026-11-27')), ' & early')), {
    plain: 'By Jo Harlow on Fri 27 Nov 2026 & early',
    playground: '<p>By <span class="person">Jo Harlow</span> on <time datetime="2026-11-27">Fri 27 Nov 2026</time> &amp; early</p>',
    slack: ['[section] By Jo Harlow on Fri 27 Nov 2026 &amp; early'],
    teams: ['[runs] By Jo Harlow on Fri 27 Nov 2026 & early'],
  }],
  ['paragraph that asks somebody', paragraph(text(mention(jo), ', yours.')), {
    plain: '@Jo Harlow, yours.',
    playground: '<p><span class="mention">@Jo Harlow</span>, yours.</p>',
    slack: ['[section] <@U0JO>, yours.'],
    teams: ['[markdown] <at>Jo Harlow</at>, yours.'],
  }],
  ['paragraph that says how things stand', stated('Late', 'by a day.', 'warning'), {
    plain: '*Late*: by a day.',
    playground: '<p class="tone tone-warning"><strong>Late</strong>: by a day.</p>',
    slack: ['[section] *Late*: by a day.'],
    teams: ['[runs] *Late*{Warning}: by a day.'],
  }],
  ['paragraph that leaves that to its colour', paragraph('Go now.', 'urgent'), {
    plain: 'Go now.',
    playground: '<p class="tone tone-urgent"><strong>Urgent:</strong> Go now.</p>',
    slack: ['[section] *Urgent*: Go now.'],
    teams: ['[runs] *Urgent*{Attention}: Go now.'],
  }],
  ['facts', facts(['Case', 'C-1042'], ['Due', text(date(dateFrom('2026-11-27')))]), {
    plain: 'Case: C-1042\nDue: Fri 27 Nov 2026',
    playground: '<dl class="facts"><div><dt>Case</dt><dd><span class="whole">C-1042</span></dd></div>'
      + '<div><dt>Due</dt><dd><time datetime="2026-11-27">Fri 27 Nov 2026</time></dd></div></dl>',
    slack: ['[section] *Case*: C-1042\n*Due*: Fri 27 Nov 2026'],
    teams: ['[runs] *Case*: C-1042', '[runs] *Due*: Fri 27 Nov 2026'],
  }],
  ['list', list([text('one'), text('two'), text('three')], 2), {
    plain: '- one\n- two\n- and 1 more',
    playground: '<ul><li>one</li><li>two</li><li class="more">…and 1 more</li></ul>',
    slack: ['[section] • one\n• two\n…and 1 more'],
    teams: ['[runs] • one', '[runs] • two', '[runs] …and 1 more'],
  }],
  ['table', table('Due', ['Task', 'What', 'Owner', 'Book by'], [['T-1', 'visit', text(strong('Nobody')), ''], ['T-2', 'x', '', '']], 1), {
    plain: 'Due\n  Task | What | Owner | Book by\n  T-1 | visit | *Nobody* | \n  and 1 more',
    playground: '<table role="table"><caption>Due</caption><thead role="rowgroup"><tr role="row">'
      + ['Task', 'What', 'Owner', 'Book by'].map((column) => `<th role="columnheader" scope="col">${column}</th>`).join('')
      + '</tr></thead><tbody role="rowgroup"><tr role="row">'
      + '<td role="cell" data-column="Task"><span><span class="whole">T-1</span></span></td>'
      + '<td role="cell" data-column="What"><span>visit</span></td>'
      + '<td role="cell" data-column="Owner"><span><strong>Nobody</strong></span></td>'
      + '<td role="cell" data-column="Book by"><span></span></td></tr></tbody></table><p class="more">…and 1 more</p>',
    slack: ['[section] *Due*\n• *T-1*: visit\n    Owner: *Nobody*\n…and 1 more'],
    teams: ['[runs] *Due*', '[runs] *T-1*: visit', '[runs] Owner: *Nobody*', '[runs] …and 1 more'],
  }],
  ['buttons', buttons(button('Unit', { kind: 'show-unit' }, 'main'), button('All', { kind: 'help', verb: null })), {
    plain: '[Unit] [All]',
    playground: '<div class="buttons">'
      + '<button type="button" class="button button-main" data-press="{&quot;kind&quot;:&quot;show-unit&quot;}">Unit</button>'
      + '<button type="button" class="button button-normal" data-press="{&quot;kind&quot;:&quot;help&quot;,&quot;verb&quot;:null}">'
      + 'All</button></div>',
    slack: ['[actions] Unit (press-0, primary, {"kind":"show-unit"}) | All (press-1, plain, {"kind":"help","verb":null})'],
    teams: ['[actions] Unit (positive, {"intent":"{\\"kind\\":\\"show-unit\\"}"})'
      + ' | All (plain, {"intent":"{\\"kind\\":\\"help\\",\\"verb\\":null}"})'],
  }],
  ['aside', aside('By law.'), {
    plain: '(By law.)',
    playground: '<p class="aside">By law.</p>',
    slack: ['[context] By law.'],
    teams: ['[runs] (By law.)'],
  }],
  // in Teams a line is drawn above what follows, and here nothing does: a card without anything else is its summary
  ['divider', divider, { plain: '---', playground: '<hr>', slack: ['[divider]'], teams: ['[runs] A task is due.'] }],
]

describe('a block, on paper, in the playground, in Slack and in Teams', () => {
  it.each(sideBySide)('%s', (_name, block, shown) => {
    const message = { summary: 'A task is due.', blocks: [block] }
    expect({
      plain: plainText(message),
      playground: renderPlayground(message).markup.replace(/\s*\n\s*/g, '').trim(),
      slack: blockLines(renderSlack(message, inSlack).blocks),
      teams: cardLines(renderTeams(message, inTeams).card),
    }).toEqual(shown)
  })
})
