import { describe, expect, it } from 'vitest'
import type { OrganisationId } from '../../../src/domain/ids.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { setChannel, type ChannelFacts, type ChannelRequest } from '../../../src/domain/unit/set-channel.ts'
import type { Unit } from '../../../src/domain/unit/unit.ts'
import { asking, coverOf, facts, gail, hawthorn, jo, kit, lena, organisationId, otherUnitId, ray, uma } from './hawthorn.ts'

const rowan: Unit = { ...hawthorn, id: otherUnitId, code: 'rowan', name: 'Rowan', groupManagerId: null, channels: [], version: 2 }
const place = { platform: 'slack', tenant: 'T1', conversation: 'C1' } as const

/** Jo works in Hawthorn, Ray in Rowan; Both works in the two. */
const both: Person = { ...jo, id: 'both' as Person['id'], posts: [...jo.posts, ...ray.posts] }
const loaded = (changes: Partial<ChannelFacts> = {}): ChannelFacts => {
  const { people, cover, policy } = facts()
  return { people: [...people, ray, lena, both], cover, policy, units: [hawthorn, rowan], takenIn: null, ...changes }
}
const set = (by: Person, request: Partial<ChannelRequest> = {}, changes: Partial<ChannelFacts> = {}) =>
  setChannel(loaded(changes), { place, identity: { platform: 'slack', tenant: 'T1', user: 'U1' }, named: null, ...request }, asking(by))

describe('setChannel', () => {
  it('makes it the unit’s, before its places on other platforms, and tells it there', () => {
    expect(set(jo)).toMatchObject({
      kind: 'accepted',
      writes: [{ kind: 'unit', row: { ...hawthorn, channels: [place, ...hawthorn.channels] } }],
      audit: [{ event: 'channel-set', byId: jo.id, unitId: hawthorn.id, detail: { ...place, before: null, spokeOn: 'playground' } }],
      notices: [{ occurrence: `channel-set/${hawthorn.id}/5`, to: { kind: 'unit', unitId: hawthorn.id }, about: { kind: 'channel-set', byId: jo.id } }],
    })
  })

  it('in the place of the one it had on that platform, in whichever workspace', () => {
    const before = { ...hawthorn, channels: [{ ...place, tenant: 'T0', conversation: 'C0' }, ...hawthorn.channels, { ...place, tenant: 'T2' }] }
    expect(set(jo, {}, { units: [before, rowan] })).toMatchObject({
      unit: { channels: [place, ...hawthorn.channels] }, audit: [{ detail: { before: 'C0' } }],
    })
  })

  it('brings the unit back to a channel that had fallen behind one on another platform', () => {
    const inTeams = { platform: 'teams', tenant: 'marlow', conversation: '19:hawthorn' } as const
    const moved = { ...hawthorn, channels: [inTeams, place] }
    expect(set(jo, {}, { units: [moved, rowan], takenIn: organisationId })).toMatchObject({
      kind: 'accepted', unit: { channels: [place, inTeams] }, audit: [{ detail: { before: place.conversation, spokeOn: 'teams' } }],
    })
  })

  it.each<readonly [string, Person, string | null, string]>([
    ['the only unit they work in', jo, null, 'hawthorn'], ['that one too when they manage others', ray, null, 'rowan'],
    ['the one named by its code', both, 'ROWAN', 'rowan'], ['the one named by its name', both, ' Hawthorn ', 'hawthorn'],
    ['the unit they manage', gail, null, 'hawthorn'],
  ])('is for %s', (_, by, named, code) => {
    expect(set(by, { named })).toMatchObject({ kind: 'accepted', unit: { code } })
  })

  it('is for a deputy of a member, while the cover lasts', () => {
    const cover = [coverOf(jo, ray, '2026-11-20', '2026-11-30')]
    expect(set(ray, { named: 'hawthorn' }, { cover })).toMatchObject({ kind: 'accepted', unit: { code: 'hawthorn' } })
    expect(set(ray, { named: 'hawthorn' }, { cover: [coverOf(jo, ray, '2026-11-01', '2026-11-23')] })).toMatchObject({ kind: 'refused' })
  })

  it.each<readonly [string, Person, Partial<ChannelRequest>, Partial<ChannelFacts>, string]>([
    ['direct messages', jo, { place: null }, {}, 'not-a-channel'],
    ['a channel of another workspace that is shared with this one', jo, { place: { ...place, tenant: 'T9' } }, {}, 'shared-channel'],
    ['a channel of another platform', jo, { place: { ...place, platform: 'teams' } }, {}, 'shared-channel'],
    ['a channel that is another unit’s', jo, {}, { takenIn: organisationId }, 'taken'],
    ['a channel that is another council’s', jo, {}, { takenIn: 'camden' as OrganisationId }, 'taken'],
    ['the unit’s own channel', jo, {}, { units: [{ ...hawthorn, channels: [place] }, rowan], takenIn: organisationId }, 'already-set'],
    ['one of several without its name', both, {}, {}, 'which-unit'],
    ['a unit that is not theirs', jo, { named: 'rowan' }, {}, 'not-found'],
    ['a unit that is not there', jo, { named: 'willow' }, {}, 'not-found'],
    ['somebody of no unit', lena, {}, {}, 'no-unit'],
    ['somebody who has left', kit, {}, { people: [{ ...kit, isActive: false }] }, 'no-unit'],
  ])('refuses %s', (_, by, request, changes, reason) => {
    expect(set(by, request, changes)).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it('answers of a unit that is not theirs as of one that is not there', () => {
    expect(set(uma, { named: 'rowan' })).toEqual(set(uma, { named: 'willow' }))
  })
})
