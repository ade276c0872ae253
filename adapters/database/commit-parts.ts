import type { Column, Table } from './columns.ts'
import { type Parameters, rowsAs } from './statement.ts'

/**
 * A commit's statement being written. Each part is a common table expression called after what it did and its table, `added_task`;
 * all of them read `home`, the organisation's row, so none begins before that row is theirs.
 */
export interface Writing extends Parameters {
  readonly org: string
  readonly parts: string[]
  /** What must hold for the commit to stand, as SQL. */
  readonly conditions: string[]
}

export interface Versioned {
  readonly id: string
  readonly version: number
}

export interface Adding {
  /** Columns besides the table's own, with the SQL of what they hold. */
  readonly more?: Readonly<Record<string, string>>
  /** A part that has to be done first, if the statement has it. */
  readonly after?: string
  /** What the statement says after its rows. */
  readonly ending?: string
}

/** Adds rows. */
export function addRows<Row>(
  writing: Writing, table: Table<Row>, rows: readonly Row[],
  { more = {}, after, ending = '' }: Adding = {},
): void {
  if (rows.length === 0) return
  const names = table.columns.map(({ name }) => name)
  const waits = after !== undefined && writing.parts.some((part) => part.startsWith(`${after} AS`))
  writing.parts.push(`added_${table.name} AS (
    INSERT INTO "${table.name}" (${['organisation_id', ...names, ...Object.keys(more)].join(', ')})
    SELECT ${[writing.org, ...names.map((name) => `r.${name}`), ...Object.values(more)].join(', ')}
    FROM home, ${waits ? `(SELECT count(*) FROM ${after}) AS first, ` : ''}${rowsAs(table.columns, rows, writing)}
    ${ending})`)
}

/** Changes rows that are still at the version they were loaded at; the commit stands only if all of them are. */
export function changeRows<Row extends Versioned>(writing: Writing, table: Table<Row>, rows: readonly Row[]): void {
  if (rows.length === 0) return
  const loadedAt: Column<Row> = { name: 'version', type: 'integer', of: (row) => row.version }
  const sets = table.columns.filter(({ name }) => name !== 'id').map(({ name }) => `${name} = r.${name}`)
  writing.parts.push(`changed_${table.name} AS (
    UPDATE "${table.name}" AS t SET ${sets.join(', ')}, version = t.version + 1
    FROM home, ${rowsAs([...table.columns, loadedAt], rows, writing)}
    WHERE t.organisation_id = ${writing.org} AND t.id = r.id AND t.version = r.version RETURNING 1)`)
  writing.conditions.push(`(SELECT count(*) FROM changed_${table.name}) = ${writing.add(rows.length)}`)
}

/** Removes rows that have no version, found by those of their columns that name them. */
export function removeRows<Row>(writing: Writing, table: Table<Row>, rows: readonly Row[], names: readonly string[]): void {
  if (rows.length === 0) return
  const columns = table.columns.filter(({ name }) => names.includes(name))
  writing.parts.push(`removed_${table.name} AS (
    DELETE FROM "${table.name}" AS t USING home, ${rowsAs(columns, rows, writing)}
    WHERE t.organisation_id = ${writing.org} AND ${names.map((name) => `t.${name} = r.${name}`).join(' AND ')} RETURNING 1)`)
}

/** Removes the parts of changed things, which are then added afresh, except the parts named in `keeping`. */
export function removeParts(
  writing: Writing, table: Table<never>, owner: string, ownerIds: readonly string[], keeping: readonly string[] = [],
): void {
  if (ownerIds.length === 0) return
  writing.parts.push(`removed_${table.name} AS (
    DELETE FROM "${table.name}" AS t USING home WHERE t.organisation_id = ${writing.org}
    AND t.${owner} = ANY(${writing.add(ownerIds)}::uuid[])
    ${keeping.length > 0 ? `AND t.id <> ALL(${writing.add(keeping)}::uuid[])` : ''} RETURNING 1)`)
}
