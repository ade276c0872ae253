import { EnvHttpProxyAgent } from 'undici'
import { createAccounts } from '../adapters/database/accounts.ts'
import { createConversations } from '../adapters/database/conversations.ts'
import { createConnector } from '../adapters/teams/connector.ts'
import { createHttp } from '../adapters/teams/http.ts'
import { openTeams } from '../adapters/teams/teams.ts'
import type { ProxyConfig } from './config-proxy.ts'
import type { TeamsConfig } from './config-teams.ts'
import type { Around, OpenedPlatform } from './open-platforms.ts'
import { wallTimers } from './ports/timers.ts'

/** Somebody waits, and a claim on a notice lasts a minute. */
const PATIENCE_MS = 10_000

/** Opens Teams as it is configured. */
export function openConfiguredTeams(
  { appId, tenantId, tenants, proves, cloud }: TeamsConfig, { pool, proxy, wallClock, log }: Around & { readonly proxy: ProxyConfig | null },
): OpenedPlatform {
  const http = createHttp({ timeoutMs: PATIENCE_MS, ...(proxy === null ? {} : { dispatcher: through(proxy) }) })
  const { openIdMetadataUrl, tokenIssuer, loginUrl, oauthScope, serviceUrl } = cloud
  const teams = openTeams({
    appId, tenants, openIdMetadataUrl, tokenIssuer, serviceUrl, log, clock: wallClock, proxy: proxy?.url ?? null,
    connector: createConnector({ identity: { appId, tenantId, proves, loginUrl, oauthScope }, http, timers: wallTimers }),
    conversations: createConversations(pool), accounts: createAccounts(pool),
  })
  return { ...teams, pages: [], prepare: () => Promise.resolve(), close: () => http.close() }
}

function through({ url, except }: ProxyConfig): EnvHttpProxyAgent {
  return new EnvHttpProxyAgent({ proxyTunnel: true, httpProxy: url.href, httpsProxy: url.href, noProxy: except })
}
