import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseRef, DecisionId } from '../../../src/domain/ids.ts'
import type { Decision } from '../../../src/domain/decision/decision.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import type { OpenTask, WaitingDecision } from '../../../src/domain/digest/lines.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { aTask, family, gail, hawthorn, mo, organisationId } from '../unit/hawthorn.ts'

/** A task as the store lists it, due on that day, with that owner. */
export function open(number: number, due: string | null, owner: Person | null, changes: Partial<Task> = {}): OpenTask {
  const task = aTask({ number, due: due === null ? null : dateFrom(due), ownerId: owner?.id ?? null, ...changes })
  const named = owner === null ? null : { id: owner.id, name: owner.name }
  return { task, caseRef: task.caseId === null ? null : family.ref, childRef: null, owner: named }
}

/** A decision about the family that waits for the group manager. */
export function waiting(number: number, changes: Partial<Decision> = {}, caseRef: CaseRef = family.ref): WaitingDecision {
  const decision: Decision = {
    id: `decision-${number}` as DecisionId, organisationId, unitId: hawthorn.id, caseId: family.id, number, type: 'spend', summary: 'taxis',
    amount: null, childWants: null, reasons: null, isUrgent: false, decidedById: mo.id, recordedById: mo.id, state: 'waiting',
    judgement: { verdict: 'beyond', rowId: 'spend', policyVersion: 'rsw-1', because: 'Too much.', needs: { role: 'gm', panel: null } },
    decidedAt: instantFrom('2026-11-23T09:00:00Z'), recordedAt: instantFrom('2026-11-23T09:00:00Z'), link: null, followsId: null, protection: null, version: 1, ...changes,
  }
  return { decision, caseRef, escalation: null, asked: { id: gail.id, name: gail.name } }
}
