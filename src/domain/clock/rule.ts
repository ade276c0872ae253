import { z } from 'zod'
import { dateFrom } from '../calendar/london.ts'
import { CASE_EVENTS } from '../case/case-event.ts'
import { TASK_CLASSES } from '../task/task.ts'

/**
 * The statutory clock's rules as data: what starts a count, how long it runs, what meets it, what ends it, and on whose
 * authority. `prisma/policies/rules-england.json` is one; STATUTORY's table is its specification, row by row.
 *
 * A **period** is a stretch of a child's life that rules run in: looked after, one placement, one protection plan. A
 * **timetable** is rules that follow one another inside a period, each step counted from the one before: first review, second,
 * then every six months. A duty that falls once is a timetable of one step.
 */

const event = z.enum(CASE_EVENTS)
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name is lower-case words and hyphens')
export const validFromSchema = z.iso.date().transform((text) => dateFrom(text))

/** How long: `working-days` and `hours` aside, calendar units. `moment` is the event's own date and time. */
const UNITS = ['hours', 'days', 'weeks', 'months', 'working-days', 'school-terms', 'moment'] as const

export const intervalSchema = z.strictObject({
  amount: z.int().nonnegative(),
  unit: z.enum(UNITS),
  /** `exclusive`: the day after the trigger is day 1. `inclusive`: the trigger's own day is ("beginning with the day"). */
  counting: z.enum(['exclusive', 'inclusive']).default('exclusive'),
})

/** What a recorded detail says: one of these (`is`), or none of them or nothing at all (`isNot`). */
const detail = z.union([
  z.strictObject({ detail: z.string(), is: z.array(z.string()).min(1) }),
  z.strictObject({ detail: z.string(), isNot: z.array(z.string()).min(1) }),
])
const details = z.array(detail).default([])

/** Details are read as they stood on the day the count starts: the last value given in the period until then. */
const condition = z.union([
  detail,
  /** The step of the timetable, the first being 1. */
  z.strictObject({ step: z.int().positive() }),
  /** The count starts within this many months of the start of the period. */
  z.strictObject({ withinMonths: z.int().positive() }),
  /** Under that age on the day the count starts. An unknown birth date counts as under it, which is the stricter reading. */
  z.strictObject({ youngerThan: z.int().positive() }),
  /** Whether a review has been held since that period of the child's began. */
  z.strictObject({ reviewed: z.boolean(), since: name }),
  /** The first period of this kind inside that one. The event's own detail `first` decides when it is given. */
  z.strictObject({ firstIn: name }),
])
const conditions = z.array(z.union([condition, z.strictObject({ anyOf: z.array(z.array(condition).min(1)).min(2) })])).default([])

const due = intervalSchema.extend({
  when: conditions,
  /** The other way of counting that some systems use (91 days for three months): the earlier of the two holds. */
  orEarlier: intervalSchema.nullable().default(null),
  /** As far as a council's own number, or a chair's date, may go, where that is not the interval itself. */
  atMost: intervalSchema.nullable().default(null),
  /** From the step before, or from the start of the period. */
  from: z.enum(['last', 'start']).default('last'),
  /** A review decides the number: this detail holds it. Until it is recorded the amount here stands, with a warning. */
  decidedBy: z.string().nullable().default(null),
})

const rule = z.strictObject({
  /** The row of STATUTORY's table, `LAC-6`. */
  id: z.string().regex(/^[A-Z][A-Z0-9]*-\d+$/, 'a rule id is letters, a hyphen and a number, like LAC-6'),
  validFrom: validFromSchema,
  task: z.string().min(1),
  taskClass: z.enum(TASK_CLASSES),
  /** Which steps of the timetable this rule times; `to` null means for as long as the period lasts. */
  steps: z.strictObject({ from: z.int().positive(), to: z.int().positive().nullable() }).default({ from: 1, to: 1 }),
  when: conditions,
  /** The first whose conditions hold. */
  due: z.array(due).min(1),
  /** Working days after the start at which to look how it is going. */
  checkpoints: z.array(z.int().positive()).default([]),
  /** Not sooner than this. */
  notBefore: intervalSchema.nullable().default(null),
  /** Not sooner than this birthday. */
  fromAge: z.int().positive().nullable().default(null),
  /** No later than the first step of that timetable, wherever a chair put it. */
  inTimeFor: name.nullable().default(null),
  /** The detail, on the event counted from, by which a chair, reviewing officer or court fixes the date. */
  fixedBy: z.strictObject({ detail: z.string(), on: z.array(event).min(1) }).nullable().default(null),
  /** A court's or panel's extension: so much at a time, and how often (null: as much, and as often, as is granted). */
  extension: z.strictObject({ atMost: intervalSchema.nullable(), times: z.int().positive().nullable() }).nullable().default(null),
  /** Something that happens meanwhile and brings the limit forward. */
  hastenedBy: z.array(z.strictObject({ event, when: details, due: intervalSchema })).default([]),
  source: z.string().min(1),
  confidence: z.enum(['S', 'N', 'C', '?']),
})

