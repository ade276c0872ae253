import { errorFields } from '../../src/ports/log.ts'
import type { Ack } from './acknowledge.ts'
import { acknowledge } from './acknowledge.ts'
import type { Inside } from './inside.ts'
import { openModal } from './modal.ts'
import type { Shortcut } from './read-shortcut.ts'
import { skeleton } from './render-form.ts'
import { PAGE_TITLE, showReply } from './show-reply.ts'

/** Opens the form at once and finds the message's link meanwhile, because opening does not wait. Nothing is stored by it. */
export async function answerShortcut(inside: Inside, shortcut: Shortcut, ack: Ack): Promise<void> {
  const { origin } = shortcut
  const [modal, link] = await Promise.all([
    openModal(inside, origin, skeleton(PAGE_TITLE)), linkTo(inside, shortcut), acknowledge(inside, ack),
  ])
  const ask = shortcut.askWith(link)
  await showReply(inside, { ask, origin, modal, first: [] }, await inside.doors.answer(ask))
}

/** The message's own address. Null where the product may not read it: the form is worth having all the same. */
async function linkTo({ call, log }: Inside, { origin, about }: Shortcut): Promise<string | null> {
  try {
    const asked = { workspace: origin.workspace.tenant, lane: 'chat.getPermalink', doing: 'look' } as const
    const { permalink } = await call(asked, (client) => client.chat.getPermalink({ channel: about.channel, message_ts: about.ts }))
    return permalink ?? null
  } catch (error) {
    log.warn(errorFields(error), 'a message’s link was not found')
    return null
  }
}
