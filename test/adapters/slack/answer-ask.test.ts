import { describe, expect, it } from 'vitest'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { commandPayload, eventPayload, pressPayload } from '../../support/slack/payloads.ts'
import { asForm, asPayload } from '../../support/slack/signed-request.ts'
import { directMessagesWith, openViewOf, shownIn, shownOnlyTo, threadOf } from '../../support/slack/workspace.ts'
import { DIRECT, HAWTHORN, JO, NOTICE, WORKSPACE, form, openDoors, say, stored, told } from './open-doors.ts'

const texts = (said: readonly { readonly text: string }[]) => said.map(({ text }) => text)
const press = encodeIntent({ kind: 'show-due', scope: 'mine' })
const openForm = encodeIntent({ kind: 'open-form', form: 'decline', values: {} })
const later = () => Promise.withResolvers<Reply>()
const place = { platform: 'slack', tenant: WORKSPACE, conversation: HAWTHORN } as const

describe('a slash command', () => {
  it('is asked as it was typed, by that account in that channel', async () => {
    const { command, heard, ways } = await openDoors()
    const by = ways(HAWTHORN)
    await command('/allocate-test', 'C-1042 home visit to &lt;me&gt; &amp; <@U0SAM|sam> by fri', HAWTHORN, by)
    expect(heard).toEqual([{
      identity: { platform: 'slack', tenant: WORKSPACE, user: JO }, channel: place, key: `slack/command/${by.triggerId}`,
      said: { kind: 'command', verb: 'allocate', line: 'C-1042 home visit to <me> & <@U0SAM|sam> by fri' },
    }])
  })

  it('is nobody’s unit’s in direct messages', async () => {
    const { command, heard } = await openDoors()
    await command('/due', '', DIRECT)
    expect(heard[0]?.channel).toBeNull()
  })

  it('is answered in the acknowledgement, for their eyes alone', async () => {
    const { command } = await openDoors({ answer: () => told('Nothing is due.') })
    expect(await (await command('/due')).json()).toMatchObject({ response_type: 'ephemeral', text: 'Nothing is due.' })
  })

  it('is acknowledged only when what was asked is stored', async () => {
    const storing = later()
    const { command, heard, timers } = await openDoors({ answer: () => storing.promise })
    let isAcknowledged = false
    const acknowledged = command('/done', 'T-12').then(() => void (isAcknowledged = true))
    await expect.poll(() => heard.length).toBe(1)
    await timers.pass(2_000)
    expect(isAcknowledged).toBe(false)
    storing.resolve(stored('T-12 is done.', null))
    await acknowledged
  })

  it('that takes too long is acknowledged without its answer, which follows', async () => {
    const storing = later()
    const { command, heard, timers, answered, workspace } = await openDoors({ answer: () => storing.promise })
    const acknowledged = command('/due')
    await expect.poll(() => heard.length).toBe(1)
    await timers.pass(2_400)
    const response = await acknowledged
    expect([response.status, await response.text()]).toEqual([200, ''])
    storing.resolve(told('Nothing is due.'))
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Nothing is due.'])
  })

  it.each([
    ['in the channel, when the address for answers has expired', {}, () => ({ whispered: ['Late.'], written: [] })],
    ['in direct messages, when the product is not in that channel either', { isMember: false }, () => ({ whispered: [], written: ['Late.'] })],
  ])('is answered %s', async (_how, about, seen) => {
    const storing = later()
    const { command, heard, timers, answered, slack, workspace } = await openDoors({ answer: () => storing.promise })
    Object.assign(workspace.channels.get(HAWTHORN) ?? {}, about)
    const acknowledged = command('/due')
    await expect.poll(() => heard.length).toBe(1)
    await timers.pass(2_400)
    await acknowledged
    slack.pass(31 * 60_000)
    storing.resolve(told('Late.'))
    await answered()
    expect({
      whispered: texts(shownOnlyTo(workspace, JO)), written: texts(directMessagesWith(workspace, JO)?.messages ?? []),
    }).toEqual(seen())
  })

  it('that can be answered in no way at all says so in the log', async () => {
    const storing = later()
    const { command, heard, timers, answered, slack, log } = await openDoors({ answer: () => storing.promise })
    const acknowledged = command('/due')
    await expect.poll(() => heard.length).toBe(1)
    await timers.pass(2_400)
    await acknowledged
    for (const method of ['response_url', 'chat.postEphemeral', 'conversations.open']) slack.failNext(method, { kind: 'unavailable' })
    storing.resolve(told('Nobody hears this.'))
    await answered()
    expect(log.lines.findLast(({ level }) => level === 'error')?.what).toBe('an answer could be shown in no way')
    expect(JSON.stringify(log.lines)).not.toContain('Nobody hears this.')
  })

  it('of a workspace that took the product out is answered all the same', async () => {
    const { command, event } = await openDoors({ answer: () => told('Not set up.') })
    await event({ type: 'app_uninstalled' })
    expect(await (await command('/due')).json()).toMatchObject({ text: 'Not set up.' })
  })
})

