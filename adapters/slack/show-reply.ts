import type { Ask } from '../../src/app/ask.ts'
import type { Message } from '../../src/messages/model.ts'
import type { Reply } from '../../src/messages/reply.ts'
import { finish } from './finish.ts'
import type { Inside } from './inside.ts'
import { modalOf, openModal, pageOf, updateModal } from './modal.ts'
import type { Origin } from './origin.ts'
import { redrawHome } from './show-home.ts'
import type { Way } from './tell.ts'
import { tell } from './tell.ts'

/** What was asked, and what there is to answer it with. */
export interface Showing {
  readonly ask: Ask
  readonly origin: Origin
  /** The modal they are looking at; null when none is open. */
  readonly modal: string | null
  /** Ways to tell them that only this moment has. */
  readonly first: readonly Way[]
}

/** Of a page that answers a press; a form brings its own. */
export const PAGE_TITLE = 'Co-ordinator'

/**
 * Shows an answer where they are looking: in the modal that is open, over their Home, or in the conversation. What cannot be shown there
 * is told in the next way, so nothing is ever answered with silence.
 */
export async function showReply(inside: Inside, showing: Showing, reply: Reply): Promise<void> {
  const { ask, origin, modal, first } = showing
  switch (reply.kind) {
    case 'message':
      if (!(await showPage(inside, showing, reply.message))) await tell(inside, origin, reply.message, first)
      return
    case 'form': {
      const view = await modalOf(inside, origin, ask, reply.form)
      const isShown = modal === null ? await openModal(inside, origin, view) !== null : await updateModal(inside, origin, modal, view)
      if (!isShown) await tell(inside, origin, await inside.doors.keep(ask), first)
      return
    }
    case 'done':
      if (await showPage(inside, showing, reply.message)) await (reply.notice && inside.doors.sendNow(reply.notice, reply.card))
      else await finish(inside, origin, reply, first)
      if (origin.isHome) await redrawHome(inside, origin, ask)
      return
    default: reply satisfies never
  }
}

/** In the modal that is open, or in one over their Home. False in a conversation, and where Slack did not take it. */
async function showPage(inside: Inside, { origin, modal }: Showing, message: Message): Promise<boolean> {
  if (modal === null && !origin.isHome) return false
  const page = await pageOf(inside, origin, PAGE_TITLE, message)
  return modal === null ? await openModal(inside, origin, page) !== null : updateModal(inside, origin, modal, page)
}
