import { expect, it } from 'vitest'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import { paragraph } from '../../src/messages/text.ts'
import type { Message } from '../../src/messages/model.ts'
import type { Chat } from '../../src/ports/chat.ts'

const said = (words: string): Message => ({ summary: words, blocks: [paragraph(words)] })
const marker = (name: string) => `00000000-0000-4000-8000-${name.padStart(12, '0')}` as NoticeId

/** What every chat platform must do for us, the fake included. `showing` reads back the summaries a place itself shows, oldest first, without what is in threads. */
export function chatContract(create: () => Promise<{ chat: Chat; place: ChatPlace; someone: Identity; showing: (place: ChatPlace) => Promise<readonly string[]> }>): void {
  it('puts a message where it was told to', async () => {
    const { chat, place, showing } = await create()
    const posted = await chat.post(place, said('T-1 is allocated.'), marker('1'))
    expect(posted.place).toEqual(place)
    expect(await showing(place)).toEqual(['T-1 is allocated.'])
  })

  it('puts a follow-up in the thread of what it follows, and a follow-up of that in the same thread', async () => {
    const { chat, place, showing } = await create()
    const root = await chat.post(place, said('D-3 waits.'), marker('7'))
    const follow = await chat.post(place, said('D-3 was sent back.'), marker('8'), root)
    const last = await chat.post(place, said('D-3 is approved.'), marker('9'), follow)
    expect([root.rootId, follow.rootId, last.rootId]).toEqual([null, root.messageId, root.messageId])
    expect(await showing(place)).toEqual(['D-3 waits.'])
  })

  it('says what keeps it from working, and what it still waits for: nothing', async () => {
    const { chat } = await create()
    expect([await chat.problems(), await chat.awaits()]).toEqual([[], []])
  })

  it('draws a message again in place', async () => {
    const { chat, place, showing } = await create()
    const posted = await chat.post(place, said('D-1 waits.'), marker('2'))
    await chat.post(place, said('T-2 is done.'), marker('3'))
    await chat.update(posted, said('D-1 is approved.'))
    expect(await showing(place)).toEqual(['D-1 is approved.', 'T-2 is done.'])
  })

  it('does not mind drawing again a message that is gone', async () => {
    const { chat, place } = await create()
    await expect(chat.update({ place, messageId: '999999', rootId: null }, said('gone'))).resolves.toBeUndefined()
  })

  it('finds a message again by its marker, and says when it is not there', async () => {
    const { chat, place } = await create()
    const posted = await chat.post(place, said('D-2 waits.'), marker('4'))
    expect([posted, 'cannot-tell']).toContainEqual(await chat.findPosted(place, marker('4')))
    expect([null, 'cannot-tell']).toContainEqual(await chat.findPosted(place, marker('5')))
  })

  it('has a place for somebody’s direct messages, the same every time and nobody else’s', async () => {
    const { chat, place, someone, showing } = await create()
    const direct = await chat.directMessages(someone)
    expect(await chat.directMessages(someone)).toEqual(direct)
    expect(direct).not.toEqual(place)
    await chat.post(direct, said('For you.'), marker('6'))
    expect(await showing(direct)).toEqual(['For you.'])
    expect(await showing(place)).toEqual([])
  })
}
