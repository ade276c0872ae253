import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { setLeave } from '../../../src/domain/unit/set-leave.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, coverOf, facts, gail, jo, leaveOf, mo, ray, sam, uma, lena } from './hawthorn.ts'

const week = { from: dateFrom('2026-12-01'), to: dateFrom('2026-12-05') }

describe('leave is set', () => {
  it.each<readonly [string, Person, Person]>([
    ['by the person', jo, jo],
    ['by the unit co-ordinator for another', uma, jo],
    ['by the lead for another', mo, uma],
    ['by the group manager for another', gail, mo],
  ])('%s', (_who, asker, person) => {
    const outcome = setLeave(facts(), { person, ...week }, asking(asker))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      writes: [{ kind: 'leave', row: { personId: person.id, ...week } }],
      audit: [{ event: 'leave-set', byId: asker.id, subjectId: person.id, detail: week }],
      notices: [],
    })
  })

  it('by the group manager’s deputy', () => {
    const covered = facts({ people: [...facts().people, ray], cover: [coverOf(gail, ray, '2026-11-20', '2026-11-30')] })
    expect(setLeave(covered, { person: jo, ...week }, asking(ray)).kind).toBe('accepted')
  })

  it('for leave that has begun, because people fall ill', () => {
    expect(setLeave(facts(), { person: jo, from: dateFrom('2026-11-20'), to: dateFrom('2026-11-24') }, asking(jo)).kind).toBe('accepted')
  })
})

describe('leave is not set', () => {
  it.each([
    ['for another by somebody who does not manage the unit', sam, jo, '2026-12-01', '2026-12-05', 'not-yours'],
    ['by somebody of another unit', ray, jo, '2026-12-01', '2026-12-05', 'not-found'],
    ['by somebody over the organisation who does not manage units', lena, jo, '2026-12-01', '2026-12-05', 'not-found'],
    ['backwards', jo, jo, '2026-12-05', '2026-12-01', 'dates-reversed'],
    ['when it is over', jo, jo, '2026-11-16', '2026-11-20', 'in-the-past'],
  ] as const)('%s', (_case, asker, person, from, to, reason) => {
    const loaded = facts({ people: [...facts().people, ray, lena] })
    const outcome = setLeave(loaded, { person, from: dateFrom(from), to: dateFrom(to) }, asking(asker))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it('for somebody who has left', () => {
    const gone = { ...jo, isActive: false }
    expect(setLeave(facts(), { person: gone, ...week }, asking(mo))).toMatchObject({ kind: 'refused', refusal: { reason: 'has-left' } })
  })
})

it('stays quiet when the leave is known already, and says so', () => {
  const known = facts({ leave: [leaveOf(jo, '2026-11-30', '2026-12-11')] })
  expect(setLeave(known, { person: jo, ...week }, asking(jo))).toEqual({
    kind: 'refused',
    refusal: { reason: 'already-set', says: 'Jo Bell is already down as away from Mon 30 Nov 2026 to Fri 11 Dec 2026. Nothing needed changing.' },
  })
})
