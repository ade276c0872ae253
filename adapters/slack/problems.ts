import { ChatFault } from '../../src/ports/chat.ts'
import type { Call } from './call.ts'
import { BOT_SCOPES } from './scopes.ts'
import type { Tokens } from './tokens.ts'

interface Asking {
  readonly tokens: Tokens
  readonly call: Call
}

/** What keeps Slack from working for us, a sentence for each such workspace: it cannot be spoken to, or allows too little. */
export async function findProblems({ tokens, call }: Asking): Promise<readonly string[]> {
  try {
    const workspaces = await tokens.workspaces()
    const found = await Promise.all(workspaces.map((workspace) => problemOf(workspace, call)))
    return found.filter((problem) => problem !== null)
  } catch (error) {
    return [`Slack: ${sayWhy(error)}`]
  }
}

/** Whether it is installed anywhere yet. Never throws: what cannot be known now is among the problems. */
export async function findAwaited({ tokens }: Pick<Asking, 'tokens'>): Promise<readonly string[]> {
  const workspaces = await tokens.workspaces().catch(() => null)
  return workspaces?.length === 0 ? ['The Co-ordinator is installed in no Slack workspace: an administrator has to install it.'] : []
}

async function problemOf(workspace: string, call: Call): Promise<string | null> {
  try {
    const { response_metadata: about } = await call({ workspace, lane: 'auth.test', doing: 'look' }, (client) => client.auth.test())
    const allowed = about?.scopes
    const missing = allowed === undefined ? [] : BOT_SCOPES.filter((scope) => !allowed.includes(scope))
    if (missing.length === 0) return null
    return `Slack workspace ${workspace} has not allowed ${missing.join(', ')}: an administrator has to install the Co-ordinator again.`
  } catch (error) {
    return `Slack workspace ${workspace}: ${sayWhy(error)}`
  }
}

function sayWhy(error: unknown): string {
  return error instanceof ChatFault ? error.message : 'something broke, and the log of the Co-ordinator has the error.'
}
