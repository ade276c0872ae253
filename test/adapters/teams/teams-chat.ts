import { createChat, type Speaking } from '../../../adapters/teams/chat.ts'
import { createConnector, type Connector } from '../../../adapters/teams/connector.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { NoticeId, PersonId } from '../../../src/domain/ids.ts'
import type { ChatPlace } from '../../../src/domain/unit/unit.ts'
import { paragraph } from '../../../src/messages/text.ts'
import type { Message } from '../../../src/messages/model.ts'
import type { Conversations } from '../../../src/ports/conversations.ts'
import { wallTimers, type Timers } from '../../../src/ports/timers.ts'
import { keptConversations } from '../../support/kept-conversations.ts'
import { keptLog, type LogLine } from '../../support/kept-log.ts'
import { startFakeTeams, type FakeTeams } from '../../support/teams/fake-teams.ts'
import { addChannel, addPerson, addTeam, type FakeTenant } from '../../support/teams/tenant.ts'

/** The product in the council's tenant, in Hawthorn's team with a second channel and with Jo, on a pretend Teams. */
export interface TeamsChat extends Speaking {
  readonly teams: FakeTeams
  readonly tenant: FakeTenant
  readonly connector: Connector
  readonly conversations: Conversations
  readonly lines: readonly LogLine[]
  end(): Promise<void>
}

export const JO = 'jo-of-the-unit' as PersonId
export const COUNCIL = 'council'
export const C1: ChatPlace = { platform: 'teams', tenant: COUNCIL, conversation: '19:hawthorn@thread.tacv2' }
export const C2: ChatPlace = { ...C1, conversation: '19:duty@thread.tacv2' }
export const U1 = { platform: 'teams', tenant: COUNCIL, user: 'jo' } as const
export const SECRET = 'the-apps-own-secret'

export const said = (words: string): Message => ({ summary: words, blocks: [paragraph(words)] })
export const marker = (name: number): NoticeId => `00000000-0000-4000-8000-${String(name).padStart(12, '0')}` as NoticeId

/** Long enough for a busy machine's ordinary answer, and short enough to wait for one that never comes. */
export const PATIENCE_MS = 1_000

/** What a call was refused with, or undefined. */
export const faultOf = (calling: Promise<unknown>): Promise<unknown> => calling.then(() => undefined, (error: unknown) => error)

export interface Chosen {
  readonly timers?: Timers
  readonly patienceMs?: number
  readonly jitter?: () => number
  readonly tenants?: readonly string[]
  /** Teams’ own time; it stands still unless said. */
  readonly now?: () => number
}

export async function startTeamsChat({ patienceMs = PATIENCE_MS, jitter = () => 0, ...chosen }: Chosen = {}): Promise<TeamsChat> {
  const teams = await startFakeTeams(chosen.now === undefined ? {} : { now: chosen.now })
  const { tenants = [COUNCIL], timers = { ...wallTimers, now: () => teams.now() } } = chosen
  const tenant = teams.addTenant(COUNCIL)
  addPerson(tenant, 'jo')
  addTeam(tenant, C1.conversation)
  addChannel(tenant, C1.conversation, C2.conversation)
  const web = createWeb()
  const identity = {
    appId: teams.appId, tenantId: COUNCIL, proves: { kind: 'secret', password: SECRET }, loginUrl: new URL(teams.origin),
    oauthScope: 'https://api.botframework.com',
  } as const
  const connector = createConnector({ identity, web, timers, timeoutMs: patienceMs })
  const clock = { now: () => instantFrom(new Date(timers.now()).toISOString()) }
  const conversations = keptConversations()
  const heard = { kind: 'channel', user: null, serviceUrl: teams.serviceUrlOf(tenant) } as const
  await conversations.remember({ place: C1, ...heard }, clock.now())
  const log = keptLog()
  const accounts = { usersOf: async () => new Map([[JO, 'jo']]) }
  const parts = { connector, conversations, accounts, tenants, serviceUrl: teams.anywhereUrl, clock, timers, jitter, log }
  return {
    ...createChat(parts), teams, tenant, connector, conversations, lines: log.lines,
    async end() {
      await web.close()
      await teams.close()
    },
  }
}
