import type { LondonDate } from '../domain/calendar/london.ts'
import type { KeptTime } from '../domain/case/keep-time.ts'
import type { NewId, PersonId, TaskId } from '../domain/ids.ts'
import type { NewNotice } from '../domain/notice.ts'

/**
 * Tells each owner in one message which of their dates moved, and why: a policy, or (null) the bank holidays. What nobody has is in its
 * unit's digest.
 */
export function tellMoved(
  changed: readonly { readonly kept: Pick<KeptTime, 'moved'> }[], policyVersion: string | null, newId: NewId,
): readonly NewNotice[] {
  const moved = changed.flatMap(({ kept }) => kept.moved)
  const byOwner = new Map<PersonId, { taskId: TaskId; from: LondonDate }[]>()
  for (const { task, from } of moved) {
    if (task.ownerId === null || from === null) continue
    byOwner.set(task.ownerId, [...(byOwner.get(task.ownerId) ?? []), { taskId: task.id, from }])
  }
  const versions = new Map(moved.map(({ task }) => [task.id, task.version]))
  return [...byOwner].map(([personId, dates]): NewNotice => ({
    // a task moves to one version once, so that a second change on the same day is told too
    id: newId('notice'), occurrence: `dates-moved/${personId}/${dates.map(({ taskId }) => `${taskId}.${versions.get(taskId)}`).toSorted()[0]}`,
    to: { kind: 'person', personId },
    about: { kind: 'dates-moved', personId, moved: dates, ...(policyVersion === null ? {} : { policyVersion }) },
    isUrgent: false, lateByMinutes: 0, subjectId: null,
  }))
}
