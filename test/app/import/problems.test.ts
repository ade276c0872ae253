import { describe, expect, it } from 'vitest'
import { SHEETS, type SheetName } from '../../../src/app/import/sheet.ts'
import { mayIdentify } from '../../../src/domain/decision/identifying-text.ts'
import { added, changed, problemsOf, RIGHT, texts, without, type Line } from './files.ts'

const A_DATE = 'is not a date; write it like 2026-11-27 or 27/11/2026.'
const A_MOMENT = `${A_DATE.slice(0, -1)}, with a time where hours count, like 2026-11-27 14:30.`
const A_TIME = 'is not a time; write it like 08:30.'
const A_CASE = 'is not a case reference; write it like C-1042, with a figure in it and never a name.'
const A_PATTERN = 'is not a working pattern; write it like mon-thu 9:00-17:00, fri 9:00-13:00, term time only.'
const EMPTY = 'is empty; fill it in.'
const NO_UNIT = 'names "rowan", which is no unit in units.csv and none known.'
const ROLES = 'csw, sw, cp, clinician, uc, gm, hos, ad, lawyer, psw, supervising-clinician, administration-manager'

describe('the files as they should be', () => {
  it('have no problem', () => {
    expect(problemsOf(texts(RIGHT))).toEqual([])
  })
})

