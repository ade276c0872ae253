import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { REFUSED } from '../../support/teams/fault-switches.ts'
import { addPerson, personalChat, shownTo } from '../../support/teams/tenant.ts'
import { C1, COUNCIL, U1, faultOf, marker, said, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

const NOW = instantFrom('2026-11-23T09:00:00Z')
const ALLOW = /: an administrator has to allow it or set it up for everyone\.$/
const shown = () => shownTo(here.tenant, 'jo').map(({ summary }) => summary)

describe('somebody who never spoke', () => {
  it('is reached in a chat begun for them, once', async () => {
    const place = await here.chat.directMessages(U1)
    await here.chat.post(place, said('For you.'), marker(1))
    expect(await here.chat.directMessages(U1)).toEqual(place)
    expect(shown()).toEqual(['For you.'])
    expect(here.teams.callsOf('createConversation').map(({ body }) => body)).toMatchObject([{
      isGroup: false, members: [{ id: 'jo' }], tenantId: COUNCIL, channelData: { tenant: { id: COUNCIL } },
    }])
    expect(await here.conversations.personal(U1)).toMatchObject({ place, kind: 'personal', user: 'jo' })
  })

  it('is reached at the tenant’s newest address, or at Microsoft’s when there is none', async () => {
    await here.conversations.forget(C1)
    const place = await here.chat.directMessages(U1)
    expect(await here.conversations.find(place)).toMatchObject({ serviceUrl: here.teams.anywhereUrl })
  })

  it.for([
    ['does not have the app', { hasApp: false }, ALLOW],
    ['is no longer in the council’s directory', { isDeleted: true }, ALLOW],
  ] as const)('and %s is not reached, and it is said who has to act', async ([, about, why]) => {
    addPerson(here.tenant, 'jo', about)
    expect(await faultOf(here.chat.directMessages(U1))).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(why) })
    expect(await here.conversations.personal(U1)).toBeNull()
  })

  it('of another tenant is not looked for', async () => {
    expect(await faultOf(here.chat.directMessages({ ...U1, tenant: 'elsewhere' }))).toMatchObject({ kind: 'unreachable' })
    expect(await faultOf(here.chat.directMessages({ ...U1, platform: 'slack' }))).toMatchObject({ kind: 'unreachable' })
    expect(here.teams.calls).toEqual([])
  })

  it('is reached later when Teams does not answer', async () => {
    here.teams.failNext('createConversation', { kind: 'hang' })
    expect(await faultOf(here.chat.directMessages(U1))).toMatchObject({ kind: 'later' })
  })
})

describe('somebody’s own chat', () => {
  const post = async () => here.chat.post(await here.chat.directMessages(U1), said('For you.'), marker(1))

  it.for([
    ['they have blocked it', { hasBlockedBot: true }, /: they have to unblock it/],
    ['they have removed the app', { hasApp: false }, ALLOW],
  ] as const)('takes nothing once %s', async ([, about, why]) => {
    await post()
    addPerson(here.tenant, 'jo', about)
    expect(await faultOf(post())).toMatchObject({ kind: 'unreachable', message: expect.stringMatching(why) })
  })

  it('is another one once they have deleted it', async () => {
    const before = await post()
    const old = { ...before.place, conversation: 'a:deleted' }
    await here.conversations.forget(before.place)
    await here.conversations.remember({ place: old, kind: 'personal', user: 'jo', serviceUrl: here.teams.serviceUrlOf(here.tenant) }, NOW)
    expect(await here.chat.post(old, said('And this.'), marker(2))).toMatchObject({ place: before.place })
    expect(shown()).toEqual(['For you.', 'And this.'])
    expect(await here.chat.directMessages(U1)).toEqual(before.place)
  })

  it('that is gone for good is told of', async () => {
    const { place } = await post()
    personalChat(here.tenant, 'jo').isGone = true
    expect(await faultOf(here.chat.post(place, said('And this.'), marker(2)))).toMatchObject({ kind: 'unreachable' })
    expect(here.teams.callsOf('createConversation')).toHaveLength(2)
  })

  it('is not begun again for what may have arrived', async () => {
    const { place } = await post()
    here.teams.failNext('sendToConversation', { kind: 'answer-lost' })
    expect(await faultOf(here.chat.post(place, said('And this.'), marker(2)))).toMatchObject({ kind: 'unknown' })
    here.teams.failNext('sendToConversation', REFUSED.brokenGateway)
    expect(await faultOf(here.chat.post(place, said('And this.'), marker(2)))).toMatchObject({ kind: 'later' })
    expect(here.teams.callsOf('createConversation')).toHaveLength(1)
  })
})
