import { createSpeaking } from '../../../adapters/slack/call.ts'
import { createChat } from '../../../adapters/slack/chat.ts'
import { createClients } from '../../../adapters/slack/client.ts'
import { wallTimers, type Timers } from '../../../src/ports/timers.ts'
import type { Tokens } from '../../../adapters/slack/tokens.ts'
import { createWebApi } from '../../../adapters/slack/web-api.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import type { NoticeId, PersonId } from '../../../src/domain/ids.ts'
import type { ChatPlace } from '../../../src/domain/unit/unit.ts'
import { paragraph } from '../../../src/messages/text.ts'
import type { Message } from '../../../src/messages/model.ts'
import type { Chat } from '../../../src/ports/chat.ts'
import type { Directory } from '../../../src/ports/directory.ts'
import { keptLog, type LogLine } from '../../support/kept-log.ts'
import { startFakeSlack, type AboutToken, type FakeSlack } from '../../support/slack/fake-slack.ts'
import { addChannel, addUser, type FakeToken, type FakeWorkspace } from '../../support/slack/workspace.ts'

/** The product in the council's workspace T1, with channels C1 and C2 and Jo (U1), on a pretend Slack. */
export interface SlackChat {
  readonly slack: FakeSlack
  readonly workspace: FakeWorkspace
  readonly token: FakeToken
  readonly chat: Chat
  readonly directory: Directory
  readonly lines: readonly LogLine[]
  end(): Promise<void>
}

export const JO = 'jo' as PersonId
export const C1: ChatPlace = { platform: 'slack', tenant: 'T1', conversation: 'C1' }
export const C2: ChatPlace = { ...C1, conversation: 'C2' }
export const U1 = { platform: 'slack', tenant: 'T1', user: 'U1' } as const

export const said = (words: string): Message => ({ summary: words, blocks: [paragraph(words)] })
export const marker = (name: number): NoticeId => `00000000-0000-4000-8000-${String(name).padStart(12, '0')}` as NoticeId

/** Long enough for a busy machine's ordinary answer, and short enough to wait for one that never comes. */
export const PATIENCE_MS = 1_000

/** What a call was refused with, or undefined. */
export const faultOf = (calling: Promise<unknown>): Promise<unknown> => calling.then(() => undefined, (error: unknown) => error)

export async function startSlackChat(about: AboutToken & { readonly timers?: Timers; readonly patienceMs?: number } = {}): Promise<SlackChat> {
  const slack = await startFakeSlack()
  const { timers = { ...wallTimers, now: () => slack.world.now() }, patienceMs = PATIENCE_MS, ...aboutToken } = about
  const workspace = slack.addWorkspace('T1')
  addChannel(workspace, 'C1')
  addChannel(workspace, 'C2')
  addUser(workspace, 'U1')
  const token = slack.addToken('T1', aboutToken)
  const tokens: Tokens = {
    of: async (id) => (id === 'T1' ? token : null), workspaces: async () => ['T1'], forget: async () => undefined,
  }
  const web = createWeb()
  const api = createWebApi({ apiUrl: slack.apiUrl, web, timeoutMs: patienceMs })
  const log = keptLog()
  const accounts = { usersOf: async () => new Map([[JO, 'U1']]) }
  const made = createChat({
    ...createSpeaking({ clients: createClients({ tokens, api }), timers, jitter: () => 0, log }), tokens, accounts, environment: 'live', timers,
  })
  return {
    ...made, slack, workspace, token, lines: log.lines,
    async end() {
      await web.close()
      await slack.close()
    },
  }
}
