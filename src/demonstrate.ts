import type pg from 'pg'
import { readSheet } from '../adapters/csv/read-sheet.ts'
import { createOrganisation } from '../adapters/database/setup.ts'
import type { App } from './app/app.ts'
import { inventAuthority } from './app/demonstration/authority.ts'
import { createChance } from './app/demonstration/random.ts'
import { settleIn } from './app/demonstration/settle-in.ts'
import { importSheets } from './app/import/import-sheets.ts'
import { sayProblem, type SheetName } from './app/import/sheet.ts'
import { shippedPolicy, type Assembly } from './assemble.ts'
import { addDays, atLondon, londonDateOf, timeFrom, type Instant } from './domain/calendar/london.ts'
import { workingDayOnOrAfter, type WorkingCalendar } from './domain/calendar/working-days.ts'
import type { OrganisationId } from './domain/ids.ts'

const NAME = 'Marlow (demonstration)'
const UNITS = 3
const CASES_PER_UNIT = 40
const SEED = 2008

/** Loads an invented authority into a database that has no organisation, so that a newcomer sees a unit at work. True when it did. */
export async function demonstrate({ app }: Assembly, pool: pg.Pool): Promise<boolean> {
  const id = await vacancy(app)
  if (id === null) return false
  const now = app.clock.now()
  const policy = shippedPolicy()
  const files = inventAuthority({
    units: UNITS, casesPerUnit: CASES_PER_UNIT, seed: SEED, today: londonDateOf(now), calendar: app.calendar(), rules: app.rulesOf(policy),
  })
  const sheets = Object.entries(files).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
  const found = (): Promise<void> => createOrganisation(pool, { id, name: NAME, policy, at: now })
  const imported = await importSheets(app, id, sheets, now, { founding: { policy, found } })
  if (imported.kind === 'refused') throw new Error(`The demonstration cannot be loaded: ${imported.problems.map(sayProblem)[0] ?? ''}`)
  await settleIn(app, id, createChance(SEED), now)
  return true
}

/** Where it may be loaded: into a new organisation, or the one a start made that was killed before it loaded anything. */
async function vacancy({ store, newId }: Pick<App, 'store' | 'newId'>): Promise<OrganisationId | null> {
  const [first, ...others] = await store.organisations()
  if (first === undefined) return newId('organisation')
  const isVacant = others.length === 0 && first.name === NAME && (await store.units(first.id)).length === 0
  return isVacant ? first.id : null
}

/** The demonstration begins as a working morning does, with the digest: at half past eight on the next working day that has not begun. */
export function firstMorning(now: Instant, calendar: WorkingCalendar): Instant {
  const today = londonDateOf(now)
  const morning = (from: typeof today): Instant => atLondon(workingDayOnOrAfter(calendar, from), timeFrom('08:30'))
  return morning(today) >= now ? morning(today) : morning(addDays(today, 1))
}
