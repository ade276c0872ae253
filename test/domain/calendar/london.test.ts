import { describe, expect, it } from 'vitest'
import { addMinutes, atLondon, dateFrom, instantFrom, londonDateOf, londonTextOf, londonTimeOf, minutesBetween, timeFrom } from '../../../src/domain/calendar/london.ts'

describe('London’s dates and the world’s moments (arithmetic 6)', () => {
  it('00:30 on 10 July in London is 10 July, though 9 July in UTC', () => {
    const at = instantFrom('2026-07-09T23:30:00Z')
    expect(londonDateOf(at)).toBe('2026-07-10')
    expect(londonTimeOf(at)).toBe('00:30')
    expect(atLondon(dateFrom('2026-07-10'), timeFrom('0:30'))).toBe('2026-07-09T23:30:00.000Z')
  })

  it.each([
    ['the spring change', '2026-03-27', '2026-03-30T10:00+01:00'],
    ['the autumn change', '2026-10-23', '2026-10-26T08:00+00:00'],
    ['no change', '2026-06-05', '2026-06-08T09:00+01:00'],
  ])('72 hours from 09:00 over %s is elapsed time', (_, from, to) => {
    const start = atLondon(dateFrom(from), timeFrom('09:00'))
    expect(londonTextOf(addMinutes(start, 72 * 60))).toBe(to)
    expect(minutesBetween(start, addMinutes(start, 72 * 60))).toBe(72 * 60)
  })

  it('a time that does not exist is just after the gap, one that comes twice is the first', () => {
    expect(londonTextOf(atLondon(dateFrom('2026-03-29'), timeFrom('01:30')))).toBe('2026-03-29T02:30+01:00')
    expect(londonTextOf(atLondon(dateFrom('2026-10-25'), timeFrom('01:30')))).toBe('2026-10-25T01:30+01:00')
  })
})
