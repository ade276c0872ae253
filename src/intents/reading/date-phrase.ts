import { isNearly } from '../../domain/authority/is-nearly.ts'
import type { Word } from './words.ts'
import { isDigit } from './words.ts'

/** A date as people say it, before anybody has looked at a calendar. `length` is how many words it takes up. */
export type DatePhrase = { readonly length: number } & (
  /** `27 nov`, `fri 27 nov 2026`, `27/11/26`: year and weekday as far as they were said. */
  | { readonly kind: 'day'; readonly year: number | null; readonly month: number; readonly day: number; readonly weekday: number | null }
  /** `fri`; `next fri`, `this fri`, `last fri`; `fri week`. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly which: 'nearest' | 'next' | 'this' | 'last' | 'week-after' }
  /** `today`, `in 3 wd`, `2 weeks ago`. */
  | { readonly kind: 'count'; readonly count: number; readonly of: 'days' | 'working-days' | 'weeks' | 'months' }
  /** Certainly meant as a date, and not one date. */
  | { readonly kind: 'unclear'; readonly says: string }
  /** A number that is a day of the month if it is a date at all: `27`, `27th`. */
  | { readonly kind: 'day-alone'; readonly day: number })

export type DatePhraseOf<Kind extends DatePhrase['kind']> = Extract<DatePhrase, { kind: Kind }>

export const HOW_TO_WRITE_A_DATE = 'Write the date like fri, 27 nov or 27/11/2026.'

const MONTH_NAMES = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']
const WEEKDAY_NAMES = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const MONTHS = numbered(MONTH_NAMES, ['sept'], 9)
const WEEKDAYS = new Map([...numbered(WEEKDAY_NAMES, [], 0), ['tues', 2], ['weds', 3], ['thur', 4], ['thurs', 4]])
const DAYS_AWAY = new Map([['today', 0], ['tomorrow', 1], ['tmrw', 1], ['tmw', 1], ['yesterday', -1]])
const SMALL_NUMBERS = new Map([['a', 1], ['an', 1], ['one', 1], ['two', 2], ['three', 3], ['four', 4], ['five', 5], ['six', 6], ['ten', 10]])
const SPOKEN_DATES = [...WEEKDAY_NAMES, ...DAYS_AWAY.keys()].filter((name) => name.length > 4)

