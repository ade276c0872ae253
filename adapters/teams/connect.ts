import type { Router } from 'express'
import type { Issuer } from './incoming.ts'
import { createIncoming } from './incoming.ts'
import type { Inside } from './inside.ts'
import { listen } from './listen.ts'
import { overHttp } from './over-http.ts'

/** Whom the product hears in Teams, and how it knows that it is Teams. */
export interface Hookup extends Issuer {
  readonly appId: string
  /** The tenants whose people may use it; everybody else is refused. */
  readonly tenants: readonly string[]
}

/** Teams' doors, open. */
export interface Connected {
  /** What Teams posts to. */
  readonly router: Router
  /** Nothing has to be called for being heard: the same on every platform. */
  start(): Promise<void>
  /** Resolves when everything that was heard is answered. */
  stop(): Promise<void>
}

/** Opens the doors. */
export function connect(hookup: Hookup, inside: Inside): Connected {
  const listening = listen(inside, new Set(hookup.tenants))
  const router = overHttp({ incoming: createIncoming(hookup), listening, log: inside.log })
  return { router, start: () => Promise.resolve(), stop: () => listening.finished() }
}
