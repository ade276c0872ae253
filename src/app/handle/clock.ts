import { BeyondCalendar } from '../../domain/calendar/working-days.ts'
import { project } from '../../domain/clock/project.ts'
import { clockProjected } from '../../messages/cards/clock-projected.ts'
import { message, refuse } from '../reply.ts'
import type { Handlers } from './handler.ts'

/** What would fall due, without a case. */
export const clockHandlers: Handlers<'project'> = {
  project({ event, on, at, dateOfBirth, until, detail }, { app, policy, calendar }) {
    try {
      const timeline = project({ event, on, at, dateOfBirth, until, detail }, app.rulesOf(policy), calendar)
      if (timeline.kind === 'refused') return Promise.resolve(refuse(timeline))
      return Promise.resolve(message(clockProjected({
        event, from: on, until: timeline.until, warnings: [],
        rows: timeline.lines.map((line) => ({ ...line, title: line.task })),
      })))
    } catch (error) {
      if (error instanceof BeyondCalendar) return Promise.resolve(refuse({ says: error.message }))
      throw error
    }
  },
}