const FIGURES = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
const YEAR_FIRST = /^(\d{4})([/-])(\d{1,2})\2(\d{1,2})$/
const DAY_AND_MONTH = /^(\d{1,2})\/(\d{1,2})$/
const MONTH_INSIDE = /^(\d{1,2})(?:st|nd|rd|th)?[/-]?([a-z]{3,9})(?:[/-]?(\d{4}|\d{2}))?$/
const ORDINALS: ReadonlySet<string> = new Set(['st', 'nd', 'rd', 'th'])
const YEAR = /^(?:\d{4}|['’]?\d{2})$/
const WORKING_DAYS = /^(?:wds?|workingdays?)$/
const COUNT_AND_UNIT = /^(\d{1,3})(wds?|d|days?|w|wks?|weeks?|months?)$/

/** The date that begins at this word, as much of it as there is; null when none does. */
export function datePhraseAt(words: readonly Word[], at: number, end: number = words.length): DatePhrase | null {
  const key = keyAt(words, at, end)
  if (key === '') return null
  return isDigit(key.charCodeAt(0)) ? fromFigures(words, at, end, key) : fromWord(words, at, end, key)
}

function fromFigures(words: readonly Word[], at: number, end: number, key: string): DatePhrase | null {
  const next = keyAt(words, at + 1, end)
  const day = dayOf(key)
  if (day !== null) {
    const of = next === 'of' ? 1 : 0
    const monthName = of === 1 ? keyAt(words, at + 2, end) : next
    const month = MONTHS.get(monthName)
    if (month !== undefined) return withYear(words, at + 2 + of, end, at, day, month)
    if (isMisspelt(monthName, MONTH_NAMES)) return { kind: 'unclear', says: `Check the spelling of the month. ${HOW_TO_WRITE_A_DATE}`, length: 2 + of }
    return ago(words, at, end, day) ?? (day >= 1 && day <= 31 ? { kind: 'day-alone', day, length: 1 } : null)
  }
  const figures = FIGURES.exec(key)
  if (figures !== null) return whole(Number(figures[1]), Number(figures[3]), yearOf(figures[4]!), 1)
  const yearFirst = YEAR_FIRST.exec(key)
  if (yearFirst !== null) return whole(Number(yearFirst[4]), Number(yearFirst[3]), Number(yearFirst[1]), 1)
  const short = DAY_AND_MONTH.exec(key)
  if (short !== null) return whole(Number(short[1]), Number(short[2]), null, 1)
  const inside = MONTH_INSIDE.exec(key)
  const month = inside === null ? undefined : MONTHS.get(inside[2]!)
  if (inside === null || month === undefined) return null
  return inside[3] === undefined ? withYear(words, at + 1, end, at, Number(inside[1]), month) : whole(Number(inside[1]), month, yearOf(inside[3]), 1)
}

function fromWord(words: readonly Word[], at: number, end: number, key: string): DatePhrase | null {
  const away = DAYS_AWAY.get(key)
  if (away !== undefined) return { kind: 'count', count: away, of: 'days', length: 1 }
  const weekday = WEEKDAYS.get(key)
  if (weekday !== undefined) return fromWeekday(words, at, end, weekday)
  const month = MONTHS.get(key)
  if (month !== undefined) {
    const day = dayOf(keyAt(words, at + 1, end))
    return day === null ? null : withYear(words, at + 2, end, at, day, month)
  }
  if (key === 'in' || key === 'within') return ahead(words, at, end)
  if (key === 'next' || key === 'this' || key === 'last') return fromWhich(words, at, end, key)
  if (key === 'the' && dayOf(keyAt(words, at + 1, end)) !== null) return longer(datePhraseAt(words, at + 1, end))
  return isMisspelt(key, SPOKEN_DATES) ? { kind: 'unclear', says: `Check the spelling of the day. ${HOW_TO_WRITE_A_DATE}`, length: 1 } : null
}

/** `fri`, `fri week`, `fri 27 nov`. */
function fromWeekday(words: readonly Word[], at: number, end: number, weekday: number): DatePhrase {
  const next = keyAt(words, at + 1, end)
  if (next === 'week') return { kind: 'weekday', weekday, which: 'week-after', length: 2 }
  const startsDate = next !== '' && (next === 'the' || MONTHS.has(next) || isDigit(next.charCodeAt(0)))
  const day = startsDate ? datePhraseAt(words, at + 1, end) : null
  if (day?.kind === 'day') return { ...day, weekday, length: day.length + 1 }
  if (day?.kind === 'unclear') return { ...day, length: day.length + 1 }
  return { kind: 'weekday', weekday, which: 'nearest', length: 1 }
}

/** `next fri` is a day, if not always the same one to everybody; `next week` is not a day. */
function fromWhich(words: readonly Word[], at: number, end: number, which: 'next' | 'this' | 'last'): DatePhrase | null {
  const next = keyAt(words, at + 1, end)
  const weekday = WEEKDAYS.get(next)
  if (weekday !== undefined) return { kind: 'weekday', weekday, which, length: 2 }
  return next === 'week' || next === 'weekend' || next === 'month' || next === 'year' || MONTHS.has(next)
    ? { kind: 'unclear', says: `Which day? ${HOW_TO_WRITE_A_DATE}`, length: 2 } : null
}

/** `in 3 wd`, `in 3 working days`, `in 2 weeks`, `in a month`. */
function ahead(words: readonly Word[], at: number, end: number): DatePhrase | null {
  const next = keyAt(words, at + 1, end)
  const glued = COUNT_AND_UNIT.exec(next)
  if (glued !== null) return counted(Number(glued[1]), unitOf(glued[2]!), 2)
  const count = SMALL_NUMBERS.get(next) ?? (/^\d{1,3}$/.test(next) ? Number(next) : null)
  return count === null ? null : measured(words, at + 2, end, count, 2)
}

/** `3 days ago`, `2 weeks ago`. */
function ago(words: readonly Word[], at: number, end: number, count: number): DatePhrase | null {
  const phrase = measured(words, at + 1, end, -count, 1)
  return phrase !== null && keyAt(words, at + phrase.length, end) === 'ago' ? { ...phrase, length: phrase.length + 1 } : null
}

/** A count and the unit that follows it. */
function measured(words: readonly Word[], at: number, end: number, count: number, before: number): DatePhrase | null {
  const unit = keyAt(words, at, end)
  const of = unitOf(unit)
  if (of !== null) return counted(count, of, before + 1)
  const rest = keyAt(words, at + 1, end)
  return (unit === 'working' || unit === 'work') && (rest === 'days' || rest === 'day') ? counted(count, 'working-days', before + 2) : null
}

function counted(count: number, of: DatePhraseOf<'count'>['of'] | null, length: number): DatePhrase | null {
  return of === null ? null : { kind: 'count', count, of, length }
}

function unitOf(word: string): DatePhraseOf<'count'>['of'] | null {
  if (WORKING_DAYS.test(word)) return 'working-days'
  if (word === 'd' || word === 'day' || word === 'days') return 'days'
  if (word === 'w' || word === 'wk' || word === 'wks' || word === 'week' || word === 'weeks') return 'weeks'
  return word === 'month' || word === 'months' ? 'months' : null
}

/** A day and month, with the year when the next word is one. `1 dec 15 dec` is two dates: 15 is not a year before a month. */
function withYear(words: readonly Word[], at: number, end: number, start: number, day: number, month: number): DatePhrase {
  const next = keyAt(words, at, end)
  const isYear = next !== '' && YEAR.test(next) && !(next.length < 4 && MONTHS.has(keyAt(words, at + 1, end)))
  return whole(day, month, isYear ? yearOf(next) : null, at - start + (isYear ? 1 : 0))
}

function whole(day: number, month: number, year: number | null, length: number): DatePhrase {
  return { kind: 'day', year, month, day, weekday: null, length }
}

/** The number in `27` or `27th`; null for anything else. */
function dayOf(key: string): number | null {
  const digits = isDigit(key.charCodeAt(1)) ? 2 : 1
  if (key.length !== digits && !(key.length === digits + 2 && ORDINALS.has(key.slice(digits)))) return null
  return isDigit(key.charCodeAt(0)) ? Number(key.slice(0, digits)) : null
}

function yearOf(text: string): number {
  const year = Number(text.replace(/^['’]/, ''))
  return text.length < 4 ? 2000 + year : year
}

function longer(phrase: DatePhrase | null): DatePhrase | null {
  return phrase === null ? null : { ...phrase, length: phrase.length + 1 }
}

function keyAt(words: readonly Word[], at: number, end: number): string {
  return at < end ? words[at]?.key ?? '' : ''
}

/** Long enough to be sure it was meant: `firday` was, `may` or `son` need not be. */
function isMisspelt(word: string, names: readonly string[]): boolean {
  return word.length > 4 && names.some((name) => isNearly(word, name))
}

/** Full names and their first three letters, counted from 1; and other spellings of one of them. */
function numbered(names: readonly string[], others: readonly string[], number: number): Map<string, number> {
  return new Map([
    ...names.flatMap((name, index): [string, number][] => [[name, index + 1], [name.slice(0, 3), index + 1]]),
    ...others.map((other): [string, number] => [other, number]),
  ])
}
