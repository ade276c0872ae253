import { expect, it } from 'vitest'
import { timeFrom } from '../../../src/domain/calendar/london.ts'
import type { QuietHours } from '../../../src/domain/unit/person.ts'
import { setQuietHours } from '../../../src/domain/unit/set-quiet-hours.ts'
import { asking, jo, uma } from './hawthorn.ts'

const nights: QuietHours = { from: timeFrom('19:00'), to: timeFrom('07:30') }
const quietJo = { ...jo, quietHours: nights }

it.each([
  ['sets them', jo, nights, { from: '19:00', to: '07:30' }],
  ['moves one end', quietJo, { ...nights, to: timeFrom('06:45') }, { from: '19:00', to: '06:45' }],
  ['ends them', quietJo, null, { from: null, to: null }],
] as const)('%s for the asker, at the version that was loaded', (_what, asker, hours, detail) => {
  expect(setQuietHours(asker, { hours }, asking(asker))).toMatchObject({
    kind: 'accepted',
    writes: [{ kind: 'person', row: { ...jo, quietHours: hours } }],
    audit: [{ event: 'quiet-hours-set', byId: jo.id, subjectId: jo.id, detail }],
    notices: [],
  })
})

it.each([
  ['somebody else’s, even by whoever manages the unit', jo, uma, nights, 'not-found'],
  ['those of somebody who has left', { ...jo, isActive: false }, jo, nights, 'not-found'],
  ['hours that begin when they end', jo, jo, { from: timeFrom('07:30'), to: timeFrom('07:30') }, 'no-hours'],
] as const)('refuses %s', (_what, whose, asker, hours, reason) => {
  expect(setQuietHours(whose, { hours }, asking(asker))).toMatchObject({ kind: 'refused', refusal: { reason } })
})

it.each([
  ['they are so already', quietJo, { ...nights }], ['there are none already', jo, null],
] as const)('stays quiet when %s', (_what, asker, hours) => {
  expect(setQuietHours(asker, { hours }, asking(asker))).toMatchObject({ kind: 'refused', refusal: { reason: 'already-set' } })
})
