import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { openDatabase, type Database } from '../../adapters/database/open.ts'
import { openMail } from '../../adapters/mail/mail.ts'
import { assemble, type Assembly } from '../assemble.ts'
import { ConfigError, readConfig, type Config } from '../config.ts'
import { instantFrom, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { Chat } from '../ports/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import { Refused } from './command.ts'

/** The product as an administrator's command works on it, whether or not the co-ordinator is running. */
export interface Opened extends Assembly {
  readonly config: Config
  readonly database: Database
  readonly now: Instant
}

/** Opens the chat platforms that are set up, for a command that asks them something. */
export type Platforms = (config: Config, around: { readonly pool: Database['pool']; readonly wallClock: Clock; readonly log: Log }) => {
  readonly chats: readonly Chat[]
  readonly close: () => Promise<void>
}

/** Most commands neither say nor ask anything on a chat platform: what they promise is sent by the co-ordinator when it runs. */
const noPlatforms: Platforms = () => ({ chats: [], close: () => Promise.resolve() })

/** Opens the database, does the work, and closes it again whatever happens. Throws `Refused` in one sentence when it cannot be opened. */
export async function withApp<T>(work: (opened: Opened) => Promise<T>, openPlatforms: Platforms = noPlatforms): Promise<T> {
  const config = configured()
  const log = pino({ level: 'warn' }, pino.destination(2))
  const clock = { now: () => instantFrom(Temporal.Now.instant().toString()) }
  const database = await openDatabase({
    url: config.databaseUrl, dataDir: config.dataDir, migrationsDir: fileURLToPath(new URL('../../prisma/migrations', import.meta.url)),
    log, joinsRunning: true,
  }).catch((error: unknown) => {
    throw error instanceof Error ? new Refused(error.message) : error
  })
  const mail = config.mail === null ? null : openMail(config.mail)
  const platforms = openPlatforms(config, { pool: database.pool, wallClock: clock, log })
  try {
    return await work({ ...await assemble({ database, mail, chats: platforms.chats, clock, log }), config, database, now: clock.now() })
  } finally {
    await platforms.close()
    await database.close()
  }
}

/** The organisation a command is about, of which there is one in almost every installation. Throws `Refused` when there is none. */
export async function organisationOf(opened: Opened): Promise<OrganisationId> {
  const known = await onlyOrganisation(opened)
  if (known === null) throw new Refused('There is nothing here yet. Load an authority with unitco import.')
  return known
}

/** The one organisation there is; null in an empty database. */
export async function onlyOrganisation({ app }: Opened): Promise<OrganisationId | null> {
  const [first, ...others] = await app.store.organisations()
  if (others.length > 0) throw new Refused('This database holds several organisations, and these commands work on one.')
  return first?.id ?? null
}

function configured(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (error instanceof ConfigError) throw new Refused(error.message)
    throw error
  }
}
