import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, atLondon, dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { LondonDate } from '../../../src/domain/calendar/london.ts'
import { addWorkingDays } from '../../../src/domain/calendar/working-days.ts'
import { unitDigest } from '../../../src/domain/digest/unit-digest.ts'
import type { DigestSection, UnitDigestFacts } from '../../../src/domain/digest/unit-digest.ts'
import { calendar, coverOf, facts, jo, leaveOf, mo, policy, sam, today, uma } from '../unit/hawthorn.ts'
import { open, waiting } from './open-task.ts'

function digestFacts(changes: Partial<UnitDigestFacts> = {}): UnitDigestFacts {
  return { ...facts(), policy, tasks: [], waiting: [], drifting: [], ...changes }
}
const at = (on: LondonDate, time = '08:30') => atLondon(on, timeFrom(time))
const morning = at(today)

function numbers(section: DigestSection | undefined): readonly (readonly [string, readonly number[]])[] {
  return (section?.groups ?? []).map(({ person, lines }) => [person?.name.split(' ')[0] ?? 'nobody', lines.map(({ task }) => task.number)])
}

describe('the unit’s digest', () => {
  it('puts each task in one section: overdue, today, the next five working days, and what nobody has', () => {
    const digest = unitDigest(digestFacts({
      tasks: [
        open(1, '2026-11-20', jo), open(2, '2026-11-24', sam), open(3, '2026-12-01', jo), open(4, '2026-12-02', jo),
        open(5, '2026-12-02', null), open(6, null, null), open(7, '2026-12-09', null), open(8, null, jo), open(9, '2026-11-25', null),
      ],
    }), morning)
    expect(numbers(digest?.overdue)).toEqual([['Jo', [1]]])
    expect(numbers(digest?.today)).toEqual([['Sam', [2]]])
    expect(numbers(digest?.next)).toEqual([['nobody', [9]], ['Jo', [3]]])
    expect(numbers(digest?.unallocated)).toEqual([['nobody', [5, 6]]])
    expect(digest?.withoutOwner).toBe(3)
  })

  it('groups by person, most pressing first, and says how many working days late', () => {
    const digest = unitDigest(digestFacts({
      tasks: [open(1, '2026-11-20', jo), open(2, '2026-11-13', sam), open(3, '2026-11-16', jo), open(4, '2026-11-21', mo)],
    }), morning)
    expect(numbers(digest?.overdue)).toEqual([['Sam', [2]], ['Jo', [3, 1]], ['Mo', [4]]])
    const late = digest?.overdue.groups.flatMap(({ lines }) => lines.map(({ task, daysLate }) => [task.number, daysLate]))
    expect(late).toEqual([[2, 7], [3, 6], [1, 2], [4, 2]])
  })

  it('a limit in hours is overdue once its moment has passed, on the day itself', () => {
    const task = open(1, '2026-11-24', jo, { dueAt: instantFrom('2026-11-24T09:00:00Z') })
    expect(unitDigest(digestFacts({ tasks: [task] }), at(today, '08:30'))).toMatchObject({ today: { count: 1 }, overdue: { count: 0 } })
    expect(unitDigest(digestFacts({ tasks: [task] }), at(today, '09:00'))).toMatchObject({ today: { count: 0 }, overdue: { count: 1 } })
  })

  it('shows at most the policy’s lines, a few of every section and then the most pressing, and counts the rest', () => {
    const tasks = [
      ...Array.from({ length: 15 }, (_, index) => open(index + 1, '2026-11-20', jo)),
      ...Array.from({ length: 8 }, (_, index) => open(index + 101, '2026-11-24', sam)),
      open(201, '2026-11-26', mo),
    ]
    const digest = unitDigest(digestFacts({ tasks, waiting: [waiting(1)] }), morning)
    expect(digest).toMatchObject({
      overdue: { count: 15, hidden: 1 }, today: { count: 8, hidden: 4 }, waiting: { count: 1, hidden: 0 }, next: { count: 1, hidden: 0 },
    })
  })

  it('says who is away and who covers, what waits for a decision, and when the unit meets today', () => {
    const wednesday = dateFrom('2026-11-25')
    const digest = unitDigest(digestFacts({
      waiting: [waiting(12)], leave: [leaveOf(mo, '2026-11-25', '2026-11-27')], cover: [coverOf(mo, jo, '2026-11-25', '2026-11-27')],
    }), at(wednesday))
    expect(digest).toMatchObject({
      isQuiet: false, meetingAt: '10:00', waiting: { items: [{ decision: { number: 12 } }], hidden: 0 },
      away: [{ because: 'not-their-day' }, { person: mo, until: '2026-11-27', coveredBy: [jo] }],
    })
  })
})

describe('the unit’s digest is silent', () => {
  it.each([
    ['on a Tuesday with nothing to say', '2026-11-24', true],
    ['but for one line on Monday', '2026-11-23', false],
    ['but for one line on Tuesday, when Monday is a bank holiday', '2026-04-07', false],
    ['on the Wednesday after that', '2026-04-08', true],
    ['but for one line on Tuesday 29 December, after Christmas and its Monday in lieu', '2026-12-29', false],
  ])('%s', (_rule, on, isSilent) => {
    const digest = unitDigest(digestFacts(), at(dateFrom(on)))
    expect(digest?.isQuiet ?? null).toBe(isSilent ? null : true)
  })

  it('about what is done, what is far off, and somebody’s own work without a limit', () => {
    const tasks = [open(1, '2026-11-20', jo, { state: 'met' }), open(2, '2026-12-16', jo), open(3, '2027-03-01', null), open(4, null, uma)]
    expect(unitDigest(digestFacts({ tasks }), morning)).toBeNull()
  })
})

it('never loses a task: the counts equal a naive count, and every one is shown or counted as hidden', () => {
  const owners = [null, jo, sam, mo, uma]
  const anyTask = fc.record({
    due: fc.option(fc.integer({ min: -30, max: 30 })), owner: fc.constantFrom(...owners), isOpen: fc.boolean(),
  })
  fc.assert(fc.property(fc.array(anyTask, { maxLength: 60 }), fc.integer({ min: 0, max: 13 }), (made, days) => {
    const on = addWorkingDays(calendar, today, days)
    const tasks = made.map(({ due, owner, isOpen }, index) =>
      open(index + 1, due === null ? null : addDays(on, due), owner, { state: isOpen ? 'open' : 'met' }))
    const digest = unitDigest(digestFacts({ tasks }), at(on))

    const week = addWorkingDays(calendar, on, 5)
    const fortnight = addWorkingDays(calendar, on, 10)
    const naive = tasks.filter(({ task: { state, due, ownerId } }) =>
      state === 'open' && (due !== null && (due <= week || (ownerId === null && due <= fortnight)) || (due === null && ownerId === null))).length
    const sections = digest === null ? [] : [digest.overdue, digest.today, digest.next, digest.unallocated]
    const shown = sections.flatMap(({ groups }) => groups.flatMap(({ lines }) => lines.map(({ task }) => task.number)))

    expect(sections.reduce((sum, each) => sum + each.count, 0)).toBe(naive)
    expect(sections.reduce((sum, each) => sum + each.hidden, shown.length)).toBe(naive)
    expect(new Set(shown).size).toBe(shown.length)
    expect(shown.length).toBeLessThanOrEqual(policy.digest.maximumLines)
  }), { numRuns: 200 })
})
