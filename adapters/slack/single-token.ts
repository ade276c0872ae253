import type { Log } from '../../src/ports/log.ts'
import { toFault } from './faults.ts'
import { workspacesApproved } from './organisations.ts'
import type { Installed, Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

interface OneToken {
  /** SLACK_BOT_TOKEN. */
  readonly token: string
  readonly api: WebApi
  readonly jitter: () => number
  readonly log: Log
}

interface Known {
  readonly installed: Installed
  /** The workspace, or the Enterprise organisation it was installed in as a whole. */
  readonly where: string
  /** Workspaces of that organisation known to have approved it. */
  approved: ReadonlySet<string>
  readonly isOrgWide: boolean
}

/**
 * The one workspace (or Enterprise organisation) whose bot token was put into the environment. Slack is asked once which that is, when
 * somebody first wants to know, and again after a failure.
 */
export function createSingleToken({ token, api, jitter, log }: OneToken): Tokens {
  let knowing: Promise<Known> | null = null

  async function asking<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    try {
      return await ask()
    } catch (error) {
      throw toFault(error, 'look', { jitter, log })
    }
  }

  async function ask(): Promise<Known> {
    const said = await asking(() => api.with(token).auth.test())
    const isOrgWide = said.is_enterprise_install === true
    const where = (isOrgWide ? said.enterprise_id : said.team_id) ?? ''
    return { installed: { token, botId: said.bot_id ?? '', botUserId: said.user_id ?? '' }, where, approved: new Set(), isOrgWide }
  }

  /** An organisation may approve more of its workspaces at any time, so it is asked again about one that is not known. */
  async function isApproved(known: Known, workspace: string): Promise<boolean> {
    if (!known.isOrgWide) return false
    if (!known.approved.has(workspace)) known.approved = await asking(() => workspacesApproved(api, token))
    return known.approved.has(workspace)
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
      const one = await known()
      return workspace === one.where || await isApproved(one, workspace) ? one.installed : null
    },
    async workspaces() {
      return [(await known()).where]
    },
    // whoever put the token into the environment takes it out: until then it is asked again whether it is good
    async forget() {
      knowing = null
    },
  }
}
