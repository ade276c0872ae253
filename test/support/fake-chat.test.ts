import { describe } from 'vitest'
import { chatContract } from '../contracts/chat-contract.ts'
import { createFakeChat } from './fake-chat.ts'

describe('the chat platform of the stories', () => {
  chatContract(async () => {
    const chat = createFakeChat()
    return {
      chat,
      place: { platform: 'playground', tenant: 'playground', conversation: 'hawthorn' },
      someone: { platform: 'playground', tenant: 'playground', user: 'kim' },
      showing: async (place) => chat.messagesOutsideThreads(place.conversation).map((message) => message.summary),
    }
  })
})
