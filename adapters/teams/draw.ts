import type { Ask } from '../../src/app/ask.ts'
import type { NoticeId } from '../../src/domain/ids.ts'
import type { Form, Message } from '../../src/messages/model.ts'
import type { Card } from './card.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { encodeBegan } from './origin.ts'
import { renderForm } from './render-form.ts'
import { renderMessage, renderPage, type Rendered } from './render-message.ts'
import { NAMES_ONLY, type Drawing } from './render-text.ts'

/** Of a dialog that shows an answer; a form brings its own. */
export const PAGE_TITLE = 'Co-ordinator'

/** In their own chat a command is its verb alone, and colleagues are names: nobody else is there to be told. */
const PRIVATE: Drawing = { ...NAMES_ONLY, commandFor: (verb) => verb }

/** An answer as their own chat shows it. */
export function privately(message: Message): Rendered {
  return renderMessage(message, PRIVATE)
}

/** An answer as a conversation of several shows it, in which nobody is called on. */
export function publicly(message: Message): Rendered {
  return renderMessage(message, NAMES_ONLY)
}

/** An answer as a dialog shows it, over the conversation where they began. */
export function pageOf(message: Message, { kind }: Origin): Card {
  return renderPage(PAGE_TITLE, message, { ...(kind === 'personal' ? PRIVATE : NAMES_ONLY), isDialog: true })
}

/** The card that was posted there for this notice, as it is now; null when it is not there or not theirs to see. */
export async function cardNow({ doors, drawingFor }: Inside, { identity, place }: Origin, notice: NoticeId): Promise<Rendered | null> {
  const message = await doors.redraw(identity, place, notice)
  return message === null ? null : renderMessage(message, await drawingFor(place, message, notice))
}

/** A form with everybody who may be chosen in it, which remembers where it began. */
export async function formCard({ colleagues }: Inside, origin: Origin, ask: Ask, form: Form, isDialog: boolean): Promise<Card> {
  const asksForSomebody = form.fields.some((field) => field.kind === 'person')
  return renderForm(form, { isDialog, origin: encodeBegan(origin, ask.key), colleagues: asksForSomebody ? await colleagues(ask) : [] })
}
