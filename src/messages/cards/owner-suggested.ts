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
    summary: suggested.length === 0 ? `Nobody in the unit is suggested for ${taskInWords(shown)}.` : `Suggestions for who should do ${taskInWords(shown)}.`,
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
      buttons(...suggested.map(({ person }, index) => giveTo(shown, person, suggested.map((one) => one.person), index === 0)), somebodyElse(shown)),
    ],
  }
}

function suggestion({ person, reasons, warnings }: OwnerSuggested['suggested'][number]): Text {
  const good = reasons.length === 0 ? 'may do this' : reasons.join('; ')
  return warnings.length === 0 ? text(named(person), `: ${good}`) : text(named(person), `: ${good}. `, strong('But'), `: ${warnings.join('; ')}`)
}

function giveTo({ task }: TaskShown, person: Colleague, all: readonly Colleague[], isFirst: boolean): Button {
  return {
    label: `Give to ${shortName(person, all)}`, tone: isFirst ? 'main' : 'normal',
    intent: { kind: 'allocate-task', task: task.number, to: { kind: 'id', id: person.id }, version: task.version, isConfirmed: false },
  }
}

function somebodyElse({ task }: TaskShown): Button {
  return button('Somebody else', { kind: 'open-form', form: 'allocate-task', values: { task: String(task.number), version: String(task.version) } })
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
        { person: staff.priya, reasons: ['arranging is usually hers', '6 open tasks', 'here on 10 days or more before the limit'], warnings: [] },
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
