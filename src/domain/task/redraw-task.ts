import type { NewId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { Task } from './task.ts'

/** Draws every card already posted about the task again, so that none shows what is no longer true. `task` is as it was loaded. */
export function redrawTask(task: Pick<Task, 'id' | 'unitId' | 'version'>, newId: NewId): NewNotice {
  return {
    id: newId('notice'), occurrence: `refresh/${task.id}/${task.version + 1}`, to: { kind: 'unit', unitId: task.unitId },
    about: { kind: 'refresh', subjectId: task.id }, isUrgent: false, lateByMinutes: 0, subjectId: task.id,
  }
}
