import { describe, expect, it, onTestFinished } from 'vitest'
import type { Reply } from '../../../src/messages/reply.ts'
import { startConnectProxy, type ConnectProxy } from '../../support/connect-proxy.ts'
import { startFakeSocket } from '../../support/slack/fake-socket.ts'
import { commandPayload, eventPayload, formPayload } from '../../support/slack/payloads.ts'
import { openViewOf, shownIn, shownOnlyTo } from '../../support/slack/workspace.ts'
import type { Script } from './open-doors.ts'
import { DIRECT, HAWTHORN, INTERNET, JO, form, openDoors, told } from './open-doors.ts'

const texts = (said: readonly { readonly text: string }[]) => said.map(({ text }) => text)
const direct = { type: 'message', channel_type: 'im', user: JO, channel: DIRECT, ts: '1.2', text: 'due week' }

/** The same doors, reached by Socket Mode. */
async function openSocket(script: Script = {}) {
  const doors = await openDoors({ appToken: 'xapp-pretend', ...script })
  const socket = startFakeSocket(doors.slack)
  onTestFinished(() => socket.close())
  const command = (text: string, envelopeId?: string, by = doors.ways(HAWTHORN)) =>
    socket.deliver('slash_commands', commandPayload(doors.at(HAWTHORN), '/due', text, by), envelopeId)
  return { ...doors, socket, command }
}

describe('Socket Mode', () => {
  it('has no address of its own to post to', async () => {
    expect((await openSocket()).connected.router).toBeNull()
  })

  it('answers a command in its acknowledgement', async () => {
    const { connected, socket, command, heard } = await openSocket({ answer: () => told('Nothing is due.') })
    await connected.start()
    const envelopeId = command('week')
    await expect.poll(() => socket.acknowledged).toMatchObject([{ envelopeId, payload: { response_type: 'ephemeral', text: 'Nothing is due.' } }])
    expect(heard).toMatchObject([{ said: { kind: 'command', verb: 'due', line: 'week' } }])
  })

  it('says what is wrong in a form beside its field', async () => {
    const { connected, socket, slack, workspace, ways, at } = await openSocket({ answer: ({ said }) => (said.kind === 'form' ? form('x', 'Say more.') : form()) })
    await connected.start()
    socket.deliver('slash_commands', commandPayload(at(HAWTHORN), '/decide', '', ways(HAWTHORN)))
    await expect.poll(() => openViewOf(workspace, JO)).not.toBeNull()
    const values = { reason: { value: { type: 'plain_text_input', value: 'x' } } }
    const envelopeId = socket.deliver('interactive', formPayload(at(HAWTHORN), openViewOf(workspace, JO)!, values, slack.newTriggerId('T0COUNCIL', JO)))
    await expect.poll(() => socket.acknowledged.find((one) => one.envelopeId === envelopeId)?.payload)
      .toEqual({ response_action: 'errors', errors: { reason: 'Say more.' } })
  })

  it('acknowledges an event only when it was answered', async () => {
    const coming = Promise.withResolvers<Reply>()
    const { connected, socket, heard, at } = await openSocket({ answer: () => coming.promise })
    await connected.start()
    const envelopeId = socket.deliver('events_api', eventPayload(at(HAWTHORN), direct, 'Ev1'))
    await expect.poll(() => heard.length).toBe(1)
    expect(socket.acknowledged).toEqual([])
    coming.resolve(told('Nothing is due.'))
    await expect.poll(() => socket.acknowledged).toMatchObject([{ envelopeId }])
  })

  it('hears what is delivered twice once', async () => {
    const { connected, socket, command, heard, at, ways, answered, workspace } = await openSocket()
    await connected.start()
    const by = ways(HAWTHORN)
    command('', 'envelope-1', by)
    command('', 'envelope-1', by)
    socket.deliver('events_api', eventPayload(at(HAWTHORN), direct, 'Ev1'), 'envelope-2')
    socket.deliver('events_api', eventPayload(at(HAWTHORN), direct, 'Ev1'), 'envelope-3')
    await expect.poll(() => socket.acknowledged.length).toBe(4)
    await answered()
    expect(heard).toHaveLength(2)
    expect(shownIn(workspace, DIRECT)).toHaveLength(1)
  })
})

