import type { Form, Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { formCard, publicly } from './draw.ts'
import { finish } from './finish.ts'
import type { Heard } from './heard.ts'
import type { Inside } from './inside.ts'
import { tell } from './tell.ts'

/**
 * Shows an answer where nothing is open for it: as a message. What is theirs alone goes to their own chat; a form is filled in there, and
 * from a channel by a press, because a channel has no place for it.
 */
export async function showReply(inside: Inside, heard: Heard, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'message': return tell(inside, heard.origin, reply.message)
    case 'form': return showForm(inside, heard, reply.form)
    case 'done': return finish(inside, heard.origin, reply)
    default: reply satisfies never
  }
}

/** A form is put into a chat, which keeps it, only where what they wrote may be kept. */
async function showForm(inside: Inside, { ask, origin }: Heard, form: Form): Promise<void> {
  const kept = await inside.doors.keep(ask)
  if (origin.kind === 'personal' && goesOn(kept)) {
    const card = await formCard(inside, origin, ask, form, false)
    await inside.voice.say(origin, { text: form.title, card }, null)
  } else if (origin.door === 'words' && goesOn(kept)) {
    await inside.voice.say(origin, publicly(kept), origin.root)
  } else {
    await tell(inside, origin, kept)
  }
}

/** Whether it is the button that goes on, and nothing of what they wrote. */
function goesOn({ blocks }: Message): boolean {
  return blocks.some((block) => block.kind === 'buttons' && block.buttons.some(({ intent }) => intent.kind === 'resume'))
}
