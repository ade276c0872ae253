import { createHash } from 'node:crypto'
import type { Column } from './columns.ts'

/** A statement that PostgreSQL plans once per connection and then remembers by its name. */
export interface Statement {
  readonly name: string
  readonly text: string
  readonly values: unknown[]
}

/** Collects the values of a statement being written. */
export interface Parameters {
  readonly values: unknown[]
  /** Takes a value and returns how the text refers to it, `$3`. */
  readonly add: (value: unknown) => string
}

export function parameters(): Parameters {
  const values: unknown[] = []
  return { values, add: (value) => `$${values.push(value)}` }
}

const names = new Map<string, string>()

/** Names the statement after its text. */
export function named(text: string, values: unknown[]): Statement {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url')
    names.set(text, name)
  }
  return { name, text, values }
}

/** So many rows are written out as parameters, which is faster; more go as one JSON value, so that the text does not grow with them. */
const WRITTEN_OUT = 4

/** Rows as a table of a query, called `r`, with the columns and their place from 1 as `ordinality`. */
export function rowsAs<Row>(columns: readonly Column<Row>[], rows: readonly Row[], { add }: Parameters): string {
  const names = columns.map(({ name }) => name).join(', ')
  if (rows.length <= WRITTEN_OUT) {
    const list = (row: Row) => columns.map((column) => `${add(scalar(column, row))}::${column.type}`).join(', ')
    const lists = rows.map((row, index) => `(${list(row)}, ${index + 1})`)
    return `(VALUES ${lists.join(', ')}) AS r(${names}, ordinality)`
  }
  const json = JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((column) => [column.name, column.of(row)]))))
  const types = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  return `ROWS FROM (jsonb_to_recordset(${add(json)}::jsonb) AS (${types})) WITH ORDINALITY AS r(${names}, ordinality)`
}

function scalar<Row>({ type, of }: Column<Row>, row: Row): unknown {
  const value = of(row)
  return type === 'jsonb' ? JSON.stringify(value) : value
}
