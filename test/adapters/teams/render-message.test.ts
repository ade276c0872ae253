import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Card, Execute, Submit } from '../../../adapters/teams/card.ts'
import { sizeOf } from '../../../adapters/teams/card.ts'
import { LIMITS } from '../../../adapters/teams/limits.ts'
import { readPress } from '../../../adapters/teams/read-card.ts'
import { renderMessage, renderPage } from '../../../adapters/teams/render-message.ts'
import { NAMES_ONLY, type Drawing } from '../../../adapters/teams/render-text.ts'
import type { PersonId } from '../../../src/domain/ids.ts'
import { gallery } from '../../../src/messages/gallery.ts'
import type { Block, Message } from '../../../src/messages/model.ts'
import { notifiedIn } from '../../../src/messages/texts-in.ts'
import { button, buttons, divider, heading, list, mention, paragraph, table, text } from '../../../src/messages/text.ts'
import { anyMessage, typed } from '../../support/any-message.ts'
import { pressesOf } from '../../support/plain-text.ts'
import { cardLines } from '../../support/teams/card-lines.ts'
import { problemsOfCard } from '../../support/teams/judge-card.ts'

const jo = { id: 'person-jo' as PersonId, name: 'Jo Harlow' }
/** Everybody has an account there. */
const drawing: Drawing = { ...NAMES_ONLY, userOf: (person) => `entra-${person}` }
const press = buttons(button('Everything that is due', { kind: 'show-due', scope: 'unit' }))

const examples = gallery.flatMap((group) => group.examples)
  .flatMap((example) => ('message' in example ? [[example.title, example.message] as const] : []))

function drawn(...blocks: readonly Block[]): Card {
  return renderMessage({ summary: 'A task is due.', blocks }, drawing).card
}

function lines(...blocks: readonly Block[]): readonly string[] {
  return cardLines(drawn(...blocks))
}

function pressesIn({ body }: Card): readonly (Execute | Submit)[] {
  return body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []))
}

describe('a message in Teams', () => {
  it('has one title, and its later headings smaller', () => {
    expect(lines(heading('Hawthorn'), heading('Overdue'), list([text('T-1')])))
      .toEqual(['[title] Hawthorn', '[heading] Overdue', '[runs] • T-1'])
  })

  it('has a line above what follows a divider', () => {
    expect(lines(paragraph('One'), divider, paragraph('Two'))).toEqual(['[runs] One', '--- [runs] Two'])
  })

  it('says in its notification what it is about, in plain words', () => {
    const { text: words, card } = renderMessage({ summary: 'T-12 *is* due.', blocks: [press] }, drawing)
    expect([words, card.fallbackText]).toEqual(['T-12 *is* due.', 'T-12 ∗is∗ due.'])
  })

  it('without blocks is its summary', () => {
    expect(lines()).toEqual(['[runs] A task is due.'])
    expect(renderMessage({ summary: ' ', blocks: [] }, drawing).text).toBe('A message from the Co-ordinator')
  })

  it('has an entry for each row of a table, because a telephone has no room for columns', () => {
    const due = table('Due', ['Task', 'What', 'Case', 'Owner'], [['T-1', 'visit', 'C-1042', text(mention(jo))], ['T-2', '', '', '']])
    expect(lines(due))
      .toEqual(['[runs] *Due*', '[runs] *T-1*: visit', '[markdown] Case: C-1042 · Owner: <at>Jo Harlow</at>', '[runs] *T-2*'])
  })

  it('sends a press where it was pressed, and from old clients as a message with the same in it', () => {
    const intent = '{"kind":"show-unit"}'
    expect(pressesIn(drawn(buttons(button('Unit', { kind: 'show-unit' }, 'danger'))))).toEqual([{
      type: 'Action.Execute', title: 'Unit', verb: 'press', data: { intent }, style: 'destructive',
      fallback: { type: 'Action.Submit', title: 'Unit', data: { intent }, style: 'destructive' },
    }])
  })

  it.each([
    ['what a telephone shows whole, and none is cut off at its edge', ['Approve', 'Decline', 'Send back', 'Read the reasons'], [3, 1]],
    ['one that fills a row by itself', ['Done, child seen', 'Give it to somebody else who is in the unit', 'Not seen'], [1, 1, 1]],
    ['six at most, and none is hidden behind dots', Array.from({ length: 14 }, (_, at) => `${at % 10}`), [6, 6, 2]],
  ])('has buttons in rows of %s', (_, labels, rows) => {
    const drawnRows = drawn(buttons(...labels.map((label) => button(label, { kind: 'show-unit' })))).body
    expect(drawnRows.map((row) => (row.type === 'ActionSet' ? row.actions.length : 0))).toEqual(rows)
  })

  it('tells whom it mentions, and only them', () => {
    const entity = { type: 'mention', text: '<at>Jo Harlow</at>', mentioned: { id: 'entra-person-jo', name: 'Jo Harlow' } }
    expect(drawn(paragraph(text(mention(jo), ', yours.'))).msteams).toEqual({ width: 'Full', entities: [entity] })
    expect(drawn(paragraph('x')).msteams).toEqual({ width: 'Full' })
  })
})

