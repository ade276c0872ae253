import { expect, it } from 'vitest'
import { createRecent } from '../../src/app/recent.ts'

/** Notes these one after the other, each at its moment, and says which were repeats. */
function repeats(most: number, noted: readonly (readonly [thing: string, at: number])[]): readonly boolean[] {
  let now = 0
  const recent = createRecent(100, most, () => now)
  return noted.map(([thing, at]) => {
    now = at
    return recent.isRepeat(thing)
  })
}

it.each([
  ['knows what it saw', 9, [['a', 0], ['b', 1], ['a', 99]], [false, false, true]],
  ['forgets it in time', 9, [['a', 0], ['a', 100], ['a', 150]], [false, false, true]],
  ['counts from the first time, so that repeating does not go on for ever', 9, [['a', 0], ['a', 60], ['a', 120]], [false, true, false]],
  ['remembers so many at most, the newest', 2, [['a', 0], ['b', 1], ['c', 2], ['b', 3], ['a', 4]], [false, false, false, true, false]],
] as const)('%s', (_what, most, noted, expected) => {
  expect(repeats(most, noted)).toEqual(expected)
})
