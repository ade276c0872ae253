import { describe, expect, it } from 'vitest'
import { addMinutes } from '../../src/domain/calendar/london.ts'
import type { Conversation, Conversations } from '../../src/ports/conversations.ts'
import { now } from './council.ts'

const later = addMinutes(now, 5)
const UK = 'https://smba.trafficmanager.net/uk/'
const EMEA = 'https://smba.trafficmanager.net/emea/'
let tenants = 0

/** What must hold of wherever conversations are kept. `elsewhere` is a second door to the same, such as another process has. */
export function conversationsContract(kept: () => { readonly conversations: Conversations; readonly elsewhere: Conversations }): void {
  const fresh = () => `tenant-${String(tenants += 1).padStart(3, '0')}`
  const channel = (tenant: string, conversation = '19:hawthorn@thread.tacv2'): Conversation =>
    ({ place: { platform: 'teams', tenant, conversation }, kind: 'channel', user: null, serviceUrl: UK })
  const own = (tenant: string, user: string, conversation = `a:${user}`): Conversation =>
    ({ place: { platform: 'teams', tenant, conversation }, kind: 'personal', user, serviceUrl: UK })

  describe('a conversation', () => {
    it('is found as it was remembered, and by nobody else’s name', async () => {
      const tenant = fresh()
      const { place } = channel(tenant)
      await kept().conversations.remember(channel(tenant), now)
      expect(await kept().elsewhere.find(place)).toEqual(channel(tenant))
      expect(await kept().elsewhere.find({ ...place, tenant: fresh() })).toBeNull()
      expect(await kept().elsewhere.find({ ...place, platform: 'slack' })).toBeNull()
      expect(await kept().elsewhere.find({ ...place, conversation: '19:elm@thread.tacv2' })).toBeNull()
    })

    it('is known at its newest address, whichever is heard of last', async () => {
      const tenant = fresh()
      await kept().conversations.remember({ ...channel(tenant), serviceUrl: EMEA }, later)
      await kept().conversations.remember(channel(tenant), now)
      expect(await kept().elsewhere.find(channel(tenant).place)).toMatchObject({ serviceUrl: EMEA })
      await kept().conversations.remember(channel(tenant), later)
      expect(await kept().elsewhere.find(channel(tenant).place)).toMatchObject({ serviceUrl: UK })
    })

    it('is not found once it was forgotten, and may be remembered again', async () => {
      const tenant = fresh()
      await kept().conversations.remember(channel(tenant), later)
      await kept().conversations.forget(channel(tenant).place)
      expect(await kept().elsewhere.find(channel(tenant).place)).toBeNull()
      await kept().conversations.forget(channel(tenant).place)
      await kept().conversations.remember(channel(tenant), now)
      expect(await kept().elsewhere.find(channel(tenant).place)).toEqual(channel(tenant))
    })
  })

  describe('somebody’s own chat', () => {
    it('is theirs, in that tenant', async () => {
      const tenant = fresh()
      for (const one of [own(tenant, 'jo'), own(tenant, 'sam'), channel(tenant)]) await kept().conversations.remember(one, now)
      expect(await kept().elsewhere.personal({ platform: 'teams', tenant, user: 'jo' })).toEqual(own(tenant, 'jo'))
      expect(await kept().elsewhere.personal({ platform: 'teams', tenant, user: 'mo' })).toBeNull()
      expect(await kept().elsewhere.personal({ platform: 'teams', tenant: fresh(), user: 'jo' })).toBeNull()
    })

    it('is the newest when they have had several, and no chat of several', async () => {
      const tenant = fresh()
      await kept().conversations.remember(own(tenant, 'jo', 'a:new'), later)
      await kept().conversations.remember(own(tenant, 'jo', 'a:old'), now)
      expect(await kept().elsewhere.personal({ platform: 'teams', tenant, user: 'jo' })).toEqual(own(tenant, 'jo', 'a:new'))
    })

    it('stays theirs when it is heard of without their name', async () => {
      const tenant = fresh()
      await kept().conversations.remember(own(tenant, 'jo'), now)
      await kept().conversations.remember({ ...own(tenant, 'jo'), user: null }, later)
      expect(await kept().elsewhere.personal({ platform: 'teams', tenant, user: 'jo' })).toEqual(own(tenant, 'jo'))
    })
  })

  describe('a tenant’s conversations', () => {
    it('have a newest, of whatever kind; a tenant never heard of has none', async () => {
      const tenant = fresh()
      await kept().conversations.remember(own(tenant, 'jo'), later)
      await kept().conversations.remember(channel(tenant), now)
      expect(await kept().elsewhere.newestOf('teams', tenant)).toEqual(own(tenant, 'jo'))
      expect(await kept().elsewhere.newestOf('slack', tenant)).toBeNull()
      expect(await kept().elsewhere.newestOf('teams', fresh())).toBeNull()
    })

    it('that are shared are listed with the newest first, and no more than asked for', async () => {
      const tenant = fresh()
      await kept().conversations.remember(channel(tenant, '19:old@thread.tacv2'), now)
      await kept().conversations.remember(own(tenant, 'jo'), later)
      await kept().conversations.remember(channel(tenant, '19:new@thread.tacv2'), later)
      const listed = async (limit: number) => (await kept().elsewhere.shared('teams', tenant, limit)).map(({ place }) => place.conversation)
      expect(await listed(10)).toEqual(['19:new@thread.tacv2', '19:old@thread.tacv2'])
      expect(await listed(1)).toEqual(['19:new@thread.tacv2'])
    })
  })
}
