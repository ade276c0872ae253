import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateFrom, type LondonDate } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent } from '../../../src/domain/case/case-event.ts'
import { clockOf, event, HOLIDAYS, lines } from './a-case.ts'

/**
 * The clock against a slow one, written on its own: it lives through the years day by day with Temporal, remembering only what it
 * counts from, and counts working days by crossing them off a list.
 */

type Day = Temporal.PlainDate
type Count = (from: Day) => Day

const listed = new Set(HOLIDAYS.holidays.map((holiday) => holiday.date as string))
const months = (count: number): Count => (from) => from.add({ months: count }, { overflow: 'constrain' })
const weeks = (count: number): Count => (from) => from.add({ weeks: count })
const workingDays = (count: number): Count => (from) => {
  let [at, left] = [from, count]
  while (left > 0) {
    at = at.add({ days: 1 })
    if (at.dayOfWeek < 6 && !listed.has(at.toString())) left -= 1
  }
  return at
}

interface Chain {
  readonly start: CaseEvent['kind']
  readonly met: CaseEvent['kind']
  readonly end: CaseEvent['kind']
  /** Ending on the day it began ends it, or only what began earlier: a step-down begins the one and ends the other on one day. */
  readonly endsSameDay: boolean
  /** Starting while it runs begins it again. */
  readonly restarts: boolean
  /** The count after so many steps met, with the days since the start in mind. */
  readonly count: (step: number, start: Day, from: Day) => Count
}

interface Running {
  readonly start: Day
  readonly from: Day
  readonly step: number
  readonly due: Day
}

/** Lives through the days and writes down each limit as it is met, ended or left open. */
function livedThrough(chain: Chain, events: readonly CaseEvent[]): readonly string[] {
  const written: string[] = []
  const write = (due: Day, ...what: readonly (string | Day)[]): number => written.push([due, ...what].map(String).join(' '))
  const counting = (start: Day, at: Day, step: number): Running => ({ start, from: at, step, due: chain.count(step, start, at)(at) })
  const meet = (running: Running, today: Day): Running => {
    write(running.due, 'met', today, ...(Temporal.PlainDate.compare(today, running.due) > 0 ? ['late'] : []))
    return counting(running.start, today, running.step + 1)
  }
  const days = Map.groupBy(events.filter((each) => each.detail['seen'] !== 'false' && each.detail['cancelled'] !== 'true'), (each) =>
    each.on as string)
  let running: Running | null = null
  for (let today = FIRST; Temporal.PlainDate.compare(today, LAST) <= 0; today = today.add({ days: 1 })) {
    const kinds = days.get(today.toString())?.map((each) => each.kind) ?? []
    if (kinds.length === 0) continue
    const before: Running | null = running
    const isMet = before !== null && kinds.includes(chain.met) && (before.step === 0 || !before.from.equals(today))
    if (before !== null && isMet) running = meet(before, today)
    if (before !== null && kinds.includes(chain.end)) {
      if (!isMet) write(before.due, 'ended', today, chain.end)
      running = null
    }
    if (!kinds.includes(chain.start) || (running !== null && !chain.restarts)) continue
    if (running !== null && !isMet) write(running.due, 'ended', today, chain.start)
    running = counting(today, today, 0)
    // What else happened on the day belongs to what ran before it; only where nothing did, to what began.
    if (before === null && kinds.includes(chain.met)) running = meet(running, today)
    if (before === null && chain.endsSameDay && kinds.includes(chain.end)) {
      if (running.step === 0) write(running.due, 'ended', today, chain.end)
      running = null
    }
  }
  return running === null ? written : [...written, running.due.toString()]
}

const FIRST = Temporal.PlainDate.from('2025-01-01')
const LAST = FIRST.add({ days: 800 })
const someDay = fc.integer({ min: 0, max: 800 }).map((days): LondonDate => dateFrom(FIRST.add({ days }).toString()))

function histories(chain: Chain): fc.Arbitrary<readonly CaseEvent[]> {
  const one = fc.record({
    // Mostly what meets it, now and then a start or an end.
    kind: fc.constantFrom(chain.start, chain.met, chain.met, chain.met, chain.met, chain.met, chain.end),
    on: someDay,
    detail: fc.constantFrom({}, {}, {}, { seen: 'false' }, { cancelled: 'true' }),
  })
  return fc.tuple(someDay, fc.array(one, { maxLength: 24 })).map(([start, others]) => [
    event(chain.start, start, { id: 'start' }),
    ...others.map(({ kind, on, detail }, index) => event(kind, on, { id: String(index), detail: kind === chain.met ? detail : {} })),
  ])
}

const CHAINS: readonly (readonly [string, readonly string[], Chain])[] = [
  ['looked-after reviews', ['LAC-4', 'LAC-5', 'LAC-6'], {
    start: 'looked-after', met: 'review', end: 'ceased-looked-after', endsSameDay: true, restarts: false,
    count: (step) => [workingDays(20), months(3)][step] ?? months(6),
  }],
  ['visits to placements', ['LAC-7', 'LAC-8', 'LAC-9'], {
    start: 'placement', met: 'visit', end: 'ceased-looked-after', endsSameDay: true, restarts: true,
    count: (step) => (step === 0 ? weeks(1) : weeks(6)),
  }],
  ['core groups', ['CP-1', 'CP-2'], {
    start: 'protection-plan', met: 'core-group', end: 'plan-ended', endsSameDay: false, restarts: false,
    count: (step) => (step === 0 ? workingDays(10) : weeks(4)),
  }],
  ['review conferences', ['CP-4', 'CP-5'], {
    start: 'protection-plan', met: 'review-conference', end: 'plan-ended', endsSameDay: false, restarts: false,
    count: (step) => months(step === 0 ? 3 : 6),
  }],
  ['child-in-need visits', ['CIN-1'], {
    start: 'child-in-need', met: 'visit', end: 'plan-ended', endsSameDay: false, restarts: false, count: () => workingDays(20),
  }],
  ['private fostering', ['PF-1', 'PF-2', 'PF-3'], {
    start: 'private-fostering', met: 'visit', end: 'looked-after', endsSameDay: false, restarts: false,
    count: (step, start, at) => (step === 0 ? workingDays(7) : Temporal.PlainDate.compare(at,
      start.add({ months: 12 })) < 0 ? weeks(6) : weeks(12)),
  }],
]

describe('the clock agrees with one that lives day by day', () => {
  it.each(CHAINS)('%s', (_, rules, chain) => {
    fc.assert(fc.property(histories(chain), (events) => {
      const found = clockOf(events)
      expect(rules.flatMap((rule) => lines(found, rule)).sort()).toEqual([...livedThrough(chain, events)].sort())
    }), { numRuns: 60 })
  })
})
