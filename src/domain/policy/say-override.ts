import { dateFrom } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'
import { clause, inWords, type Clause } from './clause.ts'

type Override = Readonly<Record<string, unknown>>

/**
 * A council's change to the statutory clock: `CIN-1 counted from Thu 1 Oct 2026 on is due in 15 working days`. As it is written, should it
 * be one the clock does not know: whether it is in order is for the clock to say.
 */
export function sayOverride(override: Override, index: number, all: readonly Override[]): Clause {
  const name = nameOf(override) ?? String(index + 1)
  const isRepeated = all.slice(0, index).some((other) => nameOf(other) === name)
  const key = `clock/overrides/${name}${isRepeated ? ` ${index + 1}` : ''}`
  const { rule, timetable, interval, due, orEarlier, validFrom, ...rest } = override
  if (typeof rule !== 'string' || Object.keys(rest).length > 0) return clause(key, `Added ${name}:`, JSON.stringify(override), override)
  const which = [typeof interval === 'number' ? ` (interval ${interval})` : '', typeof timetable === 'string' ? ` in ${timetable}` : ''].join('')
  const since = typeof validFrom === 'string' && /^\d{4}-\d\d-\d\d$/.test(validFrom) ? ` counted from ${dateInWords(dateFrom(validFrom))} on` : ''
  const length = [due, orEarlier].flatMap((each) => (each === undefined || each === null ? [] : [lengthOf(each)])).join(', or ')
  return clause(key, `${rule}${which}${since}: due in`, length, override)
}

/** What tells one override from another: the rule, which of its intervals, and from when; of added rules, their timetable. */
function nameOf({ rule, timetable, interval, validFrom, add }: Override): string | null {
  const parts = [timetable, interval, validFrom].filter((part) => typeof part === 'string' || typeof part === 'number')
  if (typeof rule === 'string') return [rule, ...parts].join(' ')
  return add !== null && typeof add === 'object' && 'id' in add ? String(add.id) : null
}

function lengthOf(due: unknown): string {
  if (due === null || typeof due !== 'object' || !('amount' in due) || !('unit' in due)) return JSON.stringify(due)
  const unit = inWords(String(due.unit))
  return `${String(due.amount)} ${due.amount === 1 ? unit.replace(/s$/, '') : unit}`
}
