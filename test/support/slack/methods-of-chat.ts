import type { FakeMessage } from './workspace.ts'
import { Refusal, channelOf, needScope, textOf, type Args, type FoundChannel, type Method } from './world.ts'

/** Slack refuses longer texts of a message. */
const MOST_TEXT = 40_000

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': (world, args, token) => {
    needScope(token, 'chat:write')
    const { channel } = writableChannel(channelOf(world, args, token))
    const body = bodyOf(args)
    const threadTs = textOf(args, 'thread_ts')
    const root = threadTs === '' ? null : channel.messages.find((message) => message.ts === threadTs)
    if (root === undefined) throw new Refusal('thread_not_found')
    const message: FakeMessage = {
      ts: world.newTs(), threadTs: root === null ? null : root.threadTs ?? root.ts, userId: token.botUserId, ...body, isEdited: false,
    }
    channel.messages.push(message)
    return { channel: channel.id, ts: message.ts, message: asSlackSays(message) }
  },

  'chat.update': (world, args, token) => {
    needScope(token, 'chat:write')
    const { channel } = writableChannel(channelOf(world, args, token))
    const message = channel.messages.find(({ ts }) => ts === textOf(args, 'ts'))
    if (message === undefined) throw new Refusal('message_not_found')
    if (message.userId !== token.botUserId) throw new Refusal('cant_update_message')
    const { metadata, ...body } = bodyOf(args)
    Object.assign(message, body, metadata === null ? {} : { metadata }, { isEdited: true })
    return { channel: channel.id, ts: message.ts, text: message.text }
  },

  'chat.postEphemeral': (world, args, token) => {
    needScope(token, 'chat:write')
    const { workspace, channel } = writableChannel(channelOf(world, args, token))
    const userId = textOf(args, 'user')
    if (!workspace.users.has(userId)) throw new Refusal('user_not_in_channel')
    const { text, blocks } = bodyOf(args)
    const ts = world.newTs()
    workspace.ephemerals.push({ ts, channelId: channel.id, userId, text, blocks })
    return { message_ts: ts }
  },

  'chat.getPermalink': (world, args, token) => {
    const { workspace, channel } = channelOf(world, args, token)
    const ts = textOf(args, 'message_ts')
    if (!channel.messages.some((message) => message.ts === ts)) throw new Refusal('message_not_found')
    const path = `archives/${channel.id}/p${ts.replace('.', '')}`
    return { channel: channel.id, permalink: `https://${workspace.id.toLowerCase()}.slack.com/${path}` }
  },
}

/** A message as `conversations.history` tells it. */
export function asSlackSays(message: FakeMessage, withMetadata = true): Readonly<Record<string, unknown>> {
  return {
    type: 'message', user: message.userId, ts: message.ts, text: message.text, blocks: message.blocks,
    ...(message.threadTs === null ? {} : { thread_ts: message.threadTs }),
    ...(withMetadata && message.metadata !== null ? { metadata: message.metadata } : {}),
  }
}

function writableChannel(found: FoundChannel): FoundChannel {
  if (found.channel.isArchived) throw new Refusal('is_archived')
  if (found.channel.kind !== 'direct' && !found.channel.isMember) throw new Refusal('not_in_channel')
  return found
}

function bodyOf(args: Args): Pick<FakeMessage, 'text' | 'blocks' | 'metadata'> {
  const text = textOf(args, 'text')
  const blocks = Array.isArray(args.blocks) ? args.blocks : []
  if (text === '' && blocks.length === 0) throw new Refusal('no_text')
  if (text.length > MOST_TEXT) throw new Refusal('msg_too_long')
  if (blocks.length > 50) throw new Refusal('invalid_blocks')
  return { text, blocks, metadata: (args.metadata ?? null) as FakeMessage['metadata'] }
}
