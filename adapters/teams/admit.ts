import type { Identity } from '../../src/domain/unit/person.ts'
import type { Activity } from './activity.ts'

/** Somebody of a tenant the product is for, or why they are not heard: in words for the log. */
export type Admitted =
  | { readonly kind: 'admitted'; readonly identity: Identity }
  | { readonly kind: 'refused'; readonly problem: string }

/**
 * Whose doing an activity is: the object id in Entra with the tenant, never a name or an address of the payload. Whoever Entra does not
 * know is refused: visitors to a meeting, other bots. A tenant's guests have an object id; they are refused when they are looked up.
 */
export function admit({ from }: Pick<Activity, 'from'>, tenant: string): Admitted {
  if (from.aadObjectId === undefined || from.id.startsWith('28:')) return { kind: 'refused', problem: 'nobody in Entra' }
  return { kind: 'admitted', identity: { platform: 'teams', tenant, user: from.aadObjectId } }
}

/** The tenant an activity comes from, when the product is for it; else why not, in words for the log. */
export function tenantOf(
  { conversation, channelData }: Pick<Activity, 'conversation' | 'channelData'>, tenants: ReadonlySet<string>,
): { readonly tenant: string } | { readonly problem: string } {
  const named = [channelData.tenant?.id, conversation.tenant].filter((one) => typeof one === 'string')
  const [tenant] = named
  if (tenant === undefined) return { problem: 'no tenant' }
  if (named.some((other) => other !== tenant)) return { problem: 'two tenants in one activity' }
  return tenants.has(tenant) ? { tenant } : { problem: 'another tenant' }
}
