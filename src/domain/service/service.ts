import type { LondonDate } from '../calendar/london.ts'
import { daysBetween } from '../calendar/london.ts'
import type { OrganisationId, ServiceId } from '../ids.ts'
import type { ServicePolicy } from './service-policy.ts'

/**
 * How a family comes to a service without a panel: the unit refers them straight; whoever leads the unit commissions it (004 §4.3,
 * tier 2); or the family asks by itself.
 */
export const WAYS = ['straight', 'commissioned', 'self'] as const
export type Way = (typeof WAYS)[number]

/** One entry of "the menu of services on offer and how to access them" (004 §3.8), as an administrator keeps it. */
export interface Service {
  readonly id: ServiceId
  readonly organisationId: OrganisationId
  /** What people type, `contact-service`. */
  readonly code: string
  readonly name: string
  /** The heading it stands under in the menu, `Time together`. */
  readonly section: string
  /** What it does. */
  readonly purpose: string
  /** For whom. */
  readonly audience: string
  readonly ways: readonly Way[]
  /** The policy's panel that opens the door to it, `jarp`; null when none does. */
  readonly panel: string | null
  readonly criteria: string
  /** Who to ring: a role or a post, and the number. Never a private person. */
  readonly contact: string
  /** Working days from the referral to the start, as the service says; null when it says nothing. */
  readonly expectedWait: number | null
  /** Where the entry comes from. */
  readonly source: string
  /** When somebody last made sure of it; null when nobody has. */
  readonly checkedOn: LondonDate | null
  /** Still to be had. One that is not stays for the referrals there were. */
  readonly isOffered: boolean
  readonly version: number
}

/** Whether a unit refers to it by itself, on the authority of whoever leads it. */
export function mayBeReferredTo({ ways }: Pick<Service, 'ways'>): boolean {
  return ways.includes('straight') || ways.includes('commissioned')
}

/** Whether nobody has made sure of the entry for longer than the policy's time, so that it says so wherever it is shown. */
export function isUnchecked({ checkedOn }: Pick<Service, 'checkedOn'>, policy: ServicePolicy, today: LondonDate): boolean {
  return checkedOn === null || daysBetween(checkedOn, today) > policy.checkedWithinDays
}
