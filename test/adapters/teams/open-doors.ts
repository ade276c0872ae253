import { onTestFinished } from 'vitest'
import { serve } from '../../../adapters/http/serve.ts'
import { connect } from '../../../adapters/teams/connect.ts'
import type { Said } from '../../../adapters/teams/inside.ts'
import { NAMES_ONLY } from '../../../adapters/teams/render-text.ts'
import type { Ask } from '../../../src/app/ask.ts'
import type { Doors } from '../../../src/app/doors.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import { goOn } from '../../../src/messages/cards/go-on.ts'
import type { Form, Message } from '../../../src/messages/model.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { paragraph } from '../../../src/messages/text.ts'
import { ChatFault } from '../../../src/ports/chat.ts'
import type { Conversation } from '../../../src/ports/conversations.ts'
import { keptLog } from '../../support/kept-log.ts'
import { manualTimers } from '../../support/manual-timers.ts'
import { ISSUER, startOpenId } from '../../support/teams/openid.ts'
import type { RequestUnlike, Somewhere } from '../../support/teams/driver.ts'
import { postActivity } from '../../support/teams/driver.ts'

export const APP = '11111111-2222-4333-8444-555555555555'
export const COUNCIL = 'tenant-council'
export const JO = 'jo'
export const HAWTHORN = '19:hawthorn@thread.tacv2'
export const GROUP = '19:several@thread.v2'
export const CHAT = 'a:chat-with-jo'
export const SERVICE_URL = 'https://smba.example/uk/'
export const NOTICE = '00000000-0000-4000-8000-000000000009' as NoticeId

export const say = (summary: string): Message => ({ summary, blocks: [paragraph(summary)] })
export const told = (summary: string): Reply => ({ kind: 'message', message: say(summary) })
export const stored = (summary: string, notice: NoticeId | null = NOTICE): Reply => ({ kind: 'done', message: say(summary), notice })

/** A form of one line, with what was typed and what is wrong with it. */
export function form(value = '', problem: string | null = null): { readonly kind: 'form'; readonly form: Form } {
  return {
    kind: 'form',
    form: {
      form: 'decline', title: 'Say no', intro: [], submit: 'Send', carries: { escalation: 'e-1', version: '3' },
      fields: [{ kind: 'line', name: 'reason', label: 'Why', hint: null, isRequired: true, value, problem }],
    },
  }
}

export interface Script extends Partial<Omit<Doors, 'answer'>> {
  readonly answer?: (ask: Ask) => Reply | Promise<Reply>
  /** Whether Jo's own chat can be reached; it can unless said. */
  readonly hasOwnChat?: boolean
  /** Goes before a conversation is remembered. */
  readonly remembers?: () => Promise<void>
}

/** What was said by the product: where, in which thread, and the words of it. */
export interface Spoken extends Said {
  readonly conversation: string
  readonly root: string | null
  /** The message it took the place of; null for a new one. */
  readonly instead: string | null
}

/** Teams' doors on a server of their own with the product and its voice played by the test. Closed when the test ends. */
export async function openDoors({ answer, hasOwnChat = true, remembers, ...script }: Script = {}) {
  const openId = await startOpenId()
  const log = keptLog()
  const timers = manualTimers()
  const heard: Ask[] = []
  const spoken: Spoken[] = []
  const remembered: Conversation[] = []
  const forgotten: string[] = []
  const doors: Doors = {
    sendNow: async () => null,
    keep: async () => goOn({ kept: 'kept-1' }),
    redraw: async () => null,
    closeAccount: async () => undefined,
    ...script,
    answer: async (ask) => {
      heard.push(ask)
      return await answer?.(ask) ?? told('Nothing is due.')
    },
  }
  const connected = connect({ appId: APP, tenants: [COUNCIL], openIdMetadataUrl: openId.metadataUrl, tokenIssuer: ISSUER }, {
    doors, log, timers, colleagues: async () => [], clock: { now: () => instantFrom('2026-11-23T09:00:00Z') },
    chat: {
      async directMessages({ tenant, user }) {
        if (!hasOwnChat) throw new ChatFault('unreachable', 'They do not have the Co-ordinator in Teams.')
        return { platform: 'teams', tenant, conversation: `a:chat-with-${user}` }
      },
    },
    voice: {
      say: async ({ place: { conversation } }, said, root) => void spoken.push({ ...said, conversation, root, instead: null }),
      redraw: async ({ place: { conversation } }, instead, said) => void spoken.push({ ...said, conversation, root: null, instead }),
      objectIdOf: async (_, user) => /^29:(.*)-pairwise$/.exec(user)?.[1] ?? null,
    },
    conversations: {
      async remember(conversation) {
        await remembers?.()
        remembered.push(conversation)
      },
      forget: async ({ conversation }) => void forgotten.push(conversation),
      find: async () => null, personal: async () => null, newestOf: async () => null, shared: async () => [],
    },
    drawingFor: async (_place, _message, notice) => ({ ...NAMES_ONLY, refresh: notice === null ? null : { notice, userIds: ['29:jo-pairwise'] } }),
  })
  const serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], metrics: async () => ({ contentType: 'text/plain', text: '' }), routers: [connected.router],
  })
  onTestFinished(async () => {
    await connected.stop()
    await serving.close()
    await openId.close()
  })

  const somewhere = { tenant: COUNCIL, user: JO, serviceUrl: SERVICE_URL, appId: APP }
  const places = {
    personal: { ...somewhere, kind: 'personal', conversation: CHAT },
    channel: { ...somewhere, kind: 'channel', conversation: HAWTHORN },
    group: { ...somewhere, kind: 'groupChat', conversation: GROUP },
  } as const satisfies Readonly<Record<string, Somewhere>>

  return {
    openId, log, timers, heard, spoken, remembered, forgotten, connected, places, address: serving.address,
    post: (activity: object, unlike?: RequestUnlike) => postActivity({ address: serving.address, openId, appId: APP }, activity, unlike),
    /** Posts it, and gives what Teams is answered, once everything that comes of it is said. */
    async asks(activity: object): Promise<{ readonly status: number; readonly body: unknown }> {
      const response = await postActivity({ address: serving.address, openId, appId: APP }, activity)
      const text = await response.text()
      await connected.stop()
      return { status: response.status, body: text === '' ? null : JSON.parse(text) as unknown }
    },
    /** What was said, as `where: words`. */
    lines: () => spoken.map(({ conversation, root, instead, text }) =>
      `${conversation}${root === null ? '' : `/${root}`}${instead === null ? '' : ` for ${instead}`}: ${text}`),
  }
}

export type OpenDoors = Awaited<ReturnType<typeof openDoors>>
