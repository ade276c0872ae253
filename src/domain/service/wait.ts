import type { LondonDate } from '../calendar/london.ts'
import { addMonths } from '../calendar/months.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { workingDaysBetween } from '../calendar/working-days.ts'
import type { ServiceId } from '../ids.ts'
import type { ServicePolicy } from './service-policy.ts'
import type { Service } from './service.ts'

/** A referral that led to a start. */
export interface Begun {
  readonly serviceId: ServiceId
  readonly madeOn: LondonDate
  readonly startedOn: LondonDate
}

/** How long families wait, in working days, and how that is known. */
export type Wait =
  /** The middle one of so many waits of this council's families. */
  | { readonly kind: 'experienced'; readonly workingDays: number; readonly families: number; readonly since: LondonDate }
  /** What the service says of itself. */
  | { readonly kind: 'expected'; readonly workingDays: number }

/**
 * The wait to tell a family: the median of this council's own referrals that started within the policy's months, once there are
 * enough of them that none can be made out; else what the service says of itself. Null when it says nothing. Between two middle
 * waits the longer is given: nobody should hope for less than half of the families had.
 */
export function waitFor(
  service: Pick<Service, 'id' | 'expectedWait'>, begun: readonly Begun[],
  facts: { readonly calendar: WorkingCalendar; readonly policy: ServicePolicy; readonly today: LondonDate },
): Wait | null {
  const { calendar, policy: { experience }, today } = facts
  const since = countedSince(facts)
  const waits = begun
    .filter((one) => one.serviceId === service.id && one.startedOn >= since && one.startedOn <= today)
    .map(({ madeOn, startedOn }) => workingDaysBetween(calendar, madeOn, startedOn))
    .toSorted((one, other) => one - other)
  const median = waits[Math.floor(waits.length / 2)]
  if (median !== undefined && waits.length >= experience.atLeast) {
    return { kind: 'experienced', workingDays: median, families: waits.length, since }
  }
  return service.expectedWait === null ? null : { kind: 'expected', workingDays: service.expectedWait }
}

/** The day from which starts are counted. */
export function countedSince({ policy, today }: { readonly policy: ServicePolicy; readonly today: LondonDate }): LondonDate {
  return addMonths(today, -policy.experience.months)
}
