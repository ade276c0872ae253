import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../src/domain/calendar/london.ts'
import { runYear } from './run-year.ts'
import { lostIn, sayWaits, totalsOf, waitsOf } from './waits.ts'

/** The year of a borough's escalations, in short: `node test/simulation/year-of-escalations.ts` runs the whole of it. */
describe('six weeks of a small borough’s escalations', () => {
  // over the autumn's change of the clocks and a stretch of half-term leave
  const options = { units: 4, from: dateFrom('2026-10-05'), weeks: 6, seed: 4 } as const
  const year = runYear(options)
  const waits = waitsOf(year)
  const totals = totalsOf(year)

  it('lose nothing: what went up was decided, or has a next step still to come', () => {
    expect(lostIn(year)).toEqual([])
    expect(totals.approved + totals.declined + totals.withdrawn + totals.stillOpen).toBe(totals.wentUp)
    expect(totals.wentUp).toBeGreaterThan(20)
    expect(totals.stillOpen).toBeLessThan(totals.wentUp / 20)
  })

  it('are mostly decided inside the unit, and every answer is somewhere in the table', () => {
    expect(totals.insideTheUnit / totals.decisions).toBeGreaterThan(0.5)
    expect(waits.reduce((sum, { settled }) => sum + settled, 0)).toBe(totals.wentUp - totals.stillOpen)
    for (const { median, ninetieth, longest, settled, asked } of waits) {
      expect(median <= ninetieth && ninetieth <= longest).toBe(true)
      expect(asked >= settled || longest > 0).toBe(true)
    }
  })

  it('are the same again with the same seed, and others with another', () => {
    const table = sayWaits(waits)
    expect(sayWaits(waitsOf(runYear(options)))).toBe(table)
    expect(sayWaits(waitsOf(runYear({ ...options, seed: 5 })))).not.toBe(table)
  })

  it('would be found to be lost if they were', () => {
    const [first] = year.units
    const [escalation] = first?.escalations ?? []
    if (first === undefined || escalation === undefined) throw new Error('nothing went up in the first unit')
    const stopped = { ...first, escalations: [{ ...escalation, state: 'waiting' as const, nextStepAt: null }] }
    expect(lostIn({ units: [stopped], until: year.until })).toContain(`${escalation.id} has no next step`)
    expect(lostIn({ units: [{ ...first, escalations: [] }], until: year.until })).not.toEqual([])
  })
})
