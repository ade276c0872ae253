import type { Policy } from '../policy.ts'
import { roleName } from '../authority/say-authority.ts'
import { formatPenceInFull, pence } from '../authority/money.ts'
import { dateFrom } from '../calendar/london.ts'
import { dateInWords } from '../calendar/words.ts'

/** One thing a policy says, in words, and where it stands: two policies are compared clause by clause. */
export interface Clause {
  /** `matrix/spend/authorities/csw`: the same in every version that says something there. */
  readonly key: string
  /** How its sentence begins, `Spend money: a consultant social worker may agree`. */
  readonly about: string
  /** How it ends, `up to £500.00`; of a list, each thing on it. */
  readonly says: string | readonly string[]
  /** Exactly what stands there, should two different things read the same. */
  readonly value: string
  /** It says no more than would be taken for granted: it is left out until it changes. */
  readonly isUsual: boolean
}

/** A clause; `isUsual` unless something is said. */
export function clause(key: string, about: string, says: Clause['says'], value: unknown): Clause {
  const isNothing = value === false || value === null || (Array.isArray(value) && value.length === 0)
  return { key, about, says, value: JSON.stringify(inOrder(value ?? null)), isUsual: isNothing }
}

/** The same with its fields in one order, which means nothing and which no database promises to keep. Lists keep theirs. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).toSorted(byName).map(([name, part]) => [name, inOrder(part)]))
}

/** A table's entries by their names. */
export function entriesInOrder<Name extends string, Part>(table: Readonly<Record<Name, Part>>): readonly (readonly [Name, Part])[] {
  return (Object.entries(table) as [Name, Part][]).toSorted(byName)
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

type Names = Pick<Policy, 'roles'>

/**
 * The clauses of any part of a policy, however deep it goes, so that what has no words of its own is neither left out of what a policy
 * says nor of what changed. `about` is what it is called, `Services`.
 */
export function plainly(key: string, about: string, value: unknown, policy: Names): readonly Clause[] {
  if (Array.isArray(value)) return listed(key, about, value, policy)
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([name, part]) => plainly(`${key}/${name}`, `${about}, ${inWords(name)}`, part, policy))
  }
  return [clause(key, `${about}:`, leaf(key, value, policy), value)]
}

function listed(key: string, about: string, values: readonly unknown[], policy: Names): readonly Clause[] {
  const isOfThings = values.some((value) => value !== null && typeof value === 'object')
  if (!isOfThings) return [clause(key, `${about}:`, values.map((value) => leaf(key, value, policy)), values)]
  const names = values.map((value, index) => nameOf(value) ?? String(index + 1))
  return values.flatMap((value, index) => {
    const name = names[index] ?? ''
    const isAnother = names.indexOf(name) < index
    return plainly(`${key}/${isAnother ? `${name} ${index + 1}` : name}`, `${about}, ${name}`, value, policy)
  })
}

/** What tells one thing of a list from the others. */
function nameOf(value: unknown): string | null {
  if (value === null || typeof value !== 'object') return null
  const names = Object.entries(value).filter(([, part]) => typeof part === 'string')
  return String(names.find(([name]) => ['id', 'row', 'role', 'rule'].includes(name))?.[1] ?? '') || null
}

/** `aheadWorkingDays` as it reads, `ahead working days`. */
export function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('-', ' ')
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const
/** Fields that hold the id of a role. */
const OF_ROLES: ReadonlySet<string> = new Set(['role', 'chair', 'by', 'preparedBy', 'coordinator', 'to', 'fallsTo', 'members', 'roles', 'coveredBy'])

function leaf(key: string, value: unknown, policy: Names): string {
  const field = key.slice(key.lastIndexOf('/') + 1)
  if (value === null) return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number' && field === 'upTo') return formatPenceInFull(pence(value))
  if (typeof value === 'number' && field === 'weekday') return WEEKDAYS[value - 1] ?? String(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dateInWords(dateFrom(value))
  return OF_ROLES.has(field) ? roleName(value, policy) : value
}
