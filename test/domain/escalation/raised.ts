import { pence } from '../../../src/domain/authority/money.ts'
import type { Pence } from '../../../src/domain/authority/money.ts'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import type { PressFacts, Raised } from '../../../src/domain/escalation/ladder-facts.ts'
import type { DecideRequest } from '../../../src/domain/decision/decide.ts'
import { decide } from '../../../src/domain/decision/decide.ts'
import type { Asking, Outcome } from '../../../src/domain/outcome.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { asking, mo } from '../unit/hawthorn.ts'
import type { AllFacts } from '../authority/hackney.ts'
import { allFacts } from '../authority/hackney.ts'

/** As the database keeps them: with a number, and a version that moved with the commit. */
export function stored(rows: Raised): Raised {
  return {
    decision: { ...rows.decision, number: 12, version: rows.decision.version + 1 },
    escalation: { ...rows.escalation, version: rows.escalation.version + 1 },
  }
}

export interface Raising extends Partial<Omit<DecideRequest, 'amount'>> {
  readonly by?: Person
  readonly amount?: number | null
}

/** D-12, waiting: £600 for taxis decided by Mo at ten on 24 November, unless the test says otherwise. */
export function raised(request: Raising = {}, facts: Partial<AllFacts> = {}): PressFacts {
  const up = raisedIfBeyond(request, facts)
  if (up === null) throw new Error('it was within authority, and nothing was raised')
  return up
}

/** The same, or null when it turns out to be within authority. */
export function raisedIfBeyond(request: Raising = {}, facts: Partial<AllFacts> = {}): PressFacts | null {
  const { by = mo, amount = 60_000, ...rest } = request
  const sum: Pence | null = amount === null ? null : pence(amount)
  const outcome = decide(allFacts(facts), {
    type: 'spend', summary: 'taxis to contact', amount: sum, isUrgent: false, decidedById: null, childWants: null, reasons: null,
    link: null, isConfirmed: false, ...rest,
  }, asking(by))
  const { decision, escalation } = accepted(outcome)
  if (escalation === null) return null
  const rows = stored({ decision, escalation })
  return { ...allFacts(facts), decisions: [...(facts.decisions ?? []), rows.decision], ...rows }
}

/** The facts after an outcome was committed. */
export function after(facts: PressFacts, outcome: Outcome<Raised>): PressFacts {
  const { decision, escalation } = accepted(outcome)
  const rows = stored({ decision, escalation })
  return { ...facts, ...rows, decisions: facts.decisions.map((each) => (each.id === decision.id ? rows.decision : each)) }
}

export function accepted<Extra>(outcome: Outcome<Extra>): Extract<Outcome<Extra>, { kind: 'accepted' }> {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}

export function refusal(outcome: Outcome): { readonly reason: string; readonly says: string } {
  if (outcome.kind === 'accepted') throw new Error('it was accepted')
  return outcome.refusal
}

/** Somebody presses at that moment, ten on 24 November unless the test says otherwise. */
export function pressing(by: Person, at?: Instant): Asking {
  const usual = asking(by)
  return at === undefined ? usual : { ...usual, now: at }
}

/** The version on the card as it is drawn now. */
export function current(facts: PressFacts): { readonly version: number } {
  return { version: facts.escalation.version }
}
