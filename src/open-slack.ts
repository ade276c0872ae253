import type { Router } from 'express'
import type pg from 'pg'
import { createAccounts } from '../adapters/database/accounts.ts'
import { createInstallations } from '../adapters/database/installations.ts'
import { installRoutes } from '../adapters/slack/install.ts'
import { createInstalledTokens } from '../adapters/slack/installed-tokens.ts'
import { createSeal, resealAll } from '../adapters/slack/seal.ts'
import { createSingleToken } from '../adapters/slack/single-token.ts'
import { openSlack, type Slack } from '../adapters/slack/slack.ts'
import type { Tokens } from '../adapters/slack/tokens.ts'
import { createWebApi } from '../adapters/slack/web-api.ts'
import type { ProxyConfig } from './config-proxy.ts'
import type { SlackConfig } from './config-slack.ts'
import type { Clock } from './ports/clock.ts'
import type { Log } from './ports/log.ts'

/** Slack as the configuration sets it up. */
export interface OpenedSlack extends Slack {
  /** Where an administrator installs it in a workspace; null when a token was given. */
  readonly install: Router | null
  /** Seals the tokens that are kept with the newest key, so that older keys can be put away. */
  sealAgain(): Promise<void>
  close(): Promise<void>
}

interface Around {
  readonly pool: pg.Pool
  readonly publicUrl: URL
  readonly proxy: ProxyConfig | null
  /** The wall's: Slack's tokens end by it, wherever the playground's clock stands. */
  readonly wallClock: Clock
  readonly log: Log
}

/** Opens Slack as it is configured. Nothing is asked of Slack yet: a start does not wait for it. */
export function openConfiguredSlack({ apiUrl, environment, hears, speaks }: SlackConfig, { pool, publicUrl, proxy, wallClock, log }: Around): OpenedSlack {
  const api = createWebApi({ apiUrl: apiUrl.href, proxy })
  const { tokens, install, sealAgain } = speaking()
  const slack = openSlack({
    api, tokens, log, environment, apiUrl: apiUrl.href, accounts: createAccounts(pool),
    signingSecret: hears.kind === 'http' ? hears.signingSecret : null,
    appToken: hears.kind === 'socket' ? hears.appToken : null,
  })
  return { ...slack, install, sealAgain, close: () => api.close() }

  function speaking(): Pick<OpenedSlack, 'install' | 'sealAgain'> & { readonly tokens: Tokens } {
    if (speaks.kind === 'one-token') {
      const tokens = createSingleToken({ token: speaks.botToken, api, jitter: Math.random, log })
      return { tokens, install: null, sealAgain: () => Promise.resolve() }
    }
    const app = { clientId: speaks.clientId, clientSecret: speaks.clientSecret, api, log, clock: wallClock }
    const kept = { installations: createInstallations(pool), seal: createSeal(speaks.sealingKeys) }
    return {
      tokens: createInstalledTokens({ ...app, ...kept }),
      install: installRoutes({ ...app, ...kept, apiUrl, publicUrl, workspaces: speaks.workspaces }),
      async sealAgain() {
        const tenants = await resealAll(kept.installations, kept.seal, 'slack', wallClock.now())
        if (tenants.length > 0) log.info({ tenants: tenants.join(', ') }, 'Slack tokens are sealed with the new key')
      },
    }
  }
}
