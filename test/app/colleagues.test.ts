import { expect, it } from 'vitest'
import { colleaguesFor } from '../../src/app/colleagues.ts'
import { dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import type { ChatPlace } from '../../src/domain/unit/unit.ts'
import type { Person } from '../../src/domain/unit/person.ts'
import { hawthorn, policy, rowan, staff } from '../adapters/playground/hawthorn.ts'

const { jo, ruth, jonas } = staff
const place = (conversation: string): ChatPlace => ({ platform: 'playground', tenant: 'playground', conversation })

/** Who is offered to somebody who asks there, as `heading: first names`. */
async function offered(asker: Person | null, channel: ChatPlace | null, people: readonly Person[] = Object.values(staff)): Promise<readonly string[]> {
  const unit = [hawthorn, rowan].find(({ code }) => code === channel?.conversation) ?? null
  const groups = await colleaguesFor({
    clock: { now: () => instantFrom('2026-11-24T08:30:00Z') },
    store: {
      whoAsks: async () => asker && { organisationId: hawthorn.organisationId, personId: asker.id, channelUnitId: unit?.id ?? null, policy },
      units: async () => [rowan, hawthorn], people: async () => people,
    },
  }, { identity: { platform: 'playground', tenant: 'playground', user: 'jo' }, channel, key: 'k', said: { kind: 'words', line: 'due' } })
  return groups.map((group) => `${group.label}: ${group.people.map(({ label }) => label.split(' ', 1)[0]).join(' ')}`)
}

it('offers the people of the unit whose channel it was asked in, then who manages it', async () => {
  expect(await offered(jo, place('rowan'))).toEqual(['Rowan: Jo', 'Group manager: Ruth'])
})

it('offers those of the asker’s own unit in direct messages', async () => {
  expect(await offered(jo, null)).toEqual(['Hawthorn: Amara Jo Priya Sam', 'Group manager: Ruth'])
  expect(await offered(jonas, null)).toEqual(['Rowan: Jo', 'Group manager: Ruth'])
})

it('offers those who stand over several units to somebody who is in none', async () => {
  expect(await offered(ruth, null)).toEqual(['Over several units: Ruth'])
})

it('offers nobody who has left, or whose place there has ended', async () => {
  const left = { ...staff.sam, isActive: false }
  const moved = { ...staff.amara, posts: staff.amara.posts.map((post) => ({ ...post, until: dateFrom('2026-11-23') })) }
  expect(await offered(jo, null, [jo, left, moved])).toEqual(['Hawthorn: Jo'])
})

it('offers nobody to a stranger', async () => {
  expect(await offered(null, place('hawthorn'))).toEqual([])
})