describe('a card that is drawn for each of some people', () => {
  const of = (count: number): Drawing =>
    ({ ...drawing, refresh: { notice: 'n-1', userIds: Array.from({ length: count }, (_, at) => `29:${at}`) } })
  const refreshFor = (count: number) => renderMessage({ summary: '', blocks: [press] }, of(count)).card.refresh

  it('asks for their copy when they look at it', () => {
    expect(refreshFor(2))
      .toEqual({ action: { type: 'Action.Execute', verb: 'refresh', data: { notice: 'n-1' } }, userIds: ['29:0', '29:1'] })
  })

  it.each([[0, false], [1, true], [60, true], [61, false]])('when these are %i: %s', (count, isDrawn) => {
    expect(refreshFor(count) !== undefined).toBe(isDrawn)
    expect(problemsOfCard(renderMessage({ summary: '', blocks: [press] }, of(count)).card)).toEqual([])
  })
})

describe('every message of the gallery', () => {
  it.each(examples)('is one Teams takes, in a conversation and in a dialog: %s', (_title, message) => {
    expect(problemsOfCard(renderMessage(message, drawing).card)).toEqual([])
    expect(problemsOfCard(renderPage('Co-ordinator', message, NAMES_ONLY))).toEqual([])
  })

  it.each(examples)('has each of its buttons, asking what it says: %s', (_title, message) => {
    expect(pressesIn(renderMessage(message, drawing).card).map(({ title, data }) => [title, readPress(data)]))
      .toEqual(pressesOf(message).map(({ label, intent }) => [label, intent]))
  })

  it.each(examples)('is whole, and wakes whom it should: %s', (_title, message) => {
    const { card } = renderMessage(message, drawing)
    expect(cardLines(card).join('\n')).not.toMatch(/…and \d+ more parts|cut short/)
    expect((card.msteams.entities ?? []).map(({ mentioned }) => mentioned.id))
      .toEqual(notifiedIn(message).map((person) => `entra-${person}`))
  })
})

describe('a page', () => {
  it('has its title above what it says', () => {
    expect(cardLines(renderPage('Co-ordinator', { summary: 'x', blocks: [heading('T-12'), press] }, drawing)).slice(0, 2))
      .toEqual(['[title] Co-ordinator', '[heading] T-12'])
  })
})

