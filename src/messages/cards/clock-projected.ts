import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { eventName } from '../../domain/case/event-headline.ts'
import type { Instant, LondonDate } from '../../domain/calendar/london.ts'
import type { Confidence } from '../../domain/task/task.ts'
import { counted } from '../counted.ts'
import { sureness } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { at, day } from '../example-world.ts'
import type { Message } from '../model.ts'
import { button, buttons, date, heading, list, moment, paragraph, strong, table, text } from '../text.ts'

export interface ClockProjected {
  readonly event: CaseEventKind
  readonly from: LondonDate
  readonly until: LondonDate
  /** In order of limit, as if each step happened on its due date. */
  readonly rows: readonly {
    readonly rule: string
    readonly title: string
    readonly due: LondonDate
    readonly dueAt: Instant | null
    readonly bookBy: LondonDate | null
    readonly source: string
    readonly confidence: Confidence
  }[]
  /** Plain sentences: what was assumed, what a missing birth date changes. */
  readonly warnings: readonly string[]
}

const MOST = 30

/**
 * The answer to `/clock`: what would fall due, with the source of every date and how sure of it we are. The birth date asked with
 * is not repeated.
 */
export function clockProjected({ event, from, until, rows, warnings }: ClockProjected): Message {
  return {
    summary: `${eventName(event)}: ${counted(rows.length, 'date')} would follow.`,
    blocks: [
      heading(`${eventName(event)}: what falls due`),
      paragraph(text('From ', date(from), ' until ', date(until), ', as if each step happened on its last day. Nothing is recorded.')),
      rows.length === 0
        ? paragraph('Nothing falls due in that time.')
        : table('Dates', ['Due', 'Task', 'Book by', 'Rule', 'Source', 'How sure'], rows.map((row) => [
            text(row.dueAt === null ? date(row.due) : moment(row.dueAt)), row.title,
            row.bookBy === null || row.bookBy === row.due ? 'that day' : text(date(row.bookBy)),
            row.rule, row.source, sureness(row.confidence),
          ]), MOST),
      ...(warnings.length === 0 ? [] : [paragraph(text(strong('Note'))), list(warnings.map((warning) => text(warning)))]),
      buttons(button('Try another', { kind: 'open-form', form: 'clock', values: { event } })),
    ],
  }
}

function row(rule: string, title: string, due: string, source: string, confidence: Confidence): ClockProjected['rows'][number] {
  return { rule, title, due: day(due), dueAt: null, bookBy: null, source, confidence }
}

export const clockProjectedExamples: readonly Example[] = [
  {
    title: 'What falls due when a child becomes looked after',
    message: clockProjected({
      event: 'looked-after', from: day('2026-12-11'), until: day('2027-06-11'),
      warnings: ['Without a birth date the next health assessment is taken to be in six months.'],
      rows: [
        row('LAC-19', 'Personal education plan', '2026-12-29', 'council procedures', '?'),
        row('LAC-4', 'First looked-after review', '2027-01-13', 'SI 2010/959 reg 33(1)', 'S'),
        row('LAC-15', 'Initial health assessment', '2027-01-13', 'SI 2010/959 reg 7', 'N'),
        row('LAC-5', 'Second looked-after review', '2027-04-13', 'SI 2010/959 reg 33(2)', 'S'),
        { ...row('LAC-8', 'Looked-after visit', '2027-05-03', 'SI 2010/959 reg 28(2)(b)', 'S'), bookBy: day('2027-04-30') },
      ],
    }),
  },
  {
    title: 'A limit in hours',
    message: clockProjected({
      event: 'police-protection', from: day('2026-03-27'), until: day('2027-03-27'), warnings: [],
      rows: [{ ...row('EPO-1', 'Police protection ends', '2026-03-30', 'Children Act 1989 s46', 'N'), dueAt: at('2026-03-30', '10:00') }],
    }),
  },
]
