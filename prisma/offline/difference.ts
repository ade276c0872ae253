import type { MigrationDirectory } from '@prisma/schema-engine-wasm'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createEngine } from './engine.ts'
import type { Scratch } from './scratch.ts'

/**
 * The SQL that takes a database with every migration in `migrationsDir` to what `schemaFile` says.
 * @returns undefined when they agree.
 * @throws when a migration does not apply to an empty database, or the schema is not valid.
 */
export async function differenceBetween(migrationsDir: string, schemaFile: string, scratch: Scratch): Promise<string | undefined> {
  const content = readFileSync(schemaFile, 'utf8')
  const engine = await createEngine(scratch, [[schemaFile, content]])
  const { exitCode, stdout } = await engine.diff({
    from: {
      tag: 'migrations',
      baseDir: path.resolve(migrationsDir),
      lockfile: { path: 'migration_lock.toml', content: readFileSync(path.join(migrationsDir, 'migration_lock.toml'), 'utf8') },
      shadowDbInitScript: '',
      migrationDirectories: readMigrations(migrationsDir),
    },
    to: { tag: 'schemaDatamodel', files: [{ path: schemaFile, content }] },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return exitCode === 2 ? stdout ?? '' : undefined
}

function readMigrations(directory: string): MigrationDirectory[] {
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map(({ name }) => name).sort().map((name) => {
    const value = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8')
    return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
  })
}
