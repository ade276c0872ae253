import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommit, aNotice, now } from '../../contracts/council.ts'
import { aStoredCouncil } from '../../contracts/kept.ts'
import { outboxContract } from '../../contracts/outbox-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('the outbox on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  outboxContract(() => kept)

  it('passes over a notice that somebody else is just taking, and does not wait for it', async () => {
    const council = await aStoredCouncil(kept)
    const [taken, free] = [aNotice(council, 'taken'), aNotice(council, 'free')]
    await kept.store.commit(council.id, aCommit([], { notices: [taken, free] }))
    const somebody = await kept.pool.connect()
    await somebody.query('BEGIN')
    await somebody.query('SELECT FROM notice WHERE id = $1 FOR UPDATE', [taken.id])
    expect((await kept.outbox.claim(now, 10)).map(({ notice }) => notice.id)).toEqual([free.id])
    await somebody.query('ROLLBACK')
    somebody.release()
  })
})
