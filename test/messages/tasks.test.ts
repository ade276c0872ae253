import { describe, expect, it } from 'vitest'
import { allocationToConfirm } from '../../src/messages/cards/allocation-to-confirm.ts'
import { ownerSuggested } from '../../src/messages/cards/owner-suggested.ts'
import { taskAllocated } from '../../src/messages/cards/task-allocated.ts'
import { howItWasMet } from '../../src/messages/cards/task-closed.ts'
import { taskDone } from '../../src/messages/cards/task-done.ts'
import { taskNotSeen } from '../../src/messages/cards/task-not-seen.ts'
import { taskRaised } from '../../src/messages/cards/task-raised.ts'
import { basisInWords, sureness } from '../../src/messages/date-basis.ts'
import { bases, exampleTask, tasks } from '../../src/messages/example-tasks.ts'
import { at, day, now, staff } from '../../src/messages/example-world.ts'
import type { Message } from '../../src/messages/model.ts'
import type { TaskShown } from '../../src/messages/task-shown.ts'
import { standing } from '../../src/messages/task-shown.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { pressesOf } from '../support/plain-text.ts'

const met = (shown: TaskShown): TaskShown => ({ ...shown, task: { ...shown.task, state: 'met', doneOn: day('2026-11-24') } })
const allocated = (shown: TaskShown, by = staff.priya) => taskAllocated({ shown, by, now, warnings: [] })
const labels = (message: Message) => pressesOf(message).map((button) => button.label)

const cards: readonly (readonly [name: string, draw: (shown: TaskShown) => Message])[] = [
  ['raised', (shown) => taskRaised({ shown, now })],
  ['allocated', (shown) => allocated(shown)],
  ['suggestions', (shown) => ownerSuggested({ shown, now, suggested: [], others: [] })],
  ['to confirm', (shown) => allocationToConfirm({ shown, to: staff.jo, says: 'A full load.', now })],
  ['done', (shown) => taskDone({ shown: met(shown), by: staff.jo, lateBy: null, mayHaveBegun: [], next: null })],
  ['not seen', (shown) => taskNotSeen({ shown, by: staff.jo, now })],
]

describe('a date shown carries its rule, its source and how sure we are (invariant 7)', () => {
  const each = cards.flatMap(([name, draw]) => Object.values(bases).map((basis) => [name, basis.rule, draw, basis] as const))

  it.each(each)('%s, %s', (_name, _rule, draw, basis) => {
    const said = plainText(draw(exampleTask({ basis, owner: staff.jo })))
    expect(said).toContain(basisInWords(basis))
    expect(said).toContain(sureness(basis.confidence))
  })

  it.each(cards)('and a date without a rule claims none: %s', (_, draw) => {
    expect(plainText(draw(exampleTask({ owner: staff.jo })))).not.toContain('Date from')
  })
})

describe('how an open task stands is a word', () => {
  it.each([
    ['the day before its limit', { due: day('2026-11-25') }, null],
    ['on the day of its limit', { due: day('2026-11-24') }, 'Due today'],
    ['the day after its limit', { due: day('2026-11-23') }, 'Overdue'],
    ['before a limit in hours, on its day', { due: day('2026-11-24'), dueAt: at('2026-11-24', '16:00') }, 'Due today'],
    ['after a limit in hours, on its day', { due: day('2026-11-24'), dueAt: at('2026-11-24', '08:00') }, 'Overdue'],
    ['without a limit', { due: null }, null],
  ])('%s', (_, task, word) => {
    expect(standing(exampleTask(task), now)).toBe(word)
  })
})

describe('how a task was met: what counts is the day it happened', () => {
  it.each([
    ['before its limit', '2026-11-27', '2026-11-24', '2026-11-24', '*On time*: done on Tue 24 Nov 2026; the limit was Fri 27 Nov 2026.'],
    ['on its limit', '2026-11-24', '2026-11-24', '2026-11-24', '*On time*: done on Tue 24 Nov 2026; the limit was Tue 24 Nov 2026.'],
    ['in time and told later', '2026-11-20', '2026-11-19', '2026-11-24',
      '*On time, recorded late*: done on Thu 19 Nov 2026; the limit was Fri 20 Nov 2026; recorded on Tue 24 Nov 2026.'],
    ['late', '2026-11-20', '2026-11-24', '2026-11-24', '*Late by 2 working days*: done on Tue 24 Nov 2026; the limit was Fri 20 Nov 2026.'],
    ['without a limit', null, '2026-11-24', '2026-11-24', '*Done*: on Tue 24 Nov 2026.'],
  ])('%s', (_, due, doneOn, closedAt, says) => {
    const shown = exampleTask({ state: 'met', due: due === null ? null : day(due), doneOn: day(doneOn), closedAt: at(closedAt, '12:00') })
    const block = howItWasMet(shown, due !== null && doneOn > due ? '2 working days' : null)
    expect(plainText({ summary: '', blocks: [block] })).toBe(says)
  })
})

describe('presses', () => {
  it.each([
    ['Looked-after visit', 'looked-after-visit', true],
    ['Protection plan visit, child seen alone', 'protection', true],
    ['See the child (section 47 enquiry)', 'protection', true],
    ['Social work report for the review conference', 'protection', false],
    ['First looked-after review', 'arranging', false],
    ['Book the visit room', 'arranging', false],
  ] as const)('whether the child was seen is asked of visits: %s (%s)', (title, taskClass, isAsked) => {
    expect(labels(allocated(exampleTask({ title, taskClass, owner: staff.jo }))).includes('Not seen')).toBe(isAsked)
  })

  it('offers nothing to press once a task is closed, whichever card it was', () => {
    expect(labels(taskRaised({ shown: met(tasks.visit), now }))).toEqual([])
    expect(labels(allocated(met(tasks.visit)))).toEqual([])
  })

  it('carries the version the card was drawn from', () => {
    expect(pressesOf(allocated(tasks.visit))[0]?.intent).toEqual({ kind: 'done', task: 12, on: null, wasSeen: true, version: 3 })
  })

  it('uses a full name where two people share the first', () => {
    const other = { id: staff.sam.id, name: 'Jo Penrose' }
    const suggested = [staff.jo, other, staff.mo].map((person) => ({ person, reasons: ['free'], warnings: [] }))
    expect(labels(ownerSuggested({ shown: tasks.review, now, suggested, others: [] })))
      .toEqual(['Give to Jo Harlow', 'Give to Jo Penrose', 'Give to Mo', 'Somebody else'])
  })
})

describe('who is notified', () => {
  it('the new owner, once', () => {
    expect(plainText(allocated(tasks.visit)).match(/@/g)).toHaveLength(1)
  })

  it('nobody, when they took it themselves', () => {
    expect(plainText(allocated(tasks.visit, staff.jo))).not.toContain('@')
  })
})
