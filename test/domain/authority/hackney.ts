import { atLondon, dateFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { Instant, LondonDate } from '../../../src/domain/calendar/london.ts'
import type { AuthorityFacts } from '../../../src/domain/authority/judge.ts'
import type { MatrixRow } from '../../../src/domain/authority/matrix.ts'
import { pence } from '../../../src/domain/authority/money.ts'
import type { CaseEvent, CaseEventKind } from '../../../src/domain/case/case-event.ts'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import type { ChildId, DecisionId, EventId } from '../../../src/domain/ids.ts'
import type { LadderFacts } from '../../../src/domain/escalation/ladder-facts.ts'
import type { Person, Role } from '../../../src/domain/unit/person.ts'
import {
  aPerson, facts, family, gail, hawthorn, history, jo, kit, lena, mo, organisationId, policy, sam, today, uma,
} from '../unit/hawthorn.ts'

/**
 * Hawthorn with the people who stand above it: Gail is its group manager, Owen the head of service, Ines the assistant director.
 * Lena, Pia, Sol and Ada stand beside the ladder, not on it.
 */

export function everywhere(id: string, name: string, role: Role): Person {
  return aPerson(id, name, role, { posts: [{ role, unitId: null, since: dateFrom('2025-01-06'), until: null }] })
}

export const owen = everywhere('owen', 'Owen Hale', 'hos')
export const ines = everywhere('ines', 'Ines Iqbal', 'ad')
export const pia = everywhere('pia', 'Pia Jarvis', 'psw')
export const sol = everywhere('sol', 'Sol King', 'supervising-clinician')
export const ada = everywhere('ada', 'Ada Lowe', 'administration-manager')

/** Somebody for every role of DOMAIN's table. */
export const staff: readonly Person[] = [mo, jo, sam, kit, uma, gail, owen, ines, lena, pia, sol, ada]

export type AllFacts = LadderFacts & AuthorityFacts

export function allFacts(changes: Partial<AllFacts> = {}): AllFacts {
  return { ...facts({ people: staff }), history: history(), decisions: [], ...changes }
}

export function rowOf(id: string): MatrixRow {
  const row = policy.matrix.find((each) => each.id === id)
  if (row === undefined) throw new Error(`the policy has no row ${id}`)
  return row
}

/** Ten in the morning of a day. */
export function tenOn(day: LondonDate | string): Instant {
  return atLondon(dateFrom(day), timeFrom('10:00'))
}

/** A decision of Mo's that stands: £200 spent on the family, today unless the test says otherwise. */
export function aDecision(changes: Partial<Decision> = {}): Decision {
  const number = changes.number ?? 7
  return {
    id: `decision-${number}` as DecisionId, organisationId, unitId: hawthorn.id, caseId: family.id, number, type: 'spend',
    summary: 'taxis to contact', amount: pence(20_000), childWants: null, reasons: null, isUrgent: false,
    decidedById: mo.id, recordedById: mo.id, state: 'decided',
    judgement: { verdict: 'within', rowId: 'spend', policyVersion: policy.version, because: 'within the limit', needs: null },
    decidedAt: tenOn(today), recordedAt: tenOn(today), link: null, followsId: null, protection: null, version: 1, ...changes,
  }
}

/** Something that happened, to the whole family unless the test names a child. */
export function happened(
  kind: CaseEventKind, on: string, changes: Partial<Omit<CaseEvent, 'childId'>> & { readonly child?: string } = {},
): CaseEvent {
  const { child, ...rest } = changes
  return {
    id: `${kind}-${on}-${child ?? 'family'}` as EventId, childId: child === undefined ? null : child as ChildId, kind,
    on: dateFrom(on), at: null, detail: {}, recordedAt: tenOn(on), recordedBy: mo.id, ...rest,
  }
}
