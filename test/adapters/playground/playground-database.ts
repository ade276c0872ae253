import pg from 'pg'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { createTestDatabase } from '../../support/database.ts'

/** A database for the tests of one file, with nothing said in the playground before each of them. */
export function playgroundDatabase(): { readonly url: () => string; readonly pool: () => pg.Pool } {
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  let pool: pg.Pool
  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 4 })
  })
  beforeEach(async () => {
    await pool.query('TRUNCATE playground_message, playground_setting RESTART IDENTITY')
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })
  return { url: () => database.url, pool: () => pool }
}

/** A wall clock that stands still until it is set. */
export function setClock(at: string): Clock & { set(to: string): void } {
  let now: Instant = instantFrom(at)
  return { now: () => now, set: (to) => { now = instantFrom(to) } }
}
