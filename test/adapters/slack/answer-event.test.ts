import { describe, expect, it } from 'vitest'
import { encodeIntent } from '../../../src/intents/codec.ts'
import { eventPayload } from '../../support/slack/payloads.ts'
import { openViewOf, shownIn, shownOnlyTo, threadOf } from '../../support/slack/workspace.ts'
import type { FakeWorkspace } from '../../support/slack/workspace.ts'
import { DIRECT, HAWTHORN, JO, WORKSPACE, form, openDoors, stored, told } from './open-doors.ts'

const texts = (said: readonly { readonly text: string }[]) => said.map(({ text }) => text)
const mention = { type: 'app_mention', user: JO, channel: HAWTHORN, ts: '1.2', text: '<@U0COORD> decide C-1042 start s47' }
const direct = { type: 'message', channel_type: 'im', user: JO, channel: DIRECT, ts: '1.2', text: 'due week' }

function posted(workspace: FakeWorkspace, channelId: string, ts: string): void {
  workspace.channels.get(channelId)?.messages.push({ ts, threadTs: null, userId: JO, text: 'said', blocks: [], metadata: null, isEdited: false })
}

describe('a mention', () => {
  it('asks what it says, without the mention', async () => {
    const { event, heard } = await openDoors()
    await event(mention, 'Ev1')
    expect(heard).toEqual([{
      identity: { platform: 'slack', tenant: WORKSPACE, user: JO }, channel: { platform: 'slack', tenant: WORKSPACE, conversation: HAWTHORN },
      key: 'slack/event/Ev1', said: { kind: 'words', line: 'decide C-1042 start s47' },
    }])
  })

  it('in a thread is answered in it, for their eyes alone', async () => {
    const { event, answered, slack } = await openDoors({ answer: () => told('Logged.') })
    await event({ ...mention, thread_ts: '1.1' })
    await answered()
    expect(slack.callsOf('chat.postEphemeral')).toMatchObject([{ args: { channel: HAWTHORN, user: JO, thread_ts: '1.1', text: 'Logged.' } }])
  })

  it('in a thread is told what was stored there, although the card stands in the channel', async () => {
    const place = { platform: 'slack', tenant: WORKSPACE, conversation: HAWTHORN } as const
    const { event, answered, workspace } = await openDoors({
      answer: () => stored('D-7 is recorded.'),
      sendNow: async () => ({ posted: { place, messageId: '2.2', rootId: null }, message: { summary: 'D-7 is recorded.', blocks: [] } }),
    })
    await event({ ...mention, thread_ts: '1.1' })
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['D-7 is recorded.'])
  })

  it('that needs a form is kept to go on with, because nothing opens one from here', async () => {
    const { event, answered, workspace, slack } = await openDoors({ answer: () => form() })
    await event(mention)
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Kept for you: go on'])
    expect(slack.callsOf('views.open')).toEqual([])
  })
})

describe('words in direct messages', () => {
  it('are answered by an ordinary message there', async () => {
    const { event, heard, answered, workspace } = await openDoors({ answer: () => told('Nothing is due.') })
    await event(direct)
    await answered()
    expect(heard).toMatchObject([{ channel: null, said: { kind: 'words', line: 'due week' } }])
    expect(texts(shownIn(workspace, DIRECT))).toEqual(['Nothing is due.'])
  })

  it('in a thread are answered in it', async () => {
    const { event, answered, workspace } = await openDoors({ answer: () => told('Nothing is due.') })
    posted(workspace, DIRECT, '1.1')
    await event({ ...direct, thread_ts: '1.1' })
    await answered()
    expect(texts(threadOf(workspace, DIRECT, '1.1'))).toEqual(['Nothing is due.'])
  })

  it('with an address that Slack made a link are read as typed', async () => {
    const { event, heard } = await openDoors()
    await event({ ...direct, text: 'unit leave <mailto:jo@marlow.example|jo@marlow.example> 1 dec &amp; <http://2.dec|2.dec> <#C1|hawthorn> <!here>' })
    expect(heard[0]?.said).toEqual({ kind: 'words', line: 'unit leave jo@marlow.example 1 dec & 2.dec #hawthorn @here' })
  })
})

