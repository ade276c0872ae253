import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Config } from 'ts-json-schema-generator'
import { DEFAULT_CONFIG, SchemaGenerator, createFormatter, createParser, createProgram } from 'ts-json-schema-generator'
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

const resolve = createRequire(import.meta.url).resolve
const cached = z.record(z.string(), z.looseObject({ definitions: z.record(z.string(), z.looseObject({})) }))

/**
 * JSON schemas made from the types Slack publishes, in the versions installed. Reading all of Slack's types takes seconds, so what
 * comes out is kept below node_modules for the next process, under the versions it was made from.
 */
export function slackSchemas(): Readonly<Record<SchemaName, TypeSchema>> {
  const folder = new URL('../../../node_modules/.cache/slack-schemas/', import.meta.url)
  const versions = ['@slack/types', '@slack/web-api', 'ts-json-schema-generator'].map(versionOf)
  const file = new URL(`${[...versions, TYPES.length].join('_')}.json`, folder)
  const kept = readKept(file)
  if (kept !== null) return kept
  const made = generate()
  mkdirSync(folder, { recursive: true })
  const unfinished = new URL(`${process.pid}.unfinished`, folder) // others read only what is whole
  writeFileSync(unfinished, JSON.stringify(made))
  renameSync(unfinished, file)
  return made
}

function readKept(file: URL): Record<SchemaName, TypeSchema> | null {
  try {
    return cached.parse(JSON.parse(readFileSync(file, 'utf8'))) as Record<SchemaName, TypeSchema>
  } catch {
    return null
  }
}

function generate(): Record<SchemaName, TypeSchema> {
  const config: Config & typeof DEFAULT_CONFIG = {
    ...DEFAULT_CONFIG, path: resolve('@slack/web-api').replace(/\.js$/, '.d.ts'), skipTypeCheck: true, topRef: true, jsDoc: 'basic', expose: 'export',
  }
  const program = createProgram(config)
  const generator = new SchemaGenerator(program, createParser(program, config), createFormatter(config), config)
  return Object.fromEntries(TYPES.map((type) => [type, generator.createSchema(type) as TypeSchema])) as Record<SchemaName, TypeSchema>
}

function versionOf(name: string): string {
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL(`../../../node_modules/${name}/package.json`, import.meta.url), 'utf8')))
  return version
}
