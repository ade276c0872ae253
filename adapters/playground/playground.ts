import type { Router } from 'express'
import type pg from 'pg'
import type { Chat } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import { createChat } from './chat.ts'
import type { MovableClock } from './clock.ts'
import { openClock } from './clock.ts'
import { connect } from './connect.ts'
import { createFeed } from './feed.ts'
import type { Connection } from './inside.ts'
import { createMessageLog } from './log.ts'

/** The playground: a chat platform of our own, in a browser. */
export interface Playground {
  /** For the product's outbox. */
  readonly chat: Chat
  /** The product's time while the playground is on. */
  readonly clock: MovableClock
  /** Its pages, once there is a product to answer on them. */
  connect(connection: Connection): Router
}

/**
 * Opens the playground on a migrated database. Its chat and clock come first, because the product is made with them; its pages come
 * after, because they are made with the product.
 */
export async function openPlayground({ pool, clock: wall }: { readonly pool: pg.Pool; readonly clock: Clock }): Promise<Playground> {
  const clock = await openClock(pool, wall)
  const feed = createFeed()
  const messages = createMessageLog(pool, feed)
  return {
    chat: createChat(messages, clock),
    clock,
    connect: (connection) => connect({ ...connection, clock, feed, messages }),
  }
}