describe('what is heard of nobody', () => {
  it.each([
    ['an edit', { ...direct, subtype: 'message_changed' }],
    ['a deletion', { ...direct, subtype: 'message_deleted' }],
    ['another bot', { ...direct, bot_id: 'B0OTHER' }],
    ['the product itself', { ...direct, user: 'U0COORD' }],
    ['a mention by a bot', { ...mention, bot_id: 'B0OTHER' }],
    ['a mention that was edited in', { ...mention, edited: { user: JO, ts: '1.3' } }],
    ['words in a channel', { ...direct, channel_type: 'channel', channel: HAWTHORN }],
    ['words in a group', { ...direct, channel_type: 'mpim', channel: 'G0GROUP' }],
    ['Slack’s Messages tab being opened', { type: 'app_home_opened', tab: 'messages', user: JO, channel: DIRECT, event_ts: '1.1' }],
  ])('%s', async (_what, event) => {
    const doors = await openDoors()
    expect((await doors.event(event)).status).toBe(200)
    expect(doors.heard).toEqual([])
  })
})

describe('an event delivered again', () => {
  it('is answered once', async () => {
    const { post, at, heard, answered, workspace } = await openDoors({ answer: () => told('Nothing is due.') })
    const body = JSON.stringify(eventPayload(at(HAWTHORN), direct, 'Ev1'))
    await post(body)
    const again = { stamp: Math.floor(Date.now() / 1000) + 60, headers: { 'X-Slack-Retry-Num': '1', 'X-Slack-Retry-Reason': 'http_timeout' } }
    expect((await post(body, again)).status).toBe(200)
    await answered()
    expect(heard).toHaveLength(1)
    expect(shownIn(workspace, DIRECT)).toHaveLength(1)
  })

  it('is acknowledged only when it was answered, or is late', async () => {
    const coming = Promise.withResolvers<void>()
    const { event, heard, timers } = await openDoors({ answer: async () => { await coming.promise; return told('Nothing is due.') } })
    let isAcknowledged = false
    const acknowledged = event(direct).then(() => void (isAcknowledged = true))
    await expect.poll(() => heard.length).toBe(1)
    await timers.pass(2_000)
    expect(isAcknowledged).toBe(false)
    await timers.pass(400)
    await acknowledged
    coming.resolve()
  })
})

describe('an account', () => {
  const user = { id: 'U0GONE', team_id: WORKSPACE, deleted: false, is_restricted: false, is_ultra_restricted: false, is_bot: false, profile: {} }

  it.each([['deactivated', { deleted: true }], ['a guest', { is_restricted: true }], ['a guest of one channel', { is_ultra_restricted: true }]])(
    'that became %s loses every power', async (_what, change) => {
      const { event, closed } = await openDoors()
      await event({ type: 'user_change', user: { ...user, ...change } })
      expect(closed).toEqual([{ platform: 'slack', tenant: WORKSPACE, user: 'U0GONE' }])
    })

  it('that an organisation closed loses every power in all of its workspaces', async () => {
    const { post, closed } = await openDoors()
    const everywhere = { workspace: 'E0COUNCILS', channel: '', user: '', enterprise: 'E0COUNCILS', isOrgWide: true }
    const change = { type: 'user_change', user: { ...user, deleted: true, enterprise_user: { id: 'U0GONE', teams: [WORKSPACE, 'T0OTHER'] } } }
    await post(JSON.stringify(eventPayload(everywhere, change, 'Ev1')))
    expect(closed).toEqual(['E0COUNCILS', WORKSPACE, 'T0OTHER'].map((tenant) => ({ platform: 'slack', tenant, user: 'U0GONE' })))
  })

  it('that only changed its picture loses none', async () => {
    const { event, closed } = await openDoors()
    await event({ type: 'user_change', user: { ...user, profile: { image_24: 'new' } } })
    expect(closed).toEqual([])
  })
})

