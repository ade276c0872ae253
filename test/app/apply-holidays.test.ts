import { beforeAll, describe, expect, it } from 'vitest'
import { continued, difference, tellMovedDates } from '../../src/app/apply-holidays.ts'
import { shippedHolidays } from '../../src/assemble.ts'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import { dateFrom } from '../../src/domain/calendar/london.ts'
import { eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

const list = (first: string, last: string, ...days: readonly string[]): HolidayData =>
  ({ firstDay: dateFrom(first), lastDay: dateFrom(last), holidays: days.map((day) => ({ date: dateFrom(day), title: day })) })

describe('a newly published list', () => {
  const before = list('2025-01-01', '2026-12-31', '2025-12-25', '2026-12-25')

  it('goes on from what is known of the years before it', () => {
    expect(continued(before, list('2026-01-01', '2027-12-31', '2026-12-28', '2027-12-27')))
      .toEqual(list('2025-01-01', '2027-12-31', '2025-12-25', '2026-12-28', '2027-12-27'))
    expect(continued(before, list('2027-01-01', '2027-12-31', '2027-12-27')))
      .toEqual(list('2025-01-01', '2027-12-31', '2025-12-25', '2026-12-25', '2027-12-27'))
  })

  it('takes the place of what it covers wholly', () => {
    const whole = list('2024-01-01', '2027-12-31', '2025-12-26')
    expect(continued(before, whole)).toBe(whole)
  })

  it('with days between that neither covers cannot be used', () => {
    expect(continued(before, list('2027-01-02', '2028-12-31'))).toBeNull()
  })

  it('differs by what it adds and takes away in the years both cover', () => {
    const after = list('2026-01-01', '2027-12-31', '2026-12-28', '2027-12-27')
    expect(difference(before, after)).toEqual({ added: ['2026-12-28'], removed: ['2026-12-25'] })
    expect(difference(before, before)).toEqual({ added: [], removed: [] })
  })
})

describe('owners are told which of their dates moved', () => {
  let world: World
  const shipped = shippedHolidays()
  const shippedAnd = (...days: readonly string[]): HolidayData => ({
    ...shipped, holidays: [...shipped.holidays, ...days.map((day) => ({ date: dateFrom(day), title: 'A national occasion' }))],
  })

  beforeAll(async () => {
    const events = eventsFile(...['C-1042', 'C-1043', 'C-1045'].map((ref) => [ref, 'child-in-need', '2026-11-16'] as const))
    world = await createWorld({ at: '2026-11-20 10:00', files: { ...HAWTHORN, events } })
    const { rows } = await world.pool.query<{ number: number }>(`SELECT number FROM task WHERE basis_rule = 'CIN-1' ORDER BY number`)
    const [first, second] = rows
    await world.says('kim', `/allocate T-${first?.number} to @jo`)
    await world.says('kim', `/allocate T-${second?.number} to @sam`)
    for (const place of ['@jo', '@sam', 'hawthorn']) world.news(place)
  })

  const apply = async (before: HolidayData, after: HolidayData) => {
    await world.app.store.saveHolidays(after, world.now())
    await world.assembly.takeUpHolidays()
    const applied = await tellMovedDates(world.app, world.organisationId, before, after, world.now())
    await world.assembly.courier.deliver(world.now())
    return applied
  }

  it('each of their own, and nobody of what nobody has', async () => {
    expect(await apply(shipped, shippedAnd('2026-11-25'))).toEqual({ added: ['2026-11-25'], removed: [], moved: 3 })
    expect(['@jo', '@sam', '@kim', 'hawthorn'].map((place) => world.news(place).length)).toEqual([1, 1, 0, 0])
  })

  it('again on the same day, when another list of as many days moves as many', async () => {
    const days = ['2026-11-25', '2026-11-26'] as const
    expect(await apply(shippedAnd(days[0]), shippedAnd(...days))).toMatchObject({ moved: 3 })
    expect(world.news('@jo')).toHaveLength(1)
    expect(await apply(shippedAnd(...days), shippedAnd('2026-11-27'))).toMatchObject({ moved: 3 })
    expect(world.news('@jo')).toHaveLength(1)
  })

  it('not again when nothing moves', async () => {
    expect(await apply(shippedAnd('2026-11-27'), shippedAnd('2026-11-27'))).toEqual({ added: [], removed: [], moved: 0 })
    expect(world.news('@jo')).toEqual([])
  })

  it('and the audit says what changed, each time', async () => {
    const { rows } = await world.pool.query<{ detail: { moved: number } }>(
      `SELECT detail FROM audit_event WHERE event = 'bank-holidays-changed' ORDER BY position`)
    expect(rows.map(({ detail: { moved } }) => moved)).toEqual([3, 3, 3, 0])
  })
})
