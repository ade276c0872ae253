import type { ReadingContext } from './context.ts'
import type { Looking } from './read-date.ts'
import { readDate } from './read-date.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'

export type Detail = Readonly<Record<string, string>>

const PAIR = /^\s*([a-z][a-z0-9-]*)\s*=\s*(?:["“]([^"“”]*)["”]|([^;]*?))\s*(?:;|$)/i
/** Details that are dates: a birth, or the day a chair, reviewing officer or court fixed. */
const DATES: ReadonlyMap<string, Looking> = new Map<string, Looking>([['dob', 'birth'], ['next', 'ahead'], ['hearing', 'ahead'], ['core-group', 'ahead']])
const HOW = 'Write each detail as name=value, like seen=no, with ; between them.'

/**
 * What an event's rules need beyond its date, `kind=foster; to18=true`. `yes` and `no` mean true and false; dates are read as dates.
 */
export function readDetail(text: string, context: ReadingContext): Reading<Detail> {
  const detail: Record<string, string> = {}
  let rest = text.trim()
  while (rest !== '') {
    const pair = PAIR.exec(rest)
    if (pair === null) return problem(HOW)
    const key = pair[1]!.toLowerCase()
    const value = plainValue((pair[2] ?? pair[3] ?? '').trim())
    if (value === '') return problem(HOW)
    if (Object.hasOwn(detail, key)) return problem(`Give ${key} once.`)
    const looking = DATES.get(key)
    const day = looking === undefined ? null : readDate(value, looking, context)
    if (day?.kind === 'problem') return day
    detail[key] = day === null ? value : day.value
    rest = rest.slice(pair[0].length)
  }
  return read(detail, writeDetail(Object.entries(detail)))
}

/** The text of a detail field. */
export function writeDetail(pairs: readonly (readonly [key: string, value: string])[]): string {
  return pairs.map(([key, value]) => `${key}=${value.includes(';') ? `"${value}"` : value}`).join('; ')
}

/** Whether the detail of that name is a date. */
export function isDateDetail(key: string): boolean {
  return DATES.has(key)
}

function plainValue(value: string): string {
  const lower = value.toLowerCase()
  if (lower === 'yes' || lower === 'true') return 'true'
  return lower === 'no' || lower === 'false' ? 'false' : value
}
