import type { SocketModeReceiver } from '@slack/bolt'
import { errorFields, type Log } from '../../src/ports/log.ts'
import type { Timers } from '../../src/ports/timers.ts'
import { refusalOf } from './faults.ts'

/** A connection that is made again whenever it ends. */
export interface Connection {
  /** Connects, and keeps connected from then on. Resolves after the first attempt, whatever came of it. */
  start(): Promise<void>
  /** Ends it for good. */
  stop(): Promise<void>
  /** One plain sentence when it has been down for longer than a reconnection takes; null while all is well. */
  problem(): string | null
}

type Client = Pick<SocketModeReceiver['client'], 'start' | 'disconnect' | 'on'>

/** Waits before each new attempt, in milliseconds: Slack ends a connection every few hours, and wants the next one at once. */
const PAUSES = [0, 1_000, 2_000, 5_000, 10_000] as const
const LONGEST_PAUSE = 20_000

/** Down for this long, in milliseconds, is worth telling. */
const WORTH_TELLING = 60_000

/** What Slack says of an app-level token that will never do. */
const BAD_TOKEN: ReadonlySet<string> = new Set(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'not_allowed_token_type', 'missing_scope'])

export function keepConnected(client: Client, { timers, log }: { readonly timers: Timers; readonly log: Log }): Connection {
  let downSince: number | null = timers.now()
  let refusedAs: string | null = null
  let failures = 0
  let isStopping = false
  let cancel = (): void => undefined

  const connect = async (): Promise<void> => {
    try {
      await client.start()
      if (isStopping) {
        await client.disconnect()
        return
      }
      downSince = null
      refusedAs = null
      failures = 0
      log.info({}, 'connected to Slack')
    } catch (error) {
      refusedAs = refusalOf(error)
      log.warn({ ...errorFields(error), refusedAs }, 'Slack could not be reached')
      connectLater()
    }
  }
  const connectLater = (): void => {
    if (isStopping) return
    cancel()
    cancel = timers.after(PAUSES[failures] ?? LONGEST_PAUSE, () => void connect())
    failures += 1
  }
  client.on('disconnected', () => {
    if (downSince !== null) return // an attempt that failed, which is heard of where it was made
    downSince = timers.now()
    log.info({}, 'the connection to Slack ended')
    connectLater()
  })

  return {
    start: connect,
    async stop() {
      isStopping = true
      cancel()
      await client.disconnect()
    },
    problem() {
      if (refusedAs !== null && BAD_TOKEN.has(refusedAs)) {
        return `Slack refuses the app-level token (${refusedAs}). Make one with the scope connections:write, and set SLACK_APP_TOKEN to it.`
      }
      if (downSince === null || timers.now() - downSince < WORTH_TELLING) return null
      const minutes = Math.floor((timers.now() - downSince) / 60_000)
      return `Slack has not been reachable for ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}: commands and presses do not arrive. `
        + 'Let this machine call slack.com and wss-primary.slack.com, or set HTTPS_PROXY to the proxy it has to use.'
    },
  }
}
