import { afterAll, beforeAll, describe } from 'vitest'
import { createPolicyTerms } from '../../../adapters/database/policy-terms.ts'
import { aCouncil, policy } from '../../contracts/council.ts'
import { policiesContract } from '../../contracts/policies-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('policies on PostgreSQL', () => {
  const [council, other] = [aCouncil(), aCouncil()]
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
    for (const each of [council, other]) await kept.addOrganisation(each, policy)
  })
  afterAll(() => kept.close())

  policiesContract(() => ({ policies: createPolicyTerms(kept.pool), store: kept.store, council, other, byId: council.gail.id }))
})
