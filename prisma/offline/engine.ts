import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError, type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import { SchemaEngine } from '@prisma/schema-engine-wasm'
import pg from 'pg'
import type { Scratch } from './scratch.ts'

/** A path and what the file there says. */
export type SchemaFile = readonly [path: string, content: string]

// The engine reports its panics to this registry, which Prisma's own loader would provide.
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) } })

/**
 * Prisma's schema engine as WebAssembly, which comes with npm, in place of the native one, which has to be downloaded.
 * It looks at the database at `url`, or at an empty one of ours; migrations are tried out in another one of ours.
 */
export function createEngine(scratch: Scratch, schema: readonly SchemaFile[], url?: string): Promise<SchemaEngine> {
  const databases = bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'offline',
    connect: async () => connect(url ?? await scratch.createDatabase()),
    connectToShadowDb: async () => connect(await scratch.createDatabase()),
  })
  const datamodels = schema.length ? schema.map(([path, content]): [string, string] => [path, content]) : undefined
  return SchemaEngine.new({ datamodels }, () => {}, databases)
}

/** Prisma's adapter is made for a client's queries; the engine also sends whole scripts and reads PostgreSQL's own catalogue. */
async function connect(url: string): Promise<SqlDriverAdapter> {
  const pool = new pg.Pool({ connectionString: url })
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect()
  // The adapter's own way cuts a script at every semicolon, and so in the middle of a function.
  adapter.executeScript = async (script) => void await pool.query(script).catch(passOn)
  teachLetters(pool, adapter)
  return adapter
}

const CHAR: number = pg.types.builtins.CHAR
const TEXT: number = pg.types.builtins.TEXT

/** The engine only gets to see the reason of errors of this kind. */
function passOn(error: unknown): never {
  if (!(error instanceof pg.DatabaseError)) throw error
  const { code = '', severity = '', message, detail, column, hint } = error
  throw new DriverAdapterError({ kind: 'postgres', code, severity, message, detail, column, hint })
}

/** The catalogue has one-letter columns, whose type "char" the adapter does not know: it is shown text, and the engine a letter. */
function teachLetters(pool: pg.Pool, adapter: SqlDriverAdapter): void {
  const letters = new WeakMap<object, readonly number[]>()
  const query = pool.query.bind(pool)
  Object.assign(pool, {
    query: async (config: pg.QueryArrayConfig) => {
      const result = await query(config)
      if (!Array.isArray(result.fields)) return result
      letters.set(result.rows, result.fields.flatMap(({ dataTypeID }, index) => dataTypeID === CHAR ? [index] : []))
      const fields = result.fields.map((field) => field.dataTypeID === CHAR ? { ...field, dataTypeID: TEXT } : field)
      return { ...result, fields }
    },
  })
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (sqlQuery) => {
    const result = await queryRaw(sqlQuery)
    for (const index of letters.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character
    return result
  }
}
