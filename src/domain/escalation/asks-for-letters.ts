import { roleName } from '../authority/say-authority.ts'
import type { Policy } from '../policy.ts'

/** Whom the policy's ladders tell by e-mail, as roles: `head of service`. */
export function asksForLetters(policy: Policy): readonly string[] {
  const rungs = [policy.ladders, ...policy.matrix.map((row) => row.ladders)]
    .flatMap(({ routine = [], urgent = [] }) => [...routine, ...urgent])
  return [...new Set(rungs.filter(({ through }) => through.includes('email')).map(({ role }) => roleName(role, policy)))]
}
