import { timeFrom } from '../../domain/calendar/london.ts'
import { readDate, readMoment } from '../../domain/calendar/read-date.ts'
import { CASE_EVENTS, type CaseEventKind } from '../../domain/case/case-event.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { readPattern, USUAL_PATTERN, weekday } from './read-pattern.ts'
import type { CaseRow, EventRow, PersonRow, Rows, UnitRow } from './rows.ts'
import { checkHeader, RowReader, type Problem, type Row, type Sheet } from './sheet.ts'

const A_DATE = 'is not a date; write it like 2026-11-27 or 27/11/2026.'
const A_TIME = 'is not a time; write it like 08:30.'
const EMAIL = /^[^@\s;]+@[^@\s;]+$/

/** Reads every line of every file. All problems are found; rows are only worth using when there are none. */
export function readRows(sheets: readonly Sheet[]): { readonly rows: Rows; readonly problems: readonly Problem[] } {
  const problems: Problem[] = sheets.flatMap(checkHeader)
  if (problems.length > 0) return { rows: { units: [], people: [], cases: [], events: [] }, problems }
  const read = <T>(name: Sheet['name'], reader: (cells: RowReader) => T): readonly T[] =>
    sheets.filter((sheet) => sheet.name === name).flatMap((sheet) => sheet.rows.map((row: Row) => reader(new RowReader(row, problems))))
  return {
    rows: { units: read('units', readUnit), people: read('people', readPerson), cases: read('cases', readCase), events: read('events', readEvent) },
    problems,
  }
}

function readUnit(cells: RowReader): UnitRow {
  return {
    row: cells.row,
    code: cells.needed('unit').toLowerCase(),
    name: cells.needed('name'),
    serviceArea: cells.words('service_area'),
    groupManager: readEmail(cells, 'group_manager'),
    meetingDay: cells.read('meeting_day', weekday, 'is not a day of the week; write it like Tuesday.'),
    meetingTime: cells.read('meeting_time', timeFrom, A_TIME),
    digestTime: cells.read('digest_time', timeFrom, A_TIME),
    channels: [
      ...readPair(cells, 'slack', 'slack_team', 'slack_channel').map((pair) => ({ platform: pair.platform, tenant: pair.tenant, conversation: pair.id })),
      ...readPair(cells, 'teams', 'teams_tenant', 'teams_conversation').map((pair) => ({ platform: pair.platform, tenant: pair.tenant, conversation: pair.id })),
    ],
  }
}

function readPerson(cells: RowReader): PersonRow {
  return {
    row: cells.row,
    email: readEmail(cells, 'email') ?? cells.needed('email').toLowerCase(),
    name: cells.needed('name'),
    role: cells.needed('role').toLowerCase(),
    units: cells.several('unit').map((code) => code.toLowerCase()),
    inPostSince: cells.read('in_post_since', readDate, A_DATE),
    pattern: cells.read('pattern', readPattern, 'is not a working pattern; write it like mon-thu 9:00-17:00, fri 9:00-13:00, term time only.') ?? USUAL_PATTERN,
    identities: [
      ...readPair(cells, 'slack', 'slack_team', 'slack_user').map((pair) => ({ platform: pair.platform, tenant: pair.tenant, user: pair.id })),
      ...readPair(cells, 'teams', 'teams_tenant', 'teams_user').map((pair) => ({ platform: pair.platform, tenant: pair.tenant, user: pair.id })),
    ],
  }
}

function readCase(cells: RowReader): CaseRow {
  return {
    row: cells.row,
    ref: cells.needed('case_ref').toUpperCase() as CaseRef,
    unit: cells.needed('unit').toLowerCase(),
    childRef: cells.needed('child_ref'),
    dateOfBirth: cells.read('date_of_birth', readDate, A_DATE),
    knows: readEmails(cells, 'knows'),
    restrictedTo: readEmails(cells, 'restricted'),
  }
}

function readEvent(cells: RowReader): EventRow {
  const kind = cells.needed('event').toLowerCase()
  if (kind !== '' && !isEventKind(kind)) cells.problem('event', `is not something the clock knows; it knows ${CASE_EVENTS.join(', ')}.`)
  cells.needed('date')
  const moment = cells.read('date', readMoment, `${A_DATE.slice(0, -1)}, with a time where hours count, like 2026-11-27 14:30.`)
  return {
    row: cells.row,
    ref: cells.needed('case_ref').toUpperCase() as CaseRef,
    childRef: cells.words('child_ref') === '' ? null : cells.words('child_ref'),
    kind: isEventKind(kind) ? kind : 'referral',
    on: moment?.on ?? readDate('1970-01-01'),
    at: moment?.at ?? null,
    detail: readDetail(cells),
  }
}

function isEventKind(words: string): words is CaseEventKind {
  return (CASE_EVENTS as readonly string[]).includes(words)
}

function readDetail(cells: RowReader): Readonly<Record<string, string>> {
  const pairs = cells.several('detail').map((part) => part.split('='))
  if (pairs.some((pair) => pair.length !== 2 || pair[0]?.trim() === '')) cells.problem('detail', 'is not of the form key=value; separate several with a semicolon.')
  return Object.fromEntries(pairs.map(([key = '', value = '']) => [key.trim(), value.trim()]))
}

function readEmail(cells: RowReader, column: string): string | null {
  const words = cells.words(column).toLowerCase()
  if (words === '') return null
  if (!EMAIL.test(words)) cells.problem(column, 'is not an e-mail address.')
  return words
}

function readEmails(cells: RowReader, column: string): readonly string[] {
  const emails = cells.several(column).map((email) => email.toLowerCase())
  if (emails.some((email) => !EMAIL.test(email))) cells.problem(column, 'has something that is not an e-mail address; separate several with a semicolon.')
  return emails
}

/** A platform's two columns belong together: one without the other reaches nobody. */
function readPair(cells: RowReader, platform: Platform, tenantColumn: string, idColumn: string): readonly { platform: Platform; tenant: string; id: string }[] {
  const [tenant, id] = [cells.words(tenantColumn), cells.words(idColumn)]
  if (tenant === '' && id === '') return []
  if (tenant === '') cells.problem(tenantColumn, `is empty, but ${idColumn} is not; fill in both.`)
  if (id === '') cells.problem(idColumn, `is empty, but ${tenantColumn} is not; fill in both.`)
  return [{ platform, tenant, id }]
}
