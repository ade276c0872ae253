import type { LondonDate } from '../../domain/calendar/london.ts'
import { dateInWords } from '../../domain/calendar/words.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import { linesOf } from '../digest-section.ts'
import type { Example } from '../example.ts'
import { waiting } from '../example-decisions.ts'
import type { CheckInShown } from '../check-in-shown.ts'
import { checkInBlocks } from '../check-in-shown.ts'
import { lines, none, shownLines } from '../example-tasks.ts'
import { day, staff, today } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { TaskLine } from '../task-lines.ts'
import { basesOf, forWhom, taskLine } from '../task-lines.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, heading } from '../text.ts'
import type { WaitingList } from '../waiting-shown.ts'
import { waitingBlocks } from '../waiting-shown.ts'

export interface PersonalSection {
  readonly count: number
  readonly items: readonly TaskLine[]
  readonly hidden: number
}

/** What the domain's personal digest comes to; it has this shape. */
export interface PersonalDigestShown {
  readonly person: Colleague
  readonly on: LondonDate
  readonly overdue: PersonalSection
  readonly today: PersonalSection
  readonly nudges: readonly (PersonalSection & { readonly workingDays: number })[]
  readonly unallocated: PersonalSection
  readonly waiting: WaitingList
  readonly checkIns: readonly CheckInShown[]
}

/** One quiet message a day: what is late, what is due, what comes near, and which decisions wait for them. */
export function personalDigest(digest: PersonalDigestShown): Message {
  const { person, on, overdue, today, nudges, unallocated, waiting, checkIns } = digest
  const all = [overdue, today, ...nudges, unallocated]
  return {
    summary: `Your day: ${overdue.count} overdue, ${today.count} due today, ${counted(waiting.count, 'decision')} waiting for you.`,
    blocks: [
      heading(`Your day, ${dateInWords(on)}`),
      ...checkInBlocks(checkIns, person),
      ...part('Overdue', overdue, person),
      ...part(dueTitle(today, on), today, person),
      ...waitingBlocks('Waiting for your decision', waiting, person),
      ...nudges.flatMap((nudge) => part(`Due within ${counted(nudge.workingDays, 'working day')}`, nudge, person)),
      ...part('Nobody has these', unallocated, person),
      ...datesFrom(all.flatMap(({ items }) => basesOf(items))),
      buttons(button('All my tasks', { kind: 'show-due', scope: 'mine' })),
    ],
  }
}

/** A limit on a weekend or bank holiday has its last reminder on the working day before, and is not called today's. */
function dueTitle({ items }: PersonalSection, on: LondonDate): string {
  return items.every(({ task }) => task.due === on) ? 'Due today' : 'Due before the next working day'
}

function part(title: string, { count, items, hidden }: PersonalSection, person: Colleague): readonly Block[] {
  if (count === 0) return []
  const lines = items.map((line) => [...taskLine(line), ...forWhom(line, person)])
  return [heading(`${title}: ${counted(count, 'task')}`), linesOf(lines, hidden)]
}

export const personalDigestExamples: readonly Example[] = [
  {
    title: 'A social worker’s morning',
    message: personalDigest({
      person: staff.jo, on: today, overdue: shownLines([lines.visit]), today: none,
      nudges: [{ workingDays: 5, ...shownLines([lines.homeVisit, lines.direction]) }],
      unallocated: none, waiting: { items: [], hidden: 0, count: 0 }, checkIns: [],
    }),
  },
  {
    title: 'A group manager’s morning',
    message: personalDigest({
      person: staff.ruth, on: today, overdue: none, today: none, nudges: [], unallocated: none,
      waiting: { items: [waiting.urgent, waiting.routine], hidden: 3, count: 5 },
      checkIns: [{ person: staff.amara, with: staff.ruth, until: day('2027-01-31') }],
    }),
  },
]
