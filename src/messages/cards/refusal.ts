import type { Example } from '../example.ts'
import type { Button, Message } from '../model.ts'
import { button, buttons, list, paragraph } from '../text.ts'
import { withCommands } from '../with-commands.ts'

export interface Refusal {
  /** One plain sentence that says what to do. It never repeats what was typed. */
  readonly says: string
  /** Lines they may have meant, ready to send. */
  readonly didYouMean: readonly string[]
  readonly presses: readonly Button[]
}

/** Not done, and what to do instead. */
export function refusal({ says, didYouMean, presses }: Refusal): Message {
  return {
    summary: 'That was not done; the message says what to do.',
    blocks: [
      paragraph(withCommands(says)),
      ...(didYouMean.length === 0 ? [] : [paragraph('Did you mean:'), list(didYouMean.map(withCommands))]),
      ...(presses.length === 0 ? [] : [buttons(...presses)]),
    ],
  }
}

export const refusalExamples: readonly Example[] = [
  {
    title: 'Not within the rules',
    message: refusal({
      says: 'T-12 cannot go to Mo Iqbal: this is work for a registered social worker. Choose somebody else.', didYouMean: [], presses: [],
    }),
  },
  {
    title: 'Not understood',
    message: refusal({
      says: 'There is no command with that name. These are close.', presses: [],
      didYouMean: ['/allocate C-1042 home visit to @jo by fri', '/allocate T-12 to @jo'],
    }),
  },
  {
    title: 'Not there, or not yours',
    message: refusal({
      says: 'There is no case C-9999 that you can see. Check the reference.', didYouMean: [],
      presses: [button('Show my tasks', { kind: 'show-due', scope: 'mine' })],
    }),
  },
]