describe('what was stored', () => {
  const card = (rootId: string | null, words = 'T-12 is done.') => ({
    answer: () => stored('T-12 is done.'), sendNow: async () => ({ posted: { place, messageId: '1.1', rootId }, message: say(words) }),
  })

  it('is told by the card alone, where it comes to where they asked', async () => {
    const { command, answered, workspace } = await openDoors(card(null))
    expect(await (await command('/done', 'T-12')).text()).toBe('')
    await answered()
    expect(shownOnlyTo(workspace, JO)).toEqual([])
  })

  it.each([
    ['the card says something else', card(null, 'T-12 was done by Jo.'), HAWTHORN],
    ['the card is in a thread', card('9.9'), HAWTHORN],
    ['they asked in direct messages', card(null), DIRECT],
    ['the card was not sent yet', { answer: () => stored('T-12 is done.'), sendNow: async () => null }, HAWTHORN],
  ])('is told beside it, when %s', async (_when, script, channel) => {
    const { command, answered, workspace } = await openDoors(script)
    await command('/done', 'T-12', channel)
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, channel))).toEqual(['T-12 is done.'])
  })

  it('is told in the acknowledgement when there is no card', async () => {
    const { command } = await openDoors({ answer: () => stored('Leave recorded.', null) })
    expect(await (await command('/unit', 'leave @jo 1 dec')).json()).toMatchObject({ text: 'Leave recorded.' })
  })

  it('is told by a card in the thread of the card that was pressed', async () => {
    const sent: string[] = []
    const { press: pressing, answered, workspace } = await openDoors({
      answer: () => stored('T-12 is done.'),
      sendNow: async (notice) => (sent.push(notice), { posted: { place, messageId: '1.2', rootId: '1.1' }, message: say('T-12 is done.') }),
    })
    await pressing(press, { ts: '1.1' })
    await answered()
    expect(sent).toEqual([NOTICE])
    expect(shownOnlyTo(workspace, JO)).toEqual([])
  })
})

describe('a form', () => {
  it('opens at once for a command alone', async () => {
    const { command, answered, workspace } = await openDoors({ answer: () => form() })
    expect(await (await command('/decide')).text()).toBe('')
    await answered()
    expect(openViewOf(workspace, JO)?.view).toMatchObject({ type: 'modal', title: { text: 'Say no' } })
  })

  it('that is slow to come opens empty within the trigger’s life, and is filled in after', async () => {
    const coming = later()
    const { command, timers, answered, workspace, slack } = await openDoors({ answer: () => coming.promise })
    const acknowledged = command('/decide')
    await expect.poll(async () => { await timers.pass(1_000); return slack.callsOf('views.open').length }).toBe(1)
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('One moment…')
    slack.pass(10_000)
    coming.resolve(form())
    await acknowledged
    await answered()
    expect(openViewOf(workspace, JO)?.view).toMatchObject({ title: { text: 'Say no' } })
  })

  it('that does not come after all leaves a page to read in the modal', async () => {
    const coming = later()
    const { command, timers, answered, workspace, slack } = await openDoors({ answer: () => coming.promise })
    const acknowledged = command('/decide')
    await expect.poll(async () => { await timers.pass(1_000); return slack.callsOf('views.open').length }).toBe(1)
    coming.resolve(told('You are not set up.'))
    await acknowledged
    await answered()
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('You are not set up.')
  })

  it.each(['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id'])('is kept to go on with when its trigger is no good: %s', async (error) => {
    const { command, answered, workspace, slack } = await openDoors({ answer: () => form() })
    slack.failNext('views.open', { kind: 'error', error })
    await command('/decide', 'C-1042')
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Kept for you: go on'])
  })

  it('is kept to go on with when it was closed before it came', async () => {
    const coming = later()
    const { press: pressing, timers, answered, workspace, slack } = await openDoors({ answer: () => coming.promise })
    const acknowledged = pressing(openForm, { ts: '1.1' })
    await expect.poll(async () => { await timers.pass(1_000); return slack.callsOf('views.open').length }).toBe(1)
    workspace.views.length = 0
    coming.resolve(form())
    await acknowledged
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Kept for you: go on'])
  })
})

