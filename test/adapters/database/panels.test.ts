import { afterAll, beforeAll, describe } from 'vitest'
import { createPanels } from '../../../adapters/database/panels.ts'
import { panelsContract } from '../../contracts/panels-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('panels on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  panelsContract(() => ({ ...kept, panels: createPanels(kept.pool) }))
})
