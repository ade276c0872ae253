import { judge } from '../authority/judge.ts'
import type { Judgement, Need } from '../authority/matrix.ts'
import type { Pence } from '../authority/money.ts'
import { isAtLeast } from '../authority/rank.ts'
import { aRole } from '../authority/say-authority.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { Person } from '../unit/person.ts'
import type { DecideFacts } from './decide.ts'
import { askerIn } from './decide.ts'
import type { Decision } from './decision.ts'
import { identifyingRefusal } from './identifying-text.ts'
import type { KeptWords } from './keep-words.ts'
import { keepWords, LONGEST_SUMMARY, textOrNull } from './keep-words.ts'
import { standingRepeat } from './standing-repeat.ts'
import type { Decided } from './store-decision.ts'
import { storeDecision } from './store-decision.ts'

export interface EscalateRequest {
  /** What is asked, or what has been done already to protect a child. May be empty when it is urgent: it goes up all the same. */
  readonly summary: string
  /** More about it, for the decision's own page. */
  readonly reasons: string | null
  /** The matrix row the words name; null when they name none. */
  readonly type: string | null
  readonly amount: Pence | null
  readonly isUrgent: boolean
  /** Urgent, and done already: authority is asked for after the event. */
  readonly isDone: boolean
  /** The case as it was given, when the facts are those of no case yet. */
  readonly refAsTyped: string | null
  /** The chat message it was made from. */
  readonly link: string | null
  /** The asker was shown that the same stands already, and means a second one. */
  readonly isConfirmed: boolean
}

/**
 * Takes something up: whoever answers what the matrix does not name is asked, or the panel or role the matrix names where that is more.
 * Never settled by whoever asks, even within their authority: they want somebody above them to know.
 *
 * What is urgent has no way to be refused (004 §2.7; invariant 6): the action already taken is recorded, whoever is asked is paged, and
 * authority is given or refused after the event.
 */
export function escalate(facts: DecideFacts, request: EscalateRequest, asking: Asking): Outcome<Decided> {
  const asker = askerIn(facts, asking, request.isUrgent)
  if (asker === null) return refused('not-found', 'That case was not found. Check the reference.')
  if (!request.isUrgent) {
    const refusal = cannotWait(request) ?? identifyingRefusal(request.summary, facts)
    if (refusal !== null) return refusal
  }
  const judgement = judgedAbove(request, asker, facts, asking)
  const words = request.isUrgent
    ? keepWords(request, facts)
    : { summary: request.summary.trim(), reasons: textOrNull(request.reasons), withheld: null, refAsTyped: null }
  const decision = drawnUp(request, judgement, words, asker, facts, asking)
  const repeat = request.isConfirmed ? null : standingRepeat(decision, facts.decisions, londonDateOf(asking.now))
  return repeat ?? storeDecision(decision, judgement.needs, words.withheld, facts, asking)
}

/** What a question that can wait is asked for first. */
function cannotWait({ summary }: EscalateRequest): ReturnType<typeof refused> | null {
  if (summary.trim() === '') return refused('needs-summary', 'Say in a few words what you ask.')
  if (summary.trim().length <= LONGEST_SUMMARY) return null
  return refused('too-long', `Keep it to a few words, ${LONGEST_SUMMARY} characters at most; the reasons have a place of their own.`)
}

/** As the matrix judges it, but never within the asker's own authority, and never below whoever answers what it does not name. */
function judgedAbove(
  { type, amount }: EscalateRequest, asker: Person, facts: DecideFacts, asking: Asking,
): Judgement & { readonly needs: Need } {
  const { policy } = facts
  const row = policy.matrix.find((each) => each.id === type) ?? null
  const question = { row, amount: row?.needsAmount === true ? amount : null, decidedById: asker.id, isReported: false, except: null }
  const judged = judge(question, facts, londonDateOf(asking.now))
  if (judged.needs !== null && isEnough(judged.needs, policy)) return { ...judged, verdict: 'beyond', needs: judged.needs }
  const needs = policy.unknownDecision
  const because = `Taken up to ${aRole(needs.role, policy)}, whoever could have decided it. Policy ${policy.version}.`
  return { verdict: 'beyond', rowId: judged.rowId, policyVersion: policy.version, needs, because }
}

function isEnough(needs: Need, policy: Policy): boolean {
  return needs.panel !== null || isAtLeast(needs.role, policy.unknownDecision.role, policy)
}

function drawnUp(
  request: EscalateRequest, judgement: Judgement, words: KeptWords, asker: Person, facts: DecideFacts, asking: Asking,
): Decision {
  const row = facts.policy.matrix.find((each) => each.id === request.type) ?? null
  const { isUrgent, isDone, link } = request
  return {
    id: asking.newId('decision'),
    organisationId: facts.unit.organisationId,
    unitId: facts.unit.id,
    caseId: facts.history.case.id,
    number: 0,
    type: row?.id ?? null,
    summary: words.summary,
    amount: row?.needsAmount === true ? request.amount : null,
    childWants: null,
    reasons: words.reasons,
    isUrgent,
    decidedById: asker.id,
    recordedById: asker.id,
    state: 'waiting',
    judgement,
    decidedAt: asking.now,
    recordedAt: asking.now,
    link,
    followsId: null,
    protection: isUrgent ? { isDone, refAsTyped: words.refAsTyped } : null,
    version: 0,
  }
}
