import type { KeptAskId } from '../../domain/ids.ts'
import type { Example } from '../example.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, named, paragraph, text } from '../text.ts'

export interface AccountLinked {
  readonly person: Colleague
  /** What they had asked: the verb alone, because the rest is theirs. Null when it was no command. */
  readonly verb: string | null
  readonly keptId: KeptAskId
}

/** An administrator linked their account: they are known from now on, and may go on with what they had asked before. */
export function accountLinked({ person, verb, keptId }: AccountLinked): Message {
  return {
    summary: 'You are set up to use the Co-ordinator now.',
    blocks: [
      paragraph(text('Hello ', named(person), '. You are set up to use the Co-ordinator now.')),
      paragraph(verb === null
        ? 'What you asked before has not been done. Press to go on with it, if you still want it.'
        : `You had asked for /${verb}, and it has not been done. Press to go on with it, if you still want it.`),
      buttons(
        button('Go on', { kind: 'resume', kept: keptId }, 'main'),
        button('What is due for me?', { kind: 'show-due', scope: 'mine' }),
        button('Everything you can ask', { kind: 'help', verb: null }),
      ),
    ],
  }
}

const keptId = 'kept-ask' as KeptAskId

export const accountLinkedExamples: readonly Example[] = [
  { title: 'Linked, with a command to go on with', message: accountLinked({ person: staff.jo, verb: 'decide', keptId }) },
  { title: 'Linked, with something else to go on with', message: accountLinked({ person: staff.jo, verb: null, keptId }) },
]
