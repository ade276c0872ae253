import { afterAll, beforeAll, describe } from 'vitest'
import { createConversations } from '../../../adapters/database/conversations.ts'
import { conversationsContract } from '../../contracts/conversations-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('conversations on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  conversationsContract(() => ({ conversations: createConversations(kept.pool), elsewhere: createConversations(kept.pool) }))
})