describe('behind a council’s firewall', () => {
  it('everything goes through its proxy: the call for a connection, the connection itself, and answers', async () => {
    let proxy: ConnectProxy | null = null
    const { connected, socket, command, slack } = await openSocket({
      answer: () => form(), proxyTo: async (port) => { proxy = await startConnectProxy(port); return proxy },
    })
    await connected.start()
    expect(connected.problem()).toBeNull()
    expect(socket.connections()).toBe(1)
    command('')
    await expect.poll(() => slack.callsOf('views.open').length).toBe(1)
    expect(new Set((proxy as ConnectProxy | null)?.asked)).toEqual(new Set([`${INTERNET}:80`]))
  })
})

describe('a connection that ends', () => {
  it.each(['recycle', 'cut'] as const)('is made again: %s', async (end) => {
    const { connected, socket, command, timers } = await openSocket({ answer: () => told('Nothing is due.') })
    await connected.start()
    socket[end]()
    await expect.poll(async () => { await timers.pass(0); return socket.connections() }).toBe(2)
    await socket.connected()
    await expect.poll(() => connected.problem()).toBeNull()
    command('')
    await expect.poll(() => socket.acknowledged.length).toBe(1)
  })

  it('in the middle of a command leaves it answered all the same', async () => {
    const storing = Promise.withResolvers<Reply>()
    const { connected, socket, command, heard, workspace, log } = await openSocket({ answer: () => storing.promise })
    await connected.start()
    command('')
    await expect.poll(() => heard.length).toBe(1)
    socket.cut()
    await expect.poll(() => log.lines.some(({ what }) => what === 'the connection to Slack ended')).toBe(true)
    storing.resolve(told('Nothing is due.'))
    await expect.poll(() => texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Nothing is due.'])
  })

  it('is tried for longer and longer until Slack is there again', async () => {
    const { connected, socket, timers, slack } = await openSocket()
    slack.failNext('apps.connections.open', { kind: 'unavailable' }, { times: 3 })
    await connected.start()
    expect(socket.connections()).toBe(0)
    for (const wait of [0, 1_000, 2_000]) {
      const calls = slack.callsOf('apps.connections.open').length
      await timers.pass(wait)
      await expect.poll(() => slack.callsOf('apps.connections.open').length).toBe(calls + 1)
    }
    await expect.poll(() => socket.connections()).toBe(1)
    await expect.poll(() => connected.problem()).toBeNull()
  })
})

describe('what keeps people from being heard', () => {
  it('is told when it lasts for a minute, and not before', async () => {
    const { connected, timers, slack, socket, log } = await openSocket()
    await connected.start()
    slack.failNext('apps.connections.open', { kind: 'unavailable' }, { times: 1_000 })
    socket.cut()
    await expect.poll(() => log.lines.some(({ what }) => what === 'the connection to Slack ended')).toBe(true)
    expect(connected.problem()).toBeNull()
    await timers.pass(61_000)
    expect(connected.problem()).toMatch(/^Slack has not been reachable for 1 minute:/)
  })

  it('is told at once when the token is no good, with what to do', async () => {
    const { connected, slack } = await openSocket()
    slack.world.appTokens.clear()
    await connected.start()
    expect(connected.problem()).toBe(
      'Slack refuses the app-level token (invalid_auth). Make one with the scope connections:write, and set SLACK_APP_TOKEN to it.',
    )
  })
})

it('stops when everything that was heard is answered', async () => {
  const storing = Promise.withResolvers<Reply>()
  const { connected, socket, command, heard } = await openSocket({ answer: () => storing.promise })
  await connected.start()
  const envelopeId = command('')
  await expect.poll(() => heard.length).toBe(1)
  const stopped = connected.stop()
  storing.resolve(told('Nothing is due.'))
  await stopped
  await expect.poll(() => socket.acknowledged).toMatchObject([{ envelopeId, payload: { text: 'Nothing is due.' } }])
})
