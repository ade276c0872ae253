import { describe, expect, it } from 'vitest'
import { atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { personalDigest } from '../../../src/domain/digest/personal-digest.ts'
import type { PersonalDigest, PersonalDigestFacts } from '../../../src/domain/digest/personal-digest.ts'
import { calendar, coverOf, jo, leaveOf, mo, policy, sam } from '../unit/hawthorn.ts'
import { open, waiting } from './open-task.ts'

function mine(changes: Partial<PersonalDigestFacts> = {}, on = '2026-11-24'): PersonalDigest | null {
  return personalDigest({
    person: jo, tasks: [], restrictedUnallocated: [], waiting: [], checkIns: [], leave: [], cover: [], policy, calendar, ...changes,
  }, atLondon(dateFrom(on), timeFrom('08:30')))
}
const numbers = (section: PersonalDigest['today'] | undefined) => section?.items.map(({ task }) => task.number)
const nudged = (digest: PersonalDigest | null) => digest?.nudges.map((nudge) => [nudge.workingDays, ...(numbers(nudge) ?? [])])

describe('a person’s digest', () => {
  it('has what is late, what is due today, and reminders at 10, 5 and 2 working days; and nothing of other people', () => {
    const digest = mine({
      tasks: [
        open(1, '2026-11-23', jo), open(2, '2026-11-24', jo), open(3, '2026-11-25', jo), open(4, '2026-11-26', jo),
        open(5, '2026-12-01', jo),
        open(6, '2026-12-08', jo), open(7, '2026-12-09', jo), open(8, '2026-11-24', sam), open(9, '2026-11-24', null),
      ],
    })
    expect([numbers(digest?.overdue), numbers(digest?.today)]).toEqual([[1], [2]])
    expect(nudged(digest)).toEqual([[2, 4], [5, 5], [10, 6]])
  })

  it('reminds on Friday, as of today, of a limit that falls on the weekend', () => {
    expect(numbers(mine({ tasks: [open(1, '2026-11-28', jo)] }, '2026-11-27')?.today)).toEqual([1])
  })

  it('catches up after leave: the nearest reminder missed, once', () => {
    const tasks = [open(1, '2026-12-08', jo)]
    const leave = [leaveOf(jo, '2026-11-24', '2026-12-01')]
    expect(nudged(mine({ tasks, leave }, '2026-12-02'))).toEqual([[5, 1]])
    expect(mine({ tasks, leave }, '2026-12-03')).toBeNull()
  })

  it('has what waits for their decision', () => {
    expect(mine({ waiting: [waiting(3)] })?.waiting).toMatchObject({ count: 1, items: [{ decision: { number: 3 } }] })
  })

  it('has the tasks of whoever they cover for, with the owner’s name, for as long as they do', () => {
    const cover = [coverOf(mo, jo, '2026-11-24', '2026-11-27')]
    const tasks = [open(1, '2026-11-20', mo)]
    expect(mine({ tasks, cover })?.overdue.items).toMatchObject([{ owner: { name: 'Mo Adeyemi' }, daysLate: 2 }])
    expect(mine({ tasks, cover }, '2026-11-30')).toBeNull()
  })

  it('has tasks that nobody has on restricted cases, which the channel is not told of', () => {
    expect(numbers(mine({ restrictedUnallocated: [open(4, '2026-12-30', null)] })?.unallocated)).toEqual([4])
  })

  it('shows at most the policy’s lines and counts the rest', () => {
    const tasks = Array.from({ length: 25 }, (_, index) => open(index + 1, '2026-11-20', jo))
    expect(mine({ tasks })?.overdue).toMatchObject({ count: 25, hidden: 5 })
  })

  it('is silent when there is nothing, on Mondays too', () => {
    expect(mine()).toBeNull()
    expect(mine({}, '2026-11-23')).toBeNull()
    expect(mine({ tasks: [open(1, '2026-11-20', jo, { state: 'met' }), open(2, null, jo)] })).toBeNull()
  })
})
