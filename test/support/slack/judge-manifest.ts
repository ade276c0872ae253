import { Ajv } from 'ajv'
import { generateSchemas } from './generate-schemas.ts'
import { liftLimits } from './lift-limits.ts'

const DECLARATIONS = new URL('../../../node_modules/@slack/web-api/dist/types/request/manifest.d.ts', import.meta.url)

/** Names Slack keeps for its own slash commands, or has kept: an app whose manifest has one is refused as a whole. */
const RESERVED = new Set([
  'active', 'apps', 'archive', 'away', 'call', 'collapse', 'commands', 'dm', 'dnd', 'expand', 'feed', 'feedback', 'help', 'huddle',
  'invite', 'join', 'keys', 'leave', 'list', 'me', 'msg', 'mute', 'open', 'part', 'prefs', 'pro', 'remind', 'remove', 'rename', 'search', 'send',
  'shortcuts', 'shrug', 'star', 'status', 'topic', 'who',
])

/** The scope without which Slack does not send the event. */
const NEEDS: Readonly<Record<string, string>> = { app_mention: 'app_mentions:read', 'message.im': 'im:history', user_change: 'users:read' }

interface Looked {
  readonly features?: {
    readonly bot_user?: { readonly display_name: string }
    readonly slash_commands?: readonly { readonly command: string }[]
    readonly shortcuts?: readonly { readonly name: string }[]
  }
  readonly oauth_config?: { readonly scopes?: { readonly bot?: readonly string[] } }
  readonly settings?: { readonly event_subscriptions?: { readonly bot_events?: readonly string[] } }
}

/**
 * What Slack would say to a manifest: by the types it publishes, by the limits in their comments, and by what neither says. A line for
 * each problem; nothing when all is well.
 */
export function createManifestJudge(): (manifest: unknown) => readonly string[] {
  const schema = generateSchemas(DECLARATIONS, ['Manifest'])['Manifest']
  if (schema === undefined) throw new Error('Slack publishes no type of a manifest any more.')
  const check = new Ajv({ strict: false, allErrors: true }).compile(liftLimits(schema))
  return (manifest) => {
    check(manifest)
    const bySchema = (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
    return [...bySchema, ...unwritten(manifest as Looked)]
  }
}

function unwritten({ features, oauth_config: oauth, settings }: Looked): readonly string[] {
  const commands = (features?.slash_commands ?? []).map(({ command }) => command)
  const scopes = oauth?.scopes?.bot ?? []
  return [
    ...commands.filter((command) => !/^\/[a-z0-9_-]+$/.test(command)).map((command) => `${command} is no name for a command`),
    ...commands.filter((command) => RESERVED.has(command.slice(1))).map((command) => `${command} is one of Slack’s own`),
    ...commands.filter((command, at) => commands.indexOf(command) !== at).map((command) => `${command} is there twice`),
    ...(features?.shortcuts ?? []).filter(({ name }) => name.length > 24).map(({ name }) => `“${name}” is too long for a menu`),
    ...(/^[a-z0-9._-]+$/.test(features?.bot_user?.display_name ?? '') ? [] : ['the bot user has a name that Slack does not take']),
    ...(settings?.event_subscriptions?.bot_events ?? []).filter((event) => NEEDS[event] !== undefined && !scopes.includes(NEEDS[event]))
      .map((event) => `${event} is not sent without ${NEEDS[event]}`),
  ]
}
