import type { Log } from '../../src/ports/log.ts'
import { toFault } from './faults.ts'
import type { Installed, Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

interface OneToken {
  /** SLACK_BOT_TOKEN. */
  readonly token: string
  readonly api: WebApi
  readonly jitter: () => number
  readonly log: Log
}

interface Known extends Installed {
  readonly workspaces: readonly string[]
}

/**
 * The one workspace whose bot token was put into the environment. Slack is asked once which workspace that is, when somebody first wants
 * to know, and again after a failure.
 */
export function createSingleToken({ token, api, jitter, log }: OneToken): Tokens {
  let knowing: Promise<Known> | null = null

  async function ask(): Promise<Known> {
    try {
      const { team_id: team, enterprise_id: enterprise, is_enterprise_install: isOrgWide, bot_id: botId, user_id: botUserId } =
        await api.with(token).auth.test()
      const workspace = isOrgWide === true ? enterprise : team
      return { token, botId: botId ?? '', botUserId: botUserId ?? '', workspaces: workspace === undefined ? [] : [workspace] }
    } catch (error) {
      throw toFault(error, 'look', { jitter, log })
    }
  }

  function known(): Promise<Known> {
    knowing ??= ask().catch((error: unknown) => {
      knowing = null
      throw error
    })
    return knowing
  }

  return {
    async of(workspace) {
      const { workspaces, ...installed } = await known()
      return workspaces.includes(workspace) ? installed : null
    },
    async workspaces() {
      return (await known()).workspaces
    },
    // whoever put the token into the environment takes it out: until then it is asked again whether it is good
    async forget() {
      knowing = null
    },
  }
}
