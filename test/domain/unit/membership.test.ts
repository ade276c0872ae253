import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { isMember, mayActForUnit, mayManageUnit, rolesIn, worksInUnit } from '../../../src/domain/unit/membership.ts'
import { aPerson, coverOf, facts, gail, hawthorn, jo, lena, mo, people, ray, today, uma } from './hawthorn.ts'

const since = dateFrom('2025-01-06')
const temp = aPerson('tia', 'Tia Gold', 'sw', {
  posts: [{ role: 'sw', unitId: hawthorn.id, since: dateFrom('2026-11-20'), until: dateFrom('2026-11-27') }],
})
const head = aPerson('hal', 'Hal Ince', 'hos', { posts: [{ role: 'hos', unitId: null, since, until: null }] })

describe('a place in the unit', () => {
  it.each([
    ['a member', jo, '2026-11-24', true],
    ['the day before a post begins', temp, '2026-11-19', false],
    ['the first day of a post', temp, '2026-11-20', true],
    ['the last day of a post', temp, '2026-11-27', true],
    ['the day after a post ended', temp, '2026-11-28', false],
    ['somebody of another unit', ray, '2026-11-24', false],
    ['the group manager, who stands over it', gail, '2026-11-24', false],
    ['somebody over the organisation', lena, '2026-11-24', false],
    ['somebody who has left', { ...jo, isActive: false }, '2026-11-24', false],
  ])('%s', (_who, person, on, isIn) => {
    expect(isMember(person, facts(), dateFrom(on))).toBe(isIn)
  })

  it('a deputy works in it while they stand in for a member, and not for the manager', () => {
    const all = [...people, ray]
    expect(worksInUnit(ray, facts({ people: all, cover: [coverOf(jo, ray, '2026-11-24', '2026-11-24')] }), today)).toBe(true)
    expect(worksInUnit(ray, facts({ people: all, cover: [coverOf(jo, ray, '2026-11-25', '2026-11-30')] }), today)).toBe(false)
    expect(worksInUnit(ray, facts({ people: all, cover: [coverOf(gail, ray, '2026-11-24', '2026-11-24')] }), today)).toBe(false)
  })

  it('roles count here and over the organisation, not those held elsewhere', () => {
    expect([rolesIn(jo, hawthorn, today), rolesIn(lena, hawthorn, today), rolesIn(ray, hawthorn, today)]).toEqual([['sw'], ['lawyer'], []])
  })
})

describe('whose business the unit is', () => {
  it('the group manager’s, by the unit’s own record, wherever their post was entered', () => {
    const managed = facts({ unit: { ...hawthorn, groupManagerId: ray.id }, people: [...people, ray] })
    expect([mayActForUnit(ray, managed, today), mayManageUnit(ray, managed, today)]).toEqual([true, true])
  })

  it.each([
    ['a member', jo, true, false],
    ['the lead', mo, true, true],
    ['the co-ordinator', uma, true, true],
    ['the group manager', gail, true, true],
    ['a head of service, by the policy', head, true, true],
    ['a lawyer, over the organisation', lena, false, false],
    ['somebody of another unit', ray, false, false],
    ['a lead who has left', { ...mo, isActive: false }, false, false],
  ])('%s', (_who, person, mayAct, mayManage) => {
    const loaded = facts({ people: [...people, ray, lena, head] })
    expect([mayActForUnit(person, loaded, today), mayManageUnit(person, loaded, today)]).toEqual([mayAct, mayManage])
  })
})
