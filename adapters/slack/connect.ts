import type { Router } from 'express'
import type { Connection } from './connection.ts'
import type { Inside } from './inside.ts'
import { listen } from './listen.ts'
import { overHttp } from './over-http.ts'
import { overSocket } from './over-socket.ts'
import type { Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

/** How the product hears Slack: at its own address, or on a connection it makes itself. */
export interface Hookup {
  /** Checks that what comes over HTTP is Slack's; null where only Socket Mode is set up. */
  readonly signingSecret: string | null
  /** Present: Socket Mode. */
  readonly appToken: string | null
  readonly apiUrl: string
  /** What speaks there, on connections that are kept and through the proxy there may be. */
  readonly api: Pick<WebApi, 'fetch' | 'dispatcher'>
}

/** Slack's doors, open. */
export interface Connected {
  /** What Slack posts to; null in Socket Mode. */
  readonly router: Router | null
  /** Calls Slack, in Socket Mode. Never rejects: what keeps it from connecting is one of its problems, and it tries again. */
  start(): Promise<void>
  /** Hears nothing more, and resolves when everything that was heard is answered. */
  stop(): Promise<void>
  /** What keeps people's commands and presses from arriving: one plain sentence, or null. */
  problem(): string | null
}

/** Opens the doors: the same listeners behind either. */
export function connect({ signingSecret, appToken, apiUrl, api }: Hookup, tokens: Tokens, inside: Inside): Connected {
  const { timers, log } = inside
  if (appToken !== null) {
    const { receiver, connection } = overSocket({ appToken, apiUrl, api, timers, log })
    const hearing = listen(receiver, tokens, inside)
    return { router: null, start: () => connection.start(), problem: () => connection.problem(), stop: () => hangUp(connection, hearing) }
  }
  if (signingSecret === null) throw new Error('Slack over HTTP needs SLACK_SIGNING_SECRET; without it, Socket Mode needs SLACK_APP_TOKEN.')
  const { receiver, router } = overHttp({ signingSecret, timers, log })
  const hearing = listen(receiver, tokens, inside)
  return { router, start: () => Promise.resolve(), problem: () => null, stop: () => hearing.finished() }
}

/** What is being answered is acknowledged on the connection it came by, so that is left open until then. */
async function hangUp(connection: Connection, hearing: { finished(): Promise<void> }): Promise<void> {
  await hearing.finished()
  await connection.stop()
  await hearing.finished()
}
