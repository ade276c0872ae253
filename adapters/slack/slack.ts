import type { Doors } from '../../src/app/doors.ts'
import type { Accounts } from '../../src/ports/accounts.ts'
import type { Chat } from '../../src/ports/chat.ts'
import type { Directory } from '../../src/ports/directory.ts'
import type { Log } from '../../src/ports/log.ts'
import { wallTimers, type Timers } from '../../src/ports/timers.ts'
import { createSpeaking } from './call.ts'
import { createChat } from './chat.ts'
import { createClients } from './client.ts'
import type { Environment } from './commands.ts'
import type { Connected, Hookup } from './connect.ts'
import { connect } from './connect.ts'
import type { Colleagues } from './inside.ts'
import { createRespond } from './respond.ts'
import type { Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

/** What Slack is opened with. Without an app-level token it is heard over HTTP. */
export interface SlackOptions extends Hookup {
  /** Slack's Web API at `apiUrl`. */
  readonly api: WebApi
  readonly tokens: Tokens
  readonly accounts: Pick<Accounts, 'usersOf'>
  readonly log: Log
  /** Which of the council's apps this is. */
  readonly environment?: Environment
  readonly timers?: Timers
  /** From 0 up to 1, so that not everything is tried again at the same moment. */
  readonly jitter?: () => number
}

/** What only the product can say to the people at Slack's doors, beside their answers. */
export interface Behind {
  readonly doors: Omit<Doors, 'redraw'>
  /** Who may be chosen in a form that this was answered with. */
  readonly colleagues: Colleagues
}

/** Slack: a chat platform of the council's own, which it speaks and listens on. */
export interface Slack {
  /** For the product's outbox. */
  readonly chat: Chat
  /** Who its accounts are. */
  readonly directory: Directory
  /** Its doors, once there is a product to answer at them. */
  connect(behind: Behind): Omit<Connected, 'problem'>
}

/**
 * Opens Slack. What the product speaks with comes first, because the product is made with it; its doors come after, because they are made
 * with the product. From then on what keeps people from being heard is one of its problems too.
 */
export function openSlack(options: SlackOptions): Slack {
  const { tokens, accounts, log, api, apiUrl, environment = 'live', timers = wallTimers, jitter = Math.random } = options
  const speaking = createSpeaking({ clients: createClients({ tokens, api }), timers, jitter, log })
  const { chat, directory } = createChat({ ...speaking, tokens, accounts, environment, timers })
  let connected: Connected | null = null
  return {
    directory,
    chat: {
      ...chat,
      async problems() {
        const unheard = connected?.problem() ?? null
        return [...(unheard === null ? [] : [unheard]), ...await chat.problems()]
      },
    },
    connect(behind) {
      connected = connect(options, tokens, { ...behind, ...speaking, accounts, environment, timers, log, respond: createRespond(apiUrl, api) })
      return connected
    },
  }
}
