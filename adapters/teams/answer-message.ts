import { inTime } from '../../src/ports/timers.ts'
import { NOTHING_MORE } from './answers.ts'
import type { Heard } from './heard.ts'
import type { AnswerWith } from './hearing.ts'
import type { Inside } from './inside.ts'
import { WAITS } from './inside.ts'
import { showReply } from './show-reply.ts'

/**
 * Answers what somebody wrote, or what an old client sent of a card. It is stored before Teams is told that it was heard, so that Teams
 * sends it again when we die meanwhile; when that takes too long Teams is told first.
 */
export async function answerMessage(inside: Inside, heard: Heard, answerWith: AnswerWith): Promise<void> {
  const coming = inside.doors.answer(heard.ask)
  await inTime(inside.timers, WAITS.message, coming)
  answerWith(NOTHING_MORE)
  await showReply(inside, heard, await coming)
}
