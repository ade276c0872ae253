import { afterAll, beforeAll, describe } from 'vitest'
import { driftsContract } from '../../contracts/drifts-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('drifts on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  driftsContract(() => kept)
})