/** An event, or an event with details: `"order-made"`, or that with `interim` not true. */
const happening = z.union([
  event.transform((kind): { event: typeof kind; when: DetailCondition[] } => ({ event: kind, when: [] })),
  z.strictObject({ event, when: details }),
])

const period = z.strictObject({
  starts: z.array(z.strictObject({
    event,
    when: details,
    /** Only continues a period that is open: a move is a new placement only for a child who is placed. */
    onlyIfOpen: z.boolean().default(false),
  })).min(1),
  /**
   * The same start again while the period is open: `restarts` ends it and begins another, `ignored` changes nothing, `recounts`
   * keeps the period and counts from the later day. `separate` is another one beside it, unless it is the same moment recorded
   * twice; `each` is another one even then, told apart by its record.
   */
  again: z.enum(['separate', 'each', 'restarts', 'ignored', 'recounts']),
  /** What ends it: even on the day it began, unless an older one was open for it to end. */
  ends: z.array(happening).default([{ event: 'closed', when: [] }]),
  /** What ends only what began on an earlier day: it begins something else itself, or is how one plan steps down to another. */
  endsOlder: z.array(happening).default([]),
  /** Cannot be open together with these: they end it, and it does not begin while one is open. */
  notDuring: z.array(name).default([]),
  /** Ends on this birthday: the first whose details were recorded. */
  endsAtAge: z.array(z.strictObject({ age: z.int().positive(), when: details })).default([{ age: 18, when: [] }]),
})

export const timetableSchema = z.strictObject({
  id: name,
  period: name,
  /** `child`: one for each child. `case`: one for the family. `event`: one for whomever the event was recorded for. */
  per: z.enum(['child', 'case', 'event']).default('child'),
  /** What meets a step, besides being marked as done. A visit not seen, or something cancelled or adjourned, never does. */
  metBy: z.array(happening).default([]),
  /** The event to record when a person marks it as done, where doing it begins something else; null: see `doneEvent`. */
  doneAs: event.nullable().default(null),
  /** Lasts as long as this period of the child's, in which its own began: a care plan is still owed after a move. */
  endsWith: name.nullable().default(null),
  /** Ends earlier than its period does. */
  ends: z.array(event).default([]),
  endsAtAge: z.int().positive().nullable().default(null),
  /** Instead of starting with its period: so many working days before each date of that timetable (reports before conferences). */
  ahead: z.strictObject({ of: name }).nullable().default(null),
  rules: z.array(rule).min(1),
})

export const rulePackSchema = z.strictObject({
  id: name,
  /** Changes with every change of content; a task keeps the version that made it. */
  version: z.string().min(1),
  name: z.string().min(1),
  /** The school terms of a year, month and day, for what is due every term. */
  schoolTerms: z.array(z.strictObject({ from: z.string().regex(/^\d{2}-\d{2}$/), to: z.string().regex(/^\d{2}-\d{2}$/) })),
  /**
   * Duties that fall once are not raised when they were due more than this many months before anyone told the product: a
   * caseload being imported brings its history, not a thousand overdue tasks from years ago.
   */
  historyAfterMonths: z.int().positive(),
  periods: z.record(name, period),
  timetables: z.array(timetableSchema).min(1),
})

export type DetailCondition = z.infer<typeof detail>
export type Interval = z.infer<typeof intervalSchema>
export type Condition = z.infer<typeof conditions>[number]
export type Due = z.infer<typeof due>
export type Rule = z.infer<typeof rule>
export type Period = z.infer<typeof period>
export type Timetable = z.infer<typeof timetableSchema>
export type RulePack = z.infer<typeof rulePackSchema>

/** A rule pack or an authority's own rules cannot be used. The message names every problem. */
export class RulesNotUsable extends Error {
  override readonly name = 'RulesNotUsable'
}

/** Reads a rule pack (already parsed from JSON). Throws `RulesNotUsable`, naming every problem at once. */
export function rulePackFrom(data: unknown): RulePack {
  const read = rulePackSchema.safeParse(data)
  if (!read.success) throw new RulesNotUsable(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const problems = danglingNames(read.data)
  if (problems.length > 0) throw new RulesNotUsable(problems.join('\n'))
  return read.data
}

/** Names that point at a period or timetable that is not there, or at two. */
function danglingNames(pack: RulePack): readonly string[] {
  const ids = pack.timetables.map((timetable) => timetable.id)
  const period = (from: string, name: string): readonly string[] =>
    (pack.periods[name] === undefined ? [`${from}: there is no period called ${name}`] : [])
  const timetable = (from: string, name: string): readonly string[] =>
    (ids.includes(name) ? [] : [`${from}: there is no timetable called ${name}`])
  return [
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => `${id}: two timetables have this name`),
    ...Object.entries(pack.periods).flatMap(([name, each]) => each.notDuring.flatMap((other) => period(name, other))),
    ...pack.timetables.flatMap((each) => [
      ...period(each.id, each.period),
      ...(each.endsWith === null ? [] : period(each.id, each.endsWith)),
      ...(each.ahead === null ? [] : timetable(each.id, each.ahead.of)),
      ...each.rules.flatMap((rule) => (rule.inTimeFor === null ? [] : timetable(each.id, rule.inTimeFor))),
    ]),
  ]
}
