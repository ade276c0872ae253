import { createHmac } from 'node:crypto'
import type { Platform } from '../platform.ts'

export const WORKSPACE = 'T0BENCH'
export const SIGNING_SECRET = 'not-a-secret-of-anybodys'

/** Slack, which is played at that address: slash commands, signed. */
export function slackAt(address: URL): Platform {
  const slackApiUrl = new URL('api/', address).href
  return {
    columns: { channel: ['slack_team', 'slack_channel'], user: ['slack_team', 'slack_user'], tenant: WORKSPACE },
    channelId: (at) => `C0BENCH${String(at).padStart(3, '0')}`,
    userId: (at) => `U0BENCH${String(at).padStart(3, '0')}`,
    mention: (user) => `<@${user}|owner>`,
    productEnv: { SLACK_API_URL: slackApiUrl, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: 'xoxb-product' },
    referenceTold: { slackApiUrl, signingSecret: SIGNING_SECRET },

    requestOf({ verb, text, marker, unit }) {
      const timestamp = Math.floor(Date.now() / 1_000)
      const body = new URLSearchParams({
        token: 'unused', team_id: WORKSPACE, team_domain: 'bench', channel_id: unit.channel, channel_name: 'unit', user_id: unit.asker,
        user_name: 'asker', command: `/${verb}`, text, api_app_id: 'A0BENCH', is_enterprise_install: 'false',
        response_url: new URL(`commands/${marker}`, address).href, trigger_id: `${timestamp}.${marker}.bench`,
      }).toString()
      const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
      return {
        path: '/slack/events',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Slack-Request-Timestamp': String(timestamp), 'X-Slack-Signature': `v0=${signature}`,
        },
        body,
      }
    },
  }
}
