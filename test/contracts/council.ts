import { randomUUID } from 'node:crypto'
import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { pence } from '../../src/domain/authority/money.ts'
import { dateFrom, instantFrom, timeFrom } from '../../src/domain/calendar/london.ts'
import type { Case, Child } from '../../src/domain/case/case.ts'
import type { CaseEvent } from '../../src/domain/case/case-event.ts'
import type { Decision } from '../../src/domain/decision/decision.ts'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { CaseRef, NewId, OrganisationId, UnitId } from '../../src/domain/ids.ts'
import type { NewNotice } from '../../src/domain/notice.ts'
import type { AuditEntry, Write } from '../../src/domain/outcome.ts'
import { policySchema } from '../../src/domain/policy.ts'
import type { StatutoryBasis, Task } from '../../src/domain/task/task.ts'
import type { Person, Post } from '../../src/domain/unit/person.ts'
import type { Unit } from '../../src/domain/unit/unit.ts'
import type { Commit, SceneAsk } from '../../src/ports/store.ts'

/** Friday 27 November 2026, half past nine in the morning. */
export const now = instantFrom('2026-11-27T09:30:00Z')
export const today = dateFrom('2026-11-27')
export const policy = policySchema.parse(shipped)

export const newId: NewId = <Of extends string>(_of: Of) => randomUUID() as string as ReturnType<typeof newId<Of>>

/** Everything a council is made of in these tests: Hawthorn with Mo, Jo and Uma, Gail over it, and one family. */
export interface Council {
  readonly id: OrganisationId
  readonly tenant: string
  readonly unit: Unit
  readonly mo: Person
  readonly jo: Person
  readonly uma: Person
  readonly gail: Person
  readonly child: Child
  readonly family: Case
}

/** A council with fresh ids; its references, names and addresses are the same as every other's. */
export function aCouncil(): Council {
  const id = newId('organisation')
  const tenant = `T-${id}`
  const unitId = newId('unit')
  const person = (name: string, role: string, at: UnitId | null): Person => aPerson({ id, tenant }, name, [
    { role, unitId: at, since: dateFrom('2025-01-06'), until: null },
  ])
  const [mo, jo, uma, gail] = [person('Mo Adeyemi', 'csw', unitId), person('Jo Byrne', 'sw', unitId), person('Uma Clark', 'uc', unitId),
    person('Gail Dunn', 'gm', null)]
  const child: Child = { id: newId('child'), ref: 'A', dateOfBirth: dateFrom('2024-02-29') }
  return {
    id, tenant, mo, jo, uma, gail, child,
    unit: {
      id: unitId, organisationId: id, code: 'hawthorn', name: 'Hawthorn', serviceArea: 'children in need', groupManagerId: gail.id,
      meetingDay: 3, meetingTime: timeFrom('10:00'), digestTime: timeFrom('08:30'),
      channels: [{ platform: 'slack', tenant, conversation: 'C1' }, { platform: 'teams', tenant, conversation: '19:x' }], version: 0,
    },
    family: {
      id: newId('case'), organisationId: id, ref: 'C-1042' as CaseRef, unitId, children: [child], knownBy: [jo.id], restrictedTo: null,
      version: 0,
    },
  }
}

export function aPerson(council: Pick<Council, 'id' | 'tenant'>, name: string, posts: readonly Post[]): Person {
  const first = name.split(' ')[0] ?? name
  return {
    id: newId('person'), organisationId: council.id, email: `${first}@council.example`, name, posts,
    identities: [{ platform: 'slack', tenant: council.tenant, user: `U-${first}-${randomUUID()}` }],
    pattern: { hours: [{ weekday: 1, from: timeFrom('09:00'), to: timeFrom('17:30') }], termTimeOnly: first === 'Jo' },
    quietHours: first === 'Mo' ? { from: timeFrom('19:00'), to: timeFrom('07:30') } : null, isActive: true, version: 0,
  }
}

