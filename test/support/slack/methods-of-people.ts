import { asSlackSays } from './methods-of-chat.ts'
import { addChannel, directMessagesWith, type FakeChannel, type FakeMessage, type FakeUser } from './workspace.ts'
import { Refusal, channelOf, needScope, textOf, workspacesOf, type Args, type Method } from './world.ts'

const HISTORY_SCOPE: Readonly<Record<FakeChannel['kind'], string>> = {
  public: 'channels:history', private: 'groups:history', direct: 'im:history',
}
const READ_SCOPE: Readonly<Record<FakeChannel['kind'], string>> = { public: 'channels:read', private: 'groups:read', direct: 'im:read' }

/** Conversations, and who is who. */
export const peopleMethods: Readonly<Record<string, Method>> = {
  'conversations.open': (world, args, token) => {
    needScope(token, 'im:write')
    const userId = textOf(args, 'users')
    const workspace = workspacesOf(world, token).find((one) => one.users.has(userId))
    const user = workspace?.users.get(userId)
    if (workspace === undefined || user === undefined) throw new Refusal('user_not_found')
    if (user.isBot) throw new Refusal('cannot_dm_bot')
    const channel = directMessagesWith(workspace, userId) ?? addChannel(workspace, world.newId('D'), { kind: 'direct', userId })
    return { channel: { id: channel.id } }
  },

  'conversations.info': (world, args, token) => {
    const { channel } = channelOf(world, args, token)
    needScope(token, READ_SCOPE[channel.kind])
    return {
      channel: {
        id: channel.id, name: channel.name, is_channel: channel.kind === 'public', is_private: channel.kind === 'private',
        is_im: channel.kind === 'direct', is_archived: channel.isArchived, is_member: channel.isMember,
      },
    }
  },

  'conversations.history': (world, args, token) => {
    const { channel } = channelOf(world, args, token)
    needScope(token, HISTORY_SCOPE[channel.kind])
    if (channel.kind !== 'direct' && !channel.isMember) throw new Refusal('not_in_channel')
    return pageOf(channel.messages.filter(({ threadTs }) => threadTs === null).toReversed(), args)
  },

  'conversations.replies': (world, args, token) => {
    const { channel } = channelOf(world, args, token)
    needScope(token, HISTORY_SCOPE[channel.kind])
    const root = channel.messages.find(({ ts }) => ts === textOf(args, 'ts'))
    if (root === undefined) throw new Refusal('thread_not_found')
    return pageOf(channel.messages.filter(({ ts, threadTs }) => ts === root.ts || threadTs === root.ts), args)
  },

  'users.info': (world, args, token) => {
    needScope(token, 'users:read')
    const id = textOf(args, 'user')
    const user = workspacesOf(world, token).map((workspace) => workspace.users.get(id)).find((one) => one !== undefined)
    if (user === undefined) throw new Refusal('user_not_found')
    return { user: asSlackSaysOf(user, token.scopes.has('users:read.email')) }
  },
}

/** Pages as Slack cuts them; `oldest` is left out unless `inclusive`. */
function pageOf(messages: readonly FakeMessage[], args: Args): Readonly<Record<string, unknown>> {
  const oldest = textOf(args, 'oldest')
  const within = messages.filter(({ ts }) => ts > oldest || (args.inclusive === true && ts === oldest))
  const limit = typeof args.limit === 'number' ? args.limit : 100
  const from = Number(textOf(args, 'cursor').replace('from-', '') || 0)
  const hasMore = from + limit < within.length
  return {
    messages: within.slice(from, from + limit).map((message) => asSlackSays(message, args.include_all_metadata === true)),
    has_more: hasMore, response_metadata: { next_cursor: hasMore ? `from-${from + limit}` : '' },
  }
}

function asSlackSaysOf(user: FakeUser, withEmail: boolean): Readonly<Record<string, unknown>> {
  const { enterprise } = user
  return {
    id: user.id, team_id: user.teamId, name: user.name, deleted: user.isDeleted, is_bot: user.isBot, is_workflow_bot: user.isWorkflowBot,
    is_restricted: user.isRestricted, is_ultra_restricted: user.isUltraRestricted, is_stranger: user.isStranger,
    is_email_confirmed: user.isEmailConfirmed, profile: withEmail && user.email !== null ? { email: user.email } : {},
    ...(enterprise === null ? {} : { enterprise_user: { id: user.id, enterprise_id: enterprise.id, teams: enterprise.teams } }),
  }
}
