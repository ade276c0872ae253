import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAwaited } from '../../../adapters/slack/problems.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { ChatPlace } from '../../../src/domain/unit/unit.ts'
import { paragraph, text } from '../../../src/messages/text.ts'
import { chatContract } from '../../contracts/chat-contract.ts'
import { addUser, directMessagesWith, shownIn } from '../../support/slack/workspace.ts'
import { C1, C2, JO, U1, faultOf, marker, said, startSlackChat, type SlackChat } from './slack-chat.ts'

let here: SlackChat
beforeEach(async () => {
  here = await startSlackChat()
})
afterEach(() => here.end())

describe('Slack as a chat platform', () => {
  chatContract(async () => ({
    chat: here.chat, place: C1, someone: U1,
    showing: async ({ conversation }) => shownIn(here.workspace, conversation).map(({ text }) => text),
  }))
})

describe('a message in Slack', () => {
  it('mentions those whose attention it asks for, shows no link’s page, and carries its marker', async () => {
    const jo = { kind: 'person', id: JO, name: 'Jo', notifies: true } as const
    const message = { summary: 'T-1 is Jo’s.', blocks: [paragraph(text('T-1 is for ', jo))] }
    await here.chat.post(C1, message, marker(1))
    const [call] = here.slack.callsOf('chat.postMessage')
    expect(call?.args).toMatchObject({
      unfurl_links: false, unfurl_media: false, metadata: { event_type: 'unitco_notice', event_payload: { notice: marker(1) } },
    })
    expect(JSON.stringify(call?.args.blocks)).toContain('<@U1>')
  })

  it('keeps its marker when it is drawn again', async () => {
    const posted = await here.chat.post(C1, said('D-1 waits.'), marker(1))
    await here.chat.update(posted, said('D-1 is approved.'))
    expect(shownIn(here.workspace, 'C1')[0]?.metadata?.event_payload).toEqual({ notice: marker(1) })
  })

  it.for(['thread_not_found', 'restricted_action_thread_locked'])('stands in the channel when its thread says %s', async (error) => {
    const root = await here.chat.post(C1, said('D-1 waits.'), marker(1))
    here.slack.failNext('chat.postMessage', { kind: 'error', error })
    const posted = await here.chat.post(C1, said('D-1 is approved.'), marker(2), root)
    expect(posted.rootId).toBeNull()
    expect(shownIn(here.workspace, 'C1').map(({ text }) => text)).toEqual(['D-1 waits.', 'D-1 is approved.'])
  })

  it('does not follow a message of another channel', async () => {
    const elsewhere = await here.chat.post(C2, said('D-1 waits.'), marker(1))
    expect(await here.chat.post(C1, said('D-1 is approved.'), marker(2), elsewhere)).toMatchObject({ place: C1, rootId: null })
    expect(here.slack.callsOf('chat.postMessage').map(({ args }) => args.thread_ts)).toEqual([undefined, undefined])
  })

  it.for([
    ['a workspace it is not installed in', { ...C1, tenant: 'T9' }, 'not installed'],
    ['another platform', { ...C1, platform: 'teams' }, 'no place on teams'],
  ] as const)('is not put into %s', async ([, place, why]) => {
    const fault = await faultOf(here.chat.post(place, said('Hello'), marker(1)))
    expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringContaining(why) })
    expect(here.slack.calls).toEqual([])
  })
})

describe('a message that may have arrived', () => {
  const direct = () => here.chat.directMessages(U1)

  it('is found in direct messages, pages back and no further than it is old', async () => {
    const place = await direct()
    theySay(150, place)
    here.slack.pass(600_000)
    const posted = await here.chat.post(place, said('For you.'), marker(1))
    theySay(250, place)
    const since = instantFrom(new Date(here.slack.world.now()).toISOString())
    expect(await here.chat.findPosted(place, marker(1), { since })).toEqual(posted)
    expect(here.slack.callsOf('conversations.history')).toHaveLength(2)
    expect(await here.chat.findPosted(place, marker(2), { since })).toBeNull()
    expect(here.slack.callsOf('conversations.history')).toHaveLength(4)
  })

  it('is found too when a clock that was moved says it is still to come', async () => {
    const place = await direct()
    const posted = await here.chat.post(place, said('For you.'), marker(1))
    expect(await here.chat.findPosted(place, marker(1), { since: instantFrom('2027-06-01T09:00:00Z') })).toEqual(posted)
  })

  it.for([['answer-lost', 1], ['reset', 0]] as const)('is found when it did arrive, and only then (%s)', async ([kind, arrived]) => {
    const place = await direct()
    here.slack.failNext('chat.postMessage', { kind })
    expect(await faultOf(here.chat.post(place, said('For you.'), marker(1)))).toMatchObject({ kind: 'unknown' })
    const [there] = shownIn(here.workspace, place.conversation)
    const posted = there === undefined ? null : { place, messageId: there.ts, rootId: null }
    expect(await here.chat.findPosted(place, marker(1))).toEqual(posted)
    expect(shownIn(here.workspace, place.conversation)).toHaveLength(arrived)
  })

  it('is found in its thread, and in the conversation when the thread was gone', async () => {
    const place = await direct()
    const root = await here.chat.post(place, said('D-1 waits.'), marker(1))
    const follow = await here.chat.post(place, said('D-1 is approved.'), marker(2), root)
    expect(await here.chat.findPosted(place, marker(2), { under: root })).toEqual(follow)
    expect(await here.chat.findPosted(place, marker(1), { under: root })).toEqual(root)
    here.slack.failNext('conversations.replies', { kind: 'error', error: 'thread_not_found' })
    expect(await here.chat.findPosted(place, marker(1), { under: follow })).toEqual(root)
  })

  it('cannot be told of where the product may not read', async () => {
    await here.chat.post(C1, said('D-1 waits.'), marker(1))
    expect(await here.chat.findPosted(C1, marker(1))).toBe('cannot-tell')
  })

  it('cannot be told of in a conversation that moved on too far', async () => {
    const place = await direct()
    theySay(2_001, place)
    expect(await here.chat.findPosted(place, marker(1))).toBe('cannot-tell')
  })

  it('is looked for again later when Slack does not answer', async () => {
    const place = await direct()
    here.slack.failNext('conversations.history', { kind: 'hang' })
    expect(await faultOf(here.chat.findPosted(place, marker(1)))).toMatchObject({ kind: 'later' })
  })
})

