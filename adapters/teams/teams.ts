import type { Doors } from '../../src/app/doors.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Conversations } from '../../src/ports/conversations.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { Log } from '../../src/ports/log.ts'
import { wallTimers, type Timers } from '../../src/ports/timers.ts'
import { createChat } from './chat.ts'
import { connect, type Connected, type Hookup } from './connect.ts'
import type { Connector } from './connector.ts'
import type { Colleagues } from './inside.ts'

/** What Teams is opened with. */
export interface TeamsOptions extends Hookup {
  /** Calls out to Teams, as the app; whoever made it closes what is below it. */
  readonly connector: Connector
  readonly conversations: Conversations
  readonly accounts: Pick<Accounts, 'usersOf'>
  /** Where Teams is called in a tenant that has not said yet, with a slash at the end. */
  readonly serviceUrl: URL
  readonly clock: Clock
  readonly log: Log
  readonly timers?: Timers
  /** From 0 up to 1, so that not everything is tried again at the same moment. */
  readonly jitter?: () => number
}

/** What only the product can say to the people at Teams' doors, beside their answers. */
export interface Behind {
  readonly doors: Doors
  /** Who may be chosen in a form that this was answered with. */
  readonly colleagues: Colleagues
}

/** Teams: a chat platform of the council's own, which it speaks and listens on. */
export interface Teams {
  /** For the product's outbox. */
  readonly chat: Chat
  /** Who its accounts are. */
  readonly directory: Directory
  /** Its doors, once there is a product to answer at them. */
  connect(behind: Behind): Connected
}

/**
 * Opens Teams. What the product speaks with comes first, because the product is made with it; its doors come after, because they are made
 * with the product.
 */
export function openTeams(options: TeamsOptions): Teams {
  const { connector, conversations, accounts, tenants, serviceUrl, clock, log, timers = wallTimers, jitter = Math.random } = options
  const { chat, directory, voice, drawingFor } = createChat({
    connector, conversations, accounts, tenants, serviceUrl: serviceUrl.href, clock, timers, jitter, log,
  })
  return {
    chat, directory,
    connect: (behind) => connect(options, { ...behind, chat, voice, drawingFor, conversations, clock, timers, log }),
  }
}