/** One cell is wrong: the file, the line after the header (0 is the first), what is in its cells, and what is said of which column. */
const WRONG: readonly (readonly [sheet: SheetName, line: number, cells: Line, column: string, says: string])[] = [
  ['units', 0, { unit: '' }, 'unit', EMPTY],
  ['units', 0, { name: '' }, 'name', EMPTY],
  ['units', 0, { group_manager: 'Priya' }, 'group_manager', 'is not an e-mail address.'],
  ['units', 0, { group_manager: 'nobody@marlow.example' }, 'group_manager',
    'is nobody in people.csv and nobody known; add them to people.csv.'],
  ['units', 0, { meeting_day: 'Tuseday' }, 'meeting_day', 'is not a day of the week; write it like Tuesday.'],
  ['units', 0, { meeting_day: 'tu' }, 'meeting_day', 'is not a day of the week; write it like Tuesday.'],
  ['units', 0, { meeting_day: 'ursday' }, 'meeting_day', 'is not a day of the week; write it like Tuesday.'],
  ['units', 0, { meeting_time: '10am' }, 'meeting_time', A_TIME],
  ['units', 0, { meeting_time: '24:00' }, 'meeting_time', A_TIME],
  ['units', 0, { digest_time: '8.30' }, 'digest_time', A_TIME],
  ['units', 0, { slack_team: '' }, 'slack_team', 'is empty, but slack_channel is not; fill in both.'],
  ['units', 0, { slack_channel: '' }, 'slack_channel', 'is empty, but slack_team is not; fill in both.'],
  ['units', 0, { teams_tenant: '' }, 'teams_tenant', 'is empty, but teams_conversation is not; fill in both.'],
  ['units', 0, { teams_conversation: '' }, 'teams_conversation', 'is empty, but teams_tenant is not; fill in both.'],

  ['people', 1, { email: '' }, 'email', EMPTY],
  ['people', 1, { email: 'sam marlow.example' }, 'email', 'is not an e-mail address.'],
  ['people', 1, { name: '' }, 'name', EMPTY],
  ['people', 1, { role: '' }, 'role', EMPTY],
  ['people', 1, { role: 'king' }, 'role', `is not a role of this authority; the roles are ${ROLES}.`],
  ['people', 1, { unit: '' }, 'unit', 'is empty, but a social worker belongs to a unit; name it.'],
  ['people', 3, { email: 'ruth@marlow.example' }, 'unit',
    'is empty, and no unit has them as its group_manager: name their units, or they would stand over every one.'],
  ['people', 1, { unit: 'hawthorn;rowan' }, 'unit', NO_UNIT],
  ['people', 1, { in_post_since: '8 Jan' }, 'in_post_since', A_DATE],
  ['people', 1, { pattern: 'most days' }, 'pattern', A_PATTERN],
  ['people', 1, { pattern: 'fri-mon' }, 'pattern', A_PATTERN],
  ['people', 1, { pattern: 'mon 17:00-9:00' }, 'pattern', A_PATTERN],
  ['people', 1, { pattern: 'mon 9-25' }, 'pattern', A_PATTERN],
  ['people', 1, { slack_user: '' }, 'slack_user', 'is empty, but slack_team is not; fill in both.'],
  ['people', 1, { teams_tenant: '' }, 'teams_tenant', 'is empty, but teams_user is not; fill in both.'],
  ['people', 1, { slack_user: 'U-kim' }, 'slack_user', 'is already the account of somebody else.'],
  ['people', 1, { teams_user: '29:kim' }, 'teams_user', 'is already the account of somebody else.'],

  ['cases', 0, { case_ref: '' }, 'case_ref', EMPTY],
  ['cases', 0, { case_ref: 'the smiths' }, 'case_ref', A_CASE],
  ['cases', 0, { case_ref: 'T-12' }, 'case_ref', A_CASE],
  ['cases', 0, { unit: '' }, 'unit', EMPTY],
  ['cases', 0, { unit: 'rowan' }, 'unit', NO_UNIT],
  ['cases', 0, { child_ref: '' }, 'child_ref', EMPTY],
  ['cases', 1, { child_ref: 'Alfie' }, 'child_ref', 'is not a reference; give one letter or something like P-1234, never a name.'],
  ['cases', 1, { date_of_birth: '20/02/15' }, 'date_of_birth', A_DATE],
  ['cases', 1, { date_of_birth: '2015-02-30' }, 'date_of_birth', A_DATE],
  ['cases', 1, { date_of_birth: '2026-11-28' }, 'date_of_birth', 'is in the future; leave it empty for a child not yet born.'],
  ['cases', 0, { knows: 'Sam' }, 'knows', 'has something that is not an e-mail address; separate several with a semicolon.'],
  ['cases', 0, { knows: 'sam@marlow.example, kim@marlow.example' }, 'knows',
    'has something that is not an e-mail address; separate several with a semicolon.'],
  ['cases', 0, { knows: 'nobody@marlow.example' }, 'knows', 'names nobody@marlow.example, who is nobody in people.csv and nobody known.'],
  ['cases', 0, { restricted: 'yes' }, 'restricted', 'has something that is not an e-mail address; separate several with a semicolon.'],
  ['cases', 0, { restricted: 'nobody@marlow.example' }, 'restricted',
    'names nobody@marlow.example, who is nobody in people.csv and nobody known.'],

  ['events', 1, { case_ref: '' }, 'case_ref', EMPTY],
  ['events', 1, { case_ref: 'smith' }, 'case_ref', A_CASE],
  ['events', 1, { case_ref: 'C-9999', child_ref: '' }, 'case_ref', 'names C-9999, which is no case in cases.csv and none known.'],
  ['events', 1, { child_ref: 'C-1043-A' }, 'child_ref', 'is no child of C-1042 in cases.csv, and none known.'],
  ['events', 1, { event: '' }, 'event', EMPTY],
  ['events', 1, { date: '' }, 'date', EMPTY],
  ['events', 1, { date: 'last week' }, 'date', A_MOMENT],
  ['events', 1, { date: '2026-10-30 25:00' }, 'date', A_MOMENT],
  ['events', 1, { date: '2026-11-28' }, 'date', 'is in the future; import what has happened.'],
  ['events', 1, { date: '2026-11-27 09:31' }, 'date', 'is in the future; import what has happened.'],
  ['events', 1, { date: '2019-05-11' }, 'date', 'is before the child was born.'],
  ['events', 3, { date: '2027-01-12' }, 'date', 'has no time; give the one the court set, like 2027-01-12 16:00.'],
  ['events', 1, { detail: 'seen' }, 'detail', 'is not of the form key=value; separate several with a semicolon.'],
  ['events', 1, { detail: '=true' }, 'detail', 'is not of the form key=value; separate several with a semicolon.'],
  ['events', 1, { detail: 'seen=false;seen=true' }, 'detail', 'gives seen twice; keep one.'],
  ['events', 1, { detail: 'seen=perhaps' }, 'detail', 'cannot be used: “seen” holds true or false, not “perhaps”.'],
  ['events', 1, { detail: 'covered=C-1042-B' }, 'detail', 'covers somebody who is no child of C-1042 in cases.csv, and none known.'],
  ['events', 3, { detail: 'title=statement of Alfie Smith' }, 'detail',
    `may identify somebody. ${mayIdentify('of Alfie Smith')?.says}`],
]

