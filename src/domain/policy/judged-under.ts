import type { Instant } from '../calendar/london.ts'
import type { Decision } from '../decision/decision.ts'
import type { Policy } from '../policy.ts'

/** Policies that are not in force any more, and under which decisions of a case were judged. */
export interface PoliciesBefore {
  readonly byVersion: Readonly<Record<string, Policy>>
  /** Since when the one in force is; null where nothing that is open turns on it. */
  readonly since: Instant | null
}

/** The policy in force, with those of before that something turns on; without any, everything was judged under the one in force. */
export interface PoliciesThen {
  readonly policy: Policy
  readonly policiesBefore?: PoliciesBefore
}

/**
 * The policy a decision was judged under, and keeps: what it needs, who settles it and how it reads are of that one, whatever has come
 * into force since. Who holds a role is of today.
 */
export function judgedUnder({ judgement }: Pick<Decision, 'judgement'>, { policy, policiesBefore }: PoliciesThen): Policy {
  return policiesBefore?.byVersion[judgement.policyVersion] ?? policy
}
