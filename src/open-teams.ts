import { createAccounts } from '../adapters/database/accounts.ts'
import { createConversations } from '../adapters/database/conversations.ts'
import { createConnector } from '../adapters/teams/connector.ts'
import { openTeams } from '../adapters/teams/teams.ts'
import type { ProxyConfig } from './config-proxy.ts'
import type { TeamsConfig } from './config-teams.ts'
import type { AroundPlatform, OpenedPlatform } from './open-platforms.ts'
import { wallTimers } from './ports/timers.ts'

/** Opens Teams as it is configured. */
export function openConfiguredTeams(
  { appId, tenantId, tenants, proves, cloud }: TeamsConfig,
  { pool, web, proxy, wallClock, log }: AroundPlatform & { readonly proxy: ProxyConfig | null },
): OpenedPlatform {
  const { openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope, serviceUrl } = cloud
  const teams = openTeams({
    appId, tenants, openIdMetadataUrl, tokenIssuer, serviceUrl, log, clock: wallClock, proxy: proxy?.url ?? null,
    connector: createConnector({ identity: { appId, tenantId, proves, loginUrl, oauthScope }, web, timers: wallTimers }),
    conversations: createConversations(pool), accounts: createAccounts(pool),
  })
  return { ...teams, pages: [], prepare: () => Promise.resolve() }
}
