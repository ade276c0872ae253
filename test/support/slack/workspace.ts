/** What a pretend workspace holds: plain data that tests may read and change as they like. */

export interface FakeUser {
  readonly id: string
  name: string
  email: string | null
  isEmailConfirmed: boolean
  isDeleted: boolean
  /** A guest of several channels, and one of a single channel. */
  isRestricted: boolean
  isUltraRestricted: boolean
  /** Somebody of another company, met through a shared channel. */
  isStranger: boolean
  isBot: boolean
  isWorkflowBot: boolean
  /** The workspace (or, of a stranger, the other company's workspace) the account belongs to. */
  teamId: string
  /** Of an Enterprise organisation's accounts: the organisation and the workspaces they are in. */
  enterprise: { readonly id: string; readonly teams: readonly string[] } | null
}

export interface FakeChannel {
  readonly id: string
  name: string
  kind: 'public' | 'private' | 'direct'
  isArchived: boolean
  /** Whether the app is in it. */
  isMember: boolean
  /** Of direct messages: with whom. */
  userId: string | null
  readonly messages: FakeMessage[]
}

export interface FakeMessage {
  readonly ts: string
  /** The message whose thread it is in; null when it stands in the channel itself. */
  readonly threadTs: string | null
  readonly userId: string
  text: string
  blocks: readonly unknown[]
  metadata: { event_type: string; event_payload: Record<string, unknown> } | null
  isEdited: boolean
}

/** What only one person was shown. */
export interface FakeEphemeral {
  readonly ts: string
  readonly channelId: string
  readonly userId: string
  text: string
  blocks: readonly unknown[]
}

export interface FakeView {
  readonly id: string
  readonly userId: string
  hash: string
  view: Record<string, unknown>
}

export interface FakeWorkspace {
  readonly id: string
  readonly name: string
  /** The Enterprise organisation it is part of. */
  readonly enterpriseId: string | null
  readonly users: Map<string, FakeUser>
  readonly channels: Map<string, FakeChannel>
  readonly ephemerals: FakeEphemeral[]
  /** Modals that are open, oldest first. */
  readonly views: FakeView[]
  /** What each person's Home shows. */
  readonly homes: Map<string, FakeView>
}

export interface FakeToken {
  readonly token: string
  /** A workspace's id, or an Enterprise organisation's when the app is installed for all of it. */
  readonly installedIn: string
  readonly isOrgWide: boolean
  readonly botId: string
  readonly botUserId: string
  readonly scopes: Set<string>
  /** What calls with it are refused with: `token_revoked`, `account_inactive`, `token_expired`; null while it is good. */
  refusedAs: string | null
  /** Of a token that rotates: when it expires, in milliseconds. */
  readonly expiresAt: number | null
}

export function newWorkspace(id: string, name: string, enterpriseId: string | null): FakeWorkspace {
  return { id, name, enterpriseId, users: new Map(), channels: new Map(), ephemerals: [], views: [], homes: new Map() }
}

/** Puts somebody there: a full member with a confirmed address, unless told otherwise. */
export function addUser(workspace: FakeWorkspace, id: string, about: Partial<Omit<FakeUser, 'id'>> = {}): FakeUser {
  const user: FakeUser = {
    id, name: id.toLowerCase(), email: `${id.toLowerCase()}@example.org`, isEmailConfirmed: true, isDeleted: false, isRestricted: false,
    isUltraRestricted: false, isStranger: false, isBot: false, isWorkflowBot: false, teamId: workspace.id,
    enterprise: workspace.enterpriseId === null ? null : { id: workspace.enterpriseId, teams: [workspace.id] }, ...about,
  }
  workspace.users.set(id, user)
  return user
}

/** Puts a channel there: public, and with the app in it, unless told otherwise. */
export function addChannel(workspace: FakeWorkspace, id: string, about: Partial<Omit<FakeChannel, 'id' | 'messages'>> = {}): FakeChannel {
  const channel: FakeChannel = {
    id, name: id.toLowerCase(), kind: 'public', isArchived: false, isMember: true, userId: null, messages: [], ...about,
  }
  workspace.channels.set(id, channel)
  return channel
}

/** The messages a channel shows, oldest first, without what is in threads. */
export function shownIn(workspace: FakeWorkspace, channelId: string): readonly FakeMessage[] {
  return messagesOf(workspace, channelId).filter((message) => message.threadTs === null)
}

/** What was said in the thread of a message, oldest first, without the message itself. */
export function threadOf(workspace: FakeWorkspace, channelId: string, ts: string): readonly FakeMessage[] {
  return messagesOf(workspace, channelId).filter((message) => message.threadTs === ts)
}

/** What only this person was shown there, oldest first. */
export function shownOnlyTo(workspace: FakeWorkspace, userId: string, channelId?: string): readonly FakeEphemeral[] {
  return workspace.ephemerals.filter((one) => one.userId === userId && (channelId === undefined || one.channelId === channelId))
}

/** The modal on top for this person. */
export function openViewOf(workspace: FakeWorkspace, userId: string): FakeView | null {
  return workspace.views.findLast((view) => view.userId === userId) ?? null
}

/** The conversation of the app with this person; null when nothing was ever said there. */
export function directMessagesWith(workspace: FakeWorkspace, userId: string): FakeChannel | null {
  return [...workspace.channels.values()].find((channel) => channel.kind === 'direct' && channel.userId === userId) ?? null
}

function messagesOf(workspace: FakeWorkspace, channelId: string): readonly FakeMessage[] {
  return workspace.channels.get(channelId)?.messages ?? []
}
