import { describe } from 'vitest'
import { conversationsContract } from '../contracts/conversations-contract.ts'
import { keptConversations } from './kept-conversations.ts'

describe('conversations kept in memory', () => {
  const conversations = keptConversations()
  conversationsContract(() => ({ conversations, elsewhere: conversations }))
})
