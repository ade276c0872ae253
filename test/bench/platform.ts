import type { Environment } from '../support/processes.ts'
import type { Command } from './command.ts'

/** What the bench sends to whoever is asked. */
export interface Request {
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** What a bench of the commands' speed has to know of a platform, whose side of the wire another process plays. */
export interface Platform {
  /** The columns of an imported authority for a channel and for a user, and the tenant that is in the first of each. */
  readonly columns: {
    readonly channel: readonly [string, string]
    readonly user: readonly [string, string]
    readonly tenant: string
  }
  readonly channelId: (at: number) => string
  readonly userId: (at: number) => string
  /** How a colleague is named in a command. */
  readonly mention: (user: string) => string
  /** What the co-ordinator is told of the platform. */
  readonly productEnv: Environment
  /** What the reference is told of it, beside its database. */
  readonly referenceTold: object
  /** A command as the platform sends it, signed. */
  readonly requestOf: (command: Command) => Request
}
