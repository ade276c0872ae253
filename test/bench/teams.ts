import { startOpenId } from '../support/teams/openid.ts'
import { sideBySide } from './side-by-side.ts'
import { GOALS } from './teams/goals.ts'
import { teamsAt } from './teams/platform.ts'

/**
 * G7: `@Co-ordinator decide …` and `@Co-ordinator allocate …` in Teams, from the activity with its token until the reply is in the
 * channel. Run with `node test/bench/teams.ts`; it takes two to three minutes and wants the machine for itself.
 *
 * R is the reference: a bare botbuilder CloudAdapter echo with one durable insert on the same PostgreSQL before it answers by
 * `sendActivity` (teams/reference.ts). Both check the same signed tokens against the same OpenID provider. Everything else is as in the
 * bench of Slack: processes of their own that take turns, a twin of R, and at the end every command kept and said exactly once. Exits
 * with 1 when a must is missed, something was lost or said twice, or the run is void.
 */

const openId = await startOpenId()
try {
  const parts = { pretended: 'teams/pretend-teams.ts', reference: 'teams/reference.ts' }
  process.exitCode = await sideBySide({ parts, platformAt: (address) => teamsAt(address, openId), goals: GOALS }) ? 0 : 1
} finally {
  await openId.close()
}