describe('a press', () => {
  it('asks what the button carries, once for each press', async () => {
    const { press: pressing, heard, ways } = await openDoors()
    const by = ways(HAWTHORN)
    await pressing(press, { ts: '1.1' }, HAWTHORN, by)
    await pressing(press, { ts: '1.1' }, HAWTHORN, by)
    expect(heard).toMatchObject([{ key: `slack/press/${by.triggerId}`, channel: place, said: { kind: 'press', intent: { kind: 'show-due' } } }])
  })

  it('is answered next to the card, for their eyes alone', async () => {
    const { press: pressing, answered, workspace } = await openDoors({ answer: () => told('Only Priya may.') })
    await pressing(press, { ts: '1.1' })
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Only Priya may.'])
  })

  it('in a thread is answered there', async () => {
    const { press: pressing, answered, slack } = await openDoors({ answer: () => told('Only Priya may.') })
    await pressing(press, { ts: '1.2', threadTs: '1.1' })
    await answered()
    expect(slack.callsOf('chat.postEphemeral')).toMatchObject([{ args: { thread_ts: '1.1', user: JO } }])
  })

  it('on a card that has a thread below it is answered beside it', async () => {
    const { press: pressing, answered, slack, workspace } = await openDoors({ answer: () => told('Only Priya may.') })
    await pressing(press, { ts: '1.1', threadTs: '1.1' })
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Only Priya may.'])
    expect(slack.callsOf('chat.postEphemeral')).toEqual([])
  })

  it('in direct messages is answered in the thread of the card', async () => {
    const { press: pressing, answered, workspace } = await openDoors({ answer: () => told('It moved on.') })
    workspace.channels.get(DIRECT)?.messages.push({ ts: '1.1', threadTs: null, userId: 'U0COORD', text: 'card', blocks: [], metadata: null, isEdited: false })
    await pressing(press, { ts: '1.1' }, DIRECT)
    await answered()
    expect(texts(threadOf(workspace, DIRECT, '1.1'))).toEqual(['It moved on.'])
  })

  it('on what only they see is answered beside it', async () => {
    const { press: pressing, answered, workspace } = await openDoors({ answer: () => told('Seen by you.') })
    await pressing(press, { ts: '1.1', isEphemeral: true }, DIRECT)
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, DIRECT))).toEqual(['Seen by you.'])
  })

  it.each(['{"kind":"of long ago"}', 'nonsense'])('of a button nobody understands any more says what to do: %s', async (value) => {
    const { press: pressing, heard, answered, workspace } = await openDoors()
    await pressing(value, { ts: '1.1' })
    await answered()
    expect(heard).toEqual([])
    expect(JSON.stringify(shownOnlyTo(workspace, JO))).toContain('Send the command again.')
  })

  it('in a modal is answered in it', async () => {
    const { command, pressIn, answered, workspace, slack, heard } = await openDoors({
      answer: ({ said }) => (said.kind === 'press' ? stored('T-12 goes to Jo.') : form()), sendNow: async () => null,
    })
    await command('/decide')
    await answered()
    await pressIn(openViewOf(workspace, JO)!, press)
    await answered()
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('T-12 goes to Jo.')
    expect(slack.callsOf('chat.postMessage')).toEqual([])
    expect(heard.at(-1)?.channel).toEqual(place)
  })
})

