import { beforeAll, describe, expect, it } from 'vitest'
import { readSheet } from '../../../adapters/csv/read-sheet.ts'
import { inventAuthority, type AuthorityFiles } from '../../../src/app/demonstration/authority.ts'
import { keepImportedDates } from '../../../src/app/import/keep-imported-dates.ts'
import { planImport } from '../../../src/app/import/plan.ts'
import { readRows } from '../../../src/app/import/read-rows.ts'
import { sayProblem, type SheetName } from '../../../src/app/import/sheet.ts'
import { shippedHolidays, shippedRules } from '../../../src/assemble.ts'
import { addDays } from '../../../src/domain/calendar/london.ts'
import { isWorkingDay, workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { newId, now, policy, today } from '../../contracts/council.ts'

const calendar = workingCalendar(shippedHolidays())
const rules = shippedRules()
const invent = (units: number, casesPerUnit: number, seed: number): AuthorityFiles =>
  inventAuthority({ units, casesPerUnit, seed, today, calendar, rules })

type Line = Readonly<Record<string, string>>
const linesOf = (files: AuthorityFiles, name: SheetName): readonly Line[] =>
  readSheet(name, `${name}.csv`, files[name]).rows.map(({ cells }) => cells)

/** What an import would make of the files: the problems, and the tasks of every family. */
function imported(files: AuthorityFiles): { readonly problems: readonly string[]; readonly tasks: readonly Task[] } {
  const sheets = Object.entries(files).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
  const { rows, problems } = readRows(sheets)
  const present = { organisationId: newId('organisation'), units: [], people: [], services: [], cases: new Map() }
  const planned = planImport(rows, { present, policy, now, today, newId })
  const people = (planned.plan?.writes ?? []).flatMap((write) => (write.kind === 'person' ? [write.row] : []))
  const kept = keepImportedDates(planned.plan?.cases ?? [], { tasksByCase: new Map(), people, policy, rules, calendar, now, newId })
  return {
    problems: [...problems, ...planned.problems, ...kept.problems].map(sayProblem),
    tasks: kept.writes.flatMap((write) => (write.kind === 'task' ? [write.row] : [])),
  }
}

const lateOf = (tasks: readonly Task[]): readonly Task[] =>
  tasks.filter(({ state, due }) => state === 'open' && due !== null && due < today)
const isLongLate = ({ due }: Task): boolean => due !== null && due < addDays(today, -14)

describe('an invented authority', () => {
  let files: AuthorityFiles
  beforeAll(() => { files = invent(2, 40, 2008) })

  it('helps forty families of a unit as an authority does: 12 with protection plans, 18 in need, 10 looked after', () => {
    const unitOf = new Map(linesOf(files, 'cases').map((line) => [line['case_ref'], line['unit']]))
    const begun = linesOf(files, 'events').filter(({ event = '' }) => ['protection-plan', 'child-in-need', 'looked-after'].includes(event))
    const helped = new Map(begun.map((line) => [line['case_ref'], `${unitOf.get(line['case_ref'])} ${line['event']}`]))
    const counts = Object.fromEntries([...Map.groupBy(helped.values(), (help) => help)].map(([help, families]) => [help, families.length]))
    expect(counts).toEqual({
      'hawthorn protection-plan': 12, 'hawthorn child-in-need': 18, 'hawthorn looked-after': 10,
      'rowan protection-plan': 12, 'rowan child-in-need': 18, 'rowan looked-after': 10,
    })
  })

  it('begins with C-1031, so that C-1042 of the examples is a family of the first unit', () => {
    const cases = linesOf(files, 'cases')
    expect(cases[0]).toMatchObject({ case_ref: 'C-1031', unit: 'hawthorn' })
    expect(cases.find((line) => line['case_ref'] === 'C-1042')).toMatchObject({ unit: 'hawthorn' })
  })

  it('has nothing in it that an import would refuse', () => {
    expect(imported(files).problems).toEqual([])
  })

  it('agrees with the clock: few things are late, and what is due is near', () => {
    const { tasks } = imported(files)
    const open = tasks.filter(({ state }) => state === 'open')
    const late = lateOf(tasks)
    expect(open.length / 80).toBeGreaterThan(2)
    expect(late.length).toBeGreaterThan(0)
    expect(late.length / open.length).toBeLessThan(0.08)
    expect(late.filter(isLongLate)).toEqual([])
  })

  it('says nothing twice, nothing before a birth and nothing that has not happened', () => {
    const lines = linesOf(files, 'events').map((line) => JSON.stringify(line))
    expect(new Set(lines).size).toBe(lines.length)
    const born = new Map(linesOf(files, 'cases').map((line) => [line['child_ref'], line['date_of_birth'] ?? '']))
    for (const { child_ref: child = '', date = '' } of linesOf(files, 'events')) {
      expect(date < today).toBe(true)
      expect(date > (born.get(child) ?? '9999')).toBe(true)
    }
  })

  it('works on working days, as far as the rules let it', () => {
    const visits = linesOf(files, 'events').filter(({ event }) => event === 'visit' || event === 'core-group')
    const offDays = visits.filter(({ date = '' }) => !isWorkingDay(calendar, date as typeof today))
    expect(offDays.length / visits.length).toBeLessThan(0.02)
  })

  it('has several children in some families, with a birth date each, and people who know them', () => {
    const families = [...Map.groupBy(linesOf(files, 'cases'), (line) => line['case_ref']).values()]
    expect(new Set(families.map(({ length }) => length))).toEqual(new Set([1, 2, 3]))
    const emails = new Set(linesOf(files, 'people').map(({ email }) => email))
    for (const { knows = '', unit = '' } of linesOf(files, 'cases')) {
      for (const email of knows.split(';').filter((one) => one !== '')) expect(emails.has(email), `${email} of ${unit}`).toBe(true)
    }
  })

  it('is the same from the same seed, whatever was invented before it, and another from another', () => {
    expect(invent(2, 40, 2008)).toEqual(files)
    expect(invent(2, 40, 2009).events).not.toEqual(files.events)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('can be imported, with nothing long overdue, whatever the seed (%i)', (seed) => {
    const { problems, tasks } = imported(invent(1, 40, seed))
    expect([problems, lateOf(tasks).filter(isLongLate)]).toEqual([[], []])
  })
})

describe('its staff', () => {
  let people: readonly Line[]
  let units: readonly Line[]
  beforeAll(() => {
    const files = invent(50, 1, 1)
    people = linesOf(files, 'people')
    units = linesOf(files, 'units')
  })

  it('fill every unit: who leads it, who works in it, and who co-ordinates it', () => {
    expect(units).toHaveLength(50)
    for (const { unit } of units) {
      expect(people.filter((one) => one['unit'] === unit).map(({ role }) => role)).toEqual(['csw', 'sw', 'cp', 'clinician', 'uc'])
    }
  })

  it('have an e-mail and a name each, and nobody’s first name is in a unit twice, its manager’s included', () => {
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    for (const { unit, group_manager: manager } of units) {
      const around = people.filter((one) =>
        one['unit'] === unit || one['email'] === manager || (one['unit'] === '' && one['role'] !== 'gm'))
      const firstNames = around.map(({ name = '' }) => name.split(' ')[0])
      expect(new Set(firstNames).size).toBe(firstNames.length)
    }
  })

  it('have a group manager over every four units', () => {
    const managed = Map.groupBy(units, (unit) => unit['group_manager'])
    expect([...managed.values()].map(({ length }) => length)).toEqual([...Array.from({ length: 12 }, () => 4), 2])
    expect([...managed.keys()].every((email) => people.some((one) => one['email'] === email && one['role'] === 'gm'))).toBe(true)
  })

  it('are as many as there are names for', () => {
    expect(() => invent(51, 1, 1)).toThrow('There are names for 50 units; ask for fewer.')
  })
})
