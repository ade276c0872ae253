import { addMinutes, addSeconds, type Instant } from '../../src/domain/calendar/london.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import type { Clock } from '../../src/ports/clock.ts'
import type { Installation, Installations } from '../../src/ports/installations.ts'
import { errorFields, type Log } from '../../src/ports/log.ts'
import { refusalOf } from './faults.ts'
import { openGrant, sealGrant, type Grant } from './grant.ts'
import { createOrganisations } from './organisations.ts'
import { remembering } from './remembering.ts'
import { SealBroken, type Seal } from './seal.ts'
import type { Tokens } from './tokens.ts'
import type { WebApi } from './web-api.ts'

/** A token lives twelve hours. Renewed this long before its end, it outlasts any trouble Slack may have. */
const RENEW_BEFORE_MINUTES = 120

const REMEMBERED_MINUTES = 1

/** What Slack says when asking again will not help: the product has to be installed there again. */
const FOR_GOOD: ReadonlySet<string> = new Set([
  'invalid_refresh_token', 'token_expired', 'token_revoked', 'invalid_auth', 'account_inactive', 'invalid_client_id', 'bad_client_secret',
])

const INSTALL_AGAIN = 'install the Co-ordinator there again at /slack/install.'

export interface InstalledTokensOptions {
  /** The app's own, from its page at Slack. */
  readonly clientId: string
  readonly clientSecret: string
  readonly api: WebApi
  readonly installations: Installations
  readonly seal: Seal
  /** The wall's: Slack's tokens end by it whatever time the product thinks it is. */
  readonly clock: Clock
  readonly log: Log
}

/**
 * The tokens of every workspace the product was installed in by OAuth, renewed before they expire, once, whoever needs them. A workspace
 * of an Enterprise organisation that it was installed in as a whole is served with the organisation's.
 */
export function createInstalledTokens(options: InstalledTokensOptions): Tokens {
  const { api, installations, seal, clock, log } = options
  const grants = remembering<Grant | null>(clock, usableUntil)
  const serving = remembering<string | null>(clock, (tenant, now) => tenant === null ? now : addMinutes(now, REMEMBERED_MINUTES))
  const organisations = createOrganisations({
    api, clock, installations, tokenOf: async (organisation) => (await grantOf(organisation))?.token ?? null,
  })

  /** The workspace itself, or the organisation whose token serves it. */
  const tenantFor = (workspace: string) => serving.of(workspace, async () =>
    await installations.find('slack', workspace) === null ? organisations.of(workspace) : workspace)

  const grantOf = (tenant: string) => grants.of(tenant, async () => {
    const held = await installations.find('slack', tenant)
    const grant = held === null ? null : open(held)
    return grant === null || !isEnding(grant, clock.now()) ? grant : renewed(tenant, grant)
  })

  /** One process renews while the others wait; then they find it done. A token that has not ended yet is used on when Slack fails. */
  async function renewed(tenant: string, grant: Grant): Promise<Grant | null> {
    const now = clock.now()
    try {
      const after = await installations.change('slack', tenant, now, async (held) => {
        const current = open(held)
        return isEnding(current, now) ? sealGrant(seal, await renew(options, current, now), held) : null
      })
      return after === null ? null : open(after)
    } catch (error) {
      if (error instanceof ChatFault) throw error
      const refusal = refusalOf(error)
      log.warn({ ...errorFields(error), workspace: tenant, refusal }, 'A Slack token was not renewed')
      if (grant.renewal !== null && now < grant.renewal.expiresAt) return grant
      const isForGood = refusal !== null && FOR_GOOD.has(refusal)
      throw isForGood ? new ChatFault('unreachable', `Slack no longer lets us into ${tenant} (${refusal}): ${INSTALL_AGAIN}`)
        : new ChatFault('later', `The token for ${tenant} in Slack could not be renewed.`, null, { cause: error })
    }
  }

  function open(held: Installation): Grant {
    try {
      return openGrant(seal, held)
    } catch (error) {
      if (error instanceof SealBroken) throw new ChatFault('unreachable', error.message, null, { cause: error })
      throw error
    }
  }

  return {
    async of(workspace) {
      try {
        const tenant = await tenantFor(workspace)
        const grant = tenant === null ? null : await grantOf(tenant)
        return grant === null ? null : { token: grant.token, botId: grant.botId, botUserId: grant.botUserId }
      } catch (error) {
        if (error instanceof ChatFault) throw error
        const says = `It cannot be known now whether the Co-ordinator is installed in ${workspace}.`
        throw new ChatFault('later', says, null, { cause: error })
      }
    },

    async workspaces() {
      return (await installations.list('slack')).map(({ tenant }) => tenant)
    },

    async forget(workspace, happenedAt) {
      const isGone = await installations.remove('slack', workspace, happenedAt === undefined ? null : addSeconds(happenedAt, 1))
      grants.forget()
      serving.forget()
      if (isGone) log.warn({ workspace }, 'Slack says the product was removed there')
    },
  }
}

/** What another process replaces or takes away is noticed within a minute, and what it renews at once. */
function usableUntil(grant: Grant | null, now: Instant): Instant {
  if (grant === null) return now
  const next = addMinutes(now, REMEMBERED_MINUTES)
  if (grant.renewal === null) return next
  const turn = isEnding(grant, now) ? grant.renewal.expiresAt : endingFrom(grant.renewal.expiresAt)
  return turn < next ? turn : next
}

function isEnding({ renewal }: Grant, now: Instant): boolean {
  return renewal !== null && now >= endingFrom(renewal.expiresAt)
}

function endingFrom(expiresAt: Instant): Instant {
  return addMinutes(expiresAt, -RENEW_BEFORE_MINUTES)
}

/** Asks Slack for the next token, which ends the refresh token that is given for it. */
async function renew({ api, clientId, clientSecret }: InstalledTokensOptions, grant: Grant, now: Instant): Promise<Grant> {
  const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = await api.with().oauth.v2.access({
    client_id: clientId, client_secret: clientSecret, grant_type: 'refresh_token', refresh_token: grant.renewal?.refreshToken ?? '',
  })
  if (token === undefined) throw new Error('Slack renewed a token and did not say which')
  const renewal = refreshToken === undefined || seconds === undefined ? null : { refreshToken, expiresAt: addSeconds(now, seconds) }
  return { ...grant, token, renewal }
}
