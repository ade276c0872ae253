import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOrganisation } from '../../../adapters/database/setup.ts'
import { importSheets } from '../../../src/app/import/import-sheets.ts'
import { sayProblem, SHEETS, type SheetName } from '../../../src/app/import/sheet.ts'
import { Overtaken } from '../../../src/app/settle.ts'
import { newId, shippedHolidays, shippedPolicy } from '../../../src/assemble.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import { everythingStored, rowsChanged } from '../../support/everything-stored.ts'
import { instantOf } from '../../support/world.ts'
import { openCouncil, type OpenedCouncil } from './council.ts'
import { added, changed, RIGHT, sheetsOf, texts, without, type Line, type Lines } from './files.ts'

const NOW = instantOf('2026-11-27 09:30')
const ALL_THE_SAME = { units: { same: 1 }, people: { same: 4 }, cases: { same: 2 }, events: { same: 4 } }

let council: OpenedCouncil
beforeEach(async () => { council = await openCouncil() })
afterEach(() => council.close())

const refusals = async (lines: Partial<Lines>, at?: Parameters<OpenedCouncil['take']>[1]): Promise<readonly string[]> => {
  const imported = await council.take(texts(lines), at)
  return imported.kind === 'refused' ? imported.problems.map(sayProblem) : []
}

describe('everything or nothing', () => {
  it('a wrong cell anywhere leaves the database exactly as it was', async () => {
    await council.takes({ units: RIGHT.units, people: RIGHT.people })
    const before = await everythingStored(council.pool)
    expect(await refusals(changed('events', 3, { child_ref: 'C-1042-A' }))).toHaveLength(1)
    expect(await refusals(changed('people', 0, { name: 'Kim Baker', role: 'king' }))).toHaveLength(1)
    expect(await everythingStored(council.pool)).toEqual(before)
  })

  it('a fault while storing leaves the database exactly as it was', async () => {
    const before = await everythingStored(council.pool)
    // a text PostgreSQL cannot hold, in the very last row
    const sheets = sheetsOf(texts(RIGHT)).map((sheet) => sheet.name !== 'events' ? sheet : {
      ...sheet, rows: sheet.rows.map((row, at) => (at === 3 ? { ...row, cells: { ...row.cells, detail: 'title=final\0evidence' } } : row)),
    })
    await expect(importSheets(council.app, council.id, sheets, NOW)).rejects.toThrow(/Unicode|0x00/)
    expect(await everythingStored(council.pool)).toEqual(before)
  })

  it('a dry run finds the same and writes nothing', async () => {
    const before = await everythingStored(council.pool)
    const dry = await council.take(texts(RIGHT), undefined, { isDry: true })
    expect(await everythingStored(council.pool)).toEqual(before)
    expect(dry).toEqual({ ...await council.takes(RIGHT), isDry: true })
    expect(dry).toMatchObject({
      counts: { units: { added: 1 }, people: { added: 4 }, cases: { added: 2 }, events: { added: 4 } },
      tasks: { added: expect.any(Number) },
    })
  })

  it('into an organisation that is not there yet: it is made with the rest, or not at all', async () => {
    const id = newId('organisation')
    const policy = shippedPolicy()
    const found = () => createOrganisation(council.pool, { id, name: 'Henley', policy, at: NOW })
    const into = (lines: Lines, isDry: boolean) =>
      importSheets(council.app, id, sheetsOf(texts(lines)), NOW, { isDry, founding: { policy, found } })
    const before = await everythingStored(council.pool)
    expect(await into(RIGHT, true)).toMatchObject({ kind: 'imported' })
    expect(await into(changed('events', 3, { child_ref: 'A' }), false)).toMatchObject({ kind: 'refused' })
    expect(await everythingStored(council.pool)).toEqual(before)
    expect(await into(RIGHT, false)).toMatchObject({ kind: 'imported', counts: { units: { added: 1 } } })
    expect((await council.app.store.units(id)).map(({ code }) => code)).toEqual(['hawthorn'])
  })

  it('is audited once, with figures and nothing else', async () => {
    await council.takes(RIGHT)
    const { rows } = await council.pool.query(`SELECT detail FROM audit_event WHERE event = 'authority-imported'`)
    expect(rows).toEqual([{ detail: {
      unitsAdded: 1, unitsChanged: 0, peopleAdded: 4, peopleChanged: 0, casesAdded: 2, casesChanged: 0, eventsAdded: 4, eventsChanged: 0,
      servicesAdded: 1, servicesChanged: 0,
    } }])
  })
})

