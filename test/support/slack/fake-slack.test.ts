import type { ModalView } from '@slack/types'
import { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFakeSlack, type FakeSlack } from './fake-slack.ts'
import { addChannel, addUser, openViewOf, shownIn, shownOnlyTo, threadOf, type FakeWorkspace } from './workspace.ts'

let slack: FakeSlack
let workspace: FakeWorkspace
let client: WebClient

beforeEach(async () => {
  slack = await startFakeSlack()
  workspace = slack.addWorkspace('T1')
  addChannel(workspace, 'C1')
  addUser(workspace, 'U1')
  client = new WebClient(slack.addToken('T1').token, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, timeout: 1_000 })
})
afterEach(() => slack.close())

const modal: ModalView = { type: 'modal', title: { type: 'plain_text', text: 'A form' }, blocks: [{ type: 'divider' }] }

describe('the pretend Slack', () => {
  it('shows what is posted, in the channel or in a thread', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C1', text: 'T-1 is allocated.' })
    await client.chat.postMessage({ channel: 'C1', text: 'T-1 is done.', thread_ts: ts })
    expect(shownIn(workspace, 'C1').map(({ text }) => text)).toEqual(['T-1 is allocated.'])
    expect(threadOf(workspace, 'C1', ts).map(({ text }) => text)).toEqual(['T-1 is done.'])
  })

  it('opens one view for a trigger, within three seconds of its own time', async () => {
    const trigger = slack.newTriggerId('T1', 'U1')
    await client.views.open({ trigger_id: trigger, view: modal })
    expect(openViewOf(workspace, 'U1')?.view).toEqual(modal)
    await expect(client.views.open({ trigger_id: trigger, view: modal })).rejects.toThrow('exchanged_trigger_id')
    const late = slack.newTriggerId('T1', 'U1')
    slack.pass(3_000)
    await expect(client.views.open({ trigger_id: late, view: modal })).rejects.toThrow('expired_trigger_id')
  })

  it('takes five answers through a response_url, for half an hour', async () => {
    const url = slack.newResponseUrl({ workspaceId: 'T1', channelId: 'C1', userId: 'U1' })
    const body = JSON.stringify({ text: 'Only you.' })
    const say = (to: string) => fetch(to, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    for (let use = 1; use <= 5; use += 1) expect((await say(url)).status).toBe(200)
    expect((await say(url)).status).toBe(404)
    expect(shownOnlyTo(workspace, 'U1')).toHaveLength(5)
    const late = slack.newResponseUrl({ workspaceId: 'T1', channelId: 'C1', userId: 'U1' })
    slack.pass(30 * 60_000)
    expect((await say(late)).status).toBe(404)
  })

  it.for([
    ['public, without the app in it', { isMember: false }, 'not_in_channel'],
    ['private, without the app in it', { kind: 'private', isMember: false }, 'channel_not_found'],
    ['archived', { isArchived: true }, 'is_archived'],
  ] as const)('refuses a message to a channel that is %s', async ([, about, error]) => {
    addChannel(workspace, 'C2', about)
    await expect(client.chat.postMessage({ channel: 'C2', text: 'Hello' })).rejects.toThrow(error)
  })

  it.for([
    ['rate-limited', { kind: 'rate-limited', retryAfterSeconds: null }, 0, 'Retry header'],
    ['unavailable', { kind: 'unavailable' }, 0, '503'],
    ['reset', { kind: 'reset' }, 0, 'fetch failed'],
    ['hanging', { kind: 'hang' }, 0, 'timeout'],
    ['taken, and its answer lost', { kind: 'answer-lost' }, 1, 'fetch failed'],
    ['taken, and its answer hanging', { kind: 'answer-hangs' }, 1, 'timeout'],
    ['refused', { kind: 'error', error: 'fatal_error' }, 0, 'fatal_error'],
  ] as const)('has a call %s, once', async ([, fault, arrived, error]) => {
    slack.failNext('chat.postMessage', fault)
    await expect(client.chat.postMessage({ channel: 'C1', text: 'Hello' })).rejects.toThrow(error)
    expect(shownIn(workspace, 'C1')).toHaveLength(arrived)
    await client.chat.postMessage({ channel: 'C1', text: 'Hello' })
    expect(shownIn(workspace, 'C1')).toHaveLength(arrived + 1)
  })

  it('gives tokens for an install, and new ones for a refresh token once', async () => {
    slack.world.app.rotatesTokens = true
    const { clientId: client_id, clientSecret: client_secret } = slack.world.app
    const plain = new WebClient(undefined, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } })
    const code = slack.newInstallCode({ installedIn: 'T1' })
    const { access_token: token, refresh_token = '' } = await plain.oauth.v2.access({ client_id, client_secret, code })
    expect(await plain.auth.test({ token: token ?? '' })).toMatchObject({ team_id: 'T1' })
    const refresh = { client_id, client_secret, grant_type: 'refresh_token', refresh_token } as const
    await plain.oauth.v2.access(refresh)
    await expect(plain.oauth.v2.access(refresh)).rejects.toThrow('invalid_refresh_token')
    slack.pass(12 * 3_600_000)
    await expect(plain.auth.test({ token: token ?? '' })).rejects.toThrow('token_expired')
  })

  it('fails the test that calls it in a way Slack would not like', async () => {
    const judged = await startFakeSlack({ judge: (method) => [`${method} is not how Slack wants it`] })
    await new WebClient(judged.addToken('T1').token, { slackApiUrl: judged.apiUrl }).auth.test()
    await expect(judged.close()).rejects.toThrow('auth.test is not how Slack wants it')
  })
})
