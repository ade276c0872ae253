import type { AuthorityFacts } from '../authority/judge.ts'
import { judge } from '../authority/judge.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { LadderFacts } from '../escalation/ladder-facts.ts'
import { raise } from '../escalation/raise.ts'
import type { Stood } from '../escalation/stand-on-rung.ts'
import type { Asking } from '../outcome.ts'
import type { Decision } from './decision.ts'

/**
 * What stood within authority while nobody knew whose case it was is judged again where it is filed: there its sum counts with that
 * family's, and what is open in that case counts too, so that a wrong reference gets nobody round a limit. What is beyond authority
 * there goes up, and is authorised after the event; null when it stands there as well, or went up already.
 */
export function judgeWhereFiled(
  row: Decision, facts: LadderFacts & AuthorityFacts, asking: Asking,
): (Stood & { readonly decision: Decision }) | null {
  if (row.state !== 'decided') return null
  const question = {
    row: facts.policy.matrix.find((each) => each.id === row.type) ?? null, amount: row.amount, decidedById: row.decidedById,
    isReported: row.decidedById !== row.recordedById, except: row.id,
  }
  const judgement = judge(question, facts, londonDateOf(asking.now))
  if (judgement.needs === null) return null
  const decision: Decision = { ...row, judgement, state: 'waiting' }
  return { ...raise(decision, judgement.needs, facts, asking), decision }
}
