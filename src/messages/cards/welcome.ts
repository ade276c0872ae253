import type { Example } from '../example.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, facts, heading, named, paragraph, text } from '../text.ts'
import { withCommands } from '../with-commands.ts'

export interface Welcome {
  readonly person: Colleague
  /** Null for somebody who stands over several units. */
  readonly unitName: string | null
}

/** The first word to somebody: what this is for, and three things to try. */
export function welcome({ person, unitName }: Welcome): Message {
  return {
    summary: 'Hello from the Co-ordinator: here is how to begin.',
    blocks: [
      heading('Hello from the Co-ordinator'),
      paragraph(text('Hello ', named(person), unitName === null ? '.' : `. I look after ${unitName}’s dates, tasks and decisions.`)),
      paragraph('Each morning you hear what is due. Names stay out of chat: use case references only.'),
      facts(
        ['See what is due', withCommands('/due')],
        ['Give somebody a task', withCommands('/allocate C-1042 home visit to @jo by fri')],
        ['Record a decision', withCommands('/decide C-1042 spend £450 taxis to contact')],
      ),
      buttons(
        button('What is due for me?', { kind: 'show-due', scope: 'mine' }, 'main'),
        button('Everything you can ask', { kind: 'help', verb: null }),
      ),
    ],
  }
}

export const welcomeExamples: readonly Example[] = [
  { title: 'The first word to somebody in a unit', message: welcome({ person: staff.jo, unitName: 'Hawthorn' }) },
  { title: 'The first word to a group manager', message: welcome({ person: staff.ruth, unitName: null }) },
]
