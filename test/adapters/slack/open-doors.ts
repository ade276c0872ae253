import { onTestFinished } from 'vitest'
import { serve } from '../../../adapters/http/serve.ts'
import { createSpeaking } from '../../../adapters/slack/call.ts'
import { createClients } from '../../../adapters/slack/client.ts'
import { connect } from '../../../adapters/slack/connect.ts'
import { createRespond } from '../../../adapters/slack/respond.ts'
import type { Tokens } from '../../../adapters/slack/tokens.ts'
import { createWebApi } from '../../../adapters/slack/web-api.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import type { Ask } from '../../../src/app/ask.ts'
import type { Doors } from '../../../src/app/doors.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import type { Form, Message } from '../../../src/messages/model.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { paragraph } from '../../../src/messages/text.ts'
import type { Accounts } from '../../../src/ports/accounts.ts'
import type { ConnectProxy } from '../../support/connect-proxy.ts'
import { keptLog } from '../../support/kept-log.ts'
import { manualTimers } from '../../support/manual-timers.ts'
import { startFakeSlack } from '../../support/slack/fake-slack.ts'
import type { PressedCard } from '../../support/slack/payloads.ts'
import { commandPayload, eventPayload, formPayload, pressPayload, shortcutPayload, viewPressPayload } from '../../support/slack/payloads.ts'
import type { Unlike } from '../../support/slack/signed-request.ts'
import { SIGNING_SECRET, asForm, asPayload, sendSigned } from '../../support/slack/signed-request.ts'
import type { FakeView } from '../../support/slack/workspace.ts'
import { addChannel, addUser } from '../../support/slack/workspace.ts'

export const WORKSPACE = 'T0COUNCIL'
/** A name that no resolver of this machine's knows: only a proxy finds it. */
export const INTERNET = 'slack.invalid'
export const HAWTHORN = 'C0HAWTHORN'
export const DIRECT = 'D0JO'
export const JO = 'U0JO'
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

export interface Script extends Partial<Omit<Doors, 'answer' | 'redraw'>> {
  /** What is answered; `stored` cards are sent by `sendNow`. */
  readonly answer?: (ask: Ask) => Reply | Promise<Reply>
  /** Slack is on the internet, which is reached through this. */
  readonly proxyTo?: (port: number) => Promise<ConnectProxy>
  /** Socket Mode with this app-level token. */
  readonly appToken?: string
}

/** Slack's doors on a server of their own, before a pretend Slack, with the product played by the test. Closed when the test ends. */
export async function openDoors(script: Script = {}) {
  const slack = await startFakeSlack()
  const workspace = slack.addWorkspace(WORKSPACE)
  const token = slack.addToken(WORKSPACE)
  if (script.appToken !== undefined) slack.addAppToken(script.appToken)
  addUser(workspace, JO)
  addChannel(workspace, HAWTHORN)
  addChannel(workspace, DIRECT, { kind: 'direct', userId: JO })

  const heard: Ask[] = []
  const closed: object[] = []
  const forgotten: string[] = []
  const log = keptLog()
  const timers = manualTimers()
  const tokens: Tokens = {
    of: async (id) => (id === token.installedIn && !forgotten.includes(id) ? { token: token.token, botId: token.botId, botUserId: token.botUserId } : null),
    workspaces: async () => [WORKSPACE],
    forget: async (id) => void forgotten.push(id),
  }
  const doors: Omit<Doors, 'redraw'> = {
    sendNow: async () => null,
    keep: async () => say('Kept for you: go on'),
    closeAccount: async (identity) => void closed.push(identity),
    ...script,
    answer: async (ask) => {
      heard.push(ask)
      return await script.answer?.(ask) ?? told('Nothing is due.')
    },
  }
  const accounts: Accounts = {
    organisationOf: async () => null, organisationAt: async () => null, usersOf: async () => new Map(),
  }
  const proxy = await script.proxyTo?.(Number(new URL(slack.apiUrl).port)) ?? null
  const apiUrl = proxy === null ? slack.apiUrl : slack.apiUrl.replace(/127\.0\.0\.1:\d+/, INTERNET)
  slack.world.socketUrl = proxy === null ? slack.world.socketUrl : slack.world.socketUrl.replace(/127\.0\.0\.1:\d+/, INTERNET)
  const web = createWeb({ proxy: proxy === null ? null : { url: proxy.url, except: '' } })
  const api = createWebApi({ apiUrl, web })
  const connected = connect({ signingSecret: SIGNING_SECRET, appToken: script.appToken ?? null, apiUrl, api }, tokens, {
    ...createSpeaking({ clients: createClients({ tokens, api }), timers, jitter: () => 0, log }), doors, accounts, environment: 'live', timers, log, colleagues: async () => [], respond: createRespond(apiUrl, api),
  })
  const serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], metrics: async () => ({ contentType: 'text/plain', text: '' }),
    routers: connected.router === null ? [] : [connected.router],
  })
  onTestFinished(async () => {
    await connected.stop()
    await serving.close()
    await web.close()
    await proxy?.close()
    await slack.close()
  })

  const post = (body: string, unlike?: Unlike) => sendSigned(serving.address, body, unlike)
  const at = (channel: string) => ({ workspace: WORKSPACE, channel, user: JO })
  const ways = (channel: string, originalTs?: string) => ({
    triggerId: slack.newTriggerId(WORKSPACE, JO),
    responseUrl: slack.newResponseUrl({ workspaceId: WORKSPACE, channelId: channel, userId: JO, ...(originalTs === undefined ? {} : { originalTs }) }),
  })

  return {
    slack, workspace, heard, closed, forgotten, log, timers, connected, post, at, ways, address: serving.address,
    /** Types a slash command there. */
    command: (command: string, text = '', channel = HAWTHORN, by = ways(channel)) => post(asForm(commandPayload(at(channel), command, text, by))),
    press: (value: string, card: PressedCard, channel = HAWTHORN, by = ways(channel, card.ts)) => post(asPayload(pressPayload(at(channel), value, card, by))),
    pressIn: (view: FakeView, value: string, type: 'modal' | 'home' = 'modal') =>
      post(asPayload(viewPressPayload(at(''), value, {
        id: view.id, hash: view.hash, type, ...(typeof view.view['private_metadata'] === 'string' ? { private_metadata: view.view['private_metadata'] } : {}),
      }, ways('').triggerId))),
    shortcut: (name: string, ts: string, channel = HAWTHORN, by = ways(channel)) => post(asPayload(shortcutPayload(at(channel), name, { ts }, by))),
    /** Sends the form of an open modal, with this in its one field. */
    send: (view: FakeView, reason: string, by = ways('').triggerId) =>
      post(asPayload(formPayload(at(''), view, { reason: { value: { type: 'plain_text_input', value: reason } } }, by))),
    event: (event: object, eventId: string = crypto.randomUUID(), headers: Record<string, string> = {}) =>
      post(JSON.stringify(eventPayload(at(HAWTHORN), event, eventId)), { headers }),
    /** Resolves when everything heard is answered. */
    answered: () => connected.stop(),
  }
}

export type OpenDoors = Awaited<ReturnType<typeof openDoors>>
