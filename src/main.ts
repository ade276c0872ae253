import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { everyMinute } from '../adapters/cron/every-minute.ts'
import { openDatabase } from '../adapters/database/open.ts'
import { serve } from '../adapters/http/serve.ts'
import { openMail } from '../adapters/mail/mail.ts'
import { openPlayground } from '../adapters/playground/playground.ts'
import { colleaguesFor } from './app/colleagues.ts'
import { look } from './app/watch/look.ts'
import { beat } from './beat.ts'
import { assemble } from './assemble.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { instantFrom } from './domain/calendar/london.ts'
import { demonstrate, firstMorning } from './demonstrate.ts'
import { createMetrics } from './metrics.ts'
import { openPlatforms } from './open-platforms.ts'
import { openWatch } from './open-watch.ts'
import type { Clock } from './ports/clock.ts'
import { errorFields, type Log } from './ports/log.ts'
import { readiness } from './readiness.ts'

const wallClock: Clock = { now: () => instantFrom(Temporal.Now.instant().toString()) }

/** Starts everything that is set up, prints the address, and stops in order when asked to. Whatever was opened is closed if it fails. */
async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel })
  const opened = new AsyncDisposableStack()
  try {
    const address = await open(config, log, opened)
    process.stdout.write(`The Co-ordinator is ready at ${address.href}\n`)
  } catch (error) {
    await opened.disposeAsync()
    throw error
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      opened.disposeAsync().catch((error: unknown) => {
        log.error(errorFields(error), 'stopping failed')
        process.exitCode = 1
      })
    })
  }
}

/** Opens one part after the other, each with how it is closed: in the opposite order. Gives the address people open. */
async function open(config: Config, log: Log, opened: AsyncDisposableStack): Promise<URL> {
  const database = await openDatabase({
    url: config.databaseUrl, dataDir: config.dataDir, migrationsDir: fileURLToPath(new URL('../prisma/migrations', import.meta.url)), log,
  })
  opened.defer(() => database.close())
  const { pool } = database
  const playground = config.playground ? await openPlayground({ pool, clock: wallClock }) : null
  const { platforms, web, close } = openPlatforms(config, { pool, wallClock, log })
  opened.defer(close)
  for (const platform of platforms) await platform.prepare()
  const clock = playground?.clock ?? wallClock
  const mail = config.mail === null ? null : openMail(config.mail)
  const assembly = await assemble({
    database, mail, clock, log, directories: platforms.map(({ directory }) => directory),
    chats: [playground, ...platforms].flatMap((platform) => platform?.chat ?? []),
  })
  const { app, courier } = assembly
  if (playground !== null && await demonstrate(assembly, pool)) {
    await playground.clock.standAt(firstMorning(clock.now(), app.calendar()))
  }
  await playground?.clock.run()

  const administrators = { addresses: config.watch.administrators, mail }
  const watch = openWatch(config, assembly, administrators, web)
  const metrics = createMetrics(app, (now) => look(app, now))
  const doors = { ...assembly.doors, answer: metrics.watching(assembly.doors.answer) }
  const hearing = platforms.map((platform) => platform.connect({ doors, colleagues: (ask) => colleaguesFor(app, ask) }))
  const pages = playground?.connect({
    store: app.store, doors, tick: (now) => beat(assembly, now, { isTravelling: true }),
    deliver: (now) => courier.deliver(now), calendar: app.calendar, log, hosts: [config.publicUrl.hostname],
  })
  const serving = await serve({
    host: config.host, port: config.port, log, checks: readiness(pool, app, administrators), metrics: metrics.read,
    routers: [...hearing.map(({ router }) => router), ...platforms.flatMap((platform) => platform.pages), pages].flatMap((router) => router ?? []),
  })
  opened.defer(() => courier.deliver(clock.now()))
  opened.defer(() => serving.close())
  for (const one of hearing) {
    opened.defer(() => one.stop())
    await one.start()
  }
  const heartbeat = everyMinute(() => beat(assembly, clock.now()), log)
  opened.defer(() => heartbeat.stop())
  const watching = everyMinute(() => watch.minute(clock.now()), log)
  opened.defer(() => watching.stop())
  await beat(assembly, clock.now())
  const firstLook = watch.minute(clock.now())
  opened.defer(() => firstLook)
  return config.port === 0 ? serving.address : config.publicUrl
}

try {
  await start(readConfig(process.env))
} catch (error) {
  if (!(error instanceof Error)) throw error
  process.stderr.write(`${error.message}\n`)
  if (!(error instanceof ConfigError) && process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${error.stack ?? ''}\n`)
  process.exit(1)
}
