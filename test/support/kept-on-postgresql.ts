import { createOutbox } from '../../adapters/database/outbox.ts'
import { openPool } from '../../adapters/database/pool.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { createStore } from '../../adapters/database/store.ts'
import type pg from 'pg'
import { now } from '../contracts/council.ts'
import type { Kept } from '../contracts/kept.ts'
import { createTestDatabase } from './database.ts'
import { quietLog } from './quiet-log.ts'

/** The store and the outbox on a database of the test file's own. */
export async function keepOnPostgresql(): Promise<Kept & { readonly pool: pg.Pool; readonly close: () => Promise<void> }> {
  const database = await createTestDatabase()
  const pool = openPool(database.url, quietLog())
  return {
    pool, store: createStore(pool), elsewhere: createStore(pool), outbox: createOutbox(pool),
    addOrganisation: ({ id }, policy) => createOrganisation(pool, { id, name: 'Council', policy, at: now }),
    close: async () => {
      await pool.end()
      await database.drop()
    },
  }
}
