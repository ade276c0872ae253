import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import { setCover } from '../../../src/domain/unit/set-cover.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, coverOf, facts, gail, jo, leaveOf, mo, ray, sam, uma } from './hawthorn.ts'

const fortnight = { from: dateFrom('2026-12-01'), to: dateFrom('2026-12-14') }

describe('cover is set', () => {
  it.each<readonly [string, Person]>([
    ['by the lead', mo], ['by the unit co-ordinator', uma], ['by the group manager', gail],
  ])('%s', (_who, asker) => {
    expect(setCover(facts(), { holder: mo, deputy: jo, ...fortnight }, asking(asker))).toMatchObject({
      kind: 'accepted',
      clash: [],
      writes: [{ kind: 'cover', row: { holderId: mo.id, deputyId: jo.id, ...fortnight, setById: asker.id } }],
      audit: [{ event: 'cover-set', byId: asker.id, subjectId: mo.id, detail: { deputyId: jo.id, ...fortnight } }],
    })
  })

  it('for the group manager by the group manager', () => {
    expect(setCover(facts(), { holder: gail, deputy: ray, ...fortnight }, asking(gail)).kind).toBe('accepted')
  })

  it('with a deputy from another unit of the organisation', () => {
    expect(setCover(facts(), { holder: mo, deputy: ray, ...fortnight }, asking(gail)).kind).toBe('accepted')
  })

  it.each([['some', '2026-12-10'], ['all', '2026-12-01']])('beside other cover for %s of the same days, which is shown', (_rule, from) => {
    const other = coverOf(mo, sam, from, '2026-12-20')
    const outcome = setCover(facts({ cover: [other] }), { holder: mo, deputy: jo, ...fortnight }, asking(uma))
    expect(outcome).toMatchObject({ kind: 'accepted', clash: [other] })
  })
})

describe('cover is not set', () => {
  const gone = { ...ray, isActive: false }
  const stranger = { ...ray, organisationId: 'elsewhere' as Person['organisationId'] }
  it.each<readonly [string, Person, { holder: Person; deputy: Person; from?: string; to?: string }, string]>([
    ['by somebody who does not manage the unit', jo, { holder: jo, deputy: sam }, 'not-yours'],
    ['by somebody of another unit', ray, { holder: mo, deputy: ray }, 'not-found'],
    ['for the group manager by the unit that they answer', mo, { holder: gail, deputy: sam }, 'not-yours'],
    ['for the group manager by the unit co-ordinator', uma, { holder: gail, deputy: sam }, 'not-yours'],
    ['with oneself', mo, { holder: mo, deputy: mo }, 'own-cover'],
    ['with somebody who has left', mo, { holder: mo, deputy: gone }, 'has-left'],
    ['with somebody of another organisation', mo, { holder: mo, deputy: stranger }, 'has-left'],
    ['for somebody who has left', mo, { holder: gone, deputy: jo }, 'has-left'],
    ['backwards', mo, { holder: mo, deputy: jo, from: '2026-12-14', to: '2026-12-01' }, 'dates-reversed'],
    ['when it is over', mo, { holder: mo, deputy: jo, from: '2026-11-02', to: '2026-11-06' }, 'in-the-past'],
  ])('%s', (_case, asker, { holder, deputy, from = '2026-12-01', to = '2026-12-14' }, reason) => {
    const outcome = setCover(facts({ people: [...facts().people, ray] }), { holder, deputy, from: dateFrom(from), to: dateFrom(to) }, asking(asker))
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { reason } })
  })

  it('with somebody who is on leave the whole time', () => {
    const loaded = facts({ leave: [leaveOf(jo, '2026-11-30', '2026-12-18')] })
    expect(setCover(loaded, { holder: mo, deputy: jo, ...fortnight }, asking(mo))).toEqual({
      kind: 'refused',
      refusal: { reason: 'deputy-away', says: 'Jo Bell is away themselves until Fri 18 Dec 2026. Name somebody who is there.' },
    })
  })
})

it('stays quiet when the same cover stands already, and says so', () => {
  const loaded = facts({ cover: [coverOf(mo, jo, '2026-11-30', '2026-12-18')] })
  expect(setCover(loaded, { holder: mo, deputy: jo, ...fortnight }, asking(mo))).toMatchObject({
    kind: 'refused',
    refusal: { reason: 'already-set', says: 'Jo Bell already covers Mo Adeyemi until Fri 18 Dec 2026. Nothing needed changing.' },
  })
})
