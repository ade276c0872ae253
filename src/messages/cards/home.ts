import type { Instant, LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import { londonDateOf, timeFrom } from '../../domain/calendar/london.ts'
import { dateInWords } from '../../domain/calendar/words.ts'
import type { QuietHours } from '../../domain/unit/person.ts'
import { PLATFORM_NAMES, type WorkPlatform } from '../../domain/unit/set-platform.ts'
import type { AwayShown } from '../away-shown.ts'
import { awayLine } from '../away-shown.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import { lines } from '../example-tasks.ts'
import { absent, day, now, staff } from '../example-world.ts'
import type { Block, Message, Text } from '../model.ts'
import type { TaskLine } from '../task-lines.ts'
import { basesOf, forWhom, taskLine } from '../task-lines.ts'
import { platformButton } from '../platform-button.ts'
import { doneButtons, standing } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, date, facts, heading, list, named, paragraph, strong, text } from '../text.ts'
import type { ToAnswer } from '../to-answer.ts'
import { toAnswerBlocks } from '../to-answer.ts'

/** The unit as its members look at it in the morning. */
interface HomeUnit {
  readonly name: string
  readonly away: readonly AwayShown[]
  readonly meeting: { readonly on: LondonDate; readonly time: LondonTime } | null
  readonly digestTime: LondonTime
  /** The reader keeps its cover and its times. */
  readonly isManagedByReader: boolean
}

export interface Home {
  readonly reader: Colleague
  /** What waits for the reader's answer: as the one asked to decide, or as the decider of what came back with a question. */
  readonly toAnswer: readonly ToAnswer[]
  /** The reader's, and those of whoever they cover for today; the earliest limit first. */
  readonly tasks: readonly TaskLine[]
  /** Null for somebody without a unit of their own. */
  readonly unit: HomeUnit | null
  /** Cover the reader gives or has, today and later. */
  readonly cover: readonly { readonly holder: Colleague; readonly deputy: Colleague; readonly from: LondonDate; readonly to: LondonDate }[]
  readonly quietHours: QuietHours | null
  /** Where the reader can be told things, the platform they prefer first. */
  readonly platforms: readonly WorkPlatform[]
  readonly now: Instant
}

/** As many as one reads standing up, on a phone; the rest are counted and one press away. */
const MOST_DECISIONS = 5
const MOST_TASKS = 8

/** Somebody's work in one place, each line with what can be done about it: what waits for them, their tasks, their unit, their settings. */
export function home({ reader, toAnswer, tasks, unit, cover, quietHours, platforms, now }: Home): Message {
  const overdue = tasks.filter((line) => standing(line, now) === 'Overdue').length
  const waiting = counted(toAnswer.length, 'decision')
  return {
    summary: `Your work: ${waiting} for you to answer, ${counted(tasks.length, 'task')}, ${overdue} overdue.`,
    blocks: [
      heading(`Your work, ${dateInWords(londonDateOf(now))}`),
      ...toAnswerBlocks(toAnswer, MOST_DECISIONS),
      ...taskBlocks(tasks, overdue, reader, now),
      ...(unit === null ? [] : unitBlocks(unit)),
      ...settingBlocks({ reader, unit, cover, quietHours, platforms }),
    ],
  }
}

function taskBlocks(tasks: readonly TaskLine[], overdue: number, reader: Colleague, now: Instant): readonly Block[] {
  if (tasks.length === 0) return [heading('Your tasks'), paragraph('You have no open tasks.')]
  const shown = tasks.slice(0, MOST_TASKS)
  const hidden = tasks.length - shown.length
  return [
    heading(`Your tasks: ${tasks.length}${overdue === 0 ? '' : `, ${overdue} overdue`}`),
    ...shown.flatMap((line) => [paragraph(taskInHome(line, reader, now)), buttons(...doneButtons(line))]),
    ...(hidden === 0 ? [] : [paragraph(`…and ${hidden} more.`)]),
    ...datesFrom(basesOf(shown)),
    buttons(button('All my tasks', { kind: 'show-due', scope: 'mine' })),
  ]
}

function taskInHome(line: TaskLine, reader: Colleague, now: Instant): Text {
  const word = standing(line, now)
  return [...(word === null ? [] : [strong(word), ...text(': ')]), ...taskLine(line), ...forWhom(line, reader)]
}

