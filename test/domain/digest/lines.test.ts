import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { groupedByPerson, shareLines, shownOf, toLine } from '../../../src/domain/digest/lines.ts'
import { calendar, jo, sam, today } from '../unit/hawthorn.ts'
import { open } from './open-task.ts'

describe('a digest’s lines are shared out', () => {
  it.each([
    ['everything fits', 20, [3, 2, 1], [3, 2, 1]],
    ['a few for each, the rest to the most pressing', 20, [30, 8, 6], [12, 4, 4]],
    ['what one section leaves, the next takes', 20, [2, 30, 1], [2, 17, 1]],
    ['too few for all: the most pressing first', 6, [9, 9, 9], [4, 2, 0]],
    ['none', 0, [5, 5], [0, 0]],
  ])('%s', (_rule, maximum, wanted, lines) => {
    expect(shareLines(maximum, wanted)).toEqual(lines)
  })

  it('never more than there may be, never more than wanted, and none left while one is wanted', () => {
    fc.assert(fc.property(fc.nat(40), fc.array(fc.nat(30), { maxLength: 7 }), (maximum, wanted) => {
      const lines = shareLines(maximum, wanted)
      const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)
      expect(sum(lines)).toBe(Math.min(maximum, sum(wanted)))
      expect(lines.every((given, index) => given <= (wanted[index] ?? 0))).toBe(true)
    }))
  })

  it('what is not shown is counted', () => {
    expect(shownOf([1, 2, 3], 2)).toEqual({ items: [1, 2], hidden: 1 })
    expect(shownOf([1, 2, 3], 5)).toEqual({ items: [1, 2, 3], hidden: 0 })
  })
})

it('lines are grouped by person in the order they come, what nobody has first', () => {
  const lines = [open(1, '2026-11-20', sam), open(2, '2026-11-21', null), open(3, '2026-11-22', jo), open(4, '2026-11-23', sam)]
  const groups = groupedByPerson(lines.map((each) => toLine(each, today, calendar)))
  expect(groups.map((group) => [group.person?.name ?? null, group.lines.map(({ task }) => task.number)])).toEqual([
    [null, [2]], ['Sam Clarke', [1, 4]], ['Jo Bell', [3]],
  ])
})