function theySay(times: number, { conversation }: ChatPlace): void {
  const channel = here.workspace.channels.get(conversation)
  for (let time = 0; time < times; time += 1) {
    const ts = here.slack.world.newTs()
    channel?.messages.push({ ts, threadTs: null, userId: 'U1', text: 'due', blocks: [], metadata: null, isEdited: false })
  }
}

describe('somebody’s direct messages', () => {
  it('are opened once, and who they are is asked once a minute', async () => {
    await here.chat.directMessages(U1)
    await here.chat.directMessages(U1)
    expect(here.slack.calls.map(({ method }) => method)).toEqual(['users.info', 'conversations.open'])
  })

  it.for([
    ['deactivated', { isDeleted: true }, 'closed'],
    ['a guest', { isRestricted: true }, 'guest'],
    ['of another organisation', { isStranger: true, teamId: 'T9' }, 'another organisation'],
    ['a bot', { isBot: true }, 'app'],
  ] as const)('are not written to when the account is %s', async ([, about, why]) => {
    addUser(here.workspace, 'U2', about)
    const fault = await faultOf(here.chat.directMessages({ ...U1, user: 'U2' }))
    expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringContaining(why) })
    expect(directMessagesWith(here.workspace, 'U2')).toBeNull()
  })

  it('are not written to when there is no such account', async () => {
    expect(await faultOf(here.chat.directMessages({ ...U1, user: 'U404' }))).toMatchObject({ kind: 'unreachable' })
  })
})

describe('what keeps Slack from working', () => {
  it('is not that it is installed nowhere yet, which somebody has yet to do', async () => {
    expect(await findAwaited({ tokens: { workspaces: () => Promise.resolve([]), of: () => Promise.resolve(null), forget: () => Promise.resolve() } }))
      .toEqual(['The Co-ordinator is installed in no Slack workspace: an administrator has to install it.'])
  })

  it('is a scope that was not allowed', async () => {
    here.token.scopes.delete('im:write')
    expect(await here.chat.problems()).toEqual([
      'Slack workspace T1 has not allowed im:write: an administrator has to install the Co-ordinator again.',
    ])
  })

  it('is a token that was revoked', async () => {
    here.token.refusedAs = 'token_revoked'
    expect(await here.chat.problems()).toEqual([
      'Slack workspace T1: Slack no longer accepts the Co-ordinator’s token: an administrator has to install it again.',
    ])
  })
})

describe('one channel and another', () => {
  it('do not wait for one another: a hundred and fifty calls that hang keep none from its reply', async () => {
    const patient = await startSlackChat({ patienceMs: 600_000 })
    patient.slack.failNext('chat.update', { kind: 'hang' }, { channel: 'C2', times: 150 })
    const hanging = Array.from({ length: 150 }, (_, at) =>
      faultOf(patient.chat.update({ place: C2, messageId: String(at), rootId: null }, said('D-1 is approved.'))))
    expect(await patient.chat.post(C1, said('D-1 waits.'), marker(1))).toMatchObject({ place: C1 })
    await patient.end()
    await Promise.all(hanging)
  })

  it('do not pause for one another: only the channel that asked for it does', async () => {
    here.slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 30 }, { channel: 'C1' })
    expect(await faultOf(here.chat.post(C1, said('One'), marker(1)))).toMatchObject({ kind: 'later', retryAfterMs: 30_000 })
    expect(await faultOf(here.chat.post(C1, said('One'), marker(1)))).toMatchObject({ kind: 'later' })
    expect(here.slack.callsOf('chat.postMessage')).toHaveLength(1)
    await here.chat.post(C2, said('Two'), marker(2))
    expect(shownIn(here.workspace, 'C2')).toHaveLength(1)
  })
})