export function writesOf({ unit, mo, jo, uma, gail, family }: Council): readonly Write[] {
  return [
    ...[mo, jo, uma, gail].map((row): Write => ({ kind: 'person', row })), { kind: 'unit', row: unit }, { kind: 'case', row: family },
  ]
}

export function aCommit(writes: readonly Write[], changes: Partial<Commit> = {}): Commit {
  return { key: null, writes, audit: [], notices: [], at: now, ...changes }
}

export function aTask({ id, unit, family, jo }: Council, changes: Partial<Task> = {}): Task {
  return {
    id: newId('task'), organisationId: id, unitId: unit.id, caseId: family.id, childId: null, number: 0, title: 'Home visit',
    taskClass: 'direct-work', due: today, dueAt: null, bookBy: null, basis: null, ownerId: jo.id, state: 'open', closedReason: null,
    doneOn: null, closedById: null, closedAt: null, fromDecisionId: null, link: null, raisedAt: now, raisedBy: jo.id, version: 0, ...changes,
  }
}

export function aBasis(key: string, changes: Partial<StatutoryBasis> = {}): StatutoryBasis {
  return { key, rule: 'CP-3', packVersion: 'england-1', source: 'Working Together 2023', confidence: 'N', anchorEventId: null, ...changes }
}

export function aDecision({ id, unit, family, mo, uma }: Council, changes: Partial<Decision> = {}): Decision {
  return {
    id: newId('decision'), organisationId: id, unitId: unit.id, caseId: family.id, number: 0, type: 'spend', summary: 'taxis to contact',
    amount: pence(45_000), childWants: null, reasons: null, isUrgent: false, decidedById: mo.id, recordedById: uma.id, state: 'decided',
    judgement: { verdict: 'within', rowId: 'spend', policyVersion: policy.version, because: 'up to £500 is theirs', needs: null },
    decidedAt: now, recordedAt: now, link: null, followsId: null, protection: null, version: 0, ...changes,
  }
}

export function anEscalation({ id, unit, family, gail }: Council, decision: Decision, changes: Partial<Escalation> = {}): Escalation {
  return {
    id: newId('escalation'), organisationId: id, unitId: unit.id, caseId: family.id, decisionId: decision.id,
    needs: { role: 'gm', panel: null }, isUrgent: false, step: 0,
    steps: [{
      role: 'gm', person: null, wait: { minutes: 240, counting: 'working' }, through: ['direct'], decides: true,
      hold: { minutes: 480, counting: 'working', times: 1 },
    }],
    askedId: gail.id, nextStepAt: now, state: 'waiting', thread: [], acknowledgements: [], raisedAt: now, closedById: null, closedAt: null, closingReason: null,
    version: 0, ...changes,
  }
}

export function anEvent({ child, uma }: Council, changes: Partial<CaseEvent> = {}): CaseEvent {
  return {
    id: newId('event'), childId: child.id, kind: 'visit', on: today, at: null, detail: { seen: 'false' }, recordedAt: now,
    recordedBy: uma.id, ...changes,
  }
}

export function aNotice({ unit }: Council, occurrence: string, changes: Partial<NewNotice> = {}): NewNotice {
  return {
    id: newId('notice'), occurrence, to: { kind: 'unit', unitId: unit.id }, about: { kind: 'unit-digest', unitId: unit.id, on: today },
    isUrgent: false, lateByMinutes: 0, subjectId: null, ...changes,
  }
}

export function anEntry({ unit, family, uma }: Council, changes: Partial<AuditEntry> = {}): AuditEntry {
  return {
    event: 'task-allocated', byId: uma.id, at: now, unitId: unit.id, caseId: family.id, subjectId: null, detail: { number: 12 }, ...changes,
  }
}

export function anAsk({ jo, unit, tenant }: Council, changes: Partial<SceneAsk> = {}): SceneAsk {
  return { askerId: jo.id, unitId: unit.id, platform: 'slack', tenant, now, ...changes }
}
