import type { Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardOf } from '../../../adapters/teams/card.ts'
import { createConnector } from '../../../adapters/teams/connector.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import { wallTimers } from '../../../src/ports/timers.ts'
import { REFUSED, type FakeFault } from '../../support/teams/fault-switches.ts'
import { addPerson, shownIn } from '../../support/teams/tenant.ts'
import { C1, COUNCIL, faultOf, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

const line = () => ({ serviceUrl: here.teams.serviceUrlOf(here.tenant), conversation: C1.conversation })
const card = cardOf([{ type: 'TextBlock', text: 'Hello', wrap: true }], 'Hello')

describe('the Bot Connector', () => {
  it('takes words, and cards with what notifications say of them', async () => {
    await here.connector.send(line(), { text: 'In words' })
    await here.connector.send(line(), { text: 'On a card', card })
    expect(shownIn(here.tenant, C1.conversation)).toMatchObject([
      { text: 'In words', summary: '', card: null }, { text: '', summary: 'On a card', card },
    ])
    expect(here.teams.callsOf('sendToConversation')[0]?.body).toEqual({
      type: 'message', from: { id: here.teams.botId, name: '' }, text: 'In words',
      conversation: { id: C1.conversation, name: '', isGroup: false, conversationType: '' },
    })
  })

  it('draws again, and removes', async () => {
    const id = await here.connector.send(line(), { text: 'One' })
    await here.connector.update(line(), id, { text: 'Two' })
    expect(shownIn(here.tenant, C1.conversation)).toMatchObject([{ text: 'Two', isEdited: true }])
    await here.connector.remove(line(), id)
    expect(shownIn(here.tenant, C1.conversation)).toEqual([])
  })

  it('begins one chat with somebody, however often it is asked', async () => {
    const { serviceUrl } = line()
    const begin = () => here.connector.createPersonal({ serviceUrl, tenant: COUNCIL, user: 'jo' })
    expect(await begin()).toBe(await begin())
  })

  it('says who is there, unless they are more than was asked for', async () => {
    addPerson(here.tenant, 'sam', { email: null, userRole: 'guest' })
    here.tenant.teams.get(C1.conversation)?.memberIds.add('sam')
    const account = { objectId: 'sam', tenant: COUNCIL, email: null, userPrincipalName: 'sam@council.example' }
    const sam = { id: '29:sam-pairwise', role: 'guest', ...account }
    expect(await here.connector.member(line(), 'sam')).toEqual(sam)
    expect(await here.connector.members(line(), 2)).toEqual([expect.objectContaining({ objectId: 'jo' }), sam])
    expect(await here.connector.members(line(), 1)).toBeNull()
  })

  it('is spoken to on connections that are kept, with one token', async () => {
    const sockets = new Set<Socket>()
    here.teams.server.on('connection', (socket) => sockets.add(socket))
    for (let call = 0; call < 6; call += 1) await here.connector.send(line(), { text: 'Hello' })
    expect(sockets.size).toBeLessThan(6)
    expect(here.teams.callsOf('token')).toMatchObject([{ tenantId: COUNCIL }])
  })

  it('asks for one token however many call at once, and for another before it is over', async () => {
    await Promise.all(Array.from({ length: 5 }, () => here.connector.send(line(), { text: 'Hello' })))
    expect(here.teams.callsOf('token')).toHaveLength(1)
    here.teams.pass(54 * 60_000)
    await here.connector.send(line(), { text: 'Hello' })
    expect(here.teams.callsOf('token')).toHaveLength(1)
    here.teams.pass(2 * 60_000)
    await here.connector.send(line(), { text: 'Hello' })
    expect(here.teams.callsOf('token')).toHaveLength(2)
  })
})

describe('a call that fails', () => {
  const faults: readonly (readonly [string, FakeFault])[] = [
    ['408', { kind: 'refused', status: 408 }],
    ['429', REFUSED.throttled],
    ['429 with a time to wait', REFUSED.throttledFor(1)],
    ['500', { kind: 'refused', status: 500 }],
    ['502', REFUSED.brokenGateway],
    ['503 with a time to wait', { kind: 'refused', status: 503, retryAfterSeconds: 1 }],
    ['504', REFUSED.gatewayTimeout],
    ['a redirect', { kind: 'not-teams', status: 307, says: '' }],
    ['a connection cut', { kind: 'reset' }],
    ['a connection cut before the answer', { kind: 'answer-lost' }],
    ['no answer', { kind: 'hang' }],
    ['an answer that is no JSON', { kind: 'not-teams', status: 200, says: '<html>Sign in</html>' }],
  ]

  it.for(faults)('with %s is made once: nothing repeats it behind our back', async ([, fault]) => {
    here.teams.failNext('sendToConversation', fault, { times: 5 })
    expect(await faultOf(here.connector.send(line(), { text: 'Hello' }))).toBeInstanceOf(Error)
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(1)
  })

  it.for(faults)('with %s leaves nothing of the request on the error', async ([, fault]) => {
    here.teams.failNext('sendToConversation', fault)
    const error = await faultOf(here.connector.send(line(), { text: 'Aaliyah’s visit' }))
    const read = JSON.stringify(error, Object.getOwnPropertyNames(error ?? {})) + String(error)
    for (const hidden of ['Aaliyah', 'a-pretend-token']) expect(read).not.toContain(hidden)
  })
})

describe('a managed identity', () => {
  it('that the machine does not have is told of, and nothing is sent', { timeout: 20_000 }, async () => {
    const { appId, origin } = here.teams
    const identity = {
      appId, tenantId: COUNCIL, proves: { kind: 'managed-identity' }, loginUrl: new URL(origin), oauthScope: 'https://api.botframework.com',
    } as const
    const web = createWeb()
    const connector = createConnector({ identity, web, timers: wallTimers })
    expect(await faultOf(connector.send(line(), { text: 'Hello' }))).toMatchObject({ name: 'NoToken', isRefused: false })
    expect(here.teams.calls).toEqual([])
    await web.close()
  })
})