describe('a workspace', () => {
  it.each([
    ['taken out', { type: 'app_uninstalled' }, [WORKSPACE]],
    ['whose bot token was revoked', { type: 'tokens_revoked', tokens: { bot: ['U0COORD'], oauth: [] } }, [WORKSPACE]],
    ['where somebody revoked their own token', { type: 'tokens_revoked', tokens: { oauth: [JO] } }, []],
  ])('%s', async (_what, event, forgotten) => {
    const doors = await openDoors()
    await doors.event(event)
    expect(doors.forgotten).toEqual(forgotten)
  })
})

it('an event that could not be taken in is not acknowledged, so that Slack delivers it again', async () => {
  const { event, log } = await openDoors({ closeAccount: () => Promise.reject(new TypeError('no database')) })
  expect((await event({ type: 'user_change', user: { id: 'U0GONE', deleted: true } })).status).toBe(500)
  expect(log.lines.map(({ what }) => what)).toContain('something from Slack was not heard')
})

describe('Home', () => {
  const opening = { type: 'app_home_opened', tab: 'home', user: JO, channel: DIRECT, event_ts: '1.1' }
  const press = encodeIntent({ kind: 'show-due', scope: 'mine' })
  const home = (workspace: FakeWorkspace) => JSON.stringify(workspace.homes.get(JO)?.view ?? null)

  it('is drawn when it is opened', async () => {
    const { event, heard, answered, workspace } = await openDoors({ answer: () => told('My tasks') })
    await event(opening)
    await answered()
    expect(heard).toMatchObject([{ channel: null, said: { kind: 'press', intent: { kind: 'show-home' } } }])
    expect(home(workspace)).toContain('My tasks')
  })

  it('is drawn again after a press in it, whose answer opens over it', async () => {
    let done = 0
    const { event, pressIn, answered, workspace } = await openDoors({
      answer: ({ said }) => (said.kind === 'press' && said.intent.kind === 'show-due' ? (done++, stored('T-12 is done.', null)) : told(`${done} done`)),
    })
    await event(opening)
    await answered()
    await pressIn(workspace.homes.get(JO)!, press, 'home')
    await answered()
    expect(home(workspace)).toContain('1 done')
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('T-12 is done.')
  })

  it('is drawn again after a form that was opened in it', async () => {
    let done = 0
    const { event, pressIn, send, answered, workspace } = await openDoors({
      answer: ({ said }) => {
        if (said.kind === 'form') return (done++, stored('Declined.', null))
        return said.kind === 'press' && said.intent.kind === 'open-form' ? form() : told(`${done} done`)
      },
    })
    await event(opening)
    await answered()
    await pressIn(workspace.homes.get(JO)!, encodeIntent({ kind: 'open-form', form: 'decline', values: {} }), 'home')
    await answered()
    await send(openViewOf(workspace, JO)!, 'Too dear.')
    await answered()
    expect(home(workspace)).toContain('1 done')
  })

  it('is drawn again after a press on a page that was opened over it', async () => {
    let done = 0
    const { event, pressIn, answered, workspace } = await openDoors({
      answer: ({ said }) => {
        if (said.kind === 'press' && said.intent.kind === 'approve') return (done++, stored('D-7 is approved.', null))
        return told(`${done} done`)
      },
    })
    await event(opening)
    await answered()
    await pressIn(workspace.homes.get(JO)!, press, 'home')
    await answered()
    await pressIn(openViewOf(workspace, JO)!, encodeIntent({ kind: 'approve', escalation: 'e-1', version: 3 }))
    await answered()
    expect(home(workspace)).toContain('1 done')
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('D-7 is approved.')
  })

  it('that Slack does not take leaves what was there, and says so in the log', async () => {
    const { event, answered, slack, log } = await openDoors()
    slack.failNext('views.publish', { kind: 'unavailable' })
    await event(opening)
    await answered()
    expect(log.lines.map(({ what }) => what)).toContain('somebody’s Home was not drawn')
  })
})
