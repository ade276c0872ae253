/**
 * npm run migration -- <name>   writes prisma/migrations/<timestamp>_<name>/migration.sql: what schema.prisma has and they have not
 * npm run migration -- --check  exits 2 when schema.prisma and the migrations disagree
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { differenceBetween } from './difference.ts'
import { promiseScratch } from './scratch.ts'

const here = path.resolve(import.meta.dirname, '..')
const migrationsDir = path.join(here, 'migrations')
const [name] = process.argv.slice(2)

try {
  if (name === '--check') await check()
  else await write(name)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function check(): Promise<void> {
  const sql = await difference()
  if (sql === undefined) return console.log('schema.prisma and prisma/migrations agree.')
  console.log(`schema.prisma and prisma/migrations disagree; missing:\n\n${sql}`)
  process.exitCode = 2
}

async function write(name = ''): Promise<void> {
  if (!/^[a-z0-9]+(_[a-z0-9]+)*$/.test(name)) {
    throw new Error('Say what the migration does in lower case with underscores, such as: npm run migration -- add_cover')
  }
  const sql = await difference()
  if (sql === undefined) return console.log('schema.prisma and prisma/migrations agree: no migration is needed.')
  const timestamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14)
  const folder = path.join(migrationsDir, `${timestamp}_${name}`)
  mkdirSync(folder)
  writeFileSync(path.join(folder, 'migration.sql'), sql)
  console.log(`Written: ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`)
}

async function difference(): Promise<string | undefined> {
  const scratch = promiseScratch()
  try {
    return await differenceBetween(migrationsDir, path.join(here, 'schema.prisma'), scratch)
  } finally {
    await scratch.remove()
  }
}
