import type { WebClient } from '@slack/web-api'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

/** Slack's Web API, as the product in each workspace. */
export interface Clients {
  /** Speaks in this workspace with the token it has now. Throws `ChatFault` when it is not installed there, or that cannot be known now. */
  of(workspace: string): Promise<WebClient>
}

/** One client for each token, for as long as the workspace has it. */
export function createClients({ tokens, api }: { readonly tokens: Tokens; readonly api: WebApi }): Clients {
  const kept = new Map<string, WebClient>()
  return {
    async of(workspace) {
      const installed = await tokens.of(workspace)
      const known = kept.get(workspace)
      if (installed === null) {
        kept.delete(workspace)
        throw new ChatFault('unreachable', NOT_INSTALLED)
      }
      if (known?.token === installed.token) return known
      const client = api.with(installed.token)
      kept.set(workspace, client)
      return client
    },
  }
}

const NOT_INSTALLED = 'The Co-ordinator is not installed in that Slack workspace: an administrator of the workspace has to install it.'
