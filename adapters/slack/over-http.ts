import { ExpressReceiver } from '@slack/bolt'
import express, { type Router } from 'express'
import type { Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'
import { boltLog } from './bolt-log.ts'
import { guard, refuseBody } from './guard.ts'

const PATH = '/slack/events'

/** Bolt's receiver for what Slack posts, as a router for our own server, behind what it does not check itself. */
export function overHttp(options: { readonly signingSecret: string; readonly timers: Timers; readonly log: Log }): {
  readonly receiver: ExpressReceiver
  readonly router: Router
} {
  const router = express.Router()
  router.post(PATH, ...guard(options))
  const receiver = new ExpressReceiver({ signingSecret: options.signingSecret, endpoints: PATH, router, logger: boltLog(options.log) })
  router.use(PATH, refuseBody)
  return { receiver, router }
}
