import type { Example } from '../example.ts'
import { staff } from '../example-world.ts'
import type { Message } from '../model.ts'
import type { Colleague } from '../text.ts'
import { heading, named, paragraph, text } from '../text.ts'
import { withCommands } from '../with-commands.ts'

/** To somebody who looks after the unit: a colleague gets nothing from us, why, and what is to be done about it. */
export function personUnreachable({ person, says }: { readonly person: Colleague; readonly says: string }): Message {
  return {
    summary: 'A colleague cannot be reached.',
    blocks: [
      heading(`${person.name} cannot be reached`),
      paragraph(withCommands(says)),
      paragraph(text('Until then ', named(person), ' gets no digest and no decision from me. Decisions that wait for them go up as usual.')),
    ],
  }
}

export const personUnreachableExamples: readonly Example[] = [{
  title: 'A colleague who cannot be reached',
  message: personUnreachable({ person: staff.jo, says: 'The account is closed. If they have left, record it with unitco people leave.' }),
}]
