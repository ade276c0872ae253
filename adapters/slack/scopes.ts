/**
 * What the product asks to be allowed in a workspace, and why: the least that does the work. The manifests, the install page and the
 * README are made from or checked against this table.
 */
export const SCOPES = {
  'commands': 'The slash commands and the two message shortcuts.',
  'chat:write': 'To post in the channels it was invited to, and to draw its own messages again.',
  'im:write': 'To open a direct message with somebody who has to be told something.',
  'im:history': 'To hear what people write to it in direct messages. It hears no channel.',
  'users:read': 'To tell members from guests, bots and closed accounts.',
  'users:read.email': 'To recognise people by the e-mail address Slack has verified.',
  'channels:read': 'To check that it is in a unit’s channel, and that the channel is not archived.',
  'groups:read': 'The same for private channels.',
  'app_mentions:read': 'To hear “@Co-ordinator …”, because slash commands do not run in threads.',
} as const

export type Scope = keyof typeof SCOPES

export const BOT_SCOPES = Object.keys(SCOPES) as readonly Scope[]
