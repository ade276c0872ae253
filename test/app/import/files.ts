import { readSheet } from '../../../adapters/csv/read-sheet.ts'
import { planImport } from '../../../src/app/import/plan.ts'
import type { Present } from '../../../src/app/import/planning.ts'
import { readRows } from '../../../src/app/import/read-rows.ts'
import { inOrder, sayProblem, type SheetName } from '../../../src/app/import/sheet.ts'
import { londonDateOf } from '../../../src/domain/calendar/london.ts'
import { newId, now, policy } from '../../contracts/council.ts'

export type Files = Partial<Record<SheetName, string>>
export type Line = Readonly<Record<string, string>>
export type Lines = Readonly<Record<SheetName, readonly Line[]>>

/** One unit with its manager and three workers, two families and a service: something of every column, and nothing wrong. */
export const RIGHT: Lines = {
  units: [{
    unit: 'hawthorn', name: 'Hawthorn', service_area: 'children in need', group_manager: 'priya@marlow.example', meeting_day: 'Tuesday',
    meeting_time: '10:00', digest_time: '08:30', slack_team: 'T1', slack_channel: 'C1', teams_tenant: 'tt', teams_conversation: '19:x',
  }],
  people: [
    aPerson('kim', 'Kim Abbott', 'csw'), aPerson('sam', 'Sam Hughes', 'sw'), aPerson('mo', 'Mo Vance', 'clinician'),
    { ...aPerson('priya', 'Priya Shah', 'gm'), unit: '' },
  ],
  cases: [
    { ...aChild('C-1042', 'A', '2019-05-12'), knows: 'sam@marlow.example' }, aChild('C-1043', 'A', '2015-02-20'), aChild('C-1043', 'B', ''),
  ],
  events: [
    { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'child-in-need', date: '2026-09-07', detail: '' },
    { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'visit', date: '30/10/2026', detail: 'seen=false' },
    { case_ref: 'C-1043', child_ref: '', event: 'protection-plan', date: '12 Oct 2026', detail: '' },
    { case_ref: 'C-1043', child_ref: '', event: 'direction', date: '2027-01-12 16:00', detail: 'title=final evidence' },
  ],
  services: [{
    service: 'contact-service', name: 'Contact Service', section: 'Time together', purpose: 'Somewhere safe to see family.',
    audience: 'Children who live apart.', access: 'straight', criteria: 'A contact plan.', contact: 'Duty desk, 020 7946 0101',
    expected_wait: '10', source: 'Service lead', checked: '2026-10-25', offered: 'yes',
  }],
}

function aChild(ref: string, letter: string, born: string): Line {
  return { case_ref: ref, unit: 'hawthorn', child_ref: `${ref}-${letter}`, date_of_birth: born, knows: '', restricted: '' }
}

function aPerson(who: string, name: string, role: string): Line {
  return {
    email: `${who}@marlow.example`, name, role, unit: 'hawthorn', in_post_since: '2024-01-08', pattern: 'mon-thu 9:00-17:00',
    slack_team: 'T1', slack_user: `U-${who}`, teams_tenant: 'tt', teams_user: `29:${who}`,
  }
}

/** The lines as a spreadsheet would save them. */
export function csv(lines: readonly Line[]): string {
  const [first = {}] = lines
  const columns = Object.keys(first)
  const quoted = (cell: string): string => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const cells = [columns, ...lines.map((line) => columns.map((column) => quoted(line[column] ?? '')))]
  return cells.map((line) => `${line.join(',')}\n`).join('')
}

/** All four files, with some lines changed: `changed('people', 1, { role: 'king' })` is the second person, on line 3 of the file. */
export function changed(sheet: SheetName, index: number, cells: Line, from: Lines = RIGHT): Lines {
  return { ...from, [sheet]: from[sheet].map((line, at) => (at === index ? { ...line, ...cells } : line)) }
}

export function added(sheet: SheetName, line: Line, from: Lines = RIGHT): Lines {
  return { ...from, [sheet]: [...from[sheet], line] }
}

export function without(sheet: SheetName, column: string, from: Lines = RIGHT): Lines {
  const left = (line: Line): Line => Object.fromEntries(Object.entries(line).filter(([name]) => name !== column))
  return { ...from, [sheet]: from[sheet].map(left) }
}

export function texts(lines: Partial<Lines>): Files {
  return Object.fromEntries(Object.entries(lines).map(([sheet, some]) => [sheet, csv(some)]))
}

export function sheetsOf(files: Files) {
  return Object.entries(files).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
}

const NOTHING: Present = { organisationId: newId('organisation'), units: [], people: [], services: [], cases: new Map() }

/** Everything that is wrong with the files, as an administrator reads it; into an empty organisation on 27 November 2026. */
export function problemsOf(files: Files): readonly string[] {
  const { rows, problems } = readRows(sheetsOf(files))
  const planned = (): typeof problems => planImport(rows, { present: NOTHING, policy, now, today: londonDateOf(now), newId }).problems
  return inOrder(problems.length > 0 ? problems : planned()).map(sayProblem)
}