describe('somebody changes something meanwhile', () => {
  it('is compared afresh with what is then there', async () => {
    const { store } = council.app
    let isFirst = true
    const commit: typeof store.commit = (id, one) => {
      if (!isFirst) return store.commit(id, one)
      isFirst = false
      return Promise.resolve({ kind: 'stale' })
    }
    const app = { ...council.app, store: { ...store, commit } }
    expect(await importSheets(app, council.id, sheetsOf(texts(RIGHT)), NOW)).toMatchObject({ kind: 'imported' })
    expect(await council.takes(RIGHT)).toMatchObject({ counts: { units: { added: 0, same: 1 } } })
  })

  it('is given up, with nothing written, when they come first every time', async () => {
    const commit = () => Promise.resolve({ kind: 'stale' } as const)
    const app = { ...council.app, store: { ...council.app.store, commit } }
    await expect(importSheets(app, council.id, sheetsOf(texts(RIGHT)), NOW)).rejects.toThrow(Overtaken)
  })

  it('an event imported moves its case, so that one recorded at the same moment is told', async () => {
    await council.takes(RIGHT)
    const versionOf = async () => (await council.app.store.caseHistories(council.id, { after: null, limit: 9 }))
      .find(({ history }) => history.case.ref === 'C-1042')?.history.case.version
    const before = await versionOf()
    await council.takes(added('events', { case_ref: 'C-1042', child_ref: '', event: 'visit', date: '2026-11-26', detail: '' }))
    expect(await versionOf()).toBe((before ?? 0) + 1)
  })
})

describe('the same files again', () => {
  it('change nothing, the next day too', async () => {
    await council.takes(RIGHT)
    const before = await everythingStored(council.pool)
    expect(await council.takes(RIGHT)).toMatchObject({
      counts: ALL_THE_SAME, tasks: { added: 0, changed: 0 },
    })
    await council.takes({ ...RIGHT, people: RIGHT.people.map((line) => ({ ...line, in_post_since: '' })) }, '2026-11-28 09:30')
    expect(await everythingStored(council.pool)).toEqual(before)
  })

  /** What is written beside what is said: an organisation's counters, and the audit. */
  const BESIDE = { organisation: 1 }

  it.each<readonly [string, SheetName, number, Line, Record<string, number>]>([
    ['a unit’s name', 'units', 0, { name: 'Hawthorn East' }, { unit: 1, unit_channel: 0, audit_event: 1 }],
    ['a unit’s channel', 'units', 0, { slack_channel: 'C2' }, { unit: 1, unit_channel: 1, audit_event: 1 }],
    ['somebody’s name', 'people', 1, { name: 'Sam Hughes-Reid' }, { person: 1, audit_event: 1 }],
    ['somebody’s account', 'people', 1, { teams_user: '29:samuel' }, { person: 1, identity: 1, audit_event: 1 }],
    ['somebody’s pattern', 'people', 1, { pattern: '' }, { person: 1, audit_event: 1 }],
    ['somebody’s role', 'people', 1, { role: 'cp' }, { person: 1, post: 1, audit_event: 1 }],
    ['who knows a family', 'cases', 0, { knows: 'kim@marlow.example' }, { case: 1, audit_event: 1 }],
    ['a birth date that was missing', 'cases', 2, { date_of_birth: '2021-08-01' }, { case: 1, child: 1, audit_event: 1 }],
    ['an event, which makes it another event', 'events', 0, { date: '2026-09-08' }, { case: 1, case_event: 1, audit_event: 1 }],
    ['a service’s wait', 'services', 0, { expected_wait: '12' }, { service: 1, audit_event: 1 }],
  ])('with another cell for %s change its row and no other', async (_, sheet, line, cells, expected) => {
    await council.takes(RIGHT)
    const before = await everythingStored(council.pool)
    await council.takes(changed(sheet, line, cells))
    const wanted = Object.fromEntries(Object.entries({ ...BESIDE, ...expected }).filter(([, rows]) => rows > 0))
    expect(rowsChanged(before, await everythingStored(council.pool))).toEqual(wanted)
  })

  it('with a line more add what it says, with its dates', async () => {
    await council.takes(RIGHT)
    const visit = { case_ref: 'C-1043', child_ref: 'C-1043-A', event: 'visit', date: '2026-11-26', detail: '' }
    const { tasks, counts } = await council.takes(added('events', visit))
    expect(counts).toEqual({
      units: { added: 0, changed: 0, same: 1 }, people: { added: 0, changed: 0, same: 4 }, cases: { added: 0, changed: 0, same: 2 },
      events: { added: 1, changed: 0, same: 4 }, services: { added: 0, changed: 0, same: 1 },
    })
    expect(tasks).toEqual({ added: 1, changed: 1, same: 0 })
  })
})

