import { parseArgs } from 'node:util'
import { readFile } from 'node:fs/promises'
import { holidaysFromFile } from '../../adapters/calendar-feed/read-file.ts'
import { londonTextOf, type LondonDate } from '../domain/calendar/london.ts'
import { readDate, readMoment } from '../domain/calendar/read-date.ts'
import { dateInWords, momentInWords } from '../domain/calendar/words.ts'
import { BeyondCalendar, workingCalendar } from '../domain/calendar/working-days.ts'
import { CASE_EVENTS, type CaseEventKind } from '../domain/case/case-event.ts'
import { detailProblem } from '../domain/clock/event-details.ts'
import { project, type Projected, type Supposed, type Timeline } from '../domain/clock/project.ts'
import { rulePackFrom, type RulePack } from '../domain/clock/rule.ts'
import { Refused, type Terminal, WrongUsage } from './command.ts'

const USAGE = 'unitco clock <event> --from DATE [--dob DATE] [--set key=value]... [--until DATE] [--json]'

const RULES = new URL('../../prisma/policies/rules-england.json', import.meta.url)

/** `unitco clock looked-after --from 2026-03-03 --dob 2023-05-12`: the timeline of one event, without a case. */
export async function run(args: readonly string[], terminal: Terminal): Promise<void> {
  const { supposed, asJson } = readArguments(args)
  const timeline = projected(supposed, await shippedRules(), workingCalendar(await holidaysFromFile()))
  if (timeline.kind === 'refused') throw new Refused(timeline.says)
  terminal.print(asJson ? JSON.stringify(timeline.lines.map(asRow), null, 2) : asTable(supposed, timeline.until, timeline.lines))
}

async function shippedRules(): Promise<RulePack> {
  return rulePackFrom(JSON.parse(await readFile(RULES, 'utf8')))
}

function projected(supposed: Supposed, rules: RulePack, calendar: ReturnType<typeof workingCalendar>): Timeline {
  try {
    return project(supposed, rules, calendar)
  } catch (error) {
    if (error instanceof BeyondCalendar) throw new Refused(error.message)
    throw error
  }
}

function readArguments(args: readonly string[]): { readonly supposed: Supposed; readonly asJson: boolean } {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string' },
      dob: { type: 'string' },
      until: { type: 'string' },
      set: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const [event, ...pairs] = positionals
  if (event === undefined) throw new WrongUsage(`Say which event: ${USAGE}`)
  if (values.from === undefined) throw new WrongUsage(`Say from which day: ${USAGE}`)
  const { on, at } = reading('--from', values.from, readMoment)
  return {
    asJson: values.json,
    supposed: {
      event: eventNamed(event), on, at,
      dateOfBirth: values.dob === undefined ? null : reading('--dob', values.dob, readDate),
      until: values.until === undefined ? null : reading('--until', values.until, readDate),
      detail: detailsFrom([...values.set, ...pairs]),
    },
  }
}

function eventNamed(name: string): CaseEventKind {
  const event = CASE_EVENTS.find((each) => each === name)
  if (event === undefined) throw new WrongUsage(`“${name}” is not an event the clock knows: it knows ${CASE_EVENTS.join(', ')}.`)
  return event
}

function detailsFrom(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(pairs.map((pair) => {
    const [, key, value] = /^([^=]+)=(.+)$/.exec(pair) ?? []
    if (key === undefined || value === undefined) throw new WrongUsage(`“${pair}” is not key=value, like kind=foster.`)
    const problem = detailProblem(key, value)
    if (problem !== null) throw new WrongUsage(problem)
    return [key, value]
  }))
}

function reading<T>(option: string, text: string, read: (text: string) => T): T {
  try {
    return read(text)
  } catch (error) {
    throw new WrongUsage(`${option}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** What CONTRACT promises of a line, and what explains it. An hour rule's limit is an offset date-time, a day rule's a date. */
function asRow(line: Projected): Readonly<Record<string, unknown>> {
  const { rule, task, bookBy, source, confidence, notBefore, checkpoints, why } = line
  return {
    rule, task, due: line.dueAt === null ? line.due : londonTextOf(line.dueAt), bookBy, source, confidence,
    ...(notBefore === null ? {} : { notBefore }),
    ...(checkpoints.length === 0 ? {} : { checkpoints }),
    why,
  }
}

function asTable(supposed: Supposed, until: LondonDate, lines: readonly Projected[]): string {
  const heading = `${supposed.event} from ${dateInWords(supposed.on)}, to ${dateInWords(until)}`
  if (lines.length === 0) return `${heading}: nothing falls due.`
  const rows = lines.map((line) => [
    line.dueAt === null ? dateInWords(line.due) : momentInWords(line.dueAt),
    line.rule,
    `${line.task}${line.bookBy === line.due ? '' : ` (book by ${dateInWords(line.bookBy)})`}`,
    `${line.source} · ${line.confidence}`,
  ])
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return [`${heading}:`, ...rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd())].join('\n')
}
