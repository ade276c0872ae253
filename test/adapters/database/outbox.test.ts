import { afterAll, beforeAll, describe } from 'vitest'
import { outboxContract } from '../../contracts/outbox-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('the outbox on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  outboxContract(() => kept)
})