describe('files that refer to what is there already', () => {
  it('may come one by one', async () => {
    expect(await refusals({ people: RIGHT.people })).toHaveLength(4)
    expect(await refusals({ units: RIGHT.units })).toHaveLength(1)
    await council.takes({ units: RIGHT.units, people: RIGHT.people })
    await council.takes({ cases: RIGHT.cases })
    await council.takes({ events: RIGHT.events })
    const oneByOne = await council.saysNow()
    expect(await council.takes(RIGHT)).toMatchObject({ counts: ALL_THE_SAME })
    expect(await council.saysNow()).toEqual(oneByOne)
  })

  it('find a child, an account and a channel of before', async () => {
    await council.takes(RIGHT)
    const [unit = {}] = RIGHT.units
    expect(await refusals({ units: [{ ...unit, unit: 'rowan', teams_tenant: '', teams_conversation: '' }] }))
      .toEqual(['units.csv line 2, slack_channel: is already the channel of another unit.'])
    expect(await refusals({ people: [{ ...RIGHT.people[1], email: 'samantha@marlow.example', teams_tenant: '', teams_user: '' }] }))
      .toEqual(['people.csv line 2, slack_user: is already the account of somebody else.'])
    expect(await refusals({ events: [{ case_ref: 'C-1042', child_ref: 'C-1042-B', event: 'visit', date: '2026-11-26' }] }))
      .toEqual(['events.csv line 2, child_ref: is no child of C-1042 in cases.csv, and none known.'])
    await council.takes({ events: [{ case_ref: 'C-1042', child_ref: 'c-1042-a', event: 'visit', date: '2026-11-26' }] })
  })

  it('let two people exchange their accounts, and two units their channels', async () => {
    await council.takes(added('units', { ...RIGHT.units[0], unit: 'rowan', slack_channel: 'C2', teams_conversation: '19:y' }))
    const exchanged = changed('people', 0, { slack_user: 'U-sam' }, changed('people', 1, { slack_user: 'U-kim' }))
    await council.takes({
      ...exchanged,
      units: [{ ...RIGHT.units[0], slack_channel: 'C2' }, { ...RIGHT.units[0], unit: 'rowan', teams_conversation: '19:y' }],
    })
    const { people, units } = await council.saysNow()
    const sam = people.find(({ email }) => email === 'sam@marlow.example')
    expect(sam?.identities).toContainEqual({ platform: 'slack', tenant: 'T1', user: 'U-kim' })
    expect(units.find(({ code }) => code === 'rowan')?.channels).toContainEqual({ platform: 'slack', tenant: 'T1', conversation: 'C1' })
  })
})

describe('a column that is left out', () => {
  it.each<readonly [SheetName, readonly string[]]>([
    ['units', ['unit', 'name']], ['people', ['email', 'name', 'role', 'unit']], ['cases', ['case_ref', 'unit', 'child_ref']],
  ])('of %s leaves what it would say as it is', async (sheet, needed) => {
    await council.takes(changed('cases', 0, { restricted: 'kim@marlow.example' }))
    const before = await everythingStored(council.pool)
    const columns = SHEETS[sheet].filter((column) => !needed.includes(column))
    const bare = columns.reduce<Lines>((lines, column) => without(sheet, column, lines), RIGHT)
    await council.takes({ [sheet]: bare[sheet] })
    expect(await everythingStored(council.pool)).toEqual(before)
  })

  it('is something else than an empty cell, which says that there is none', async () => {
    await council.takes(changed('cases', 0, { restricted: 'kim@marlow.example' }))
    await council.takes(changed('units', 0, { meeting_day: '', slack_team: '', slack_channel: '' }))
    const { units, cases } = await council.saysNow()
    expect(units[0]?.meetingDay).toBeNull()
    expect(units[0]?.channels.map(({ platform }) => platform)).toEqual(['teams', 'playground'])
    expect(cases[0]?.restrictedTo).toBeNull()
  })
})

describe('dates beyond the known bank holidays', () => {
  it('are a problem at the line of the event that needs them', async () => {
    const late = { ...RIGHT, events: [
      { case_ref: 'C-1043', child_ref: '', event: 'concern', date: '2028-12-01', detail: '' },
      { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'child-in-need', date: '2028-06-07', detail: '' },
      { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'visit', date: '2028-12-20', detail: '' },
      { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'visit', date: '2028-11-01', detail: '' },
      { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'visit', date: '2028-12-21', detail: '' },
    ] }
    const before = await everythingStored(council.pool)
    const says = await refusals(late, '2028-12-22 09:00')
    expect(says).toHaveLength(1)
    expect(says[0]).toMatch(/^events\.csv line 4: cannot be dated\. Bank holidays are known from .* to Sun 31 Dec 2028 only: /)
    expect(await everythingStored(council.pool)).toEqual(before)
  })

  it('are a problem at the line of the case when the events are those of before', async () => {
    await council.takes(added('events', { case_ref: 'C-1042', child_ref: 'C-1042-A', event: 'visit', date: '2026-11-26', detail: '' }))
    const calendar = workingCalendar({ ...shippedHolidays(), lastDay: dateFrom('2026-12-01') })
    const sheets = sheetsOf(texts({ cases: changed('cases', 0, { knows: 'kim@marlow.example' }).cases }))
    const imported = await importSheets({ ...council.app, calendar: () => calendar }, council.id, sheets, NOW)
    expect(imported).toMatchObject({ kind: 'refused', problems: [{ file: 'cases.csv', line: 2, column: null }] })
  })
})