describe('a message that is too long', () => {
  const task = (at: number) => text(`T-${at} on C-${1000 + at}: Looked-after visit, Fri 20 Nov 2026, 2 working days late (LAC-8)`)

  it('has its longest list cut first, and says how much', () => {
    const away = list([text('Mo is away'), text('Jo is away')])
    const shown = lines(list(Array.from({ length: 500 }, (_, at) => task(at))), away, press)
    const [, left] = /…and (\d+) more/.exec(shown.join('\n')) ?? []
    expect(shown.join('\n').match(/• T-/g)?.length).toBe(500 - Number(left))
    expect(Number(left)).toBeLessThan(420)
    expect(shown.slice(-3)).toEqual(['[runs] • Mo is away', '[runs] • Jo is away', expect.stringContaining('Everything that is due')])
  })

  it('has long texts cut short where that is said, rather than whole parts left out', () => {
    const shown = lines(paragraph('word '.repeat(6_000)), paragraph('And then?'), press)
    expect(shown[0]).toMatch(/… \(cut short here\)$/)
    expect(shown[1]).toBe('[runs] And then?')
  })

  it('has its last parts left out and counted when it is too long all the same, and its buttons last of all', () => {
    const shown = lines(...Array.from({ length: 40 }, (_, at) => paragraph(`Part ${at} ${'x'.repeat(900)}`)), press)
    const parts = shown.filter((line) => line.startsWith('[runs] Part')).length
    expect(parts).toBeGreaterThan(20)
    expect(shown.slice(-2)).toEqual([
      expect.stringContaining('Everything that is due'),
      `[runs] (…and ${40 - parts} more parts of this message, which is too long to show here)`,
    ])
  })

  it('mentions nobody in what was left out', () => {
    const card = drawn(...Array.from({ length: 40 }, (_, at) => paragraph(`Part ${at} ${'x'.repeat(900)}`)), paragraph(text(mention(jo))))
    expect(problemsOfCard(card)).toEqual([])
    expect(card.msteams.entities).toBeUndefined()
  })
})

describe('whatever the message', () => {
  it('Teams takes it, with room for what goes around the card', () => {
    fc.assert(fc.property(anyMessage, (message) => {
      const { text: words, card } = renderMessage(message, drawing)
      expect(problemsOfCard(card)).toEqual([])
      expect([sizeOf(card) <= LIMITS.card, words.length <= LIMITS.text, words.trim() !== '']).toEqual([true, true, true])
      expect(sizeOf(renderPage(message.summary, message, drawing))).toBeLessThanOrEqual(LIMITS.card)
    }), { numRuns: 25, endOnFailure: true })
  }, 60_000)

  it('markdown is read only in headings and beside mentions', () => {
    fc.assert(fc.property(typed, (words) => {
      const { body } = drawn(paragraph(words), list([text(words)]), table(words, [words, words, words], [[words, words, words]]))
      expect(body.filter((element) => element.type !== 'RichTextBlock')).toEqual([])
    }), { numRuns: 200 })
  })

  it('no line of a list is dropped silently, and no button', () => {
    const lists = fc.array(fc.tuple(fc.nat(200), fc.nat(9), fc.constantFrom('list', 'table')), { minLength: 1, maxLength: 12 })
    fc.assert(fc.property(lists, fc.nat(60), fc.integer({ min: 1, max: 20 }), (sizes, width, presses) => {
      const blocks = sizes.map(([length, hidden, kind], number): Block => {
        const items = Array.from({ length }, (_, at) => text(`line-${number}-${at} ${'x'.repeat(width)}`))
        if (kind === 'list') return { kind, items, hidden }
        return { kind, caption: 'Due', columns: ['Task'], rows: items.map((item) => [item]), hidden }
      })
      const some = buttons(...Array.from({ length: presses }, () => button('Unit', { kind: 'show-unit' })))
      const message: Message = { summary: 'x', blocks: [...blocks, some] }
      const { card } = renderMessage(message, drawing)
      const shown = cardLines(card).join('\n')
      const counted = [...shown.matchAll(/…and (\d+) more$/gm)].reduce((sum, [, left]) => sum + Number(left), 0)
      const total = sizes.reduce((sum, [length, hidden]) => sum + length + hidden, 0)
      expect((shown.match(/line-/g) ?? []).length + counted).toBe(total)
      expect(pressesIn(card).length).toBe(presses)
      expect(sizeOf(card)).toBeLessThanOrEqual(LIMITS.card)
    }), { numRuns: 25, endOnFailure: true })
  }, 60_000)
})
