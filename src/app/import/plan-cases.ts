import type { Case, Child } from '../../domain/case/case.ts'
import type { CaseRef, PersonId, UnitId } from '../../domain/ids.ts'
import type { Write } from '../../domain/outcome.ts'
import { counter, problem, repeated, saidOr, type Counts, type Making } from './planning.ts'
import type { CaseRow } from './rows.ts'
import type { Row } from './sheet.ts'

export interface PlannedCases {
  readonly writes: readonly Write[]
  readonly byRef: ReadonlyMap<CaseRef, Case>
  /** The cases that are new or changed, and the line that says so. */
  readonly changed: ReadonlyMap<CaseRef, Row>
  readonly counts: Counts
}

/** The cases the file adds or changes: one line a child, one case a family. */
export function planCases(
  rows: readonly CaseRow[], idByCode: ReadonlyMap<string, UnitId>, idByEmail: ReadonlyMap<string, PersonId>, context: Making,
): PlannedCases {
  const byRef = new Map([...context.present.cases].map(([ref, stored]) => [ref, stored.case]))
  const counting = counter()
  const changed = new Map<CaseRef, Row>()
  const peopleOf = ({ row }: CaseRow, column: 'knows' | 'restricted', emails: readonly string[]) => emails.flatMap((email) => {
    const id = idByEmail.get(email)
    if (id === undefined) problem(context, row, column, `names ${email}, who is nobody in people.csv and nobody known.`)
    return id ?? []
  })
  const writes = [...Map.groupBy(rows, (row) => row.ref)].flatMap(([ref, family]): Write[] => {
    const [first] = family
    if (first === undefined) return []
    const unitId = idByCode.get(first.unit)
    if (unitId === undefined) {
      problem(context, first.row, 'unit', `names ${JSON.stringify(first.unit)}, which is no unit in units.csv and none known.`)
    }
    for (const row of family.slice(1)) agree(first, row, context)
    const before = byRef.get(ref)
    const restrictedTo = first.restrictedTo === undefined ? undefined : peopleOf(first, 'restricted', first.restrictedTo)
    const theCase: Case = {
      id: before?.id ?? context.newId('case'),
      organisationId: context.present.organisationId,
      ref,
      unitId: unitId ?? ('' as UnitId),
      children: mergeChildren(before?.children ?? [], family, context),
      knownBy: [...new Set([...(before?.knownBy ?? []), ...family.flatMap((row) => peopleOf(row, 'knows', row.knows))])],
      restrictedTo: saidOr(restrictedTo?.length === 0 ? null : restrictedTo, before?.restrictedTo ?? null),
      version: before?.version ?? 0,
    }
    byRef.set(ref, theCase)
    const write = counting.write({ kind: 'case', row: theCase }, before)
    if (write.length > 0) changed.set(ref, first.row)
    return write
  })
  return { writes, byRef, changed, counts: counting.counts() }
}

function agree(first: CaseRow, row: CaseRow, context: Making): void {
  const listed = ({ restrictedTo = [] }: CaseRow): string => restrictedTo.toSorted().join(';')
  if (row.unit !== first.unit) problem(context, row.row, 'unit', `differs from line ${first.row.line}; a family has one unit.`)
  if (listed(row) !== listed(first)) {
    problem(context, row.row, 'restricted', `differs from line ${first.row.line}; a case is restricted as a whole.`)
  }
}

function mergeChildren(before: readonly Child[], family: readonly CaseRow[], context: Making): readonly Child[] {
  const seen = new Map<string, number>()
  const children = new Map(before.map((child) => [child.ref.toLowerCase(), child]))
  for (const row of family) {
    const key = row.childRef.toLowerCase()
    if (repeated(seen, key, row.row, context, 'child_ref')) continue
    if (row.dateOfBirth !== null && row.dateOfBirth > context.today) {
      problem(context, row.row, 'date_of_birth', 'is in the future; leave it empty for a child not yet born.')
    }
    const known = children.get(key) ?? { id: context.newId('child'), ref: row.childRef, dateOfBirth: null }
    children.set(key, { ...known, dateOfBirth: row.dateOfBirth ?? known.dateOfBirth })
  }
  return [...children.values()]
}
