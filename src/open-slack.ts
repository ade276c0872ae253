import type { Router } from 'express'
import { createAccounts } from '../adapters/database/accounts.ts'
import { createInstallations } from '../adapters/database/installations.ts'
import { installRoutes } from '../adapters/slack/install.ts'
import { createInstalledTokens } from '../adapters/slack/installed-tokens.ts'
import { createSeal, resealAll } from '../adapters/slack/seal.ts'
import { createSingleToken } from '../adapters/slack/single-token.ts'
import { openSlack } from '../adapters/slack/slack.ts'
import type { Tokens } from '../adapters/slack/tokens.ts'
import { createWebApi } from '../adapters/slack/web-api.ts'
import type { SlackConfig } from './config-slack.ts'
import type { AroundPlatform, OpenedPlatform } from './open-platforms.ts'

/** Opens Slack as it is configured. */
export function openConfiguredSlack(
  { apiUrl, environment, hears, speaks }: SlackConfig,
  { pool, web, publicUrl, wallClock, log }: AroundPlatform & { readonly publicUrl: URL },
): OpenedPlatform {
  const api = createWebApi({ apiUrl: apiUrl.href, web })
  const { tokens, install, sealAgain } = speaking()
  const slack = openSlack({
    api, tokens, log, environment, apiUrl: apiUrl.href, accounts: createAccounts(pool),
    signingSecret: hears.kind === 'http' ? hears.signingSecret : null,
    appToken: hears.kind === 'socket' ? hears.appToken : null,
  })
  return { ...slack, pages: install, prepare: sealAgain }

  function speaking(): { readonly tokens: Tokens; readonly install: readonly Router[]; readonly sealAgain: () => Promise<void> } {
    if (speaks.kind === 'one-token') {
      const tokens = createSingleToken({ token: speaks.botToken, api, jitter: Math.random, log })
      return { tokens, install: [], sealAgain: () => Promise.resolve() }
    }
    const app = { clientId: speaks.clientId, clientSecret: speaks.clientSecret, api, log, clock: wallClock }
    const kept = { installations: createInstallations(pool), seal: createSeal(speaks.sealingKeys) }
    return {
      tokens: createInstalledTokens({ ...app, ...kept }),
      install: [installRoutes({ ...app, ...kept, apiUrl, publicUrl, workspaces: speaks.workspaces })],
      async sealAgain() {
        const tenants = await resealAll(kept.installations, kept.seal, 'slack', wallClock.now())
        if (tenants.length > 0) log.info({ tenants: tenants.join(', ') }, 'Slack tokens are sealed with the new key')
      },
    }
  }
}
