import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Installations } from '../../src/ports/installations.ts'
import { remembering } from './remembering.ts'
import type { WebApi } from './web-api.ts'

/** Workspaces Slack gives at once. */
const PAGE = 1_000

const REMEMBERED_MINUTES = 1

/** Which Enterprise organisation a workspace belongs to, of those the product is installed in as a whole. */
export interface Organisations {
  /** Null when none of them has approved it there. Throws when none could be asked that might have. */
  of(workspace: string): Promise<string | null>
}

/** Asks Slack which workspaces each organisation approved; while it cannot be asked, what it said last holds. */
export function createOrganisations({ api, clock, installations, tokenOf }: {
  readonly api: WebApi
  readonly clock: Clock
  readonly installations: Installations
  readonly tokenOf: (organisation: string) => Promise<string | null>
}): Organisations {
  const remembered = remembering<ReadonlySet<string>>(clock, (_, now) => addMinutes(now, REMEMBERED_MINUTES))
  const saidLast = new Map<string, ReadonlySet<string>>()

  async function workspacesOf(organisation: string): Promise<ReadonlySet<string>> {
    try {
      const workspaces = await workspacesApproved(api, await tokenOf(organisation))
      saidLast.set(organisation, workspaces)
      return workspaces
    } catch (error) {
      const known = saidLast.get(organisation)
      if (known === undefined) throw error
      return known
    }
  }

  return {
    async of(workspace) {
      const organisations = (await installations.list('slack')).filter(({ isOrgWide }) => isOrgWide).map(({ tenant }) => tenant)
      const answers = await Promise.allSettled(organisations.map((one) => remembered.of(one, () => workspacesOf(one))))
      const at = answers.findIndex((answer) => answer.status === 'fulfilled' && answer.value.has(workspace))
      const failed = answers.find((answer) => answer.status === 'rejected')
      if (at === -1 && failed !== undefined) throw failed.reason
      return organisations[at] ?? null
    },
  }
}

/** The workspaces an organisation approved the product for, asked with its token. Throws what Slack's client throws. */
export async function workspacesApproved(api: WebApi, token: string | null): Promise<ReadonlySet<string>> {
  if (token === null) return new Set()
  const client = api.with(token)
  const approved = new Set<string>()
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page = await client.auth.teams.list({ limit: PAGE, ...(cursor === '' ? {} : { cursor }) })
    for (const { id } of page.teams ?? []) if (id !== undefined) approved.add(id)
    cursor = page.response_metadata?.next_cursor || undefined
  }
  return approved
}
