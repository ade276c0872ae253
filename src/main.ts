import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { everyMinute } from '../adapters/cron/every-minute.ts'
import { openDatabase } from '../adapters/database/open.ts'
import { serve } from '../adapters/http/serve.ts'
import { openPlayground } from '../adapters/playground/playground.ts'
import { createAnswer } from './app/answer.ts'
import { beat } from './beat.ts'
import { assemble } from './assemble.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { instantFrom } from './domain/calendar/london.ts'
import { demonstrate, firstMorning } from './demonstrate.ts'
import { createMetrics } from './metrics.ts'
import type { Clock } from './ports/clock.ts'
import { readiness } from './readiness.ts'

const wallClock: Clock = { now: () => instantFrom(Temporal.Now.instant().toString()) }

/** Starts everything that is set up, prints the address, and stops in order when asked to. */
async function start(config: Config): Promise<void> {
  const log = pino({ level: config.logLevel })
  const database = await openDatabase({
    url: config.databaseUrl, dataDir: config.dataDir, migrationsDir: fileURLToPath(new URL('../prisma/migrations', import.meta.url)), log,
  })
  const playground = config.playground ? await openPlayground({ pool: database.pool, clock: wallClock }) : null
  const clock = playground?.clock ?? wallClock
  const assembly = await assemble({ database, chats: playground === null ? [] : [playground.chat], clock, log })
  const { app, courier } = assembly
  if (playground !== null && await demonstrate(assembly, database.pool)) await playground.clock.standAt(firstMorning(clock.now(), app.calendar()))
  await playground?.clock.run()

  const metrics = createMetrics(app)
  const serving = await serve({
    host: config.host, port: config.port, checks: readiness(database.pool, app), metrics: metrics.read,
    routers: playground === null ? [] : [playground.connect({
      store: app.store, answer: metrics.watching(createAnswer(app)), tick: (now) => beat(assembly, now), deliver: (now) => courier.deliver(now),
      calendar: app.calendar, log, hosts: [config.publicUrl.hostname],
    })],
  })
  const heartbeat = everyMinute(() => beat(assembly, clock.now()))
  await beat(assembly, clock.now())
  process.stdout.write(`The Co-ordinator is ready at ${(config.port === 0 ? serving.address : config.publicUrl).href}\n`)

  const stop = async (): Promise<void> => {
    await heartbeat.stop()
    await serving.close()
    await courier.deliver(clock.now())
    await database.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop().catch((error: unknown) => { log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'stopping failed') })
    })
  }
}

try {
  await start(readConfig(process.env))
} catch (error) {
  if (!(error instanceof Error)) throw error
  process.stderr.write(`${error.message}\n`)
  if (!(error instanceof ConfigError) && process.env['LOG_LEVEL'] === 'debug') process.stderr.write(`${error.stack ?? ''}\n`)
  process.exit(1)
}
