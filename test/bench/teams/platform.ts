import { messageActivity } from '../../support/teams/driver.ts'
import type { OpenId } from '../../support/teams/openid.ts'
import type { Platform } from '../platform.ts'
import { accountOf } from './account.ts'

const TENANT = '22222222-3333-4444-8555-666666666666'
const APP = '11111111-2222-4333-8444-555555555555'
const OWNER = 'Owner'

/** Teams, which is played at that address: commands in channels, with a token that `openId` signed. */
export async function teamsAt(address: URL, openId: OpenId): Promise<Platform> {
  const serviceUrl = address.href
  const openIdMetadataUrl = openId.metadataUrl.href
  const token = await openId.token(APP, serviceUrl, { expires: Math.floor(Date.now() / 1_000) + 3_600 })
  const headers = { 'Content-Type': 'application/json; charset=utf-8', Authorization: `Bearer ${token}` }
  return {
    columns: { channel: ['teams_tenant', 'teams_conversation'], user: ['teams_tenant', 'teams_user'], tenant: TENANT },
    channelId: (at) => `19:bench${String(at).padStart(3, '0')}@thread.tacv2`,
    userId: (at) => `33333333-4444-4555-8666-${String(at).padStart(12, '0')}`,
    mention: () => `<at>${OWNER}</at>`,
    productEnv: {
      MicrosoftAppId: APP, MicrosoftAppPassword: 'a-secret-value', MicrosoftAppTenantId: TENANT, TEAMS_SERVICE_URL: serviceUrl,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl, ToChannelFromBotLoginUrl: new URL('common', address).href,
    },
    referenceTold: { appId: APP, openIdMetadataUrl },

    requestOf({ verb, text, unit }) {
      const at = { tenant: TENANT, user: unit.asker, kind: 'channel', conversation: unit.channel, serviceUrl, appId: APP } as const
      const mentions = [{ name: 'Co-ordinator', id: `28:${APP}` }, ...(verb === 'allocate' ? [{ name: OWNER, id: accountOf(unit.owner) }] : [])]
      const body = JSON.stringify(messageActivity(at, `<at>Co-ordinator</at> ${verb} ${text}`, mentions))
      return { path: '/api/messages', headers, body }
    },
  }
}
