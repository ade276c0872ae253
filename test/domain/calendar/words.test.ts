import { describe, expect, it } from 'vitest'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import { dateInWords, momentInWords } from '../../../src/domain/calendar/words.ts'

describe('dates in words', () => {
  it.each([
    ['2026-11-27', 'Fri 27 Nov 2026'],
    ['2027-01-03', 'Sun 3 Jan 2027'],
    ['2028-02-29', 'Tue 29 Feb 2028'],
  ])('%s reads %s', (date, words) => {
    expect(dateInWords(dateFrom(date))).toBe(words)
  })

  it.each([
    ['in winter', '2026-11-27T08:30:00Z', 'Fri 27 Nov 2026 at 08:30'],
    ['in summer, an hour on', '2026-07-10T08:30:00Z', 'Fri 10 Jul 2026 at 09:30'],
    ['after midnight in London, before it in UTC', '2026-07-09T23:30:00Z', 'Fri 10 Jul 2026 at 00:30'],
  ])('a moment is told on the clocks of London: %s', (_, at, words) => {
    expect(momentInWords(instantFrom(at))).toBe(words)
  })
})
