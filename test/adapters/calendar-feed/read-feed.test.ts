import { describe, expect, it } from 'vitest'
import { FeedNotUsable, holidaysFromFeed } from '../../../adapters/calendar-feed/read-feed.ts'
import { holidaysFromFile } from '../../../adapters/calendar-feed/read-file.ts'

/** A year as complete as the published ones, on invented weekdays. */
function year(number: number, days = 8): { title: string; date: string; notes: string; bunting: boolean }[] {
  return Array.from({ length: days }, (_, index) => ({ title: 'A holiday', date: `${number}-0${index + 1}-15`, notes: '', bunting: true }))
}

function published(...events: ReturnType<typeof year>): unknown {
  return {
    'england-and-wales': { division: 'england-and-wales', events },
    scotland: { division: 'scotland', events: [{ title: 'St Andrew’s Day', date: '2026-11-30' }] },
  }
}

describe('the published list of bank holidays', () => {
  it('reads England and Wales and covers whole years', () => {
    const data = holidaysFromFeed(published(...year(2027), ...year(2026)))
    expect(data).toMatchObject({ firstDay: '2026-01-01', lastDay: '2027-12-31' })
    expect(data.holidays).toHaveLength(16)
    expect(data.holidays[0]).toMatchObject({ date: '2026-01-15' })
    expect(data.holidays.map((holiday) => holiday.date)).not.toContain('2026-11-30')
  })

  it('leaves out a last year that is not complete yet', () => {
    const data = holidaysFromFeed(published(...year(2026), ...year(2027, 3)))
    expect(data.lastDay).toBe('2026-12-31')
    expect(data.holidays).toHaveLength(8)
  })

  it.each([
    ['a year missing in the middle', published(...year(2026), ...year(2028)), '2027'],
    ['a year cut short in the middle', published(...year(2026), ...year(2027, 4), ...year(2028)), '2027'],
    ['a first year cut short', published(...year(2026, 2)), '2026'],
    ['another file', { holidays: [] }, 'not the list'],
    ['a date that does not exist', published(...year(2026), { title: 'x', date: '2026-02-30', notes: '', bunting: true }), '2026-02-30'],
    ['nothing', null, 'not the list'],
  ])('refuses %s in one sentence', (_, file, says) => {
    expect(() => holidaysFromFeed(file)).toThrow(FeedNotUsable)
    expect(() => holidaysFromFeed(file)).toThrow(says)
  })

  it('ships with the years 2015 to 2028', async () => {
    const data = await holidaysFromFile()
    expect(data).toMatchObject({ firstDay: '2015-01-01', lastDay: '2028-12-31' })
    const dates = data.holidays.map((holiday) => holiday.date)
    expect(dates, '8 May 2020 was moved for VE day').toContain('2020-05-08')
    expect(dates, '4 May 2020 was the holiday that moved').not.toContain('2020-05-04')
    expect(dates, 'the Queen’s funeral').toContain('2022-09-19')
    expect(dates, 'the Platinum Jubilee').toContain('2022-06-03')
    expect(dates, 'the coronation').toContain('2023-05-08')
  })
})
