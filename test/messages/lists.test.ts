import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WorkingPattern } from '../../src/domain/unit/person.ts'
import { timeFrom } from '../../src/domain/calendar/london.ts'
import { caseShown } from '../../src/messages/cards/case-shown.ts'
import { dueList } from '../../src/messages/cards/due-list.ts'
import { lines } from '../../src/messages/example-tasks.ts'
import { at, caseRef, now, staff } from '../../src/messages/example-world.ts'
import { sayLate } from '../../src/messages/late.ts'
import type { Block, Message } from '../../src/messages/model.ts'
import { patternInWords } from '../../src/messages/pattern-words.ts'
import { caseAndChild } from '../../src/messages/task-lines.ts'
import { list, table, text } from '../../src/messages/text.ts'
import { plainText } from '../../src/messages/plain-text.ts'

const nothing = { lines: [], hidden: 0 }
const many = (count: number) => Array.from({ length: count }, () => lines.visit)
const due = (overdue: number, hidden = 0): Message =>
  dueList({ scope: { kind: 'mine', readerId: staff.ruth.id, waiting: [] }, now, overdue: { lines: many(overdue), hidden }, today: nothing, next: nothing })
const aCase = (count: number): Message => caseShown({
  ref: caseRef('C-1042'), unitName: 'Hawthorn', isRestricted: false, children: [], running: [], knownBy: [], tasks: many(count),
  waiting: [], referrals: [], decisions: [], now,
})

const shownAndHidden = (block: Block): number =>
  block.kind === 'list' ? block.items.length + block.hidden : block.kind === 'table' ? block.rows.length + block.hidden : 0

describe('a list cut is cut visibly', () => {
  it('shows and hides exactly what it was given', () => {
    fc.assert(fc.property(fc.nat({ max: 200 }), fc.nat({ max: 60 }), (count, most) => {
      const items = Array.from({ length: count }, (_, index) => text(`${index}`))
      expect(shownAndHidden(list(items, most))).toBe(count)
      expect(shownAndHidden(table('Numbers', ['Number'], items.map((item) => [item]), most))).toBe(count)
    }))
  })

  it.each([
    ['a due list', due],
    ['a case', aCase],
  ])('%s of 100 tasks', (_, draw) => {
    const message = draw(100)
    expect(message.blocks.map(shownAndHidden)).toContain(100)
    expect(plainText(message)).toMatch(/and \d+ more/)
    expect(plainText(draw(3))).not.toMatch(/and \d+ more/)
  })

  it('adds what the caller cut off already', () => {
    expect(plainText(due(20, 80))).toContain('and 85 more')
  })
})

describe('lateness is said in the first line', () => {
  const message: Message = { summary: 'Good morning.', blocks: [] }

  it.each([
    [0, null], [5, null],
    [6, '*Late*: this should have come at 08:30; it is 6 minutes late.'],
    [41, '*Late*: this should have come at 08:30; it is 41 minutes late.'],
    [119, '*Late*: this should have come at 08:30; it is 119 minutes late.'],
    [150, '*Late*: this should have come at 08:30; it is 2 hours late.'],
    [2 * 24 * 60, '*Late*: this should have come at 08:30; it is 2 days late.'],
  ])('%i minutes', (minutes, says) => {
    const late = sayLate(message, minutes, at('2026-11-24', '08:30'))
    expect(plainText(late)).toBe(says ?? '')
    expect(late.summary).toBe(message.summary)
  })
})

describe('a working pattern in words', () => {
  const hours = (days: readonly number[], from = '09:00', to = '17:00') =>
    days.map((weekday) => ({ weekday, from: timeFrom(from), to: timeFrom(to) }))

  it.each<readonly [string, WorkingPattern]>([
    ['Monday to Friday, 09:00 to 17:00', { hours: hours([1, 2, 3, 4, 5]), termTimeOnly: false }],
    ['Monday, Wednesday and Thursday, 09:00 to 17:00', { hours: hours([4, 1, 3]), termTimeOnly: false }],
    ['Thursday and Friday, 09:00 to 17:00', { hours: hours([4, 5]), termTimeOnly: false }],
    ['Saturday, 10:00 to 14:00', { hours: hours([6], '10:00', '14:00'), termTimeOnly: false }],
    ['Monday to Wednesday, 09:00 to 17:00; Thursday, 13:00 to 20:00',
      { hours: [...hours([1, 2, 3]), ...hours([4], '13:00', '20:00')], termTimeOnly: false }],
    ['Monday to Friday, 09:30 to 15:00; in term time only', { hours: hours([1, 2, 3, 4, 5], '09:30', '15:00'), termTimeOnly: true }],
    ['no hours recorded', { hours: [], termTimeOnly: false }],
  ])('%s', (words, pattern) => {
    expect(patternInWords(pattern)).toBe(words)
  })
})

it.each([
  ['C-1042-A', 'C-1042-A'], ['P-1234', 'C-1042 (P-1234)'], ['A', 'C-1042 (A)'], [null, 'C-1042'],
])('a task is listed under its case, whatever its child is called: %s', (childRef, shown) => {
  expect(caseAndChild({ ...lines.visit, childRef })).toBe(shown)
})

it('says nothing is due rather than nothing', () => {
  expect(plainText(due(0))).toContain('Nothing is due.')
})
