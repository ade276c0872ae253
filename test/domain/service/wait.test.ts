import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays } from '../../../src/domain/calendar/working-days.ts'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import { type Begun, waitFor } from '../../../src/domain/service/wait.ts'
import { isUnchecked } from '../../../src/domain/service/service.ts'
import { calendar, policy, today } from '../unit/hawthorn.ts'
import { contact, intensive, parenting } from './directory.ts'

const facts = { calendar, policy: policy.services, today }
const madeOn = dateFrom('2026-10-05')
const begunAfter = (...workingDays: readonly number[]): readonly Begun[] =>
  workingDays.map((days) => ({ serviceId: contact.id, madeOn, startedOn: addWorkingDays(calendar, madeOn, days) }))

describe('rule: the wait is shown as families had it once five have started within six months, else as the service says', () => {
  it('four are too few: one of them could be made out', () => {
    expect(waitFor(contact, begunAfter(3, 3, 3, 3), facts)).toEqual({ kind: 'expected', workingDays: 10 })
  })

  it('five are enough: the middle one, whatever the longest was', () => {
    expect(waitFor(contact, begunAfter(30, 4, 2, 6, 5), facts)).toEqual({ kind: 'experienced', workingDays: 5, families: 5, since: '2026-05-24' })
  })

  it('between two middle waits it is the longer: nobody should hope for less than half of the families had', () => {
    expect(waitFor(contact, begunAfter(1, 2, 4, 8, 9, 9), facts)).toMatchObject({ workingDays: 8 })
  })

  it('a start of more than six months ago no longer counts, nor one of another service', () => {
    const long = begunAfter(1, 1, 1, 1).map((one) => ({ ...one, madeOn: dateFrom('2026-05-01'), startedOn: dateFrom('2026-05-23') }))
    const elsewhere = begunAfter(1, 1, 1, 1, 1).map((one) => ({ ...one, serviceId: parenting.id }))
    expect(waitFor(contact, [...long, ...elsewhere, ...begunAfter(7)], facts)).toEqual({ kind: 'expected', workingDays: 10 })
  })

  it('of a service that says nothing nothing is said', () => {
    expect(waitFor(intensive, [], facts)).toBeNull()
  })

  it('is never longer than the longest wait nor shorter than the shortest', () => {
    fc.assert(fc.property(fc.array(fc.nat(30), { minLength: 5, maxLength: 40 }), (waits) => {
      const wait = waitFor(contact, begunAfter(...waits), facts)
      expect(wait?.workingDays).toBeGreaterThanOrEqual(Math.min(...waits))
      expect(wait?.workingDays).toBeLessThanOrEqual(Math.max(...waits))
      expect(waits.filter((one) => one <= (wait?.workingDays ?? 0)).length).toBeGreaterThanOrEqual(waits.length / 2)
    }))
  })
})

describe('rule: an entry that nobody has made sure of for the policy’s time says so', () => {
  const { checkedWithinDays } = policy.services
  it.each([
    ['checked today', today, false],
    ['on the last day of that time', addDays(today, -checkedWithinDays), false],
    ['a day later', addDays(today, -checkedWithinDays - 1), true],
    ['never', null, true],
  ] as const)('%s', (_, checkedOn, says) => {
    expect(isUnchecked({ checkedOn }, policy.services, today)).toBe(says)
  })
})
