import type { Example } from '../example.ts'
import type { Message } from '../model.ts'
import { button, buttons, paragraph } from '../text.ts'

/** What was asked needs a form, which cannot open without a press. */
export function goOn({ kept }: { readonly kept: string }): Message {
  return {
    summary: 'Press to go on with what you asked.',
    blocks: [
      paragraph('A form cannot open from here. Press to go on.'),
      buttons(button('Go on', { kind: 'resume', kept }, 'main')),
    ],
  }
}

export const goOnExamples: readonly Example[] = [{ title: 'A form that needs a press to open', message: goOn({ kept: 'kept-ask' }) }]
