import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import type { PressFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { ines, owen, staff, tenOn } from '../authority/hackney.ts'
import { asking, gail, mo } from '../unit/hawthorn.ts'
import { after, raised } from './raised.ts'

/** The staff with quiet hours for some of them, between these times. */
function quiet(from: string, to: string, ...who: readonly Person[]): { readonly people: readonly Person[] } {
  const quietHours = { from: timeFrom(from), to: timeFrom(to) }
  return { people: staff.map((person) => (who.some(({ id }) => id === person.id) ? { ...person, quietHours } : person)) }
}

const at = (day: string, time: string): Instant => atLondon(dateFrom(day), timeFrom(time))
const climbed = (facts: PressFacts, now: Instant): PressFacts => after(facts, climb(facts, now, asking(mo).newId))
const where = ({ escalation }: PressFacts): unknown => [escalation.askedId, escalation.nextStepAt]

/** Asked at ten on Tuesday 24 November. A routine rung waits a working day of eight hours, from nine to five. */
describe('whoever is asked in their quiet hours has the whole wait from their end', () => {
  it.each([
    ['none', {}, tenOn('2026-11-25')],
    ['an hour of the morning', quiet('09:30', '11:30', gail), at('2026-11-25', '11:30')],
    ['not these hours', quiet('19:00', '07:30', gail), tenOn('2026-11-25')],
    ['somebody else’s', quiet('09:30', '11:30', owen), tenOn('2026-11-25')],
    ['until the evening, when nobody works: the wait begins the next morning', quiet('09:00', '19:00', gail), at('2026-11-26', '09:00')],
  ])('%s', (_, changes, nextStepAt) => {
    expect(where(raised({}, changes))).toEqual([gail.id, nextStepAt])
  })

  it('on every rung', () => {
    const up = climbed(raised({}, quiet('09:30', '11:30', owen)), tenOn('2026-11-25'))
    expect(where(up)).toEqual([owen.id, at('2026-11-26', '11:30')])
  })
})

it('what is urgent ignores quiet hours: the next step is minutes away', () => {
  const [loud, hushed] = [raised({ isUrgent: true }), raised({ isUrgent: true }, quiet('09:30', '11:30', gail, owen, ines))]
  expect(where(hushed)).toEqual(where(loud))
})

it('quiet hours move the next step and never end a ladder (invariant 5), though everybody on it is quiet all day', () => {
  let facts = raised({}, quiet('08:00', '18:00', gail, owen, ines))
  const asked: unknown[] = []
  for (let step = 0; step < 5; step++) {
    const { nextStepAt, askedId } = facts.escalation
    asked.push(askedId)
    if (nextStepAt === null) throw new Error('it has no next step')
    facts = climbed(facts, nextStepAt)
    expect(facts.escalation.nextStepAt! > nextStepAt).toBe(true)
  }
  expect(asked).toEqual([gail.id, owen.id, ines.id, ines.id, ines.id])
})