describe('a cell that is wrong is named by file, line and column', () => {
  it.each(WRONG)('%s %i %j', (sheet, line, cells, column, says) => {
    expect(problemsOf(texts(changed(sheet, line, cells)))).toContain(`${sheet}.csv line ${line + 2}, ${column}: ${says}`)
  })

  it('an event the clock does not know is told which it knows', () => {
    const [says = '', ...more] = problemsOf(texts(changed('events', 1, { event: 'visits' })))
    expect(more).toEqual([])
    expect(says).toMatch(/^events\.csv line 3, event: is not something the clock knows; it knows referral, .*, visit, .*\.$/)
  })

  it('a detail the clock does not know is told which it knows', () => {
    const [says = '', ...more] = problemsOf(texts(changed('events', 1, { detail: 'sen=false' })))
    expect(more).toEqual([])
    expect(says).toMatch(/^events\.csv line 3, detail: cannot be used: “sen” is not a detail the clock knows: it knows seen, /)
  })
})

/** What people do write. */
const ALSO_RIGHT: readonly (readonly [sheet: SheetName, line: number, cells: Line])[] = [
  ['units', 0, { unit: 'HAWTHORN', meeting_day: 'tue', meeting_time: '9:30' }],
  ['units', 0, { service_area: '', group_manager: '', meeting_day: '', meeting_time: '', digest_time: '' }],
  ['units', 0, { slack_team: '', slack_channel: '', teams_tenant: '', teams_conversation: '' }],
  ['people', 1, { email: 'SAM@Marlow.example', role: 'SW', unit: 'Hawthorn; hawthorn', in_post_since: '8 January 2024' }],
  ['people', 1, { pattern: '' }],
  ['people', 1, { pattern: 'Mon, Wednesday 9-13; term time only' }],
  ['people', 3, { in_post_since: '' }],
  ['cases', 0, { case_ref: 'c-1042', child_ref: 'c-1042-a', date_of_birth: '12/5/2019' }],
  ['cases', 0, { knows: 'SAM@marlow.example; kim@marlow.example ;' }],
  ['cases', 0, { restricted: 'kim@marlow.example;priya@marlow.example' }],
  ['events', 1, { case_ref: 'c-1042', child_ref: 'c-1042-a', event: 'Visit', date: '2026-11-27 09:30' }],
  ['events', 1, { event: 'protection-plan', date: '2019-05-01', detail: '' }],
  ['events', 2, { detail: 'not-covered=C-1043-B' }],
  ['events', 3, { detail: 'title = report of Sam Hughes ; ' }],
]

/** The group manager's unit is said with them as well, so that the unit need not say whose it is. */
const PLACED = changed('people', 3, { unit: 'hawthorn' })

describe('a cell is taken as people write it', () => {
  it.each(ALSO_RIGHT)('%s %i %j', (sheet, line, cells) => {
    expect(problemsOf(texts(changed(sheet, line, cells, PLACED)))).toEqual([])
  })
})

describe('a header that is wrong', () => {
  const files = texts(RIGHT)

  it.each<readonly [SheetName, string]>([
    ['units', 'unit'], ['units', 'name'], ['people', 'email'], ['people', 'name'], ['people', 'role'], ['cases', 'case_ref'],
    ['cases', 'unit'], ['cases', 'child_ref'], ['events', 'case_ref'], ['events', 'event'], ['events', 'date'],
  ])('%s without %s', (sheet, column) => {
    expect(problemsOf(texts(without(sheet, column)))).toEqual([`${sheet}.csv line 1, ${column}: is missing; add the column.`])
  })

  it.each<readonly [SheetName, string]>([
    ['units', 'service_area'], ['units', 'group_manager'], ['units', 'meeting_day'], ['units', 'meeting_time'], ['units', 'digest_time'],
    ['people', 'in_post_since'], ['people', 'pattern'], ['cases', 'date_of_birth'], ['cases', 'knows'], ['cases', 'restricted'],
    ['events', 'detail'],
  ])('%s can do without %s', (sheet, column) => {
    expect(problemsOf(texts(without(sheet, column, PLACED)))).toEqual([])
  })

  it('names what is unknown, repeated, without a name and missing, all at once', () => {
    expect(problemsOf({ ...files, events: 'case_ref,event,event,colour,,\nC-1042,visit,visit,red,,\n' })).toEqual([
      'events.csv line 1: has a column without a name; name it, or remove it.',
      'events.csv line 1, colour: is not a column of events; the columns are case_ref, child_ref, event, date, detail.',
      'events.csv line 1, event: is there more than once; keep one.',
      'events.csv line 1, date: is missing; add the column.',
    ])
  })

  it('does not hide what is wrong in the other files', () => {
    const { units = '', ...others } = texts(changed('people', 1, { pattern: 'most days' }))
    expect(problemsOf({ ...others, units: units.replace('name', 'nmae'), cases: `${others.cases}C-1044,hawthorn\n` })).toEqual([
      'cases.csv line 5: has 2 cells where the header has 6 cells; put text with a comma in quotation marks.',
      `people.csv line 3, pattern: ${A_PATTERN}`,
      `units.csv line 1, nmae: is not a column of units; the columns are ${SHEETS.units.join(', ')}.`,
      'units.csv line 1, name: is missing; add the column.',
    ])
  })
})

