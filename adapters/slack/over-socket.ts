import { SocketModeReceiver } from '@slack/bolt'
import type { Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'
import { boltLog } from './bolt-log.ts'
import type { Connection } from './connection.ts'
import { keepConnected } from './connection.ts'
import type { WebApi } from './web-api.ts'

/** How long a call for a new connection may take, in milliseconds. */
const PATIENCE_MS = 10_000

/**
 * Bolt's receiver for Socket Mode: the product calls Slack, so that nothing has to be reachable from outside. Bolt's own reconnecting is off:
 * it waits longer and longer without end, and a network that is down ends the process.
 */
export function overSocket({ appToken, apiUrl, api, timers, log }: {
  readonly appToken: string
  readonly apiUrl: string
  readonly api: Pick<WebApi, 'fetch' | 'dispatcher'>
  readonly timers: Timers
  readonly log: Log
}): { readonly receiver: SocketModeReceiver; readonly connection: Connection } {
  const receiver = new SocketModeReceiver({
    appToken, dispatcher: api.dispatcher, logger: boltLog(log), autoReconnectEnabled: false,
    installerOptions: { clientOptions: {
      slackApiUrl: apiUrl, fetch: api.fetch, timeout: PATIENCE_MS, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true,
    } },
  })
  return { receiver, connection: keepConnected(receiver.client, { timers, log }) }
}
