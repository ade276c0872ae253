import type pg from 'pg'
import { afterAll } from 'vitest'
import { openPool } from '../../adapters/database/pool.ts'
import { createOrganisation } from '../../adapters/database/setup.ts'
import { readSheet } from '../../adapters/csv/read-sheet.ts'
import { importSheets } from '../../src/app/import/import-sheets.ts'
import type { SheetName } from '../../src/app/import/sheet.ts'
import { assemble, newId, shippedPolicy, type Assembly } from '../../src/assemble.ts'
import { beat } from '../../src/beat.ts'
import { addMinutes, atLondon, dateFrom, timeFrom, type Instant } from '../../src/domain/calendar/london.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { Mail } from '../../src/ports/mail.ts'
import { createTestDatabase } from './database.ts'
import { keptLog } from './kept-log.ts'

/** `2026-11-24 08:30`, in London. */
export type When = `${number}-${number}-${number} ${number}:${number}`

export type Files = Partial<Record<SheetName, string>>

export interface StoryOptions {
  readonly at: When
  readonly files: Files
  readonly policy?: Policy
  /** E-mail; none is set up unless the story has some. */
  readonly mail?: Mail
}

/** What a platform is opened on, before there is a product. */
export interface Ground {
  readonly clock: Clock
  readonly log: ReturnType<typeof keptLog>
  readonly pool: pg.Pool
}

/** A chat platform as the product is put together with it. */
export interface PlatformParts {
  readonly chat: Chat
  /** The other platforms it is put together with. */
  readonly alsoOn?: readonly Chat[]
  readonly directories?: readonly Directory[]
  /** The files as a council on this platform has them: where its units and people are. */
  readonly filesOf?: (files: Files) => Files
  /** Once nothing more is sent. */
  readonly close?: () => Promise<void>
}

/**
 * The whole product on a database of its own, with a clock that stands where it is put, on whichever chat platform: what a story's world
 * is made on. Everything is closed when the story is over.
 */
export async function runProduct(
  { at, files, policy = shippedPolicy(), mail = null }: Omit<StoryOptions, 'mail'> & { readonly mail?: Mail | null },
  open: (ground: Ground) => Promise<PlatformParts>,
) {
  const database = await createTestDatabase()
  const log = keptLog()
  const pool = openPool(database.url, log)
  let now = instantOf(at)
  const clock: Clock = { now: () => now }
  const { chat, alsoOn = [], directories = [], filesOf = (same) => same, close } = await open({ clock, log, pool })
  // every look at the outbox is one a story waits for: one that came by itself would send what the next lines expect to wait
  const later = () => undefined
  const startProcess = () => assemble({ database: { pool }, mail, chats: [chat, ...alsoOn], directories, clock, log, later })
  const assembly = await startProcess()
  const { app, courier } = assembly

  afterAll(async () => {
    await courier.deliver(now)
    await close?.()
    await pool.end()
    await database.drop()
  })

  async function importFiles(some: Files, into: OrganisationId) {
    const sheets = Object.entries(filesOf(some)).map(([name, text]) => readSheet(name as SheetName, `${name}.csv`, text))
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

  return {
    app, assembly, pool, organisationId, log, serveCouncil, startProcess,
    importFiles: (some: Files) => importFiles(some, organisationId),
    now: () => now,

    /** Puts the clock there, and nothing happens yet. */
    setClock(moment: When | Instant): void {
      now = moment.endsWith('Z') ? moment as Instant : instantOf(moment as When)
    },

    /** One minute’s beat at the present moment. */
    beat: (): Promise<void> => minute(assembly, now),

    /** Lets time pass to that moment, a beat on every quarter of an hour (or every so many minutes), so that all comes when it should. */
    async timePasses(until: When, stepMinutes = 15): Promise<void> {
      const end = instantOf(until)
      while (now < end) {
        const next = addMinutes(now, stepMinutes - minuteOf(now) % stepMinutes)
        now = next < end ? next : end
        await minute(assembly, now)
      }
    },

    /** It is that moment now, with one beat and none on the way: a later day, or a process that was away. */
    async itIs(moment: When): Promise<void> {
      now = instantOf(moment)
      await minute(assembly, now)
    },
  }
}

/** A minute's beat of that process, until everything it set going is sent. */
export async function minute(assembly: Assembly, now: Instant): Promise<void> {
  await beat(assembly, now)
  await assembly.courier.deliver(now)
}

export function instantOf(when: When): Instant {
  const [date = '', time = ''] = when.split(' ')
  return atLondon(dateFrom(date), timeFrom(time))
}

function minuteOf(at: Instant): number {
  return Temporal.Instant.from(at).epochMilliseconds / 60_000
}