describe('lines that do not agree', () => {
  const again = (sheet: SheetName, index: number, cells: Line): Line => ({ ...RIGHT[sheet][index], ...cells })

  it.each<readonly [string, SheetName, Line, readonly string[]]>([
    ['a unit twice', 'units', again('units', 0, {}), ['units.csv line 3, unit: is there already on line 2; keep one.']],
    ['a channel of two units', 'units', again('units', 0, { unit: 'rowan' }), [
      'units.csv line 3, slack_channel: is already the channel of another unit.',
      'units.csv line 3, teams_conversation: is already the channel of another unit.',
    ]],
    ['a role of somebody twice', 'people', again('people', 1, { email: 'SAM@marlow.example' }),
      ['people.csv line 6, role: is there twice for this e-mail; put all its units on one line.']],
    ['somebody under two names', 'people', again('people', 1, { role: 'uc', name: 'Samuel Hughes' }),
      ['people.csv line 6, name: differs from line 3, which has the same e-mail; make them the same.']],
    ['somebody with two patterns', 'people', again('people', 1, { role: 'uc', pattern: 'fri' }),
      ['people.csv line 6, pattern: differs from line 3, which has the same e-mail; make them the same, or leave one empty.']],
    ['a child twice', 'cases', again('cases', 1, { child_ref: 'c-1043-a' }),
      ['cases.csv line 5, child_ref: is there already on line 3; keep one.']],
    ['a family in two units', 'cases', again('cases', 1, { child_ref: 'C-1043-C', unit: 'rowan' }),
      ['cases.csv line 5, unit: differs from line 3; a family has one unit.']],
    ['a family partly restricted', 'cases', again('cases', 1, { child_ref: 'C-1043-C', restricted: 'kim@marlow.example' }),
      ['cases.csv line 5, restricted: differs from line 3; a case is restricted as a whole.']],
  ])('%s', (_, sheet, line, says) => {
    expect(problemsOf(texts(added(sheet, line)))).toEqual(says)
  })

  it('but an event twice is one event', () => {
    expect(problemsOf(texts(added('events', again('events', 1, {}))))).toEqual([])
  })
})

describe('problems', () => {
  it('are all told, by file and from the top', () => {
    const whereIn = (lines: typeof RIGHT): readonly string[] => problemsOf(texts(lines)).map((says) => says.slice(0, says.indexOf(':')))
    const wrong = changed('people', 0, { pattern: 'x', in_post_since: 'y' }, changed('cases', 2, { unit: '' }))
    expect(whereIn(wrong)).toEqual([
      'cases.csv line 4, unit', 'people.csv line 2, in_post_since', 'people.csv line 2, pattern',
    ])
    const unknown = changed('units', 0, { group_manager: 'x@y.z' }, changed('people', 3, { role: 'king' }))
    expect(whereIn(changed('cases', 2, { knows: 'x@y.z' }, unknown))).toEqual([
      'cases.csv line 4, knows', 'people.csv line 5, role', 'units.csv line 2, group_manager',
    ])
  })

  it('never repeat what may be a child’s name or birth date', () => {
    const named = ['cases', 'events'].flatMap((sheet) => ['case_ref', 'child_ref', 'date_of_birth', 'date', 'event', 'detail']
      .map((column) => problemsOf(texts(changed(sheet as SheetName, 0, { [column]: 'Zebedee 31/02/2019' }))).join('\n')))
    expect(named.filter((says) => says !== '').length).toBeGreaterThanOrEqual(6)
    expect(named.join('\n')).not.toMatch(/Zebedee|2019-02|02\/2019/i)
  })
})
