import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import pg from 'pg'
import type { Playground } from '../../../adapters/playground/playground.ts'
import { openPlayground } from '../../../adapters/playground/playground.ts'
import { placeOf } from '../../../adapters/playground/places.ts'
import type { Answer, Ask } from '../../../src/app/ask.ts'
import type { Sent } from '../../../src/app/doors.ts'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../../src/domain/calendar/working-days.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import type { Message } from '../../../src/messages/model.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { store } from './hawthorn.ts'

export const calendar = workingCalendar({
  firstDay: dateFrom('2026-01-01'), lastDay: dateFrom('2027-12-31'),
  holidays: [
    { date: dateFrom('2026-12-25'), title: 'Christmas Day' }, { date: dateFrom('2026-12-28'), title: 'Boxing Day (substitute day)' },
  ],
})

export interface Served {
  readonly playground: Playground
  readonly log: ReturnType<typeof quietLog>
  readonly address: string
  readonly close: () => Promise<void>
}

/** The playground of Hawthorn on a server of its own. What the product would do is given by the test. */
export async function serveHawthorn(url: string, given: {
  readonly clock: Clock
  readonly hosts?: readonly string[]
  readonly answer: (playground: Playground) => Answer
  readonly tick?: (playground: Playground, now: Instant) => Promise<void>
}): Promise<Served> {
  const pool = new pg.Pool({ connectionString: url })
  const log = quietLog()
  const playground = await openPlayground({ pool, clock: given.clock })
  const answer = given.answer(playground)
  /** What somebody was last told is stored: the rehearsal has posted its card by then. */
  let told: Message | null = null
  const app = express().use(playground.connect({
    store, doors: { answer: remembered, sendNow }, log, hosts: given.hosts ?? [], calendar: () => calendar,
    tick: async (now) => given.tick?.(playground, now), deliver: async () => {},
  }))
  async function remembered(ask: Ask): Promise<Reply> {
    const reply = await answer(ask)
    if (reply.kind === 'done') told = reply.message
    return reply
  }
  async function sendNow(notice: NoticeId): Promise<Sent | null> {
    const posted = await playground.chat.findPosted(placeOf('hawthorn'), notice)
    return posted === null || posted === 'cannot-tell' || told === null ? null : { posted, message: told }
  }
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    playground, log,
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await pool.end()
    },
  }
}
