import type { PersonId } from '../../domain/ids.ts'
import type { Identity } from '../../domain/unit/person.ts'
import { addressBook, problem, type Making } from './planning.ts'
import type { PersonRow, UnitRow } from './rows.ts'

export interface PlannedPeople {
  readonly byEmail: ReadonlyMap<string, readonly PersonRow[]>
  readonly idByEmail: ReadonlyMap<string, PersonId>
}

/** Who the file names, with an id for each; their posts wait until the units have theirs. */
export function planPeople(rows: readonly PersonRow[], units: readonly UnitRow[], context: Making): PlannedPeople {
  const roles = new Map(context.policy.roles.map((role) => [role.id, role]))
  const codes = new Set([...context.present.units.map((unit) => unit.code), ...units.map((unit) => unit.code)])
  const byEmail = new Map<string, PersonRow[]>()
  for (const row of rows) {
    const role = roles.get(row.role)
    if (role === undefined) {
      problem(context, row.row, 'role', `is not a role of this authority; the roles are ${[...roles.keys()].join(', ')}.`)
    }
    if (role?.isInUnit === true && row.units.length === 0) {
      problem(context, row.row, 'unit', `is empty, but a ${role.name} belongs to a unit; name it.`)
    }
    for (const code of row.units.filter((one) => !codes.has(one))) {
      problem(context, row.row, 'unit', `names ${JSON.stringify(code)}, which is no unit in units.csv and none known.`)
    }
    const others = byEmail.get(row.email) ?? []
    agree(row, others, context)
    byEmail.set(row.email, [...others, row])
  }
  const idByEmail = new Map(context.present.people.map((person) => [person.email, person.id]))
  for (const email of byEmail.keys()) if (!idByEmail.has(email)) idByEmail.set(email, context.newId('person'))
  checkAccounts(rows, byEmail, context)
  return { byEmail, idByEmail }
}

/** The lines of one person may differ in role and units; what they say of the person is one thing. */
function agree(row: PersonRow, others: readonly PersonRow[], context: Making): void {
  const differs = (column: string, { row: { line } }: PersonRow, orElse = ''): void =>
    problem(context, row.row, column, `differs from line ${line}, which has the same e-mail; make them the same${orElse}.`)
  const [first] = others
  if (first !== undefined && first.name !== row.name) differs('name', first)
  const patterned = others.find((other) => other.pattern)
  if (patterned !== undefined && row.pattern && JSON.stringify(row.pattern) !== JSON.stringify(patterned.pattern)) {
    differs('pattern', patterned, ', or leave one empty')
  }
  if (others.some((other) => other.role === row.role)) {
    problem(context, row.row, 'role', 'is there twice for this e-mail; put all its units on one line.')
  }
}

/** One account on a platform is one person's: the same account twice would let one act as the other. */
function checkAccounts(rows: readonly PersonRow[], byEmail: PlannedPeople['byEmail'], context: Making): void {
  const addressOf = ({ platform, tenant, user }: Identity) => ({ platform, tenant, id: user })
  const book = addressBook(context.present.people.flatMap((person) => keptIdentities(byEmail.get(person.email) ?? [], person.identities)
    .map((identity) => ({ owner: person.email, address: addressOf(identity) }))))
  for (const row of rows) {
    for (const identity of row.identities) {
      if (book.claim(row.email, addressOf(identity))) continue
      problem(context, row.row, `${identity.platform}_user`, 'is already the account of somebody else.')
    }
  }
}

/** The stored accounts on platforms that these lines say nothing about. */
export function keptIdentities(rows: readonly PersonRow[], stored: readonly Identity[]): readonly Identity[] {
  const spokenOf = new Set(rows.flatMap((row) => row.platforms))
  return stored.filter(({ platform }) => platform !== 'playground' && !spokenOf.has(platform))
}
