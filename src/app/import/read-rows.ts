import { timeFrom } from '../../domain/calendar/london.ts'
import { readDate, readMoment } from '../../domain/calendar/read-date.ts'
import { CASE_EVENTS, type CaseEventKind } from '../../domain/case/case-event.ts'
import { isChildRef } from '../../domain/case/open-case.ts'
import { detailProblem } from '../../domain/clock/event-details.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { readCaseRef } from '../../intents/reading/read-reference.ts'
import { readPattern, weekday } from './read-pattern.ts'
import { readService } from './read-service.ts'
import type { CaseRow, EventRow, PersonRow, Rows, UnitRow } from './rows.ts'
import { checkHeader, RowReader, type Problem, type Sheet, type SheetName } from './sheet.ts'

const A_DATE = 'is not a date; write it like 2026-11-27 or 27/11/2026.'
const A_DAY = 'is not a day of the week; write it like Tuesday.'
const A_TIME = 'is not a time; write it like 08:30.'
const A_PATTERN = 'is not a working pattern; write it like mon-thu 9:00-17:00, fri 9:00-13:00, term time only.'
const EMAIL = /^[^@\s;]+@[^@\s;]+$/

/** Each platform's two columns, which belong together. */
const PAIRS = {
  channel: { slack: ['slack_team', 'slack_channel'], teams: ['teams_tenant', 'teams_conversation'] },
  user: { slack: ['slack_team', 'slack_user'], teams: ['teams_tenant', 'teams_user'] },
} as const

/** Reads every line of every file. All problems are found; the rows are only worth using when there are none. */
export function readRows(sheets: readonly Sheet[]): { readonly rows: Rows; readonly problems: readonly Problem[] } {
  const problems: Problem[] = sheets.flatMap((sheet) => sheet.problems)
  const readable = sheets.filter((sheet) => {
    const inHeader = sheet.header.length === 0 ? [] : checkHeader(sheet)
    problems.push(...inHeader)
    return inHeader.length === 0
  })
  const read = <T>(name: SheetName, reader: (cells: RowReader) => T): readonly T[] =>
    readable.filter((sheet) => sheet.name === name).flatMap((sheet) => sheet.rows.map((row) => reader(new RowReader(row, problems))))
  const rows: Rows = {
    units: read('units', readUnit), people: read('people', readPerson), cases: read('cases', readCase), events: read('events', readEvent),
    services: read('services', readService),
  }
  return { rows, problems }
}

function readUnit(cells: RowReader): UnitRow {
  const code = cells.needed('unit').toLowerCase()
  if (code.includes(';')) cells.problem('unit', 'has a semicolon, which separates units in people.csv; leave it out.')
  const channels = readPairs(cells, 'channel')
  return {
    row: cells.row,
    code,
    name: cells.needed('name'),
    serviceArea: cells.leavesOut('service_area') ? undefined : cells.words('service_area'),
    groupManager: cells.leavesOut('group_manager') ? undefined : readEmail(cells, 'group_manager'),
    meetingDay: cells.leavesOut('meeting_day') ? undefined : cells.read('meeting_day', weekday, A_DAY),
    meetingTime: cells.leavesOut('meeting_time') ? undefined : cells.read('meeting_time', timeFrom, A_TIME),
    digestTime: cells.read('digest_time', timeFrom, A_TIME),
    channels: channels.found.map(({ platform, tenant, id }) => ({ platform, tenant, conversation: id })),
    platforms: channels.platforms,
  }
}

function readPerson(cells: RowReader): PersonRow {
  const users = readPairs(cells, 'user')
  return {
    row: cells.row,
    email: readEmail(cells, 'email') ?? cells.needed('email').toLowerCase(),
    name: cells.needed('name'),
    role: cells.needed('role').toLowerCase(),
    units: [...new Set(cells.several('unit').map((code) => code.toLowerCase()))],
    inPostSince: cells.read('in_post_since', readDate, A_DATE),
    pattern: cells.leavesOut('pattern') ? undefined : cells.read('pattern', readPattern, A_PATTERN),
    identities: users.found.map(({ platform, tenant, id }) => ({ platform, tenant, user: id })),
    platforms: users.platforms,
  }
}

