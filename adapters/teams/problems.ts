import type { Conversations } from '../../src/ports/conversations.ts'
import type { Log } from '../../src/ports/log.ts'
import type { Connector } from './connector.ts'
import { toFault } from './faults.ts'

interface Asking {
  readonly connector: Pick<Connector, 'signIn'>
  readonly conversations: Conversations
  readonly tenants: readonly string[]
  readonly jitter: () => number
  readonly log: Log
}

/** What keeps Teams from working for us, a sentence each: Microsoft gives no token, or nobody in a tenant has the app. Never throws. */
export async function findProblems({ connector, conversations, tenants, ...judging }: Asking): Promise<readonly string[]> {
  try {
    await connector.signIn()
    const newest = await Promise.all(tenants.map((tenant) => conversations.newestOf('teams', tenant)))
    return tenants.filter((_, at) => newest[at] === null).map((tenant) =>
      `Nobody in Teams tenant ${tenant} has the Co-ordinator: an administrator has to upload it and add it to the units’ teams.`)
  } catch (error) {
    return [`Teams: ${toFault(error, 'look', judging).message}`]
  }
}
