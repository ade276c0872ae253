import { InstallProvider, type CallbackOptions, type Installation as Granted } from '@slack/oauth'
import express, { type Request, type RequestHandler, type Response, type Router } from 'express'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Installations } from '../../src/ports/installations.ts'
import { errorFields, type Log } from '../../src/ports/log.ts'
import { refusalOf } from './faults.ts'
import { sealGrant, type Grant } from './grant.ts'
import { failureOf } from './install-failures.ts'
import { installPage, installedPage, notInstalledPage, PAGE_HEADERS } from './install-pages.ts'
import { createInstallStates, STATE_MINUTES } from './install-state.ts'
import { BOT_SCOPES } from './scopes.ts'
import type { Seal } from './seal.ts'
import { silent, type WebApi } from './web-api.ts'

/** Somebody looks at an empty page meanwhile. */
const ANSWER_MS = 10_000

export interface InstallOptions {
  /** The app's own, from its page at Slack. */
  readonly clientId: string
  readonly clientSecret: string
  /** SLACK_API_URL, and what speaks there. */
  readonly apiUrl: URL
  readonly api: WebApi
  /** The workspaces and organisations that may install it. The page is open to anybody, and people are known by their workspace's word. */
  readonly workspaces: readonly string[]
  /** How people reach us: Slack sends them back there. */
  readonly publicUrl: URL
  readonly installations: Installations
  readonly seal: Seal
  /** The wall's. */
  readonly clock: Clock
  readonly log: Log
}

/** `GET /slack/install` and `GET /slack/oauth_redirect`: an administrator puts the product into a workspace, or a whole organisation. */
export function installRoutes(options: InstallOptions): Router {
  const { clientId, clientSecret, apiUrl, api, workspaces, publicUrl, installations, seal, clock, log } = options
  const redirectUri = new URL('/slack/oauth_redirect', publicUrl).href
  const install = { scopes: [...BOT_SCOPES], redirectUri }
  const provider = new InstallProvider({
    clientId, clientSecret, authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href,
    installUrlOptions: install, stateStore: createInstallStates(seal, clock, install), stateCookieExpirationSeconds: STATE_MINUTES * 60,
    installationStore: { storeInstallation: keep, fetchInstallation: () => Promise.reject(new Error('asked of installed-tokens')) },
    renderHtmlForInstallPath: installPage, logger: silent,
    clientOptions: {
      slackApiUrl: apiUrl.href, fetch: api.fetch, allowAbsoluteUrls: false, timeout: ANSWER_MS, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true,
    },
  })

  async function keep(granted: Granted): Promise<void> {
    const place = { platform: 'slack', tenant: tenantOf(granted) } as const
    const isOrgWide = granted.isEnterpriseInstall === true
    await installations.save({ ...place, isOrgWide, sealed: sealGrant(seal, grantFrom(granted), place) }, clock.now())
    log.info({ workspace: place.tenant, isOrgWide }, 'The product was installed in Slack')
  }

  /** What a workspace that may not install it granted is given back at once. */
  async function refuse(granted: Granted, response: Response): Promise<void> {
    log.warn({ workspace: tenantOf(granted) }, 'A workspace that is not in SLACK_WORKSPACES was refused')
    await api.with(granted.bot?.token).auth.revoke()
      .catch((error: unknown) => log.warn(errorFields(error), 'What it granted could not be given back'))
    show(response, 403, notInstalledPage(`${tenantOf(granted)} is not one of the workspaces the Co-ordinator serves. Ask whoever runs it ` +
      'to add that to SLACK_WORKSPACES.', false))
  }

  const finishing = (request: Request, response: Response): CallbackOptions => ({
    async afterInstallation(granted) {
      if ([granted.team?.id, granted.enterprise?.id].some((id) => id !== undefined && workspaces.includes(id))) return true
      await refuse(granted, response)
      return false
    },
    success: (granted) => show(response, 200, installedPage(granted.team?.name ?? granted.enterprise?.name ?? tenantOf(granted))),
    failure(error) {
      const why = refusalOf(error) ?? refusedThere(request) ?? error.code
      log.warn({ ...errorFields(error), refusal: why }, 'An install in Slack was not finished')
      const failure = failureOf(why)
      show(response, failure.status, notInstalledPage(failure.says(redirectUri), failure.mayStartAgain))
    },
  })
  const begin: RequestHandler = (request, response) => provider.handleInstallPath(request, response.set(PAGE_HEADERS))
  const finish: RequestHandler = (request, response) => provider.handleCallback(request, response, finishing(request, response))
  return express.Router().get('/slack/install', begin).get('/slack/oauth_redirect', finish)
}

function show(response: Response, status: number, page: string): void {
  response.status(status).set(PAGE_HEADERS).send(page)
}

/** What Slack's own page says in the address it sends people back to: `access_denied`, `invalid_scope`. */
function refusedThere({ query }: Request): string | null {
  return typeof query['error'] === 'string' ? query['error'] : null
}

/** The workspace, or the organisation where it was installed for all of it. */
function tenantOf({ team, enterprise, isEnterpriseInstall }: Granted): string {
  const id = isEnterpriseInstall === true ? enterprise?.id : team?.id
  if (id === undefined) throw new Error('Slack did not say where it was installed')
  return id
}

function grantFrom({ bot }: Granted): Grant {
  if (bot === undefined) throw new Error('Slack granted no bot token')
  const { token, id: botId, userId: botUserId, refreshToken, expiresAt } = bot
  const renewal = refreshToken === undefined || expiresAt === undefined ? null
    : { refreshToken, expiresAt: instantFrom(Temporal.Instant.fromEpochMilliseconds(expiresAt * 1000).toString()) }
  return { token, botId, botUserId, renewal }
}