describe('a workspace of an Enterprise organisation, where the product is installed in all of it', () => {
  const grid = { workspace: WORKSPACE, channel: HAWTHORN, user: JO, enterprise: 'E0COUNCILS', isOrgWide: true }
  const by = { triggerId: 'trigger', responseUrl: 'nowhere' }

  it.each([
    ['a command', asForm(commandPayload(grid, '/due', '', by))],
    ['a press, which names the workspace of its presser only', asPayload(pressPayload(grid, press, { ts: '1.1', isEphemeral: true }, by))],
    ['words', JSON.stringify(eventPayload(grid, { type: 'app_mention', user: JO, channel: HAWTHORN, ts: '1.2', text: '<@U0COORD> due' }, 'Ev1'))],
  ])('is known by its own id: %s', async (_what, body) => {
    const { post, heard } = await openDoors({ answer: () => told('Nothing is due.') })
    await post(body)
    expect(heard).toMatchObject([{ identity: { tenant: WORKSPACE, user: JO }, channel: place }])
  })

  it('is forgotten with the organisation', async () => {
    const { post, forgotten } = await openDoors()
    await post(JSON.stringify(eventPayload(grid, { type: 'app_uninstalled' }, 'Ev1')))
    expect(forgotten).toEqual(['E0COUNCILS'])
  })
})

describe('somebody of another company, in a channel shared with it', () => {
  it('is taken for no member of theirs, but for an account to be looked up here', async () => {
    const { post, heard, at } = await openDoors()
    const words = { type: 'app_mention', user: 'U0ELSE', user_team: 'T0ELSE', source_team: 'T0ELSE', channel: HAWTHORN, ts: '1.2', text: '<@U0COORD> due' }
    await post(JSON.stringify(eventPayload(at(HAWTHORN), words, 'Ev1')))
    await post(asPayload({ ...pressPayload(at(HAWTHORN), press, { ts: '1.1' }, { triggerId: 't', responseUrl: 'nowhere' }), user: { id: 'U0ELSE', team_id: 'T0ELSE' } }))
    expect(heard.map(({ identity }) => identity)).toEqual(Array.from({ length: 2 }, () => ({ platform: 'slack', tenant: WORKSPACE, user: 'U0ELSE' })))
  })
})

it('what breaks while an answer is shown is told, with a reference that the log has', async () => {
  const { command, log, answered, workspace } = await openDoors({
    answer: () => form(),
    keep: async () => { throw new TypeError('broken') },
  })
  const { slack } = await openDoors()
  await command('/decide', '', 'C0NOWHERE', { triggerId: 'none', responseUrl: 'https://elsewhere.example/' })
  await answered()
  expect(slack.calls).toEqual([])
  expect(log.lines.find(({ what }) => what === 'an answer could not be shown')?.fields).toMatchObject({ error: 'TypeError', door: 'command' })
  expect(JSON.stringify(directMessagesWith(workspace, JO)?.messages)).toContain('may or may not have been saved')
})

it('answers only at Slack’s own address', async () => {
  const { press: pressing, answered, slack, workspace, ways } = await openDoors({ answer: () => told('Private.') })
  await pressing(press, { ts: '1.1' }, HAWTHORN, { ...ways(HAWTHORN), responseUrl: 'http://127.0.0.1:1/answer' })
  await answered()
  expect(slack.callsOf('response_url')).toEqual([])
  expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Private.'])
  expect(shownIn(workspace, HAWTHORN)).toEqual([])
})

it('a button drawn by a version that meant something else by it is answered, and asks nothing', async () => {
  const doors = await openDoors()
  await doors.press('{"kind":"no such thing"}', { ts: '1.1' })
  await doors.answered()
  expect(doors.heard).toEqual([])
  expect(shownOnlyTo(doors.workspace, JO, HAWTHORN)).toMatchObject([{ text: 'That was not done; the message says what to do.' }])
})
