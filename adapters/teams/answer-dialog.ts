import type { Reply } from '../../src/messages/reply.ts'
import { NOTHING_MORE, dialogAnswer, dialogWords } from './answers.ts'
import { formCard, pageOf, PAGE_TITLE } from './draw.ts'
import { isToldByCard } from './finish.ts'
import type { Heard } from './heard.ts'
import type { AnswerWith } from './hearing.ts'
import type { Prepared } from './in-time.ts'
import { ON_ITS_WAY, answerInTime } from './in-time.ts'
import type { Inside } from './inside.ts'
import { showReply } from './show-reply.ts'
import { tell } from './tell.ts'

/**
 * Answers a button that opens a dialog, and what is sent from one. A form that is not right comes back in the same dialog with everything
 * typed still there; what cannot be done is said in it; what was done closes it when the card in the conversation says the same.
 */
export async function answerDialog(inside: Inside, heard: Heard, answerWith: AnswerWith): Promise<void> {
  await answerInTime(inside, answerWith, dialogWords(ON_ITS_WAY), inside.doors.answer(heard.ask).then((reply) => prepare(inside, heard, reply)))
}

async function prepare(inside: Inside, heard: Heard, reply: Reply): Promise<Prepared> {
  const { ask, origin } = heard
  switch (reply.kind) {
    case 'form': {
      const card = await formCard(inside, origin, ask, reply.form, true)
      return { answer: dialogAnswer(reply.form.title, card), late: () => showReply(inside, heard, reply) }
    }
    case 'message': return shown(reply.message)
    case 'done': return await isToldByCard(inside, origin, reply) ? { answer: NOTHING_MORE } : shown(reply.message)
    default: return reply satisfies never
  }

  function shown(message: Extract<Reply, { kind: 'message' }>['message']): Prepared {
    return { answer: dialogAnswer(PAGE_TITLE, pageOf(message, origin)), late: () => tell(inside, origin, message) }
  }
}
