import { timeFrom } from '../../domain/calendar/london.ts'
import type { AgendaShown } from '../agenda-shown.ts'
import { agendaBlocks, meetingWhen } from '../agenda-shown.ts'
import type { Example } from '../example.ts'
import { waiting } from '../example-decisions.ts'
import { drifts } from '../example-drift.ts'
import { lines } from '../example-tasks.ts'
import { caseRef, day, today } from '../example-world.ts'
import type { Message } from '../model.ts'
import { button, buttons, heading, paragraph } from '../text.ts'

export interface MeetingReminder {
  readonly agenda: AgendaShown
  readonly when: 'day-before' | 'on-the-day'
}

/** The weekly meeting is near: when, and what for. */
export function meetingReminder({ agenda, when }: MeetingReminder): Message {
  const words = `${agenda.unit.name}: unit meeting ${when === 'on-the-day' ? 'today' : 'on the next working day'}`
  return {
    summary: `${words}, with its agenda.`,
    blocks: [heading(words), paragraph(meetingWhen(agenda)), ...agendaBlocks(agenda)],
  }
}

/** The answer to `/meeting`: the next meeting and its agenda. */
export function meetingShown(agenda: AgendaShown): Message {
  return {
    summary: `${agenda.unit.name}: the next unit meeting and its agenda.`,
    blocks: [
      heading(`${agenda.unit.name}: next unit meeting`),
      paragraph(meetingWhen(agenda)),
      ...agendaBlocks(agenda),
      buttons(button('Everything that is due', { kind: 'show-due', scope: 'unit' })),
    ],
  }
}

const agenda: AgendaShown = {
  unit: { name: 'Hawthorn' }, on: today, meeting: { on: day('2026-11-25'), time: timeFrom('10:00'), movedFrom: null },
  families: [
    { case: { ref: caseRef('C-1042') }, because: 'overdue', tasks: [lines.visit, lines.homeVisit], waiting: [waiting.routine] },
    { case: { ref: caseRef('C-1007') }, because: 'this-week', tasks: [lines.childInNeedVisit], waiting: [waiting.sentBack] },
    { case: { ref: caseRef('C-1031') }, because: 'decision-waiting', tasks: [], waiting: [waiting.urgent] },
    { case: { ref: caseRef('C-1050') }, because: 'unallocated', tasks: [lines.review], waiting: [] },
    { case: { ref: caseRef('C-1003') }, because: 'no-business', tasks: [], waiting: [] },
    { case: { ref: caseRef('C-1011') }, because: 'no-business', tasks: [], waiting: [] },
  ],
  ownTasks: [lines.errand], drifting: [drifts.still, drifts.plan],
}
const several = [lines.conference, lines.review, lines.direction, lines.homeVisit, lines.childInNeedVisit]
const long: AgendaShown = {
  ...agenda, ownTasks: [], drifting: [],
  meeting: { on: day('2026-12-29'), time: timeFrom('10:00'), movedFrom: day('2026-12-28') },
  families: Array.from({ length: 19 }, (_, index) => ({
    case: { ref: caseRef(`C-11${10 + index}`) }, because: 'coming-up', waiting: [],
    tasks: several.slice(0, 1 + (index % several.length)).map((line) => ({ ...line, childRef: null })),
  })),
}

export const meetingReminderExamples: readonly Example[] = [
  { title: 'The working day before the meeting', message: meetingReminder({ agenda, when: 'day-before' }) },
  { title: 'The day of a moved meeting, a long agenda cut', message: meetingReminder({ agenda: long, when: 'on-the-day' }) },
  { title: 'The next meeting, when asked', message: meetingShown(agenda) },
  { title: 'No meeting day set', message: meetingShown({ ...agenda, meeting: null, families: [], ownTasks: [], drifting: [] }) },
]
