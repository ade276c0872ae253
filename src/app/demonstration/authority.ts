import { addDays, type LondonDate } from '../../domain/calendar/london.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-days.ts'
import type { RulePack } from '../../domain/clock/rule.ts'
import { SHEETS, type SheetName } from '../import/sheet.ts'
import { inventFamily, type Help } from './family.ts'
import { createChance, type Chance } from './random.ts'
import { inventServices } from './services.ts'
import { FIRST_NAMES, MANAGER_FIRST_NAMES, SERVICE_AREAS, SURNAMES, UNIT_NAMES, UNIT_POSTS } from './staff.ts'

/** The files of an invented authority, as CSV text. */
export type AuthorityFiles = Readonly<Record<SheetName, string>>

type Line = Readonly<Record<string, string>>

interface Colleague extends Line {
  readonly email: string
}

const HELP_IN_FORTY: readonly Help[] = [
  ...Array.from({ length: 12 }, () => 'protection' as const),
  ...Array.from({ length: 18 }, () => 'in-need' as const),
  ...Array.from({ length: 10 }, () => 'looked-after' as const),
]
/** So that the examples in help, which are about C-1042, are about a family of the first unit. */
const FIRST_CASE = 1031
const UNITS_PER_MANAGER = 4
const MEETING_DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const

/**
 * Invents an authority in realistic proportions, as the files a council would import. The same arguments give the same files.
 * Throws `RangeError` for more units than there are names for.
 */
export function inventAuthority(options: {
  readonly units: number
  readonly casesPerUnit: number
  readonly seed: number
  readonly today: LondonDate
  readonly calendar: WorkingCalendar
  readonly rules: RulePack
}): AuthorityFiles {
  if (options.units > UNIT_NAMES.length) throw new RangeError(`There are names for ${UNIT_NAMES.length} units; ask for fewer.`)
  const chance = createChance(options.seed)
  const colleagues = createColleagues(chance, options.today)
  const unitNames = UNIT_NAMES.slice(0, options.units)
  const teams = unitNames.map((name) => UNIT_POSTS.map((post) => colleagues.join(post.role, name.toLowerCase(), post.pattern)))
  const managers = Array.from({ length: Math.ceil(options.units / UNITS_PER_MANAGER) }, () => colleagues.join('gm', '', ''))
  for (const role of ['hos', 'ad', 'lawyer', 'psw']) colleagues.join(role, '', '')

  const lines: Record<SheetName, Line[]> = { units: [], people: [], cases: [], events: [], services: [...inventServices(options.today)] }
  for (const [at, name] of unitNames.entries()) {
    const unit = name.toLowerCase()
    const team = teams[at] ?? []
    lines.units.push({
      unit, name, service_area: SERVICE_AREAS[at % SERVICE_AREAS.length] ?? '',
      group_manager: managers[Math.floor(at / UNITS_PER_MANAGER)]?.email ?? '',
      meeting_day: MEETING_DAYS[(at + 1) % MEETING_DAYS.length] ?? '', meeting_time: '10:00', digest_time: '08:30',
    })
    for (let index = 0; index < options.casesPerUnit; index += 1) {
      const ref = `C-${FIRST_CASE + at * options.casesPerUnit + index}`
      const { children, events } = inventFamily(ref, HELP_IN_FORTY[(index * 7) % 40] ?? 'in-need', { ...options, chance })
      const knows = team.filter(() => chance.happens(0.4)).map((person) => person.email).join(';')
      lines.cases.push(...children.map((child) => ({ case_ref: ref, unit, child_ref: child.ref, date_of_birth: child.dateOfBirth, knows })))
      lines.events.push(...events.map(({ child, event, on, detail }) => ({ case_ref: ref, child_ref: child, event, date: on, detail })))
    }
  }
  lines.people.push(...colleagues.all())
  return {
    units: csv('units', lines.units), people: csv('people', lines.people), cases: csv('cases', lines.cases),
    events: csv('events', lines.events), services: csv('services', lines.services),
  }
}

/** Gives out names, each once: a first name that comes round again gets another surname, and so another e-mail. */
function createColleagues(chance: Chance, today: LondonDate) {
  const joined: Colleague[] = []
  return {
    join(role: string, unit: string, pattern: string): Colleague {
      const firstNames = unit === '' ? MANAGER_FIRST_NAMES : FIRST_NAMES
      const first = firstNames[joined.filter((other) => (other['unit'] === '') === (unit === '')).length % firstNames.length] ?? ''
      const last = SURNAMES[(joined.length * 7 + Math.floor(joined.length / FIRST_NAMES.length)) % SURNAMES.length] ?? ''
      const colleague = {
        email: `${first}.${last}@marlow.example`.toLowerCase(), name: `${first} ${last}`, role, unit, pattern,
        in_post_since: addDays(today, -chance.whole(120, 2500)),
      }
      joined.push(colleague)
      return colleague
    },
    all: () => joined,
  }
}

function csv(sheet: SheetName, lines: readonly Line[]): string {
  const columns: readonly string[] = SHEETS[sheet].filter((column) => lines.some((line) => column in line))
  const cells = [columns, ...lines.map((line) => columns.map((column) => quoted(line[column] ?? '')))]
  return cells.map((line) => `${line.join(',')}\n`).join('')
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
