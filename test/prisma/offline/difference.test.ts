import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { differenceBetween } from '../../../prisma/offline/difference.ts'
import type { Scratch } from '../../../prisma/offline/scratch.ts'
import { createEmptyDatabase, type TestDatabase } from '../../support/database.ts'

const prismaDir = path.resolve(import.meta.dirname, '..', '..', '..', 'prisma')
const SCHEMA = 'datasource db {\n  provider = "postgresql"\n}\n\nmodel Unit {\n  id   Int    @id\n  name String\n}\n'
const UNIT = 'CREATE TABLE "Unit" ("id" INTEGER NOT NULL, CONSTRAINT "Unit_pkey" PRIMARY KEY ("id"));'

const made: TestDatabase[] = []
const scratch: Scratch = {
  createDatabase: async () => {
    const database = await createEmptyDatabase()
    made.push(database)
    return database.url
  },
  remove: async () => void await Promise.all(made.map(({ drop }) => drop())),
}

afterAll(() => scratch.remove())

function differenceOf(schema: string, migrations: Readonly<Record<string, string>>): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'difference-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  writeFileSync(path.join(folder, 'schema.prisma'), schema)
  writeFileSync(path.join(folder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  for (const [name, sql] of Object.entries(migrations)) {
    mkdirSync(path.join(folder, name))
    writeFileSync(path.join(folder, name, 'migration.sql'), sql)
  }
  return differenceBetween(folder, path.join(folder, 'schema.prisma'), scratch)
}

describe('the difference between migrations and schema', () => {
  it('is none in this repository', async () => {
    expect(await differenceBetween(path.join(prismaDir, 'migrations'), path.join(prismaDir, 'schema.prisma'), scratch)).toBeUndefined()
  })

  it('is the SQL of the next migration', async () => {
    expect(await differenceOf(SCHEMA, { '1_unit': UNIT })).toContain('ALTER TABLE "Unit" ADD COLUMN     "name" TEXT NOT NULL')
  })

  it('is found in order of name, through functions and their semicolons', async () => {
    const name = `
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused; always'; END $$;
      CREATE TRIGGER unit_is_kept BEFORE DELETE ON "Unit" FOR EACH ROW EXECUTE FUNCTION refuse();
      ALTER TABLE "Unit" ADD COLUMN "name" TEXT NOT NULL;`
    expect(await differenceOf(SCHEMA, { '2_name': name, '1_unit': UNIT })).toBeUndefined()
  })

  it('cannot be told when a migration does not apply, and says why', async () => {
    await expect(differenceOf(SCHEMA, { '1_unit': 'ALTER TABLE nowhere ADD COLUMN name TEXT' }))
      .rejects.toThrow(/1_unit[\s\S]*nowhere/)
  })
})
