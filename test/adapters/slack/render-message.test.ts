import type { KnownBlock } from '@slack/types'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRESS } from '../../../adapters/slack/render-blocks.ts'
import { renderHome } from '../../../adapters/slack/render-home.ts'
import { renderMessage } from '../../../adapters/slack/render-message.ts'
import { NAMES_ONLY, type Drawing } from '../../../adapters/slack/render-text.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { decodeIntent } from '../../../src/intents/codec.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Block, Message } from '../../../src/messages/model.ts'
import { button, buttons, divider, heading, list, paragraph, text } from '../../../src/messages/text.ts'
import { pressesOf } from '../../support/plain-text.ts'
import { anyMessage } from '../../support/any-message.ts'
import { blockLines as lines, pressesIn } from '../../support/slack/block-lines.ts'
import { problemsOfMessage, problemsOfView } from '../../support/slack/schemas.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }
const drawing: Drawing = { ...NAMES_ONLY, userOf: (person) => (person === jo.id ? 'U0JO' : null) }

const examples = gallery.flatMap((group) => group.examples)
  .flatMap((example) => ('message' in example ? [[example.title, example.message] as const] : []))

function drawn(...blocks: readonly Block[]): readonly KnownBlock[] {
  return renderMessage({ summary: 'A task is due.', blocks }, drawing).blocks
}

describe('a message in Slack', () => {
  it('has its later headings right above what they head', () => {
    expect(lines(drawn(heading('Hawthorn'), heading('Overdue'), list([text('T-1')]), heading('Away'), divider)))
      .toEqual(['[header] Hawthorn', '[section] *Overdue*\n• T-1', '[section] *Away*', '[divider]'])
  })

  it('says in its notification what it is about', () => {
    expect(renderMessage({ summary: 'T-12 <is> due.', blocks: [] }, drawing).text).toBe('T-12 &lt;is&gt; due.')
  })

  it('without blocks is its summary', () => {
    const { blocks } = renderMessage({ summary: 'T-12 & T-13 are due.', blocks: [] }, drawing)
    expect(lines(blocks)).toEqual(['[section] T-12 &amp; T-13 are due.'])
  })

  it('makes no links or mentions of our own words, and shows all of them', () => {
    expect(drawn(paragraph('x'))).toEqual([{ type: 'section', text: { type: 'mrkdwn', text: 'x', verbatim: true }, expand: true }])
  })
})

describe('every message of the gallery', () => {
  it.each(examples)('is one Slack takes: %s', (_title, message) => {
    expect(problemsOfMessage(renderMessage(message, drawing))).toEqual([])
    expect(problemsOfView(renderHome(message, drawing))).toEqual([])
  })

  it.each(examples)('has each of its buttons, told apart, asking what it says: %s', (_title, message) => {
    const presses = pressesIn(renderMessage(message, drawing).blocks)
    expect(presses.map(({ text: { text: label }, value }) => [label, decodeIntent(value ?? '')]))
      .toEqual(pressesOf(message).map(({ label, intent }) => [label, intent]))
    expect(presses.filter(({ action_id: id }) => !PRESS.test(id ?? ''))).toEqual([])
  })

  it.each(examples)('is whole, and formatted only where Slack sees the marks: %s', (_title, message) => {
    const said = lines(renderMessage(message, drawing).blocks).join('\n')
    expect(said).not.toMatch(/…and \d+ more parts|cut short/)
    expect(said.replaceAll(/(?<=^|[\s(“])\*[^*\n\s](?:[^*\n]*[\p{L}\p{N}])?\*(?=$|[\s:;,.?!)…”’])/gmu, '')).not.toContain('*')
  })
})

describe('a message that is too long', () => {
  const task = (at: number) => text(`T-${at} on C-${1000 + at}: Looked-after visit, Fri 20 Nov 2026, 2 working days late (LAC-8)`)
  const press = buttons(button('Everything that is due', { kind: 'show-due', scope: 'unit' }))

  it('has its longest list cut first, and says how much', () => {
    const away = list([text('Mo is away'), text('Jo is away')])
    const shown = lines(drawn(list(Array.from({ length: 500 }, (_, at) => task(at))), away, press))
    const [, left] = /…and (\d+) more/.exec(shown.join('\n')) ?? []
    expect(shown.join('\n').match(/• T-/g)?.length).toBe(500 - Number(left))
    expect(Number(left)).toBeLessThan(420)
    expect(shown.at(-2)).toBe('[section] • Mo is away\n• Jo is away')
    expect(shown.at(-1)).toContain('Everything that is due')
  })

  it('counts what was hidden before with what is hidden now', () => {
    const shown = lines(drawn({ kind: 'list', items: Array.from({ length: 500 }, (_, at) => task(at)), hidden: 7 })).join('\n')
    expect(shown).toContain(`…and ${507 - (shown.match(/• T-/g)?.length ?? 0)} more`)
  })

  it('has long texts cut short where that is said, rather than whole parts left out', () => {
    const shown = lines(drawn(paragraph('word '.repeat(5_000)), paragraph('And then?'), press)).join('\n')
    expect(shown).toMatch(/… \(cut short here\)\n\[section\] And then\?/)
  })

  it('has its last parts left out and counted when it is too long all the same, and its buttons last of all', () => {
    const shown = lines(drawn(...Array.from({ length: 60 }, (_, at) => paragraph(`Part ${at}`)), press))
    expect(shown.length).toBe(50)
    expect(shown.slice(-3)).toEqual([
      '[section] Part 47', expect.stringContaining('Everything that is due'),
      '[context] …and 12 more parts of this message, which is too long to show here',
    ])
  })
})

describe('whatever the message', () => {
  it('Slack takes it', () => {
    fc.assert(fc.property(anyMessage, (message) => {
      expect(problemsOfMessage(renderMessage(message, drawing))).toEqual([])
      expect(problemsOfView(renderHome(message, drawing))).toEqual([])
    }), { numRuns: 40 })
  }, 60_000)

  it('no line of a list is dropped silently', () => {
    const lists = fc.array(fc.tuple(fc.nat(200), fc.nat(9), fc.constantFrom('list', 'table')), { minLength: 1, maxLength: 12 })
    fc.assert(fc.property(lists, fc.nat(60), (sizes, width) => {
      const blocks = sizes.map(([length, hidden, kind], number): Block => {
        const items = Array.from({ length }, (_, at) => text(`line-${number}-${at} ${'x'.repeat(width)}`))
        if (kind === 'list') return { kind, items, hidden }
        return { kind, caption: 'Due', columns: ['Task'], rows: items.map((item) => [item]), hidden }
      })
      const message: Message = { summary: 'x', blocks: [...blocks, buttons(button('Unit', { kind: 'show-unit' }))] }
      const shown = lines(renderMessage(message, drawing).blocks).join('\n')
      const counted = [...shown.matchAll(/…and (\d+) more$/gm)].reduce((sum, [, left]) => sum + Number(left), 0)
      const total = sizes.reduce((sum, [length, hidden]) => sum + length + hidden, 0)
      expect((shown.match(/line-/g) ?? []).length + counted).toBe(total)
      expect(shown).toContain('[actions] Unit')
    }), { numRuns: 40 })
  }, 60_000)
})
