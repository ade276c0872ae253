import type { Instant } from '../../domain/calendar/london.ts'
import { taskRef } from '../../domain/task/task.ts'
import { datesFrom } from '../date-basis.ts'
import type { Example } from '../example.ts'
import { tasks } from '../example-tasks.ts'
import { now, staff } from '../example-world.ts'
import type { Button, Message, Text } from '../model.ts'
import type { TaskShown } from '../task-shown.ts'
import { taskFacts, taskInWords } from '../task-shown.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, heading, list, named, paragraph, strong, text } from '../text.ts'

export interface OwnerSuggested {
  readonly shown: TaskShown
  /** Best first. Reasons and warnings are a few plain words each: `knows the family`, `4 open tasks`. */
  readonly suggested: readonly { readonly person: Colleague; readonly reasons: readonly string[]; readonly warnings: readonly string[] }[]
  /** Everybody else of the unit, and why not: `on leave until Mon 30 Nov`. */
  readonly others: readonly { readonly person: Colleague; readonly because: string }[]
  readonly now: Instant
}

/** Who should do it? The product proposes, a person decides (DOMAIN: "Authority is a rule about people"). */
export function ownerSuggested({ shown, suggested, others, now }: OwnerSuggested): Message {
  const { task } = shown
  return {
    summary: `${suggested.length === 0 ? 'Nobody in the unit is suggested for' : 'Suggestions for who should do'} ${taskInWords(shown)}.`,
    blocks: [
      heading(`Who should do ${taskRef(task)}?`),
      taskFacts(shown, now),
      ...datesFrom([task.basis]),
      ...(suggested.length === 0
        ? [paragraph('Nobody in the unit is free to do this. You can still name somebody: choose “Somebody else”.')]
        : [paragraph(text(strong('Suggested'))), list(suggested.map(suggestion))]),
      ...(others.length === 0
        ? []
        : [paragraph(text(strong('Not suggested'))), list(others.map(({ person, because }) => text(named(person), `: ${because}`)))]),
      buttons(...giveButtons(shown, suggested.map(({ person }) => person)), somebodyElse(shown)),
    ],
  }
}

function suggestion({ person, reasons, warnings }: OwnerSuggested['suggested'][number]): Text {
  const good = `: ${reasons.length === 0 ? 'may do this' : reasons.join('; ')}`
  return text(named(person), good, ...(warnings.length === 0 ? [] : ['. ', strong('But'), `: ${warnings.join('; ')}`]))
}

/** As many as are worth reading as buttons; the others are in the list, and “Somebody else” takes anybody. */
const MOST_BUTTONS = 4

function giveButtons({ task }: TaskShown, people: readonly Colleague[]): readonly Button[] {
  return people.slice(0, MOST_BUTTONS).map((person, index) => button(`Give to ${shortName(person, people)}`, {
    kind: 'allocate-task', task: task.number, to: { kind: 'id', id: person.id }, version: task.version, isConfirmed: false,
  }, index === 0 ? 'main' : 'normal'))
}

function somebodyElse({ task }: TaskShown): Button {
  const values = { task: String(task.number), version: String(task.version) }
  return button('Somebody else', { kind: 'open-form', form: 'allocate-task', values })
}

/** The first name, or all of it when two of those shown share the first. */
function shortName(person: Colleague, all: readonly Colleague[]): string {
  const first = (name: string): string => name.split(' ')[0] ?? name
  return all.some((other) => other.id !== person.id && first(other.name) === first(person.name)) ? person.name : first(person.name)
}

export const ownerSuggestedExamples: readonly Example[] = [
  {
    title: 'Who should do a task',
    message: ownerSuggested({
      shown: tasks.review, now,
      suggested: [
        { person: staff.priya, reasons: ['usually does this', '6 open tasks'], warnings: [] },
        { person: staff.sam, reasons: ['knows the family', '9 open tasks'], warnings: ['covers for Jo Harlow this week'] },
      ],
      others: [
        { person: staff.jo, because: 'on leave until Mon 30 Nov' },
        { person: staff.mo, because: '26 open tasks; a full load is 25' },
        { person: staff.dee, because: 'works Thursdays and Fridays; the limit is before her next day' },
      ],
    }),
  },
  {
    title: 'Nobody to suggest',
    message: ownerSuggested({
      shown: { ...tasks.visit, owner: null }, now, suggested: [],
      others: [
        { person: staff.jo, because: 'on leave until Mon 30 Nov' },
        { person: staff.mo, because: 'not a registered social worker, and this visit needs one' },
      ],
    }),
  },
]
