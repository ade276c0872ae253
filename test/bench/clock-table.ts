import { readFileSync } from 'node:fs'
import { holidaysFromFeed } from '../../adapters/calendar-feed/read-feed.ts'
import { SHIPPED_HOLIDAYS } from '../../adapters/calendar-feed/read-file.ts'
import { dateFrom, londonTextOf } from '../../src/domain/calendar/london.ts'
import { readMoment } from '../../src/domain/calendar/read-date.ts'
import { workingCalendar } from '../../src/domain/calendar/working-days.ts'
import type { CaseEventKind } from '../../src/domain/case/case-event.ts'
import { intervalInWords } from '../../src/domain/clock/count.ts'
import { project } from '../../src/domain/clock/project.ts'
import { rulePackFrom } from '../../src/domain/clock/rule.ts'

/** The clock's table: every rule of the shipped pack with a worked example. Run with `node test/bench/clock-table.ts`. */

const pack = rulePackFrom(JSON.parse(readFileSync(new URL('../../prisma/policies/rules-england.json', import.meta.url), 'utf8')))
const calendar = workingCalendar(holidaysFromFeed(JSON.parse(readFileSync(SHIPPED_HOLIDAYS, 'utf8'))))

const WHEN = '2026-12-11'
const MOMENTS: Readonly<Partial<Record<CaseEventKind, string>>> = {
  'police-protection': '2026-03-27T09:00', 'returned-from-missing': '2026-10-23T09:00', direction: '2027-01-12T16:00',
}
/** What a placement must be for a rule to apply to it. */
const DETAILS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'LAC-2': { first: 'true' }, 'LAC-9': { to18: 'true' }, 'LAC-10': { kind: 'parents' }, 'LAC-11': { kind: 'connected-person' },
  'LAC-14': { kind: 'short-breaks' },
}

const rows = pack.timetables.flatMap((timetable) => timetable.rules.map((rule) => {
  const event = pack.periods[timetable.period]!.starts[0]!.event
  const from = MOMENTS[event] ?? WHEN
  const { on, at } = readMoment(from)
  const timeline = project({
    event, on, at, detail: DETAILS[rule.id] ?? {}, dateOfBirth: dateFrom('2016-02-10'), until: dateFrom('2028-12-31'),
  }, pack, calendar)
  const lines = timeline.kind === 'timeline' ? timeline.lines.filter((line) => line.rule === rule.id && line.task === rule.task) : []
  const examples = lines.slice(0, rule.steps.to === null ? 3 : 1).map((line) => (line.dueAt === null ? line.due : londonTextOf(line.dueAt)))
  const counted = rule.due.map((due) => intervalInWords(due)).join(' / ')
  const example = `${event} ${from.replace('T', ' ')}`
  return `| ${[rule.id, rule.task, counted, example, examples.join(', '), `${rule.source} · ${rule.confidence}`].join(' | ')} |`
}))

const inOrder = rows.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
console.log(['| rule | task | interval | example | due | source |', '|---|---|---|---|---|---|', ...inOrder].join('\n'))
