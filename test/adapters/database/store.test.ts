import { afterAll, beforeAll, describe } from 'vitest'
import { storeContract } from '../../contracts/store-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('the store on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  storeContract(() => kept)
})
