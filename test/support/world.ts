import { afterAll } from 'vitest'
import { openPool } from '../../adapters/database/pool.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { createAnswer } from '../../src/app/answer.ts'
import type { Ask } from '../../src/app/ask.ts'
import { keep } from '../../src/app/kept-asks.ts'
import { importSheets } from '../../src/app/import/import-sheets.ts'
import type { SheetName } from '../../src/app/import/sheet.ts'
import { assemble, newId, shippedPolicy } from '../../src/assemble.ts'
import { beat } from '../../src/beat.ts'
import { addMinutes, atLondon, dateFrom, timeFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Intent } from '../../src/intents/intent.ts'
import type { Button, Form, Message } from '../../src/messages/model.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { createTestDatabase } from './database.ts'
import { createFakeChat } from './fake-chat.ts'
import { keptLog } from './kept-log.ts'
import { plainForm, pressesOf } from './plain-text.ts'

/** `2026-11-24 08:30`, in London. */
export type When = `${number}-${number}-${number} ${number}:${number}`

type Files = Partial<Record<SheetName, string>>

export interface WorldOptions {
  readonly at: When
  readonly files: Files
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
 * press and fill in, time passes, and the story looks at what is shown. People are named by what stands before the @ of their e-mail.
 */
export async function createWorld({ at, files, policy = shippedPolicy() }: WorldOptions) {
  const database = await createTestDatabase()
  const log = keptLog()
  const pool = openPool(database.url, log)
  const chat = createFakeChat()
  let now = instantOf(at)
  const startProcess = () => assemble({ database: { pool }, chats: [chat], clock: { now: () => now }, log })
  const assembly = await startProcess()
  const { app, courier } = assembly
  const answer = createAnswer(app)
  const read = new Map<string, number>()
  let asked = 0

  afterAll(async () => {
    await courier.deliver(now)
    await pool.end()
    await database.drop()
  })

  async function importFiles(some: Files, into: OrganisationId) {
    const sheets = Object.entries(some).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
    const imported = await importSheets(app, into, sheets, now)
    if (imported.kind === 'refused') throw new Error(`the story's files are wrong: ${JSON.stringify(imported.problems)}`)
  }

  /** Another council on the same database. */
  async function serveCouncil(name: string, some: Files): Promise<OrganisationId> {
    const id = newId('organisation') as OrganisationId
    await createOrganisation(pool, { id, name, policy, at: now })
    await importFiles(some, id)
    return id
  }
  const organisationId = await serveCouncil('Marlow', files)

  async function ask(person: string, said: Ask['said'], channel: string | null, key = `story-${asked += 1}`): Promise<Shown> {
    const reply = await answer(asking(person, said, channel, key))
    await courier.deliver(now)
    return { reply, text: reply.kind === 'form' ? plainForm(reply.form) : plainText(reply.message) }
  }

  const asking = (person: string, said: Ask['said'], channel: string | null, key: string): Ask => ({
    identity: { platform: 'playground', tenant: 'playground', user: emailOf(person) },
    channel: channel === null ? null : { platform: 'playground', tenant: 'playground', conversation: channel },
    key, said,
  })

  /** Where messages are: a channel by its name, somebody's direct messages by theirs. */
  const messagesIn = (place: string): readonly Message[] =>
    chat.messagesIn(place.startsWith('@') ? `direct:${emailOf(place.slice(1))}` : place)

  return {
    app, assembly, pool, organisationId, chat, log, serveCouncil, startProcess, ask,
    importFiles: (some: Files) => importFiles(some, organisationId),
    now: () => now,
    /** Puts the clock there, and nothing happens yet. */
    setClock(moment: When | Instant): void {
      now = moment.endsWith('Z') ? moment as Instant : instantOf(moment as When)
    },
    /** One minute’s beat at the present moment. */
    beat: (): Promise<void> => beat(assembly, now),

    /** `/allocate C-1042 home visit` typed in the unit's channel, or (null) in direct messages; or words without a slash. */
    says(person: string, line: string, channel: string | null = 'hawthorn'): Promise<Shown> {
      const [, verb = '', rest = ''] = /^\/(\S+)\s*([^]*)$/.exec(line) ?? []
      return ask(person, verb === '' ? { kind: 'words', line } : { kind: 'command', verb, line: rest }, channel)
    },

    /** Says what the platform cannot go on with at once: it is kept, and they are shown the button that does. */
    async isKept(person: string, said: Ask['said'], channel: string | null = 'hawthorn', key = `story-${asked += 1}`): Promise<Shown> {
      const shown = await keep(app, asking(person, said, channel, key))
      return { reply: { kind: 'message', message: shown }, text: plainText(shown) }
    },

    /** Presses the button with that label on what they were shown, or on a message they see somewhere. */
    presses(person: string, label: string, on: Shown | Message, channel: string | null = 'hawthorn'): Promise<Shown> {
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

    /** All that a channel (`hawthorn`) or somebody's direct messages (`@sam`) show, oldest first, as people read it. */
    shows: (place: string): readonly string[] => messagesIn(place).map(plainText),

    /** What came there since the story last looked. */
    news(place: string): readonly string[] {
      const all = messagesIn(place)
      const from = read.get(place) ?? 0
      read.set(place, all.length)
      return all.slice(from).map(plainText)
    },

    /** The last message there that says this, as it is now. */
    message(place: string, saying: string): Message {
      const found = messagesIn(place).findLast((one) => plainText(one).includes(saying))
      if (found !== undefined) return found
      throw new Error(`nothing in ${place} says “${saying}”, but:\n${messagesIn(place).map(plainText).join('\n---\n')}`)
    },

    /** Lets time pass to that moment, a beat on every quarter of an hour (or every so many minutes), so that all comes when it should. */
    async timePasses(until: When, stepMinutes = 15): Promise<void> {
      const end = instantOf(until)
      while (now < end) {
        const next = addMinutes(now, stepMinutes - minuteOf(now) % stepMinutes)
        now = next < end ? next : end
        await beat(assembly, now)
      }
    },

    /** It is that moment now, with one beat and none on the way: a later day, or a process that was away. */
    async itIs(moment: When): Promise<void> {
      now = instantOf(moment)
      await beat(assembly, now)
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>

export function instantOf(when: When): Instant {
  const [date = '', time = ''] = when.split(' ')
  return atLondon(dateFrom(date), timeFrom(time))
}

function minuteOf(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds / 60_000
}

function emailOf(person: string): string {
  return person.includes('@') ? person : `${person}@marlow.example`
}

function messageOf(on: Shown | Message): Message {
  if (!('reply' in on)) return on
  if (on.reply.kind === 'form') throw new Error(`a form was shown, not a message with buttons:\n${on.text}`)
  return on.reply.message
}

function formOf(shown: Shown): Form {
  if (shown.reply.kind !== 'form') throw new Error(`no form was shown, but:\n${shown.text}`)
  return shown.reply.form
}

function buttonOn(message: Message, label: string): Button {
  const found = pressesOf(message).find((button) => button.label === label)
  if (found === undefined) throw new Error(`there is no button “${label}” on:\n${plainText(message)}`)
  return found
}
