import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChance } from '../../../src/app/demonstration/random.ts'

const many = <T>(draw: () => T, times = 2_000): readonly T[] => Array.from({ length: times }, draw)

describe('chance', () => {
  it('is the same again from the same seed, and another from another', () => {
    fc.assert(fc.property(fc.integer(), (seed) => {
      const [one, same, other] = [seed, seed, seed + 1].map((from) => {
        const chance = createChance(from)
        return many(() => chance.whole(0, 1_000_000), 5)
      })
      expect(same).toEqual(one)
      expect(other).not.toEqual(one)
    }))
  })

  it('draws every whole number of a range and none outside it, each about as often', () => {
    const chance = createChance(1)
    const drawn = Map.groupBy(many(() => chance.whole(3, 7)), (number) => number)
    expect([...drawn.keys()].toSorted((one, other) => one - other)).toEqual([3, 4, 5, 6, 7])
    for (const times of drawn.values()) expect(Math.abs(times.length - 400)).toBeLessThan(80)
  })

  it('happens as often as it is said to', () => {
    const chance = createChance(2)
    for (const probability of [0, 0.04, 0.5, 1]) {
      const share = many(() => chance.happens(probability)).filter(Boolean).length / 2_000
      expect(Math.abs(share - probability)).toBeLessThan(0.04)
    }
  })

  it('chooses among what there is, and not among nothing', () => {
    const chance = createChance(3)
    expect(new Set(many(() => chance.oneOf(['a', 'b', 'c'])))).toEqual(new Set(['a', 'b', 'c']))
    expect(() => chance.oneOf([])).toThrow(RangeError)
  })
})
