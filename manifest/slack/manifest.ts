import type { AppsManifestCreateArguments } from '@slack/web-api'
import { slashCommand, type Environment } from '../../adapters/slack/commands.ts'
import { BOT_SCOPES } from '../../adapters/slack/scopes.ts'
import { VERBS } from '../../src/intents/verbs.ts'

export type Manifest = AppsManifestCreateArguments['manifest']

/**
 * How the product and a workspace reach each other: over a connection that the product opens (`socket`), by requests from Slack
 * (`http`), or by requests from several workspaces that install it by OAuth (`installs`).
 */
export type Way = 'socket' | 'http' | 'installs'

export const ENVIRONMENTS = ['live', 'test', 'development'] as const satisfies readonly Environment[]
export const WAYS = ['socket', 'http', 'installs'] as const satisfies readonly Way[]

/** What stands in the files for the address that only the council knows. */
export const EXAMPLE_ADDRESS = new URL('https://coordinator.example.gov.uk')

const NAMES: Readonly<Record<Environment, { readonly app: string; readonly bot: string }>> = {
  live: { app: 'Co-ordinator', bot: 'co-ordinator' },
  test: { app: 'Co-ordinator (test)', bot: 'co-ordinator-test' },
  development: { app: 'Co-ordinator (development)', bot: 'co-ordinator-dev' },
}

/** The events the product hears. No channel’s messages are among them. */
const EVENTS = ['app_home_opened', 'app_mention', 'app_uninstalled', 'message.im', 'tokens_revoked', 'user_change'] as const

/** What Slack is told of the app: paste it at api.slack.com/apps, “From a manifest”. `publicUrl` is how Slack reaches the product. */
export function slackManifest(environment: Environment, way: Way, publicUrl: URL = EXAMPLE_ADDRESS): Manifest {
  const requests = way === 'socket' ? null : new URL('/slack/events', publicUrl).href
  const isInstalledByOAuth = way === 'installs'
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name: NAMES[environment].app,
      description: 'Statutory dates, allocation, decisions and escalation for a children’s social work unit.',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: NAMES[environment].bot, always_online: true },
      shortcuts: [
        { type: 'message', name: 'Log a decision', callback_id: 'log-decision', description: 'Record what was decided in this message.' },
        { type: 'message', name: 'Make a task', callback_id: 'make-task', description: 'Give somebody a piece of work from this message.' },
      ],
      slash_commands: VERBS.map(({ verb, description, usage }) => ({
        command: slashCommand(verb, environment),
        ...(requests === null ? {} : { url: requests }),
        description,
        ...(usage === '' ? {} : { usage_hint: usage }),
        should_escape: true, // people and channels come as ids, never as names
      })),
    },
    oauth_config: {
      ...(isInstalledByOAuth ? { redirect_urls: [new URL('/slack/oauth_redirect', publicUrl).href] } : {}),
      scopes: { bot: [...BOT_SCOPES] },
    },
    settings: {
      event_subscriptions: { ...(requests === null ? {} : { request_url: requests }), bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...(requests === null ? {} : { request_url: requests }) },
      org_deploy_enabled: isInstalledByOAuth,
      socket_mode_enabled: way === 'socket',
      token_rotation_enabled: isInstalledByOAuth,
    },
  }
}

/** `live-socket.json` */
export function manifestFile(environment: Environment, way: Way): string {
  return `${environment}-${way}.json`
}

export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}
