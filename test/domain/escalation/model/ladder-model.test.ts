import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aBorough, beat } from './borough.ts'
import { someSchedule } from './commands.ts'
import { expectAfterABeat, expectLaws } from './laws.ts'

/** Schedules tried; each is some two dozen things that happen to several decisions on their ladders. More with SCHEDULES=20000. */
const SCHEDULES = Number(process.env['SCHEDULES'] ?? 1_000)

describe('the ladder, whatever anybody does and whatever happens, in whatever order', () => {
  it('keeps its laws: always a next step, never two live, no rung missed, no step after a decision, nobody involved, told once', () => {
    const counts = new Map<string, number>()
    const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1)
    fc.assert(fc.property(someSchedule, ({ from, first, after }) => {
      const borough = aBorough(from)
      for (const { name, happens } of [first, ...after]) {
        const since = borough.commits.length
        happens(borough)
        expectLaws(borough, since)
        if (name === 'beat') expectAfterABeat(borough)
        count(name)
        for (const { audit } of borough.commits.slice(since)) for (const { event } of audit) count(`→ ${event}`)
      }
      beat(borough)
      const done = borough.commits.length
      beat(borough)
      if (borough.commits.length !== done) throw new Error('broken: a second beat at the same moment finds nothing more to do')
    }), { numRuns: SCHEDULES })
    console.log([...counts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([name, times]) => `${times}\t${name}`).join('\n'))
    for (const event of ['climbed', 'moved-on', 'supported', 'acknowledged', 'sent-back', 'answered', 'asked']) {
      expect(counts.get(`→ escalation-${event}`) ?? 0, event).toBeGreaterThan(SCHEDULES / 100)
    }
  }, SCHEDULES * 60)
})