function unitBlocks({ name, away, meeting, digestTime }: HomeUnit): readonly Block[] {
  return [
    heading(name),
    facts(
      ['Next meeting', meeting === null ? 'No day set' : text(date(meeting.on), ` at ${meeting.time}`)],
      ['Morning digest', `At ${digestTime} on working days`],
    ),
    ...(away.length === 0 ? [paragraph('Nobody is away today.')] : [paragraph(text(strong('Away today'))), list(away.map(awayLine))]),
    buttons(
      button('The unit’s tasks', { kind: 'show-due', scope: 'unit' }),
      button('The agenda', { kind: 'show-meeting' }),
      button('Who is in the unit', { kind: 'show-unit' }),
    ),
  ]
}

type Settings = Pick<Home, 'reader' | 'unit' | 'cover' | 'quietHours' | 'platforms'>

function settingBlocks({ reader, unit, cover, quietHours, platforms }: Settings): readonly Block[] {
  const [preferred, ...others] = platforms
  const ownLeave = button('Record leave', { kind: 'open-form', form: 'leave', values: { person: reader.id } })
  return [
    heading('Cover and settings'),
    ...(cover.length === 0 ? [] : [list(cover.map((one) => coverLine(one, reader)))]),
    facts(
      ['Quiet hours', quietHours === null ? 'None' : `${quietHours.from} to ${quietHours.to}: only what is urgent comes`],
      ...(preferred === undefined || others.length === 0 ? [] : [['Messages for you', `In ${PLATFORM_NAMES[preferred]}`] as const]),
    ),
    buttons(
      ...(quietHours === null
        ? [button('Set quiet hours', { kind: 'open-form', form: 'quiet-hours', values: {} })]
        : [
            button('Change quiet hours', { kind: 'open-form', form: 'quiet-hours', values: { from: quietHours.from, to: quietHours.to } }),
            button('No quiet hours', { kind: 'set-quiet-hours', hours: null }),
          ]),
      ...others.map(platformButton),
      ...(unit === null ? [] : [ownLeave]),
    ),
    ...(unit?.isManagedByReader === true
      ? [buttons(
          button('Set cover', { kind: 'open-form', form: 'cover', values: {} }),
          button('Change the digest’s time', { kind: 'open-form', form: 'digest-time', values: { time: unit.digestTime } }),
        )]
      : []),
  ]
}

function coverLine({ holder, deputy, from, to }: Home['cover'][number], reader: Colleague): Text {
  const who = deputy.id === reader.id ? text('You cover for ', named(holder)) : text(named(deputy), ' covers for you')
  return [...who, ...text(', ', date(from), ' to ', date(to))]
}

const hawthorn: HomeUnit = {
  name: 'Hawthorn', away: [absent.dee, absent.mo], meeting: { on: day('2026-11-25'), time: timeFrom('10:00') }, digestTime: timeFrom('08:30'),
  isManagedByReader: false,
}
const errands = Array.from({ length: 7 }, (_, index): TaskLine => ({ ...lines.errand, owner: staff.sam, task: { ...lines.errand.task, number: 30 + index } }))
const moAway = { holder: staff.mo, deputy: staff.sam, from: day('2026-11-23'), to: day('2026-11-30') }

export const homeExamples: readonly Example[] = [
  {
    title: 'A social worker’s own page',
    message: home({
      reader: staff.jo, toAnswer: [], tasks: [lines.visit, lines.homeVisit], unit: hawthorn, cover: [], now, platforms: ['teams'],
      quietHours: { from: timeFrom('19:00'), to: timeFrom('07:30') },
    }),
  },
  {
    title: 'The page of somebody who covers, with more than fits',
    message: home({
      reader: staff.sam, toAnswer: [], tasks: [lines.childInNeedVisit, lines.direction, ...errands], unit: hawthorn, cover: [moAway], now,
      quietHours: null, platforms: ['slack', 'teams'],
    }),
  },
  {
    title: 'A consultant social worker’s own page',
    message: home({
      reader: staff.amara, toAnswer: [escalations.sentBack], tasks: [], cover: [], quietHours: null, platforms: ['slack'], now,
      unit: { ...hawthorn, away: [], meeting: null, isManagedByReader: true },
    }),
  },
  {
    title: 'A group manager’s own page',
    message: home({
      reader: staff.ruth, toAnswer: [escalations.urgent, escalations.waiting], tasks: [], unit: null, quietHours: null, platforms: ['teams'], now,
      cover: [{ holder: staff.ruth, deputy: staff.owen, from: day('2026-12-21'), to: day('2026-12-31') }],
    }),
  },
]
