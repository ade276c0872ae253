import { afterAll } from 'vitest'
import { openPool } from '../../adapters/database/pool.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import { importSheets } from '../../src/app/import/import-sheets.ts'
import type { SheetName } from '../../src/app/import/sheet.ts'
import { tick } from '../../src/app/tick.ts'
import { assemble, newId, shippedPolicy } from '../../src/assemble.ts'
import { addMinutes, atLondon, dateFrom, timeFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Button, Form, Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { createTestDatabase } from './database.ts'
import { createFakeChat } from './fake-chat.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { plainForm } from './plain-text.ts'
import { quietLog } from './quiet-log.ts'

/** `2026-11-24 08:30`, in London. */
export type When = `${number}-${number}-${number} ${number}:${number}`

export interface WorldOptions {
  readonly at: When
  readonly files: Partial<Record<SheetName, string>>
  readonly policy?: Policy
}

/** What somebody is shown after they said or pressed something. */
export interface Shown {
  readonly reply: Reply
  /** As the person reads it. */
  readonly text: string
}

/**
 * The whole product on a database of its own, with a clock that stands where it is put and a chat platform in memory: people say,
 * press and fill in, time passes, and the story looks at what is shown.
 */
export async function createWorld({ at, files, policy = shippedPolicy() }: WorldOptions) {
  const database = await createTestDatabase()
  const pool = openPool(database.url, quietLog())
  const chat = createFakeChat()
  let now = instantOf(at)
  const { app, courier, takeUpHolidays } = await assemble({ database: { pool }, chats: [chat], clock: { now: () => now }, log: quietLog() })
  const organisationId = newId('organisation') as OrganisationId
  await createOrganisation(pool, { id: organisationId, name: 'Marlow', policy, at: now })
  const answer = createAnswer(app)
  let asked = 0

  afterAll(async () => {
    await courier.deliver(now)
    await pool.end()
    await database.drop()
  })

  async function importFiles(some: Partial<Record<SheetName, string>>) {
    const sheets = Object.entries(some).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text).sheet)
    return importSheets(app, organisationId, sheets, now)
  }
  const imported = await importFiles(files)
  if (imported.kind === 'refused') throw new Error(`the story's files are wrong: ${JSON.stringify(imported.problems)}`)

  async function ask(person: string, said: Ask['said'], channel: string | null): Promise<Shown> {
    asked += 1
    const reply = await answer({
      identity: { platform: 'playground', tenant: 'playground', user: emailOf(person) },
      channel: channel === null ? null : { platform: 'playground', tenant: 'playground', conversation: channel },
      key: `story-${asked}`, said,
    })
    await courier.deliver(now)
    return { reply, text: reply.kind === 'form' ? plainForm(reply.form) : plainText(reply.message) }
  }

  return {
    app, pool, organisationId, chat, courier, importFiles, takeUpHolidays,
    now: () => now,

    /** `/allocate C-1042 home visit` typed in the unit's channel, or (null) in direct messages. */
    says(person: string, line: string, channel: string | null = 'hawthorn'): Promise<Shown> {
      const [, verb = '', rest = ''] = /^\/(\S+)\s*(.*)$/.exec(line) ?? []
      return ask(person, verb === '' ? { kind: 'words', line } : { kind: 'command', verb, line: rest }, channel)
    },

    /** Presses the button with that label on what they were shown, or on the last message that has one in the place. */
    presses(person: string, label: string, on: Shown | Message, channel: string | null = 'hawthorn'): Promise<Shown> {
      return ask(person, { kind: 'press', intent: buttonOn(messageOf(on), label).intent }, channel)
    },

    /** Fills in the form they were shown, keeping what it already has. */
    fills(person: string, shown: Shown, values: Readonly<Record<string, string>>, channel: string | null = 'hawthorn'): Promise<Shown> {
      const form = formOf(shown)
      const before = Object.fromEntries(form.fields.map((field) => [field.name, field.value]))
      return ask(person, { kind: 'form', form: form.form, values: { ...before, ...values }, carries: form.carries }, channel)
    },

    /** Everything a channel shows, oldest first, as people read it. */
    channel: (name: string): readonly string[] => chat.messagesIn(name).map(plainText),
    /** Everything somebody was told directly, oldest first. */
    direct: (person: string): readonly string[] => chat.messagesIn(`direct:${emailOf(person)}`).map(plainText),
    directMessages: (person: string): readonly Message[] => chat.messagesIn(`direct:${emailOf(person)}`),
    channelMessages: (name: string): readonly Message[] => chat.messagesIn(name),

    /** Lets time pass to that moment, beat by beat, so that everything comes when it should. */
    async timePasses(until: When, stepMinutes = 5): Promise<void> {
      const end = instantOf(until)
      while (now < end) {
        const next = addMinutes(now, stepMinutes)
        now = next < end ? next : end
        await tick(app, now)
        await courier.deliver(now)
      }
    },

    /** The process was away until that moment: one beat when it comes back. */
    async wakesUpAt(moment: When): Promise<void> {
      now = instantOf(moment)
      await tick(app, now)
      await courier.deliver(now)
    },

    instantOf,
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

export function instantOf(when: When): Instant {
  const [date = '', time = ''] = when.split(' ')
  return atLondon(dateFrom(date), timeFrom(time))
}

function emailOf(person: string): string {
  return person.includes('@') ? person : `${person}@marlow.example`
}

function messageOf(on: Shown | Message): Message {
  if (!('reply' in on)) return on
  if (on.reply.kind === 'form') throw new Error('a form was shown, not a message with buttons')
  return on.reply.message
}

function formOf(shown: Shown): Form {
  if (shown.reply.kind !== 'form') throw new Error(`no form was shown, but:\n${shown.text}`)
  return shown.reply.form
}

function buttonOn(message: Message, label: string): Button {
  const all = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
  const found = all.find((button) => button.label === label)
  if (found === undefined) throw new Error(`there is no button "${label}" on:\n${plainText(message)}`)
  return found
}
