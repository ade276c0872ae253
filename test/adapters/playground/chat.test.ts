import { describe, expect, it } from 'vitest'
import { createChat } from '../../../adapters/playground/chat.ts'
import type { Change } from '../../../adapters/playground/feed.ts'
import { createFeed } from '../../../adapters/playground/feed.ts'
import { createMessageLog } from '../../../adapters/playground/log.ts'
import { placeOf } from '../../../adapters/playground/places.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import { paragraph } from '../../../src/messages/text.ts'
import { chatContract } from '../../contracts/chat-contract.ts'
import { staff } from './hawthorn.ts'
import { playgroundDatabase, setClock } from './playground-database.ts'

const { pool } = playgroundDatabase()
const clock = setClock('2026-11-24T08:30:00Z')
const marker = '00000000-0000-4000-8000-000000000001' as NoticeId
const said = (words: string) => ({ summary: words, blocks: [paragraph(words)] })

function open() {
  const feed = createFeed()
  const messages = createMessageLog(pool(), feed)
  const changes: Change['kind'][] = []
  feed.follow(feed.position(), ({ change }) => changes.push(change.kind))
  return { messages, changes, chat: createChat(messages, clock) }
}

describe('the playground as a chat platform', () => {
  chatContract(async () => {
    const { chat, messages } = open()
    return {
      chat, place: placeOf('hawthorn'), someone: { platform: 'playground', tenant: 'playground', user: 'kim' },
      showing: async ({ conversation }) => {
        const lines = await messages.page(conversation, staff.jo.id, 100, null)
        return lines.map(({ body }) => (body.kind === 'message' ? body.message.summary : body.kind))
      },
    }
  })

  it('shows a message once, however often it is posted, and tells open pages once', async () => {
    const { chat, messages, changes } = open()
    const first = await chat.post(placeOf('hawthorn'), said('T-1 is allocated.'), marker)
    expect(await chat.post(placeOf('hawthorn'), said('T-1 is allocated.'), marker)).toEqual(first)
    expect(await messages.page('hawthorn', staff.jo.id, 100, null)).toHaveLength(1)
    expect(changes).toEqual(['posted'])
  })

  it('keeps what was said for the next start', async () => {
    await open().chat.post(placeOf('hawthorn'), said('T-1 is allocated.'), marker)
    const [line] = await open().messages.page('hawthorn', staff.jo.id, 100, null)
    expect(line).toMatchObject({ at: '2026-11-24T08:30:00.000Z', body: { message: { summary: 'T-1 is allocated.' } } })
  })

  it('cannot be reached on another platform, and says what to do', async () => {
    const elsewhere = { platform: 'slack', tenant: 'T1', conversation: 'C1' } as const
    const posting = open().chat.post(elsewhere, said('x'), marker)
    await expect(posting).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining('Import') })
  })
})
