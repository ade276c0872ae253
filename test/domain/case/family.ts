import pack from '../../../prisma/policies/rules-england.json' with { type: 'json' }
import { atLondon, dateFrom, instantFrom, timeFrom } from '../../../src/domain/calendar/london.ts'
import type { CaseEvent, CaseEventKind } from '../../../src/domain/case/case-event.ts'
import type { Case, Child } from '../../../src/domain/case/case.ts'
import { keepTime } from '../../../src/domain/case/keep-time.ts'
import type { EventFacts, EventRequest } from '../../../src/domain/case/record-event.ts'
import { rulePackSchema } from '../../../src/domain/clock/rule.ts'
import type { ChildId, EventId, TaskId } from '../../../src/domain/ids.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { asking, child, facts, family, mo } from '../unit/hawthorn.ts'

export const rules = rulePackSchema.parse(pack)

/** The family's other child in these tests. */
export const sibling: Child = { id: 'child-b' as ChildId, ref: 'B', dateOfBirth: dateFrom('2021-02-11') }

/** Something that happened on that day, and was recorded the same noon unless told otherwise. */
export function happened(kind: CaseEventKind, on: string, changes: Partial<CaseEvent> = {}): CaseEvent {
  return {
    id: `event-${kind}-${on}` as EventId, childId: child.id, kind, on: dateFrom(on), at: null, detail: {},
    recordedAt: instantFrom(`${on}T12:00:00Z`), recordedBy: null, ...changes,
  }
}

/** The family with what happened and the tasks the clock raised for it, numbered from 100. */
export function caseFacts(events: readonly CaseEvent[], theCase: Partial<Case> = {}, changes: Partial<EventFacts> = {}): EventFacts {
  const loaded = { ...facts(), history: { case: { ...family, ...theCase }, events }, rules, ...changes }
  const { raised } = keepTime({ ...loaded, tasks: [] }, { ...asking(mo), byId: null })
  const tasks = raised.map((task, index): Task => ({ ...task, id: `kept-${task.id}` as TaskId, number: 100 + index, version: 1 }))
  return { ...loaded, tasks: changes.tasks ?? tasks }
}

/** The open task of that rule. */
export function taskOf(rule: string, tasks: readonly Task[]): Task {
  const found = tasks.find((task) => task.basis?.rule === rule && task.state === 'open')
  if (found === undefined) throw new Error(`No open task of ${rule} among ${tasks.map((task) => task.basis?.rule).join(', ')}`)
  return found
}

/** Somebody says that something happened, without a time unless one is given. */
export function said(
  event: CaseEventKind, on: string, changes: Partial<Omit<EventRequest, 'at'>> & { readonly time?: string } = {},
): EventRequest {
  const { time, ...rest } = changes
  return {
    event, on: dateFrom(on), at: time === undefined ? null : atLondon(dateFrom(on), timeFrom(time)), child: null, detail: {}, ...rest,
  }
}
