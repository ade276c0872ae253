import { afterAll, beforeAll, describe } from 'vitest'
import { createServices } from '../../../adapters/database/services.ts'
import { servicesContract } from '../../contracts/services-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('the service directory on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  servicesContract(() => ({ ...kept, services: createServices(kept.pool) }))
})
