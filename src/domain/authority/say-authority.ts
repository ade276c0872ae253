import type { Policy } from '../policy.ts'
import type { Role } from '../unit/person.ts'
import type { Authority, Circumstance, MatrixRow, Referral } from './matrix.ts'
import { formatPenceInFull } from './money.ts'

const UNLESS: Readonly<Record<Circumstance, string>> = {
  'protection-plan-open': 'a child protection plan is open',
}

/** `consultant social worker`; the role's id for one the policy no longer has. */
export function roleName(role: Role, policy: Pick<Policy, 'roles'>): string {
  return policy.roles.find((each) => each.id === role)?.name ?? role
}

/** `a consultant social worker`, `an assistant director`. */
export function aRole(role: Role, policy: Pick<Policy, 'roles'>): string {
  const name = roleName(role, policy)
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`
}

/** `in the first 3 months in post`; nothing when the policy has no closer support for anybody new. */
export function sayNew({ induction }: Pick<Policy, 'induction'>): string {
  if (induction === null) return ''
  return induction.months === 1 ? ' in the first month in post' : ` in the first ${induction.months} months in post`
}

/**
 * One way a row lets somebody decide: `a consultant social worker may agree up to £500.00 for one case in 28 days`. Whoever `isNew`
 * has closer support, and it says so.
 */
export function sayAuthority(row: MatrixRow, authority: Authority, policy: Pick<Policy, 'roles' | 'induction'>, isNew = false): string {
  const who = `${aRole(authority.role, policy)}${isNew ? sayNew(policy) : ''}`
  const window = row.windowDays === null ? '' : ` in ${row.windowDays} days`
  const sum = authority.upTo === null ? null : formatPenceInFull(authority.upTo)
  const may = sum === null ? `${who} may decide this` : `${who} may agree up to ${sum} for one case${window}`
  return authority.unless.length === 0 ? may : `${may} unless ${authority.unless.map((each) => UNLESS[each]).join(' or ')}`
}

/** Who has to decide: `a group manager`, `a group manager and then the Resource Panel`. */
export function sayReferral(needs: Referral, policy: Pick<Policy, 'roles' | 'panels'>): string {
  if (needs.panel === null) return aRole(needs.role, policy)
  const panel = policy.panels.find((each) => each.id === needs.panel)
  const name = `the ${panel?.name ?? needs.panel}`
  return panel?.chair === needs.role ? `${name}, through ${aRole(needs.role, policy)}` : `${aRole(needs.role, policy)} and then ${name}`
}
