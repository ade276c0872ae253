import { describe, expect, it } from 'vitest'
import { intentSchema } from '../../src/intents/intent.ts'
import { decodeIntent, encodeIntent } from '../../src/intents/codec.ts'
import { sureness } from '../../src/messages/date-basis.ts'
import type { Example } from '../../src/messages/example.ts'
import { exampleNarrative } from '../../src/messages/example-decisions.ts'
import { staff } from '../../src/messages/example-world.ts'
import { gallery } from '../../src/messages/gallery.ts'
import type { Block, Message, Span, Text } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { plainForm, pressesOf } from '../support/plain-text.ts'

/** What holds for everything the product says, whoever writes the next card. */

type MessageExample = Extract<Example, { message: Message }>

const examples = gallery.flatMap((group) => group.examples)
const messages = examples.filter((example): example is MessageExample => 'message' in example)
const named = messages.map((example) => [example.title, example.message] as const)
const names = Object.values(staff).map((person) => person.name)

function textsOf(block: Block): readonly Text[] {
  switch (block.kind) {
    case 'paragraph': case 'aside': return [block.text]
    case 'facts': return block.facts.map((fact) => fact.value)
    case 'list': return block.items
    case 'table': return block.rows.flat()
    case 'heading': case 'buttons': case 'divider': return []
    default: return block satisfies never
  }
}

const sure = (['S', 'N', 'C', '?'] as const).map(sureness).join('|')
const spansOf = (message: Message): readonly Span[] => message.blocks.flatMap(textsOf).flat()

describe('every message', () => {
  it.each(named)('has a summary of one short sentence, with references and no names: %s', (_, { summary }) => {
    expect(summary).toMatch(/^[^\s].*\.$/)
    expect(summary.length).toBeLessThan(150)
    expect(summary.slice(0, -1)).not.toMatch(/[.!?]\s/)
    expect(names.filter((name) => summary.includes(name))).toEqual([])
  })

  it.each(named)('has short headings, and says something: %s', (_, message) => {
    expect(message.blocks.length).toBeGreaterThan(0)
    const headings = message.blocks.flatMap((block) => block.kind === 'heading' ? [block.text] : [])
    expect(headings.filter((heading) => heading === '' || heading.length > 75)).toEqual([])
  })

  it.each(named)('needs no colour: what is not normal begins with its state as a word: %s', (_, message) => {
    const toned = message.blocks.flatMap((block) => block.kind === 'paragraph' && block.tone !== 'normal' ? [block.text[0]?.kind] : [])
    expect(toned.filter((kind) => kind !== 'strong')).toEqual([])
  })

  it.each(named)('wakes one person at most: %s', (_, message) => {
    const woken = new Set(spansOf(message).flatMap((span) => span.kind === 'person' && span.notifies ? [span.id] : []))
    expect(woken.size).toBeLessThanOrEqual(1)
  })

  it.each(named)('says where every statutory date comes from: %s', (_, message) => {
    const said = plainText(message)
    const rules = new Set([...said.matchAll(/\b[A-Z]{2,3}-\d+(?=\)| \||\n|$)/g)].map(([rule]) => rule))
    const inSmallPrint = (rule: string) => new RegExp(`${rule}: .+ \\((${sure})`).test(said)
    const inItsRow = (rule: string) => new RegExp(`\\| ${rule} \\| .+ \\| (${sure})`).test(said)
    expect([...rules].filter((rule) => !inSmallPrint(rule) && !inItsRow(rule))).toEqual([])
  })

  it.each(named)('has rows as long as its columns: %s', (_, message) => {
    const uneven = message.blocks.filter((block) => block.kind === 'table' && block.rows.some((row) => row.length !== block.columns.length))
    expect(uneven).toEqual([])
  })
})

describe('every button', () => {
  const buttons = messages.flatMap(({ title, message }) => pressesOf(message).map((button) => [title, button.label, button] as const))

  it.each(buttons)('%s: “%s” asks something that can be asked', (_title, _label, { intent }) => {
    expect(intentSchema.safeParse(JSON.parse(JSON.stringify(intent))).success).toBe(true)
    expect(decodeIntent(encodeIntent(intent))).toEqual(intent)
  })

  it.each(buttons)('%s: “%s” holds ids and figures: nothing a person typed goes through a button', (_title, _label, { intent }) => {
    const values = Object.values(intent).flatMap((value) => typeof value === 'object' && value !== null ? Object.values(value) : [value])
    expect(values.filter((value) => typeof value === 'string' && /\s/.test(value))).toEqual([])
  })

  it.each(buttons)('%s: “%s” fits: a short label, and a value any platform can carry', (_title, label, { intent }) => {
    expect(label.length).toBeLessThanOrEqual(30)
    expect(encodeIntent(intent).length).toBeLessThan(500)
  })

  it.each(named)('stands beside at most five others, with one main press: %s', (_, message) => {
    const rows = message.blocks.flatMap((block) => block.kind === 'buttons' ? [block.buttons] : [])
    for (const row of rows) {
      expect(row.length).toBeLessThanOrEqual(6)
      expect(row.filter((button) => button.tone === 'main').length).toBeLessThanOrEqual(1)
      expect(new Set(row.map((button) => button.label)).size).toBe(row.length)
    }
  })
})

describe('nothing identifies a child', () => {
  const pages = examples.map((example) => [example.title, 'message' in example
    ? `${example.message.summary}\n${plainText(example.message)}`
    : plainForm(example.form)] as const)
  /** Two words with capitals are a name unless they are staff, a day and month, or one of these. */
  const allowed = new Set(['Resource Panel', 'Joint Allocation', 'Working Together', 'Children Act', 'Open Decision', 'Contact Service', 'Parenting Support', 'Support Service', 'Intensive Family', 'Family Support', 'Allocation Resource', 'Parenting Support Service', 'Intensive Family Support'])

  it.each(pages)('names nobody but staff: %s', (_, page) => {
    const prose = names.reduce((text, name) => text.replaceAll(name, 'somebody'), page)
    const pairs = [...prose.matchAll(/(?<![.:] |^|[[#(|*»] ?|\n)\b[A-Z][a-z’]+ [A-Z][a-z’]+\b/g)].map(([pair]) => pair)
    expect(pairs.filter((pair) => !allowed.has(pair) && !/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) /.test(pair))).toEqual([])
  })

  it.each(pages)('holds no birth date and no NHS number: %s', (_, page) => {
    const shown = page.replaceAll(/^ +\/clock .*$/gm, '').replaceAll(/dob 12 may 2023/g, '')
    expect(shown).not.toMatch(/\b(born|dob|aged?) \d/i)
    expect(shown).not.toMatch(/\b\d{3}[ -]?\d{3}[ -]?\d{4}\b/)
  })

  it.each(named)('keeps what was written out of chat: %s', (_, message) => {
    const said = plainText(message)
    const written = [exampleNarrative.reasons ?? '', ...exampleNarrative.thread.map((entry) => entry.text)]
    expect(written.filter((text) => said.includes(text))).toEqual([])
  })
})
