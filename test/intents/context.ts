import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../src/domain/calendar/working-days.ts'
import { policySchema } from '../../src/domain/policy.ts'
import type { Parsed } from '../../src/intents/parsed.ts'
import { parseCommand } from '../../src/intents/parse-command.ts'
import type { ReadingContext } from '../../src/intents/reading/context.ts'

const day = dateFrom

/** What lines are read against in these tests: 09:30 on Wednesday 25 November 2026, under the shipped policy. */
export const context: ReadingContext = {
  today: day('2026-11-25'),
  now: instantFrom('2026-11-25T09:30:00Z'),
  calendar: workingCalendar({
    firstDay: day('2026-01-01'),
    lastDay: day('2027-12-31'),
    holidays: [
      { date: day('2026-12-25'), title: 'Christmas Day' },
      { date: day('2026-12-28'), title: 'Boxing Day (substitute day)' },
      { date: day('2027-01-01'), title: 'New Year’s Day' },
    ],
  }),
  policy: policySchema.parse(shipped),
}

/** The same on another day. */
export function on(today: string): ReadingContext {
  return { ...context, today: day(today), now: instantFrom(`${today}T09:30:00Z`) }
}

/** Reads `/allocate C-1042 …` as it is typed. */
export function type(line: string, within: ReadingContext = context): Parsed {
  const [verb = '', ...rest] = line.replace(/^\//, '').split(' ')
  return parseCommand(verb, rest.join(' '), within)
}

export const intent = (of: object): object => ({ kind: 'intent', intent: of })

/** A form that comes back: what it holds, and which fields have something to say. */
export function asked(parsed: Parsed): object {
  if (parsed.kind !== 'form') return parsed
  return { form: parsed.form, values: parsed.values, problems: Object.keys(parsed.problems).toSorted() }
}

export const jo = { kind: 'name', name: 'jo' }
export const sam = { kind: 'name', name: 'sam' }
