import type { Reply } from '../../src/messages/reply.ts'
import { inTime } from '../../src/ports/timers.ts'
import { acknowledge } from './acknowledge.ts'
import type { Turn } from './answer-ask.ts'
import { finish } from './finish.ts'
import type { Inside } from './inside.ts'
import { WAITS } from './inside.ts'
import { modalOf, pageOf } from './modal.ts'
import type { FormSent } from './read-form-sent.ts'
import { problemsBeside, skeleton } from './render-form.ts'
import { redrawHome } from './show-home.ts'
import { showReply } from './show-reply.ts'

/**
 * Answers a form that was sent. What is wrong is said beside its field, with everything typed still there; what cannot be done is said
 * in the modal; what was done closes it, and the answer is where they began.
 */
export async function answerForm(inside: Inside, { ask, origin, ack }: Turn, { id, title, metadata }: FormSent): Promise<void> {
  const coming = inside.doors.answer(ask)
  const early = await inTime(inside.timers, WAITS.acknowledge, coming)
  if (early === 'late') {
    await acknowledge(inside, ack, { response_action: 'update', view: skeleton(title) })
    await showReply(inside, { ask, origin, modal: id, first: [] }, await coming)
  } else if (early.kind === 'done') {
    await acknowledge(inside, ack)
    await finish(inside, origin, early)
    if (origin.isHome) await redrawHome(inside, origin, ask)
  } else if (!(await acknowledge(inside, ack, await stillOpen(early)))) {
    await showReply(inside, { ask, origin, modal: id, first: [] }, early)
  }

  async function stillOpen(reply: Exclude<Reply, { kind: 'done' }>): Promise<object> {
    if (reply.kind === 'message') return { response_action: 'update', view: await pageOf(inside, origin, title, reply.message) }
    const errors = problemsBeside(reply.form, { private_metadata: metadata })
    return errors === null
      ? { response_action: 'update', view: await modalOf(inside, origin, ask, reply.form) }
      : { response_action: 'errors', errors }
  }
}
