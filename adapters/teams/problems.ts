import type { Conversations } from '../../src/ports/conversations.ts'
import { errorFields, type Log } from '../../src/ports/log.ts'
import type { Connector } from './connector.ts'
import { toFault } from './faults.ts'

interface Asking {
  readonly connector: Pick<Connector, 'signIn'>
  readonly conversations: Conversations
  readonly tenants: readonly string[]
  readonly jitter: () => number
  readonly log: Log
}

/** What keeps Teams from working for us: Microsoft gives no token to speak with. Never throws. */
export async function findProblems({ connector, ...judging }: Asking): Promise<readonly string[]> {
  try {
    await connector.signIn()
    return []
  } catch (error) {
    return [`Teams: ${toFault(error, 'look', judging).message}`]
  }
}

/** The tenants in which nobody has the app yet, a sentence each. Never throws. */
export async function findAwaited({ conversations, tenants, log }: Asking): Promise<readonly string[]> {
  try {
    const newest = await Promise.all(tenants.map((tenant) => conversations.newestOf('teams', tenant)))
    return tenants.filter((_, at) => newest[at] === null).map((tenant) =>
      `Nobody in Teams tenant ${tenant} has the Co-ordinator: an administrator has to upload it and add it to the units’ teams.`)
  } catch (error) {
    log.warn(errorFields(error), 'the conversations in Teams could not be read')
    return []
  }
}
