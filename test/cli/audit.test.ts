import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { unitco } from '../../src/cli/unitco.ts'
import { newId, now, policy } from '../contracts/council.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

describe('unitco audit verify', () => {
  let database: TestDatabase
  let pool: pg.Pool
  let printed: string[]
  let warned: string[]
  const ask = (...args: readonly string[]) => unitco(['audit', ...args], { print: (text) => printed.push(text), warn: (text) => warned.push(text) })

  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url })
    for (const name of ['Marlow', 'Henley']) await createOrganisation(pool, { id: newId('organisation'), name, policy, at: now })
  })
  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', database.url);
    [printed, warned] = [[], []]
  })
  afterEach(() => vi.unstubAllEnvs())
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })

  it('says of every organisation that its audit is whole', async () => {
    expect(await ask('verify')).toBe(0)
    expect(printed).toEqual(['Henley: the audit is whole, 1 entry.', 'Marlow: the audit is whole, 1 entry.'])
    expect(await ask('verify', '--json')).toBe(0)
    expect(JSON.parse(printed.at(-1) ?? '')).toEqual([
      { organisation: 'Henley', kind: 'whole', entries: 1 }, { organisation: 'Marlow', kind: 'whole', entries: 1 },
    ])
  })

  it('names the first broken entry, and ends with 1', async () => {
    await pool.query(`ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only;
      UPDATE audit_event SET detail = '{}' WHERE organisation_id = (SELECT id FROM organisation WHERE name = 'Marlow')`)
    expect(await ask('verify')).toBe(1)
    expect(warned).toEqual(['Marlow: Entry 1 was changed, or does not follow the entry before it.'])
    expect(printed).toEqual(['Henley: the audit is whole, 1 entry.'])
  })

  it.each([[[]], [['check']], [['verify', 'twice']], [['verify', '--fast']]])('asked as %j is wrong usage', async (args) => {
    expect(await ask(...args)).toBe(2)
    expect(warned).toHaveLength(1)
  })
})
