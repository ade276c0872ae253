/**
 * node test/simulation/year-of-escalations.ts [seed [units [weeks]]]
 *
 * A year of a borough's escalations, in the domain alone: prints the table of waits.
 *
 * Exits 1 when anything was lost. The same seed gives the same year.
 */
import { dateFrom } from '../../src/domain/calendar/london.ts'
import { runYear } from './run-year.ts'
import { lostIn, sayWaits, totalsOf, waitsOf } from './waits.ts'

const [seed = 2026, units = 50, weeks = 52] = process.argv.slice(2).map(Number)
const began = performance.now()
const year = runYear({ units, from: dateFrom('2026-04-06'), weeks, seed })
const totals = totalsOf(year)
const lost = lostIn(year)
const inside = Math.round(100 * totals.insideTheUnit / totals.decisions)

console.log(`${units} units for ${weeks} weeks from Mon 6 Apr 2026, seed ${seed}`)
console.log('routine waits in working time, urgent ones on the clock; settled where it was answered, climbed where it was not\n')
console.log(sayWaits(waitsOf(year)))
console.log(`
${totals.decisions} decisions, ${totals.insideTheUnit} (${inside} %) decided inside the unit
${totals.wentUp} went up: ${totals.approved} approved, ${totals.declined} declined, ${totals.withdrawn} withdrawn,
${totals.stillOpen} still open four weeks after the last
${totals.refusedPresses} presses refused (somebody was before them, or an old card)
${lost.length === 0 ? 'Nothing was lost.' : `LOST:\n${lost.join('\n')}`}
${((performance.now() - began) / 1_000).toFixed(1)} s`)
process.exitCode = lost.length === 0 ? 0 : 1
