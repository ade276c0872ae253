import type { LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import { timeFrom } from '../../domain/calendar/london.ts'
import type { QuietHours } from '../../domain/unit/person.ts'
import { PLATFORM_NAMES, type WorkPlatform } from '../../domain/unit/set-platform.ts'
import type { Example } from '../example.ts'
import { day, staff } from '../example-world.ts'
import type { Message, Text } from '../model.ts'
import { platformButton } from '../platform-button.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, date, named, paragraph, stated, text } from '../text.ts'

const showUnit = buttons(button('Show the unit', { kind: 'show-unit' }))

export interface LeaveSet {
  readonly person: Colleague
  readonly from: LondonDate
  readonly to: LondonDate
}

/** Leave was noted. */
export function leaveSet({ person, from, to }: LeaveSet): Message {
  return {
    summary: 'The leave is recorded.',
    blocks: [
      stated('Recorded', from === to
        ? text(named(person), ' is away on ', date(from), '.')
        : text(named(person), ' is away from ', date(from), ' to ', date(to), ', both days included.'), 'good'),
      paragraph('They are not suggested for tasks in those days. Tasks they have stay theirs until somebody moves them.'),
      showUnit,
    ],
  }
}

export interface CoverSet {
  readonly holder: Colleague
  readonly deputy: Colleague
  readonly from: LondonDate
  readonly to: LondonDate
  /** Other cover for the same person on some of those days. */
  readonly clash: readonly { readonly deputy: Colleague; readonly from: LondonDate; readonly to: LondonDate }[]
}

/** Somebody stands in for somebody else between two dates. */
export function coverSet({ holder, deputy, from, to, clash }: CoverSet): Message {
  return {
    summary: 'The cover is set.',
    blocks: [
      stated('Set', text(named(deputy), ' covers for ', named(holder), ...between(from, to), ', both days included.'), 'good'),
      ...clash.map((other) =>
        stated('Note', text(named(other.deputy), ' also covers for ', named(holder), ...between(other.from, other.to), '.'), 'warning')),
      showUnit,
    ],
  }
}

function between(from: LondonDate, to: LondonDate): Text {
  return text(' from ', date(from), ' to ', date(to))
}

/** The unit's morning digest has a new time. */
export function digestTimeSet({ unitName, time }: { readonly unitName: string; readonly time: LondonTime }): Message {
  return {
    summary: `${unitName}’s digest now comes at ${time}.`,
    blocks: [
      stated('Set', `${unitName}’s digest now comes at ${time} on working days.`, 'good'),
      paragraph('If today’s has come already, this holds from the next one.'),
      showUnit,
    ],
  }
}

/** Somebody's quiet hours, as they see them. Null: they have none any more. */
export function quietHoursSet(hours: QuietHours | null): Message {
  if (hours === null) {
    return {
      summary: 'You have no quiet hours any more.',
      blocks: [stated('Off', 'you have no quiet hours any more. Messages come to you at any time.', 'good'), showHome],
    }
  }
  const { from, to } = hours
  return {
    summary: `Your quiet hours are ${from} to ${to}.`,
    blocks: [
      stated('Set', `from ${from} to ${to} you get only what is urgent. Everything else comes at ${to}.`, 'good'),
      paragraph('A decision that is asked of you in those hours waits for you from their end. Statutory limits do not wait.'),
      buttons(button('No quiet hours', { kind: 'set-quiet-hours', hours: null }), button('My work', { kind: 'show-home' })),
    ],
  }
}

/** Where somebody is told things from now on, and where else they could be. */
export function platformSet(platform: WorkPlatform, others: readonly WorkPlatform[]): Message {
  const name = PLATFORM_NAMES[platform]
  return {
    summary: `Messages for you come in ${name} now.`,
    blocks: [
      stated('Set', `what is for you comes in ${name} from now on, once.`, 'good'),
      paragraph('What was sent to you before stays where it is, and still works. What is for your unit comes in its channel.'),
      buttons(...others.map(platformButton), button('My work', { kind: 'show-home' })),
    ],
  }
}

const showHome = buttons(button('My work', { kind: 'show-home' }))

export const unitChangedExamples: readonly Example[] = [
  { title: 'Leave recorded', message: leaveSet({ person: staff.jo, from: day('2026-12-01'), to: day('2026-12-05') }) },
  { title: 'One day’s leave recorded', message: leaveSet({ person: staff.jo, from: day('2026-12-01'), to: day('2026-12-01') }) },
  {
    title: 'Cover set',
    message: coverSet({ holder: staff.mo, deputy: staff.sam, from: day('2026-12-01'), to: day('2026-12-14'), clash: [] }),
  },
  {
    title: 'Cover set beside other cover',
    message: coverSet({
      holder: staff.mo, deputy: staff.sam, from: day('2026-12-01'), to: day('2026-12-14'),
      clash: [{ deputy: staff.jo, from: day('2026-12-10'), to: day('2026-12-20') }],
    }),
  },
  { title: 'The digest’s time changed', message: digestTimeSet({ unitName: 'Hawthorn', time: timeFrom('08:15') }) },
  { title: 'Quiet hours set', message: quietHoursSet({ from: timeFrom('19:00'), to: timeFrom('07:30') }) },
  { title: 'Quiet hours ended', message: quietHoursSet(null) },
  { title: 'Messages come on another platform', message: platformSet('teams', ['slack']) },
]
