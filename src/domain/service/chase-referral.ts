import type { Instant, LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { workingDayOnOrAfter, workingDaysBetween } from '../calendar/working-days.ts'
import type { Case } from '../case/case.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import type { NewId, PersonId } from '../ids.ts'
import type { AuditEntry, Write } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import type { Task } from '../task/task.ts'
import { isMember, rolesIn } from '../unit/membership.ts'
import type { Person } from '../unit/person.ts'
import type { ServiceReferral } from './service-referral.ts'
import { dayOf, isAwaited } from './service-referral.ts'
import type { Service } from './service.ts'

export interface ChaseFacts {
  /** One that nobody has an open task to chase. */
  readonly referral: ServiceReferral
  readonly service: Pick<Service, 'name' | 'expectedWait'>
  readonly case: Case
  readonly people: readonly Person[]
  readonly policy: Pick<Policy, 'services' | 'roles' | 'taskClasses'>
  readonly calendar: WorkingCalendar
}

export interface Chased {
  readonly task: Task
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
}

/**
 * A task to ask the service for news, once the expected wait has passed without any; again after the policy's working days of
 * silence. Null when it is not time. It falls to whoever arranges things in the unit (004 §4.3) and comes in the morning's digest:
 * no message of its own.
 */
export function chaseReferral(facts: ChaseFacts, now: Instant, newId: NewId): Chased | null {
  const today = londonDateOf(now)
  if (!isToBeChased(facts, today)) return null
  const { referral, service, case: theCase, calendar } = facts
  const due = workingDayOnOrAfter(calendar, today)
  const task: Task = {
    id: newId('task'), organisationId: theCase.organisationId, unitId: theCase.unitId, caseId: theCase.id, childId: null, number: 0,
    title: `Ask ${service.name} for news of the referral`, taskClass: 'arranging', due, dueAt: null, bookBy: null, basis: null,
    ownerId: ownerFor(facts, today), state: 'open', closedReason: null, doneOn: null, closedById: null, closedAt: null,
    fromDecisionId: referral.decisionId, link: null, raisedAt: now, raisedBy: null, version: 0,
  }
  const row: ServiceReferral = { ...referral, chasedOn: today, chaseTaskId: task.id }
  const entry = { byId: null, at: now, unitId: theCase.unitId, caseId: theCase.id }
  return {
    task,
    writes: [{ kind: 'task', row: task }, { kind: 'service-referral', row }],
    audit: [
      { ...entry, event: 'task-raised', subjectId: task.id, detail: { due, taskClass: task.taskClass, ownerId: task.ownerId } },
      { ...entry, event: 'service-referral-chased', subjectId: referral.id, detail: { taskId: task.id } },
    ],
  }
}

/** Whether the expected wait is over, and nobody has heard or asked for the policy's working days. */
function isToBeChased({ referral, service, policy: { services }, calendar }: ChaseFacts, today: LondonDate): boolean {
  const madeOn = dayOf('made', referral)
  if (!isAwaited(referral) || madeOn === null) return false
  const expected = service.expectedWait ?? services.usualWait
  if (workingDaysBetween(calendar, madeOn, today) <= expected) return false
  return [lastNews(referral), referral.chasedOn].every((on) => on === null || workingDaysBetween(calendar, on, today) >= services.chaseEvery)
}

/** The day something was last told us after the referral was made; null when nothing was. */
function lastNews({ steps }: ServiceReferral): LondonDate | null {
  const last = steps.at(-1)
  return last === undefined || last.state === 'made' ? null : londonDateOf(last.at)
}

/** The one person such work falls to; nobody, who is then looked for in the digest, where there are several or none that may know. */
function ownerFor({ case: theCase, people, policy }: ChaseFacts, today: LondonDate): PersonId | null {
  const { fallsTo } = policy.taskClasses.arranging
  const unit = { id: theCase.unitId }
  const holders = fallsTo === null ? [] : people.filter((person) =>
    isMember(person, { unit, policy }, today) && rolesIn(person, unit, today).includes(fallsTo) && caseIsVisibleTo(theCase, person.id))
  return holders.length === 1 && holders[0] !== undefined ? holders[0].id : null
}
