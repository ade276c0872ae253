import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, atLondon, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseId, CaseRef } from '../../../src/domain/ids.ts'
import { agenda } from '../../../src/domain/meeting/agenda.ts'
import type { AgendaFacts } from '../../../src/domain/meeting/agenda.ts'
import { calendar, hawthorn, jo, today } from '../unit/hawthorn.ts'
import { open, waiting } from '../digest/open-task.ts'

const caseOf = (number: number) => ({ id: `case-${number}` as CaseId, ref: `C-${number}` as CaseRef })
const of = (number: number) => ({ caseId: caseOf(number).id })
const now = atLondon(today, timeFrom('09:00'))

function paper(changes: Partial<AgendaFacts>) {
  return agenda({ unit: hawthorn, cases: [], tasks: [], waiting: [], drifting: [], calendar, ...changes }, now)
}

describe('the agenda', () => {
  it('takes the families in the order a meeting about forty of them needs', () => {
    const paperOf8 = paper({
      cases: [8, 7, 10, 6, 5, 4, 3, 2, 1].map(caseOf),
      tasks: [
        open(1, '2026-11-20', jo, of(1)), open(2, '2026-11-13', jo, of(2)), open(3, '2026-12-01', jo, of(3)),
        open(4, '2026-11-26', jo, of(4)),
        open(5, null, null, of(6)), open(6, '2026-12-08', jo, of(7)), open(7, '2026-12-08', jo, of(5)),
      ],
      waiting: [waiting(1, of(5))],
    })
    expect(paperOf8.families.map((family) => [family.case.ref, family.because])).toEqual([
      ['C-2', 'overdue'], ['C-1', 'overdue'], ['C-4', 'this-week'], ['C-3', 'this-week'], ['C-5', 'decision-waiting'], ['C-6',
        'unallocated'],
      ['C-7', 'coming-up'], ['C-8', 'no-business'], ['C-10', 'no-business'],
    ])
    expect(paperOf8).toMatchObject({ meeting: { on: '2026-11-25' }, until: '2026-12-09' })
  })

  it('lists each family’s tasks by their limit, two weeks ahead, with how late they are', () => {
    const { families } = paper({
      cases: [caseOf(1)],
      tasks: [
        open(3, '2026-12-10', jo, of(1)), open(2, '2026-12-09', jo, of(1)), open(1, '2026-11-20', jo, of(1)),
        open(4, '2026-11-26', jo, { ...of(1), state: 'met' }),
      ],
    })
    expect(families[0]?.tasks.map(({ task, daysLate }) => [task.number, daysLate])).toEqual([[1, 2], [2, 0]])
  })

  it('lists a task without a limit only while nobody has it', () => {
    const { families } = paper({ cases: [caseOf(1)], tasks: [open(1, null, jo, of(1)), open(2, null, null, of(1))] })
    expect(families[0]?.tasks.map(({ task }) => task.number)).toEqual([2])
  })

  it('keeps the unit’s own work apart', () => {
    const { ownTasks, families } = paper({ cases: [caseOf(1)], tasks: [open(1, '2026-11-26', jo, { caseId: null })] })
    expect([ownTasks.map(({ task }) => task.number), families[0]?.tasks]).toEqual([[1], []])
  })

  it('leaves out what belongs to a case the reader may not know of', () => {
    const shown = paper({ cases: [caseOf(1)], tasks: [open(1, '2026-11-20', jo, of(2))], waiting: [waiting(1, of(2))] })
    expect(shown).toMatchObject({ families: [{ because: 'no-business', tasks: [], waiting: [] }], ownTasks: [] })
  })

  it('looks ahead from today for a unit without a meeting day', () => {
    expect(paper({ unit: { ...hawthorn, meetingDay: null } })).toMatchObject({ meeting: null, until: '2026-12-08' })
  })

  it('has every family once and every task that falls in its two weeks, whatever there is', () => {
    const anyTask = fc.record({ family: fc.integer({ min: 0, max: 9 }), due: fc.integer({ min: -20, max: 40 }), hasOwner: fc.boolean() })
    fc.assert(fc.property(fc.array(anyTask, { maxLength: 50 }), (made) => {
      const tasks = made.map(({ family, due, hasOwner }, index) => open(index + 1, addDays(today, due), hasOwner ? jo : null, of(family)))
      const { families, until } = paper({ cases: Array.from({ length: 10 }, (_, index) => caseOf(index)), tasks })
      expect(families.map((family) => family.case.ref).toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => `C-${index}`))
      const listed = new Set(families.flatMap((family) => family.tasks.map(({ task }) => task.number)))
      expect(listed).toEqual(new Set(tasks.filter(({ task }) => task.due !== null && task.due <= until).map(({ task }) => task.number)))
    }))
  })
})
