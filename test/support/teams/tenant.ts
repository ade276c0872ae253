/** What a pretend Teams tenant holds: plain data that tests may read and change as they like. */

export interface FakePerson {
  /** The Entra object id: who they are, whatever they are called. */
  readonly aadObjectId: string
  /** The id Teams gives them towards this one bot. */
  readonly id: string
  name: string
  email: string | null
  userPrincipalName: string | null
  /** The tenant their account belongs to; a guest's is another's. */
  tenantId: string
  userRole: 'user' | 'guest' | 'anonymous'
  /** The account was removed: it is in no roster any more. */
  isDeleted: boolean
  /** The app is in their personal scope: they installed it, or an administrator did it for everyone. */
  hasApp: boolean
  /** They blocked the bot in their own chat with it. */
  hasBlockedBot: boolean
}

/** A team, whose id is that of its General channel. */
export interface FakeTeam {
  readonly id: string
  readonly groupId: string
  name: string
  readonly memberIds: Set<string>
  /** Whether the app is installed for this team. */
  hasApp: boolean
}

export interface FakeConversation {
  readonly id: string
  readonly kind: 'personal' | 'channel' | 'group'
  name: string
  /** Of a channel: its team. */
  readonly teamId: string | null
  /** Of a personal chat: whose it is, by Entra object id. */
  readonly personId: string | null
  /** Of a group chat: who is in it, and whether the app is. */
  readonly memberIds: Set<string>
  hasApp: boolean
  /** It was deleted. */
  isGone: boolean
  readonly messages: FakeMessage[]
}

export interface FakeMessage {
  readonly id: string
  /** The message whose thread it is in; null when it stands in the conversation itself. */
  readonly rootId: string | null
  /** The bot's id (`28:…`) or a person's (`29:…`). */
  readonly fromId: string
  text: string
  /** What notifications say of it. */
  summary: string
  /** The Adaptive Card of its first attachment; null when it has none. */
  card: Readonly<Record<string, unknown>> | null
  isEdited: boolean
  /** It shows nothing but that it was deleted. */
  isDeleted: boolean
}

export interface FakeTenant {
  readonly id: string
  readonly name: string
  /** Where its messages are taken now, as part of the service address; an address with another is stale. */
  region: string
  readonly people: Map<string, FakePerson>
  readonly teams: Map<string, FakeTeam>
  readonly conversations: Map<string, FakeConversation>
}

export function newTenant(id: string, name: string): FakeTenant {
  return { id, name, region: 'uk', people: new Map(), teams: new Map(), conversations: new Map() }
}

/** Puts somebody there: a full member whom an administrator gave the app, unless told otherwise. `aadObjectId` is how tests name them. */
export function addPerson(tenant: FakeTenant, aadObjectId: string, about: Partial<Omit<FakePerson, 'aadObjectId'>> = {}): FakePerson {
  const address = `${aadObjectId.toLowerCase()}@council.example`
  const person: FakePerson = {
    aadObjectId, id: `29:${aadObjectId}-pairwise`, name: aadObjectId, email: address, userPrincipalName: address, tenantId: tenant.id,
    userRole: 'user', isDeleted: false, hasApp: true, hasBlockedBot: false, ...about,
  }
  tenant.people.set(aadObjectId, person)
  return person
}

/** Puts a team there with its General channel and the app in it, unless told otherwise. Everybody of the tenant is a member unless said. */
export function addTeam(
  tenant: FakeTenant, id: string, about: { readonly name?: string; readonly hasApp?: boolean; readonly members?: readonly string[] } = {},
): FakeTeam {
  const { name = id, hasApp = true, members = tenant.people.keys() } = about
  const team: FakeTeam = { id, groupId: `group-of-${id}`, name, memberIds: new Set(members), hasApp }
  tenant.teams.set(id, team)
  addChannel(tenant, id, id, 'General')
  return team
}

/** Puts a channel into a team, whose members and app it shares. */
export function addChannel(tenant: FakeTenant, teamId: string, id: string, name = id): FakeConversation {
  return put(tenant, { id, kind: 'channel', name, teamId, personId: null, memberIds: new Set(), hasApp: true, isGone: false, messages: [] })
}

/** Puts a chat of several there, with the app in it unless told otherwise. */
export function addGroupChat(tenant: FakeTenant, id: string, members: readonly string[], hasApp = true): FakeConversation {
  const memberIds = new Set(members)
  return put(tenant, { id, kind: 'group', name: id, teamId: null, personId: null, memberIds, hasApp, isGone: false, messages: [] })
}

/** Somebody's own chat with the bot, made the first time, as when they open it or the bot asks for it. */
export function personalChat(tenant: FakeTenant, aadObjectId: string): FakeConversation {
  const id = `a:chat-with-${aadObjectId}`
  return tenant.conversations.get(id) ?? put(tenant, {
    id, kind: 'personal', name: '', teamId: null, personId: aadObjectId, memberIds: new Set(), hasApp: true, isGone: false, messages: [],
  })
}

/** Whether the bot may speak there. */
export function appIsIn(tenant: FakeTenant, { kind, teamId, personId, hasApp }: FakeConversation): boolean {
  if (kind === 'channel') return tenant.teams.get(teamId ?? '')?.hasApp === true
  if (kind === 'personal') return tenant.people.get(personId ?? '')?.hasApp === true
  return hasApp
}

/** Who is in a conversation, without those whose account was removed. */
export function membersOf(tenant: FakeTenant, { kind, teamId, personId, memberIds }: FakeConversation): readonly FakePerson[] {
  const ids: Readonly<Record<FakeConversation['kind'], Iterable<string>>> = {
    channel: tenant.teams.get(teamId ?? '')?.memberIds ?? [], personal: [personId ?? ''], group: memberIds,
  }
  return [...ids[kind]].flatMap((id) => tenant.people.get(id) ?? []).filter(({ isDeleted }) => !isDeleted)
}

/** The messages a conversation shows, oldest first, without what is in threads or was deleted. */
export function shownIn(tenant: FakeTenant, conversationId: string): readonly FakeMessage[] {
  return standingIn(tenant, conversationId).filter(({ rootId }) => rootId === null)
}

/** What was said in the thread of a message, oldest first, without the message itself. */
export function threadOf(tenant: FakeTenant, conversationId: string, root: string): readonly FakeMessage[] {
  return standingIn(tenant, conversationId).filter(({ rootId }) => rootId === root)
}

/** What somebody's own chat with the bot shows, oldest first; empty when there never was one. */
export function shownTo(tenant: FakeTenant, aadObjectId: string): readonly FakeMessage[] {
  return shownIn(tenant, `a:chat-with-${aadObjectId}`)
}

function standingIn(tenant: FakeTenant, conversationId: string): readonly FakeMessage[] {
  return (tenant.conversations.get(conversationId)?.messages ?? []).filter(({ isDeleted }) => !isDeleted)
}

function put(tenant: FakeTenant, conversation: FakeConversation): FakeConversation {
  tenant.conversations.set(conversation.id, conversation)
  return conversation
}
