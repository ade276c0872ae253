import type { LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import { timeFrom } from '../../domain/calendar/london.ts'
import { dateInWords } from '../../domain/calendar/words.ts'
import type { AwayShown } from '../away-shown.ts'
import { awayLine } from '../away-shown.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { DigestSection } from '../digest-section.ts'
import { basesOfSection, sectionBlocks } from '../digest-section.ts'
import type { DriftList } from '../drift-shown.ts'
import { driftBlocks } from '../drift-shown.ts'
import { drifts } from '../example-drift.ts'
import type { Example } from '../example.ts'
import { waiting } from '../example-decisions.ts'
import { lines, noTasks, section } from '../example-tasks.ts'
import { absent, staff, today } from '../example-world.ts'
import type { Message } from '../model.ts'
import { button, buttons, heading, joined, list, paragraph, strong, text } from '../text.ts'
import type { WaitingList } from '../waiting-shown.ts'
import { waitingBlocks } from '../waiting-shown.ts'

/** What the domain's unit digest comes to; it has this shape. */
export interface UnitDigestShown {
  readonly unit: { readonly name: string }
  readonly on: LondonDate
  readonly isQuiet: boolean
  readonly overdue: DigestSection
  readonly today: DigestSection
  readonly next: DigestSection
  readonly unallocated: DigestSection
  readonly withoutOwner: number
  readonly waiting: WaitingList
  readonly drifting: DriftList
  readonly away: readonly AwayShown[]
  readonly meetingAt: LondonTime | null
}

/** The unit's morning: overdue first, then today, decisions waiting, the next working days, what nobody has, who is away. */
export function unitDigest(digest: UnitDigestShown): Message {
  const { unit, on, overdue, today, next, unallocated, waiting, drifting, away, meetingAt } = digest
  if (digest.isQuiet) return quiet(digest)
  const sections = [overdue, today, next, unallocated]
  return {
    summary: `${unit.name} today: ${overdue.count} overdue, ${today.count} due today, ${counted(waiting.count, 'decision')} waiting.`,
    blocks: [
      heading(`${unit.name}, ${dateInWords(on)}`),
      ...(meetingAt === null ? [] : [paragraph(text(strong('Meeting today'), ` at ${meetingAt}.`))]),
      ...sectionBlocks('Overdue', overdue),
      ...sectionBlocks('Due today', today),
      ...waitingBlocks('Waiting for a decision', waiting),
      ...sectionBlocks('Next working days', next),
      ...sectionBlocks('Nobody has these', unallocated),
      ...driftBlocks(drifting),
      ...(away.length === 0 ? [] : [heading('Away today'), list(away.map(awayLine))]),
      ...datesFrom(sections.flatMap(basesOfSection)),
      buttons(button('Everything that is due', { kind: 'show-due', scope: 'unit' })),
    ],
  }
}

/** Nothing is due: one line, so that a silent unit can tell quiet from broken. */
function quiet({ unit, away, meetingAt }: UnitDigestShown): Message {
  const meeting = meetingAt === null ? [] : text(` Meeting today at ${meetingAt}.`)
  const absent = away.length === 0 ? [] : text(' Away: ', ...joined(away.map(awayLine), '; '), '.')
  return {
    summary: `${unit.name} today: nothing is due and no decision waits.`,
    blocks: [paragraph([strong(unit.name), ...text(': nothing is due and no decision waits.'), ...meeting, ...absent])],
  }
}

export const unitDigestExamples: readonly Example[] = [
  {
    title: 'A unit’s morning',
    message: unitDigest({
      unit: { name: 'Hawthorn' }, on: today, isQuiet: false, withoutOwner: 1, meetingAt: timeFrom('10:00'),
      overdue: section([[staff.jo, lines.visit]]),
      today: section([[staff.mo, lines.childInNeedVisit]]),
      next: section([[staff.sam, lines.direction], [staff.jo, lines.homeVisit], [staff.priya, lines.conference]]),
      unallocated: section([[null, lines.review]]),
      waiting: { items: [waiting.urgent, waiting.routine, waiting.sentBack], hidden: 0, count: 3 },
      drifting: { items: [drifts.siblings], hidden: 0, count: 1 },
      away: [absent.dee, absent.mo],
    }),
  },
  {
    title: 'A long morning, cut',
    message: unitDigest({
      unit: { name: 'Hawthorn' }, on: today, isQuiet: false, withoutOwner: 0, meetingAt: null,
      overdue: section([[staff.jo, lines.visit], [staff.mo, { ...lines.childInNeedVisit, daysLate: 1 }]], 7),
      today: { ...noTasks, count: 4, hidden: 4 }, next: noTasks, unallocated: noTasks,
      waiting: { items: [], hidden: 2, count: 2 }, drifting: { items: [], hidden: 3, count: 3 }, away: [],
    }),
  },
  {
    title: 'A quiet Monday',
    message: unitDigest({
      unit: { name: 'Hawthorn' }, on: today, isQuiet: true, withoutOwner: 0, meetingAt: timeFrom('10:00'),
      overdue: noTasks, today: noTasks, next: noTasks, unallocated: noTasks, away: [absent.dee],
      waiting: { items: [], hidden: 0, count: 0 }, drifting: { items: [], hidden: 0, count: 0 },
    }),
  },
]
