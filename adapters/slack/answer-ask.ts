import type { Ask } from '../../src/app/ask.ts'
import { verbNamed } from '../../src/intents/verbs.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { inTime } from '../../src/ports/timers.ts'
import type { Ack } from './acknowledge.ts'
import { acknowledge, inAcknowledgement } from './acknowledge.ts'
import type { Inside } from './inside.ts'
import { WAITS } from './inside.ts'
import { openModal } from './modal.ts'
import type { Origin } from './origin.ts'
import { skeleton } from './render-form.ts'
import { PAGE_TITLE, showReply } from './show-reply.ts'

/** Something that was asked, where, and how Slack is told that it was heard. */
export interface Turn {
  readonly ask: Ask
  readonly origin: Origin
  readonly ack: Ack
}

/**
 * Answers a command, a press or words. What was asked is stored before Slack is told that it was heard; when that takes too long Slack
 * is told first, and the answer follows.
 */
export async function answerAsk(inside: Inside, { ask, origin, ack }: Turn): Promise<void> {
  const coming = inside.doors.answer(ask)
  const opening = endsInForm(ask) && origin.modal === null ? openWhenSlow(inside, origin, coming) : null
  const early = await inTime(inside.timers, WAITS.acknowledge, coming)
  const isToldAtOnce = origin.door === 'command' && early !== 'late' && opening === null && isAnswerAlone(early)
  if (!isToldAtOnce) await acknowledge(inside, ack)
  const modal = origin.modal?.id ?? await opening
  await showReply(inside, { ask, origin, modal, first: isToldAtOnce ? [inAcknowledgement(ack)] : [] }, early === 'late' ? await coming : early)
}

/** Nothing else has to be opened or sent before they can be told. */
function isAnswerAlone(reply: Reply): boolean {
  return reply.kind === 'message' || (reply.kind === 'done' && reply.notice === null)
}

/** A command alone that has a form, or a button that opens one. */
function endsInForm({ said }: Ask): boolean {
  if (said.kind === 'press') return said.intent.kind === 'open-form' || said.intent.kind === 'resume'
  return said.kind === 'command' && said.line === '' && verbNamed(said.verb)?.alone.kind === 'form'
}

/** Opens the modal without its fields when the form is slow to come, because by then there is no more opening it. */
async function openWhenSlow(inside: Inside, origin: Origin, coming: Promise<Reply>): Promise<string | null> {
  const early = await inTime(inside.timers, WAITS.skeleton, coming)
  return early === 'late' ? openModal(inside, origin, skeleton(PAGE_TITLE)) : null
}