function readCase(cells: RowReader): CaseRow {
  const childRef = cells.needed('child_ref')
  // the cell is not repeated: what is no reference may be a name
  if (childRef !== '' && !isChildRef(childRef)) {
    cells.problem('child_ref', 'is not a reference; give one letter or something like P-1234, never a name.')
  }
  return {
    row: cells.row,
    ref: readRef(cells),
    unit: cells.needed('unit').toLowerCase(),
    childRef,
    dateOfBirth: cells.read('date_of_birth', readDate, A_DATE),
    knows: readEmails(cells, 'knows'),
    restrictedTo: cells.leavesOut('restricted') ? undefined : readEmails(cells, 'restricted'),
  }
}

function readEvent(cells: RowReader): EventRow {
  const kind = cells.needed('event').toLowerCase()
  if (kind !== '' && !isEventKind(kind)) cells.problem('event', `is not something the clock knows; it knows ${CASE_EVENTS.join(', ')}.`)
  cells.needed('date')
  const moment = cells.read('date', readMoment, `${A_DATE.slice(0, -1)}, with a time where hours count, like 2026-11-27 14:30.`)
  // A limit in hours counts from midnight without one, which is the earliest it can be; a court's own time has no earliest.
  if (kind === 'direction' && moment?.at === null) cells.problem('date', 'has no time; give the one the court set, like 2027-01-12 16:00.')
  return {
    row: cells.row,
    ref: readRef(cells),
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

/** A reference as people will type it: what chat would not read as a case could never be asked for again. */
function readRef(cells: RowReader): CaseRef {
  const words = cells.needed('case_ref')
  const reading = readCaseRef(words)
  if (reading.kind === 'read') return reading.value
  if (words !== '') cells.problem('case_ref', 'is not a case reference; write it like C-1042, with a figure in it and never a name.')
  return words as CaseRef
}

function readDetail(cells: RowReader): Readonly<Record<string, string>> {
  const detail = new Map<string, string>()
  for (const part of cells.several('detail')) {
    const [, key, value] = /^([^=]*[^=\s])\s*=\s*(.+)$/.exec(part) ?? []
    if (key === undefined || value === undefined) {
      cells.problem('detail', 'is not of the form key=value; separate several with a semicolon.')
      continue
    }
    const wrong = detailProblem(key, value)
    if (wrong !== null) cells.problem('detail', `cannot be used: ${wrong}`)
    if (detail.has(key)) cells.problem('detail', `gives ${key} twice; keep one.`)
    detail.set(key, value)
  }
  return Object.fromEntries(detail)
}

function readEmail(cells: RowReader, column: string): string | null {
  const words = cells.words(column).toLowerCase()
  if (words === '') return null
  if (!EMAIL.test(words)) cells.problem(column, 'is not an e-mail address.')
  return words
}

function readEmails(cells: RowReader, column: string): readonly string[] {
  const emails = cells.several(column).map((email) => email.toLowerCase())
  if (emails.some((email) => !EMAIL.test(email))) {
    cells.problem(column, 'has something that is not an e-mail address; separate several with a semicolon.')
  }
  return [...new Set(emails)]
}

interface Pairs {
  readonly platforms: readonly Platform[]
  readonly found: readonly { readonly platform: Platform; readonly tenant: string; readonly id: string }[]
}

/** Where somebody or something is on each platform: one column without the other reaches nobody. */
function readPairs(cells: RowReader, of: keyof typeof PAIRS): Pairs {
  const pairs = (['slack', 'teams'] as const)
    .map((platform) => ({ platform, columns: PAIRS[of][platform] }))
    .filter(({ columns }) => !cells.leavesOut(...columns))
  const found = pairs.flatMap(({ platform, columns: [tenantColumn, idColumn] }) => {
    const [tenant, id] = [asPlatformId(cells.words(tenantColumn)), asPlatformId(cells.words(idColumn))]
    if (tenant === '' && id === '') return []
    if (tenant === '') cells.problem(tenantColumn, `is empty, but ${idColumn} is not; fill in both.`)
    if (id === '') cells.problem(idColumn, `is empty, but ${tenantColumn} is not; fill in both.`)
    return [{ platform, tenant, id }]
  })
  return { platforms: pairs.map(({ platform }) => platform), found }
}

/** Directory ids (32 hexadecimal digits with hyphens) are the same in any case; platforms send them in small letters. */
function asPlatformId(words: string): string {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(words) ? words.toLowerCase() : words
}
