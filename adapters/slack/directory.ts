import type { UsersInfoResponse } from '@slack/web-api'
import type { Identity } from '../../src/domain/unit/person.ts'
import type { Directory, Standing } from '../../src/ports/directory.ts'
import type { Call } from './call.ts'
import { refusalOf } from './faults.ts'

type User = NonNullable<UsersInfoResponse['user']>

/** Slack's own voice, which says of itself that it is no bot. */
const SLACKBOT = 'USLACKBOT'

/** Codes with which Slack says that there is nobody, or nobody it would show. */
const NOBODY: ReadonlySet<string | null> = new Set(['user_not_found', 'user_not_visible'])

/** Who the accounts of Slack's workspaces are. */
export function createDirectory(call: Call): Directory {
  return {
    platform: 'slack',
    async lookUp({ tenant, user: id }) {
      const user = await call({ workspace: tenant, lane: 'users.info', doing: 'look' }, (client) => client.users.info({ user: id }))
        .then((answer) => answer.user ?? null, (error: unknown) => {
          if (NOBODY.has(refusalOf(error))) return null
          throw error
        })
      if (user === null) return null
      return { standing: standingOf(user, { tenant, user: id }), email: emailOf(user) }
    },
  }
}

function standingOf(user: User, { tenant, user: id }: Pick<Identity, 'tenant' | 'user'>): Standing {
  if (id === SLACKBOT || user.is_bot === true || user.is_workflow_bot === true) return 'bot'
  if (user.deleted === true) return 'closed'
  if (user.is_stranger === true || !isOf(user, tenant)) return 'outsider'
  if (user.is_restricted === true || user.is_ultra_restricted === true) return 'guest'
  return 'member'
}

/** People of an Enterprise organisation belong to it and to some of its workspaces; everybody else to one workspace. */
function isOf({ team_id: team, enterprise_user: enterprise }: User, tenant: string): boolean {
  if (enterprise === undefined) return team === tenant
  return enterprise.enterprise_id === tenant || (enterprise.teams ?? []).includes(tenant)
}

/** An address that nobody confirmed may be anybody's. */
function emailOf({ is_email_confirmed: isConfirmed, profile }: User): string | null {
  return isConfirmed === true && profile?.email !== undefined ? profile.email.toLowerCase() : null
}
