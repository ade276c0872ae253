import { dayNumberFrom, dayNumberOf, daysInMonth, LAST_DAY_NUMBER, partsOf, weekdayOfDay } from '../../domain/calendar/day-number.ts'
import { dateOfDay } from '../../domain/calendar/london.ts'
import type { LondonDate } from '../../domain/calendar/london.ts'
import { monthsAfterDay } from '../../domain/calendar/months.ts'
import { dateInWords } from '../../domain/calendar/words.ts'
import { BeyondCalendar, workingDaysAfterDay } from '../../domain/calendar/working-days.ts'
import type { ReadingContext } from './context.ts'
import type { DatePhrase, DatePhraseOf } from './date-phrase.ts'
import { datePhraseAt, HOW_TO_WRITE_A_DATE } from './date-phrase.ts'
import type { Reading } from './reading.ts'
import { problem, read } from './reading.ts'
import { splitWords } from './words.ts'

/**
 * Which way a date without a year looks: `ahead` to the next one (what is due), `back` to the latest one (what has happened). A
 * `birth` date is never guessed: it needs its year.
 */
export type Looking = 'ahead' | 'back' | 'birth'

/** Somebody who leaves out the year of a date this near on the wrong side has more likely made a slip than meant next year. */
const NEAR_DAYS = 31
const MOST_YEARS_AWAY = 30
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const BIRTH_IN_FULL = 'Write the birth date with its year, like 12 may 2023.'
const PREPOSITION = /^(?:by|on|from|since|until)$/

/**
 * One date from what was typed, or one sentence asking for it. Anything that could be two dates is asked about, never guessed.
 * `near` is the day a weekday or a date without a year is sought from, when that is not today: the other end of somebody's leave.
 */
export function readDate(text: string, looking: Looking, context: ReadingContext, near: LondonDate | null = null): Reading<LondonDate> {
  const words = splitWords(text)
  const start = words.length > 1 && PREPOSITION.test(words[0]!.key) ? 1 : 0
  const phrase = datePhraseAt(words, start)
  if (phrase === null) return problem(HOW_TO_WRITE_A_DATE)
  if (phrase.kind !== 'unclear' && start + phrase.length < words.length) return problem(`Give the date alone. ${HOW_TO_WRITE_A_DATE}`)
  const reading = dateOf(phrase, looking, context, near)
  if (looking === 'birth' && reading.kind === 'read' && reading.value > context.today) return problem('That birth date is still to come. Check the year.')
  return reading
}

function dateOf(phrase: DatePhrase, looking: Looking, context: ReadingContext, near: LondonDate | null): Reading<LondonDate> {
  const today = dayNumberOf(context.today)
  if (phrase.kind === 'unclear') return problem(phrase.says)
  if (phrase.kind === 'day-alone') return problem(`Which month? ${HOW_TO_WRITE_A_DATE}`)
  if (phrase.kind === 'count') return counted(phrase, today, context)
  if (phrase.kind === 'day') return phrase.year === null ? withoutYear(phrase, looking, today, near) : withYear(phrase, phrase.year, context)
  if (looking === 'birth') return problem(BIRTH_IN_FULL)
  return weekday(phrase, looking, near === null ? today : dayNumberOf(near))
}

function counted({ count, of }: DatePhraseOf<'count'>, today: number, context: ReadingContext): Reading<LondonDate> {
  if (of === 'days') return on(today + count)
  if (of === 'weeks') return on(today + 7 * count)
  if (of === 'months') return on(monthsAfterDay(today, count))
  try {
    return on(workingDaysAfterDay(context.calendar, today, count))
  } catch (error) {
    if (error instanceof BeyondCalendar) return problem(error.message)
    throw error
  }
}

