import type { LondonDate, LondonTime } from '../../domain/calendar/london.ts'
import { timeFrom } from '../../domain/calendar/london.ts'
import type { WorkingPattern } from '../../domain/unit/person.ts'
import type { AwayShown } from '../away-shown.ts'
import { awayLine } from '../away-shown.ts'
import type { NewInPostShown } from '../check-in-shown.ts'
import { newInPostBlocks } from '../check-in-shown.ts'
import { capitalised, counted, listed } from '../counted.ts'
import type { Example } from '../example.ts'
import { absent, day, staff } from '../example-world.ts'
import type { Block, Message, Text } from '../model.ts'
import { patternInWords } from '../pattern-words.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, date, facts, heading, list, named, paragraph, table, text } from '../text.ts'

interface UnitMember {
  readonly person: Colleague
  /** In the policy's words, `social worker`. */
  readonly roles: readonly string[]
  readonly pattern: WorkingPattern
  readonly openTasks: number
}

export interface UnitShown {
  readonly name: string
  readonly serviceArea: string
  readonly groupManager: Colleague | null
  /** What whoever manages it is called, `group manager`. */
  readonly managerName: string
  readonly members: readonly UnitMember[]
  readonly away: readonly AwayShown[]
  /** Who stands in for whom, today and later. */
  readonly cover: readonly { readonly holder: Colleague; readonly deputy: Colleague; readonly from: LondonDate; readonly to: LondonDate }[]
  /** Who is in their first months in a post here. */
  readonly newInPost: readonly NewInPostShown[]
  readonly meeting: { readonly on: LondonDate; readonly time: LondonTime } | null
  readonly digestTime: LondonTime
}

/** The answer to `/unit`: who, where, when. */
export function unitShown({ name, serviceArea, groupManager, managerName, members, away, cover, newInPost, meeting, digestTime }: UnitShown): Message {
  return {
    summary: `${name}: ${counted(members.length, 'person', 'people')}, ${away.length} away today.`,
    blocks: [
      heading(name),
      facts(
        ['Service area', capitalised(serviceArea)],
        [capitalised(managerName), groupManager === null ? 'Nobody set' : text(named(groupManager))],
        ['Next meeting', meeting === null ? 'No day set' : text(date(meeting.on), ` at ${meeting.time}`)],
        ['Morning digest', `At ${digestTime} on working days`],
      ),
      members.length === 0 ? paragraph('Nobody is in this unit yet.') : who(members),
      ...newInPostBlocks(newInPost),
      ...(away.length === 0 ? [] : [heading('Away today'), list(away.map(awayLine))]),
      ...(cover.length === 0 ? [] : [heading('Cover'), list(cover.map((one): Text =>
        text(named(one.deputy), ' covers for ', named(one.holder), ', ', date(one.from), ' to ', date(one.to))))]),
      buttons(
        button('Record leave', { kind: 'open-form', form: 'leave', values: {} }),
        button('Set cover', { kind: 'open-form', form: 'cover', values: {} }),
        button('Change the digest’s time', { kind: 'open-form', form: 'digest-time', values: {} }),
      ),
    ],
  }
}

function who(members: readonly UnitMember[]): Block {
  return table('Who is in the unit', ['Name', 'Role', 'Works', 'Open tasks'], members.map(({ person, roles, pattern, openTasks }) => [
    text(named(person)), capitalised(listed(roles)), capitalised(patternInWords(pattern)), String(openTasks),
  ]))
}

const hours = (weekdays: readonly number[], from: string, to: string): WorkingPattern => ({
  hours: weekdays.map((weekday) => ({ weekday, from: timeFrom(from), to: timeFrom(to) })), termTimeOnly: false,
})
const fullTime = hours([1, 2, 3, 4, 5], '09:00', '17:00')
const termTime: WorkingPattern = { ...hours([1, 2, 3, 4, 5], '09:30', '15:00'), termTimeOnly: true }

export const unitShownExamples: readonly Example[] = [
  {
    title: 'A unit',
    message: unitShown({
      name: 'Hawthorn', serviceArea: 'looked-after children', groupManager: staff.ruth, managerName: 'group manager',
      members: [
        { person: staff.amara, roles: ['consultant social worker'], pattern: fullTime, openTasks: 11 },
        { person: staff.jo, roles: ['social worker'], pattern: fullTime, openTasks: 24 },
        { person: staff.sam, roles: ['social worker'], pattern: hours([1, 2, 3], '09:00', '17:00'), openTasks: 9 },
        { person: staff.mo, roles: ['children’s practitioner'], pattern: termTime, openTasks: 26 },
        { person: staff.dee, roles: ['clinician'], pattern: hours([4, 5], '09:00', '17:00'), openTasks: 3 },
        { person: staff.priya, roles: ['unit co-ordinator'], pattern: fullTime, openTasks: 38 },
      ],
      away: [absent.dee, absent.mo],
      cover: [{ holder: staff.mo, deputy: staff.sam, from: day('2026-11-23'), to: day('2026-11-30') }],
      newInPost: [{ person: staff.amara, until: day('2027-01-31'), with: staff.ruth, nextOn: day('2026-11-30') }],
      meeting: { on: day('2026-11-25'), time: timeFrom('10:00') }, digestTime: timeFrom('08:30'),
    }),
  },
  {
    title: 'A unit that has just been set up',
    message: unitShown({
      name: 'Rowan', serviceArea: 'children in need', groupManager: null, managerName: 'group manager', members: [], away: [], cover: [], newInPost: [], meeting: null,
      digestTime: timeFrom('08:30'),
    }),
  },
]
