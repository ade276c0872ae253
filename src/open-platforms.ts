import type { Router } from 'express'
import type pg from 'pg'
import { createWeb, type UndiciWeb } from '../adapters/web/web.ts'
import type { Doors } from './app/doors.ts'
import type { ColleagueGroup } from './app/colleagues.ts'
import type { Ask } from './app/ask.ts'
import type { Config } from './config.ts'
import { openConfiguredSlack } from './open-slack.ts'
import { openConfiguredTeams } from './open-teams.ts'
import type { Chat } from './ports/chat.ts'
import type { Clock } from './ports/clock.ts'
import type { Directory } from './ports/directory.ts'
import type { Log } from './ports/log.ts'
import type { Web } from './ports/web.ts'

/** What a chat platform is opened with, beside its own configuration. */
export interface Around {
  readonly pool: pg.Pool
  /** The wall's: platforms' tokens end by it, wherever the playground's clock stands. */
  readonly wallClock: Clock
  readonly log: Log
}

/** The same, and the way to the platforms, which whoever opened it closes. */
export interface AroundPlatform extends Around {
  readonly web: UndiciWeb
}

/** What only the product can say to the people at a platform's doors. */
export interface Behind {
  readonly doors: Doors
  /** Who may be chosen in a form that this was answered with. */
  readonly colleagues: (ask: Ask) => Promise<readonly ColleagueGroup[]>
}

/** A chat platform's doors, open. */
export interface Hearing {
  /** What the platform posts to; null where it is called instead. */
  readonly router: Router | null
  start(): Promise<void>
  /** Hears nothing more, and resolves when everything that was heard is answered. */
  stop(): Promise<void>
}

/** A chat platform of the council's own, as the configuration sets it up. */
export interface OpenedPlatform {
  readonly chat: Chat
  readonly directory: Directory
  connect(behind: Behind): Hearing
  /** Its other pages: where an administrator installs it. */
  readonly pages: readonly Router[]
  /** What is to be done once at a start, before anything is said. */
  prepare(): Promise<void>
}

/** The chat platforms that are set up, and one way to them all. */
export interface OpenedPlatforms {
  readonly platforms: readonly OpenedPlatform[]
  readonly web: Web
  /** Nothing more is said on any of them. */
  readonly close: () => Promise<void>
}

/** Opens the chat platforms that are set up. Nothing is asked of them yet: a start does not wait for them. */
export function openPlatforms({ slack, teams, publicUrl, proxy }: Config, around: Around): OpenedPlatforms {
  const web = createWeb({ proxy })
  const platforms = [
    ...(slack === null ? [] : [openConfiguredSlack(slack, { ...around, web, publicUrl })]),
    ...(teams === null ? [] : [openConfiguredTeams(teams, { ...around, web, proxy })]),
  ]
  return { platforms, web, close: () => web.close() }
}