function weekday({ weekday, which }: DatePhraseOf<'weekday'>, looking: 'ahead' | 'back', today: number): Reading<LondonDate> {
  const todayIs = weekdayOfDay(today)
  const daysAhead = (weekday - todayIs + 7) % 7
  const coming = today + (daysAhead || 7)
  const latest = coming - (daysAhead === 0 ? 14 : 7)
  if (which === 'week-after') return on(today + daysAhead + 7)
  if (which === 'last') return on(latest)
  if (which === 'next') return either(coming, coming + 7)
  if (which === 'this') {
    const thisWeeks = today + weekday - todayIs
    const isOnTheOtherSide = looking === 'ahead' ? thisWeeks < today : thisWeeks > today
    return isOnTheOtherSide ? either(thisWeeks, looking === 'ahead' ? coming : latest) : on(thisWeeks)
  }
  if (daysAhead === 0) return looking === 'ahead' ? either(today, coming) : either(latest, today)
  return on(looking === 'ahead' ? coming : latest)
}

/** Two days that people would call the same: both are named, and the person chooses. */
function either(one: number, other: number): Reading<LondonDate> {
  return problem(`That could be ${written(Math.min(one, other))} or ${written(Math.max(one, other))}. Give the date.`)
}

function withYear(phrase: DatePhraseOf<'day'>, year: number, context: ReadingContext): Reading<LondonDate> {
  const impossible = whyImpossible(phrase, year)
  if (impossible !== null) return problem(impossible)
  if (Math.abs(year - partsOf(dayNumberOf(context.today)).year) > MOST_YEARS_AWAY) return problem('Check the year, and write it in full.')
  return agreeing(dayNumberFrom(year, phrase.month, phrase.day), phrase)
}

function withoutYear(phrase: DatePhraseOf<'day'>, looking: Looking, today: number, near: LondonDate | null): Reading<LondonDate> {
  if (looking === 'birth') return problem(BIRTH_IN_FULL)
  // A leap year knows every day: 29 February is impossible only in the year it is looked for.
  const impossible = whyImpossible(phrase, 2024)
  if (impossible !== null) return problem(impossible)

  const from = near === null ? today : dayNumberOf(near)
  const { year } = partsOf(from)
  const inYear = (of: number): number => dayNumberFrom(of, phrase.month, Math.min(phrase.day, daysInMonth(of, phrase.month)))
  const thisYears = inYear(year)
  const chosenYear = looking === 'ahead' ? (thisYears >= from ? year : year + 1) : (thisYears <= from ? year : year - 1)
  const notToBe = whyImpossible(phrase, chosenYear)
  if (notToBe !== null) return problem(`${notToBe} Give the year too.`)

  const chosen = inYear(chosenYear)
  const other = inYear(looking === 'ahead' ? chosenYear - 1 : chosenYear + 1)
  if (near === null && chosen !== today && Math.abs(other - today) <= NEAR_DAYS) {
    return problem(`That could be ${written(Math.min(chosen, other))} or ${written(Math.max(chosen, other))}. Give the year too.`)
  }
  return agreeing(chosen, phrase)
}

/** `fri 27 nov` is read only when the 27th is a Friday. */
function agreeing(day: number, phrase: DatePhraseOf<'day'>): Reading<LondonDate> {
  const isWeekday = weekdayOfDay(day)
  if (phrase.weekday === null || phrase.weekday === isWeekday) return on(day)
  return problem(`${written(day)} is a ${WEEKDAYS[isWeekday - 1]}, not a ${WEEKDAYS[phrase.weekday - 1]}. Give the date you mean.`)
}

function whyImpossible({ day, month }: DatePhraseOf<'day'>, year: number): string | null {
  const monthName = MONTHS[month - 1]
  if (monthName === undefined) return 'Write the day first, then the month, like 27/11.'
  const days = daysInMonth(year, month)
  if (day > days) return `${monthName}${month === 2 ? ` ${year}` : ''} has ${days} days. Check the date.`
  return day < 1 ? HOW_TO_WRITE_A_DATE : null
}

function on(day: number): Reading<LondonDate> {
  if (day < 0 || day > LAST_DAY_NUMBER) return problem(HOW_TO_WRITE_A_DATE)
  const date = dateOfDay(day)
  return read(date, date)
}

function written(day: number): string {
  return dateInWords(dateOfDay(day))
}
