import { readFileSync } from 'node:fs'
import { holidaysFromFeed } from '../../adapters/calendar-feed/read-feed.ts'
import { SHIPPED_HOLIDAYS } from '../../adapters/calendar-feed/read-file.ts'
import { dayNumberOf, isoDateOf, partsOf } from '../../src/domain/calendar/day-number.ts'
import { dateFrom, dateOfDay, type LondonDate } from '../../src/domain/calendar/london.ts'
import { addWorkingDays, workingCalendar } from '../../src/domain/calendar/working-days.ts'
import { recompute, type Recomputed, type TaskColumns } from '../../src/domain/clock/recompute.ts'
import type { Interval } from '../../src/domain/clock/rule.ts'

/**
 * G14 and G15, against floors written by hand over typed arrays and nothing else. Run with `node test/bench/clock.ts`: outside
 * vitest, whose module runner makes every call between files dearer than it is.
 *
 * Product, floor and the floor's twin take turns in short rounds; where the twins differ by more than 15 % the machine was too busy
 * for the line to mean anything. The answers are compared before anything is timed.
 */

const calendar = workingCalendar(holidaysFromFeed(JSON.parse(readFileSync(SHIPPED_HOLIDAYS, 'utf8'))))
const { first, last, countThrough, workingDays } = calendar

/** The same small generator every run: a bench must not depend on luck. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 0x1_0000_0000
  }
}

interface Contest {
  readonly goal: string
  readonly product: () => number
  readonly floor: () => number
  /** How many answers one call gives. */
  readonly answers: number
  readonly rounds: number
  readonly most: string
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

/** Nanoseconds of processor time for each answer. */
function cost(run: () => number, answers: number): number {
  const before = process.cpuUsage().user
  run()
  return ((process.cpuUsage().user - before) * 1_000) / answers
}

function decided({ goal, product, floor, answers, rounds, most }: Contest): Readonly<Record<string, string>> {
  if (product() !== floor()) throw new Error(`${goal}: the product and the floor disagree`)
  const costs = Array.from({ length: rounds }, () => ({
    product: cost(product, answers), floor: cost(floor, answers), twin: cost(floor, answers),
  })).slice(Math.ceil(rounds / 4))
  const of = (name: 'product' | 'floor' | 'twin'): number => median(costs.map((round) => round[name]))
  return {
    goal, 'product ns': of('product').toFixed(1), 'floor ns': of('floor').toFixed(1),
    ratio: (of('product') / of('floor')).toFixed(2), must: most, twins: (of('twin') / of('floor')).toFixed(2),
  }
}

// G14: add N working days, a date in and a date out.

const QUESTIONS = 200_000
const random = generator(14)
const dates: readonly LondonDate[] = Array.from({ length: QUESTIONS }, () =>
  dateOfDay(first + 400 + Math.floor(random() * (last - first - 800))))
const counts = Int32Array.from({ length: QUESTIONS }, () => 1 + Math.floor(random() * 60))
const written: readonly string[] = Array.from({ length: last - first + 1 }, (_, day) => isoDateOf(first + day))
const daysBefore = new Int32Array(13 * 100)
for (let year = 2000; year < 2100; year++) {
  for (let month = 1; month <= 12; month++) daysBefore[(year - 2000) * 13 + month] = Date.UTC(year, month - 1, 1) / 86_400_000 - 1
}

function byHand(date: string, count: number): string {
  const year = (date.charCodeAt(2) - 48) * 10 + date.charCodeAt(3) - 48
  const month = (date.charCodeAt(5) - 48) * 10 + date.charCodeAt(6) - 48
  const day = daysBefore[year * 13 + month]! + (date.charCodeAt(8) - 48) * 10 + date.charCodeAt(9) - 48
  return written[workingDays[countThrough[day - first]! + count - 1]! - first]!
}

/** Something that depends on every answer, so that none can be left out. */
function allOf(add: (date: LondonDate, count: number) => string): number {
  let sum = 0
  for (let question = 0; question < QUESTIONS; question++) {
    const answer = add(dates[question]!, counts[question]!)
    sum += answer.charCodeAt(9) + answer.charCodeAt(6)
  }
  return sum
}

// G15: 4.5 million limits and the counts of each unit.

