import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventAuthority } from '../../../src/app/demonstration/authority.ts'
import { createChance, type Chance } from '../../../src/app/demonstration/random.ts'
import { shippedHolidays, shippedRules } from '../../../src/assemble.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import { today } from '../../contracts/council.ts'
import { everythingStored } from '../../support/everything-stored.ts'
import { openCouncil } from './council.ts'
import type { Files } from './files.ts'

const calendar = workingCalendar(shippedHolidays())
const rules = shippedRules()

/** The same lines below the same header, in another order. */
function shuffled(text: string, chance: Chance): string {
  const [header = '', ...lines] = text.trimEnd().split('\n')
  for (let at = lines.length - 1; at > 0; at -= 1) {
    const other = chance.whole(0, at);
    [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? '']
  }
  return [header, ...lines].join('\n')
}

const inAnotherOrder = (files: Files, seed: number): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text], at) => [name, shuffled(text, createChance(seed + at))]))

describe('any authority', () => {
  it('is the same whatever the order of its lines, and imported again in another order changes nothing', async () => {
    await fc.assert(fc.asyncProperty(
      fc.record({ units: fc.integer({ min: 1, max: 3 }), casesPerUnit: fc.integer({ min: 1, max: 5 }), seed: fc.nat(), order: fc.nat() }),
      async ({ units, casesPerUnit, seed, order }) => {
        const files = inventAuthority({ units, casesPerUnit, seed, today, calendar, rules })
        const [council, other] = await Promise.all([openCouncil(), openCouncil()])
        try {
          expect(await council.take(files)).toMatchObject({ kind: 'imported' })
          expect(await other.take(inAnotherOrder(files, order))).toMatchObject({ kind: 'imported' })
          expect(await other.saysNow()).toEqual(await council.saysNow())
          const before = await everythingStored(other.pool)
          expect(await other.take(inAnotherOrder(files, order + 17))).toMatchObject({ kind: 'imported', tasks: { added: 0, changed: 0 } })
          expect(await everythingStored(other.pool)).toEqual(before)
        } finally {
          await Promise.all([council.close(), other.close()])
        }
      },
    ), { numRuns: 6 })
  }, 60_000)
})
