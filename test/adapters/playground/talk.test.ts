import { expect, it } from 'vitest'
import { createChat } from '../../../adapters/playground/chat.ts'
import { createFeed } from '../../../adapters/playground/feed.ts'
import type { Line } from '../../../adapters/playground/log.ts'
import { createMessageLog } from '../../../adapters/playground/log.ts'
import type { Conversation } from '../../../adapters/playground/personas.ts'
import { placeOf } from '../../../adapters/playground/places.ts'
import type { Payload } from '../../../adapters/playground/read-intent.ts'
import { talk } from '../../../adapters/playground/talk.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import type { Form } from '../../../src/messages/model.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { paragraph } from '../../../src/messages/text.ts'
import { channel, direct, playingJo, staff } from './hawthorn.ts'
import { playgroundDatabase, setClock } from './playground-database.ts'

const { pool } = playgroundDatabase()
const { jo, sam } = staff
const clock = setClock('2026-11-24T08:30:00Z')
const notice = (digit: string) => `00000000-0000-4000-8000-00000000000${digit}` as NoticeId
const message = (summary: string) => ({ summary, blocks: [paragraph(summary)] })

interface About {
  readonly where?: Conversation
  readonly inThread?: boolean
  readonly cardIn?: string
  /** What the card says when that is not what the asker is told. */
  readonly card?: string
  /** Whether the card is put in the thread of an earlier one. */
  readonly followsUp?: boolean
  readonly isPress?: boolean
}

/** Says one line as Jo, and shows what Jo and Sam then see. `cardIn` is where the outbox puts the card of a stored answer. */
async function say(line: string, reply: Reply, about: About = {}) {
  const messages = createMessageLog(pool(), createFeed())
  const chat = createChat(messages, clock)
  const where = about.where ?? channel
  const root = about.inThread === true ? await chat.post(placeOf(where.conversation), message('root'), notice('8')) : null
  const cardUnder = about.followsUp === true ? await chat.post(placeOf(where.conversation), message('allocated'), notice('7')) : undefined
  const payload: Payload = {
    as: jo.email, in: where.conversation, thread: root?.messageId ?? null, key: crypto.randomUUID(),
    ...(about.isPress === true ? { kind: 'press', intent: { kind: 'show-unit' } } : { kind: 'say', line }),
  }
  const shown = await talk({
    messages, clock,
    doors: {
      answer: async () => reply,
      sendNow: async (id) => {
        if (about.cardIn === undefined) return null
        const card = message(about.card ?? 'stored')
        return { message: card, posted: await chat.post(placeOf(about.cardIn), card, id, cardUnder) }
      },
    },
  }, playingJo, where, payload)
  const seenBy = async (person: typeof jo) => (root === null
    ? messages.page(where.conversation, person.id, 9, null)
    : messages.thread(where.conversation, root.messageId, person.id))
  return { shown, jo: (await seenBy(jo)).map(words), sam: (await seenBy(sam)).map(words) }
}

function words({ body }: Line): string {
  if (body.kind === 'message') return body.message.summary
  return body.kind === 'said' ? `${body.by}: ${body.text}` : `used ${body.verb}`
}

it('shows an answer to whoever asked, and what they typed after a command to nobody', async () => {
  const seen = await say('/due C-1042', { kind: 'message', message: message('Nothing is due.') })
  expect(seen).toMatchObject({ jo: ['used due', 'Nothing is due.'], sam: [] })
})

it('shows words to colleagues to everybody, and does not ask about them', async () => {
  const seen = await say('Is anybody in?', { kind: 'message', message: message('never asked') })
  expect(seen).toMatchObject({ jo: ['Jo Harlow: Is anybody in?'], sam: ['Jo Harlow: Is anybody in?'] })
})

it('lets the card be the answer when it comes to where they asked', async () => {
  const seen = await say('/done T-12', { kind: 'done', message: message('stored'), notice: notice('9') }, { cardIn: 'hawthorn' })
  expect(seen).toMatchObject({ jo: ['used done', 'stored'], sam: ['stored'] })
})

it('lets the card be the answer in the thread of the card that was pressed, but not of one that they may not be looking at', async () => {
  const reply = { kind: 'done', message: message('stored'), notice: notice('9') } as const
  const pressed = await say('', reply, { cardIn: 'hawthorn', followsUp: true, isPress: true })
  expect(pressed.jo).toEqual(['allocated'])
  const typed = await say('/done T-12', reply, { cardIn: 'hawthorn', followsUp: true })
  expect(typed).toMatchObject({ jo: ['allocated', 'used done', 'stored'], sam: ['allocated'] })
})

it('tells them what the card does not say, beside it', async () => {
  const reply = { kind: 'done', message: message('who could do it'), notice: notice('9') } as const
  const seen = await say('/allocate C-1042 letter', reply, { cardIn: 'hawthorn', card: 'needs an owner' })
  expect(seen).toMatchObject({ jo: ['used allocate', 'needs an owner', 'who could do it'], sam: ['needs an owner'] })
})

it('confirms what was stored when the card goes elsewhere', async () => {
  const reply = { kind: 'done', message: message('stored'), notice: notice('9') } as const
  const seen = await say('done T-12', reply, { where: direct, cardIn: 'hawthorn' })
  expect(seen.jo).toEqual(['Jo Harlow: done T-12', 'stored'])
})

it('confirms what was stored, to them alone, when the card has not come', async () => {
  const seen = await say('/done T-12', { kind: 'done', message: message('stored'), notice: notice('9') })
  expect(seen).toMatchObject({ jo: ['used done', 'stored'], sam: [] })
})

it('answers in the thread it was asked in', async () => {
  const reply = { kind: 'done', message: message('stored'), notice: notice('9') } as const
  const seen = await say('@Co-ordinator done T-12', reply, { inThread: true, cardIn: 'hawthorn' })
  expect(seen.jo).toEqual(['root', 'Jo Harlow: @Co-ordinator done T-12', 'stored'])
  expect(seen.sam).toEqual(['root', 'Jo Harlow: @Co-ordinator done T-12'])
})

it('hands a form to the page', async () => {
  const form: Form = { form: 'done', title: 'Done', intro: [], submit: 'Done', carries: {}, fields: [] }
  expect((await say('/done', { kind: 'form', form })).shown).toEqual({ kind: 'form', form })
})