const TASKS = 4_500_000
const UNITS = 7_500
const TODAY = dateFrom('2026-11-27')
const INTERVALS: readonly Interval[] = ([
  [1, 'working-days'], [5, 'working-days'], [10, 'working-days'], [15, 'working-days'], [20, 'working-days'], [45, 'working-days'],
  [1, 'weeks'], [4, 'weeks'], [6, 'weeks'], [12, 'weeks'], [3, 'months'], [6, 'months'], [12, 'months'], [8, 'days'], [28, 'days'],
] as const).map(([amount, unit]) => ({ amount, unit, counting: 'exclusive' }))

function authority(): TaskColumns {
  const random = generator(15)
  const columns = { from: new Int32Array(TASKS), interval: new Uint8Array(TASKS), unit: new Uint16Array(TASKS) }
  const today = dayNumberOf(TODAY)
  for (let task = 0; task < TASKS; task++) {
    columns.from[task] = today - Math.floor(random() * 240)
    columns.interval[task] = Math.floor(random() * INTERVALS.length)
    columns.unit[task] = Math.floor(random() * UNITS)
  }
  return columns
}

const columns = authority()
const kinds = Uint8Array.from(INTERVALS, ({ unit }) => ['working-days', 'weeks', 'months', 'days'].indexOf(unit))
const amounts = Int32Array.from(INTERVALS, ({ amount }) => amount)
const calendarDays = Array.from({ length: last - first + 1 }, (_, day) => partsOf(first + day))
const monthOf = Int32Array.from(calendarDays, ({ year, month }) => year * 12 + month - 1)
const dayOfMonth = Uint8Array.from(calendarDays, ({ day }) => day)
const FIRST_MONTH = 2014 * 12
const monthStart = Int32Array.from({ length: 20 * 12 }, (_, month) => Date.UTC(2014, month, 1) / 86_400_000)

/** The floor: one loop over typed arrays, every table made beforehand. */
function overTypedArrays(): Recomputed {
  const due = new Int32Array(TASKS)
  const [overdue, today, ahead] = [new Int32Array(UNITS), new Int32Array(UNITS), new Int32Array(UNITS)]
  const now = dayNumberOf(TODAY)
  const horizon = dayNumberOf(addWorkingDays(calendar, TODAY, 5))
  for (let task = 0; task < TASKS; task++) {
    const from = columns.from[task]!
    const which = columns.interval[task]!
    const amount = amounts[which]!
    const kind = kinds[which]!
    let limit: number
    if (kind === 0) limit = workingDays[countThrough[from - first]! + amount - 1]!
    else if (kind === 1) limit = from + amount * 7
    else if (kind === 3) limit = from + amount
    else {
      const month = monthOf[from - first]! + amount - FIRST_MONTH
      const start = monthStart[month]!
      const length = monthStart[month + 1]! - start
      const day = dayOfMonth[from - first]!
      limit = start + (day < length ? day : length) - 1
    }
    due[task] = limit
    if (limit < now) overdue[columns.unit[task]!]! += 1
    else if (limit === now) today[columns.unit[task]!]! += 1
    else if (limit <= horizon) ahead[columns.unit[task]!]! += 1
  }
  return { due, overdue, today, ahead }
}

function digestOf({ due, overdue, today, ahead }: Recomputed): number {
  let sum = due[0]! + due[TASKS - 1]! * 3
  for (let unit = 0; unit < UNITS; unit++) sum += overdue[unit]! * 7 + today[unit]! * 11 + ahead[unit]! * 13 + unit * overdue[unit]!
  return sum
}

const product = recompute(columns, { intervals: INTERVALS, calendar, today: TODAY, aheadWorkingDays: 5, units: UNITS })
const wrong = overTypedArrays().due.findIndex((limit, task) => limit !== product.due[task])
if (wrong !== -1) throw new Error(`Task ${wrong}: the product and the floor disagree`)

console.table([
  decided({
    goal: 'G14 add N working days, ISO in and out', answers: QUESTIONS, rounds: 40, most: '≤ 3 (aim 1.5)',
    product: () => allOf((date, count) => addWorkingDays(calendar, date, count)), floor: () => allOf(byHand),
  }),
  decided({
    goal: 'G15 4.5 million limits and counts per unit', answers: TASKS, rounds: 16, most: '≤ 4 (aim 2)',
    product: () => digestOf(recompute(columns, { intervals: INTERVALS, calendar, today: TODAY, aheadWorkingDays: 5, units: UNITS })),
    floor: () => digestOf(overTypedArrays()),
  }),
])
