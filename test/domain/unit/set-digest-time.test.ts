import { expect, it } from 'vitest'
import { timeFrom } from '../../../src/domain/calendar/london.ts'
import { setDigestTime } from '../../../src/domain/unit/set-digest-time.ts'
import { asking, facts, hawthorn, jo, ray, uma } from './hawthorn.ts'

it('moves the digest when whoever manages the unit asks, at the version that was loaded', () => {
  expect(setDigestTime(facts(), { time: timeFrom('07:45') }, asking(uma))).toMatchObject({
    kind: 'accepted',
    writes: [{ kind: 'unit', row: { ...hawthorn, digestTime: '07:45', version: hawthorn.version } }],
    audit: [{ event: 'digest-time-set', detail: { from: '08:30', to: '07:45' } }],
  })
})

it.each([
  ['a member who does not manage the unit', jo, 'not-yours'], ['somebody of another unit', ray, 'not-found'],
] as const)('refuses %s', (_who, asker, reason) => {
  const loaded = facts({ people: [...facts().people, ray] })
  expect(setDigestTime(loaded, { time: timeFrom('07:45') }, asking(asker))).toMatchObject({ kind: 'refused', refusal: { reason } })
})

it('stays quiet when it is that time already', () => {
  expect(setDigestTime(facts(), { time: timeFrom('08:30') }, asking(uma))).toMatchObject({
    kind: 'refused', refusal: { reason: 'already-set' },
  })
})
