import { expect } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import { compose } from '../../src/app/compose.ts'
import { keep } from '../../src/app/kept-asks.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { Notice } from '../../src/domain/notice.ts'
import type { Intent } from '../../src/intents/intent.ts'
import type { Button, Form, Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { createFakeChat } from './fake-chat.ts'
import { plainForm, pressesOf } from './plain-text.ts'
import { readable } from './readable.ts'
import { runProduct, type StoryOptions } from './running-product.ts'
import { lookingAt, type Seen } from './seen.ts'

export { instantOf, minute, type When } from './running-product.ts'

/** What somebody is shown after they said or pressed something, and the model it was read from. */
export interface Shown extends Seen {
  readonly reply: Reply
}

/**
 * The whole product with a clock that stands where it is put and a chat platform in memory: people say, press and fill in, time passes, and
 * the story looks at what is shown. People are named by what stands before the @ of their e-mail.
 */
export async function createWorld(options: StoryOptions) {
  const chat = createFakeChat()
  const product = await runProduct(options, async () => ({ chat }))
  const { app, assembly: { courier }, now } = product
  const answer = createAnswer(app)
  let asked = 0

  async function ask(person: string, said: Ask['said'], channel: string | null, key = `story-${asked += 1}`): Promise<Shown> {
    const reply = await answer(asking(person, said, channel, key))
    if (reply.kind === 'done' && reply.card !== undefined) await isAsComposed(reply.notice, reply.card)
    await courier.deliver(now())
    return reply.kind === 'form' ? formShown(reply.form) : messageShown(reply.message, reply)
  }

  /** Words that a reply has for its card are those the card would have been composed of from what is stored. */
  async function isAsComposed(id: NoticeId | null, card: Message): Promise<void> {
    const { rows: [row] } = await product.pool.query<Pick<Notice, 'organisationId' | 'to' | 'about'>>(
      `SELECT organisation_id AS "organisationId", recipient AS "to", about FROM notice WHERE id = $1`, [id])
    if (row === undefined) throw new Error('a reply has words for a card that was never promised')
    const notice: Notice = {
      ...row, id: id as NoticeId, occurrence: '', isUrgent: false, lateByMinutes: 0, subjectId: null,
    }
    expect(await compose(app, notice, now())).toEqual({ kind: 'message', message: card })
  }

  const asking = (person: string, said: Ask['said'], channel: string | null, key: string): Ask => ({
    identity: { platform: 'playground', tenant: 'playground', user: emailOf(person) },
    channel: channel === null ? null : { platform: 'playground', tenant: 'playground', conversation: channel },
    key, said,
  })

  const messagesIn = (place: string): readonly Shown[] =>
    chat.messagesIn(place.startsWith('@') ? `direct:${emailOf(place.slice(1))}` : place).map((message) => messageShown(message))

  return {
    ...product, ...lookingAt(messagesIn), chat, ask,

    /** `/allocate C-1042 home visit` typed in the unit's channel, or (null) in direct messages; or words without a slash. */
    says(person: string, line: string, channel: string | null = 'hawthorn'): Promise<Shown> {
      const [, verb = '', rest = ''] = /^\/(\S+)\s*([^]*)$/.exec(line) ?? []
      return ask(person, verb === '' ? { kind: 'words', line } : { kind: 'command', verb, line: rest }, channel)
    },

    /** Says what the platform cannot go on with at once: it is kept, and they are shown the button that does. */
    async isKept(person: string, said: Ask['said'], channel: string | null = 'hawthorn', key = `story-${asked += 1}`): Promise<Shown> {
      return messageShown(await keep(app, asking(person, said, channel, key)))
    },

    /** Presses the button with that label on what they were shown, or on a message they see somewhere. */
    presses(person: string, label: string, on: Shown, channel: string | null = 'hawthorn'): Promise<Shown> {
      return ask(person, { kind: 'press', intent: buttonOn(messageOf(on), label).intent }, channel)
    },

    /** Presses what the product may or may not have drawn: a browser can send anything. */
    sends: (person: string, intent: Intent, channel: string | null = 'hawthorn'): Promise<Shown> =>
      ask(person, { kind: 'press', intent }, channel),

    /** Fills in the form they were shown, keeping what it already has. People are given as `@jo`. */
    fills(person: string, shown: Shown, values: Readonly<Record<string, string>>, channel: string | null = 'hawthorn'): Promise<Shown> {
      const form = formOf(shown)
      const before = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
      return ask(person, { kind: 'form', form: form.form, values: { ...before, ...values }, carries: form.carries }, channel)
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

function emailOf(person: string): string {
  return person.includes('@') ? person : `${person}@marlow.example`
}

function messageShown(message: Message, reply: Reply = { kind: 'message', message }): Shown {
  return { kind: 'message', text: readable(message), summary: message.summary, reply }
}

function formShown(form: Form): Shown {
  return { kind: 'form', text: plainForm(form), summary: form.title, reply: { kind: 'form', form } }
}

function messageOf({ reply, text }: Shown): Message {
  if (reply.kind === 'form') throw new Error(`a form was shown, not a message with buttons:\n${text}`)
  return reply.message
}

function formOf({ reply, text }: Shown): Form {
  if (reply.kind !== 'form') throw new Error(`no form was shown, but:\n${text}`)
  return reply.form
}

function buttonOn(message: Message, label: string): Button {
  const found = pressesOf(message).find((button) => button.label === label)
  if (found === undefined) throw new Error(`there is no button “${label}” on:\n${readable(message)}`)
  return found
}
