import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { z } from 'zod'

/** A part of a JSON schema, as far as it is looked at here. */
export interface Schema {
  [keyword: string]: unknown
  description?: string
  type?: unknown
  properties?: Record<string, Schema>
}

export interface TypeSchema extends Schema {
  definitions: Record<string, Schema>
}

/** The Web API methods the product may call, each with Slack's own type of its arguments. */
export const CALLS = {
  'apps.connections.open': 'AppsConnectionsOpenArguments',
  'auth.revoke': 'AuthRevokeArguments',
  'auth.teams.list': 'AuthTeamsListArguments',
  'auth.test': 'AuthTestArguments',
  'bots.info': 'BotsInfoArguments',
  'chat.delete': 'ChatDeleteArguments',
  'chat.getPermalink': 'ChatGetPermalinkArguments',
  'chat.postEphemeral': 'ChatPostEphemeralArguments',
  'chat.postMessage': 'ChatPostMessageArguments',
  'chat.update': 'ChatUpdateArguments',
  'conversations.history': 'ConversationsHistoryArguments',
  'conversations.info': 'ConversationsInfoArguments',
  'conversations.members': 'ConversationsMembersArguments',
  'conversations.open': 'ConversationsOpenArguments',
  'conversations.replies': 'ConversationsRepliesArguments',
  'oauth.v2.access': 'OAuthV2AccessArguments',
  'oauth.v2.exchange': 'OAuthV2ExchangeArguments',
  'team.info': 'TeamInfoArguments',
  'users.info': 'UsersInfoArguments',
  'users.lookupByEmail': 'UsersLookupByEmailArguments',
  'views.open': 'ViewsOpenArguments',
  'views.publish': 'ViewsPublishArguments',
  'views.push': 'ViewsPushArguments',
  'views.update': 'ViewsUpdateArguments',
} as const

const TYPES = ['KnownBlock', 'ModalView', 'HomeView', ...Object.values(CALLS)] as const

export type SchemaName = (typeof TYPES)[number]

export type Schemas = Readonly<Record<SchemaName, TypeSchema>>

const modules = new URL('../../../node_modules/', import.meta.url)
const manifest = z.object({ version: z.string() })

/**
 * JSON schemas made from the types Slack publishes, in the versions installed. Reading all of Slack's types takes seconds, so what
 * comes out is kept below node_modules for the next process, under the versions it was made from.
 */
export async function keptSchemas(): Promise<Schemas> {
  const versions = ['@slack/types', '@slack/web-api', 'ts-json-schema-generator'].map(versionOf)
  const key = createHash('sha256').update([...versions, ...TYPES].join()).digest('hex').slice(0, 16)
  const file = new URL(`.cache/slack-schemas/${key}.json`, modules)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Schemas
  } catch {
    const { generateSchemas } = await import('./generate-schemas.ts')
    const made = generateSchemas(new URL('@slack/web-api/dist/index.d.ts', modules), TYPES) as Schemas
    mkdirSync(new URL('.', file), { recursive: true })
    const unfinished = new URL(`${process.pid}.unfinished`, file) // other processes find a whole file or none
    writeFileSync(unfinished, JSON.stringify(made))
    renameSync(unfinished, file)
    return made
  }
}

function versionOf(name: string): string {
  return manifest.parse(JSON.parse(readFileSync(new URL(`${name}/package.json`, modules), 'utf8'))).version
}
