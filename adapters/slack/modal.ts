import type { ModalView } from '@slack/types'
import type { Ask } from '../../src/app/ask.ts'
import type { Form, Message } from '../../src/messages/model.ts'
import { errorFields } from '../../src/ports/log.ts'
import { drawingFor } from './drawing-for.ts'
import type { Inside } from './inside.ts'
import type { Origin } from './origin.ts'
import { encodeBegan } from './origin.ts'
import { renderForm, renderPage } from './render-form.ts'

/** Opens a modal with what they pressed or typed. Its id; null when there is no way from here, or the moment has passed. Never throws. */
export async function openModal({ call, log }: Inside, { workspace, triggerId }: Origin, view: ModalView): Promise<string | null> {
  if (triggerId === null) return null
  try {
    const asked = { workspace: workspace.tenant, lane: 'views.open', doing: 'look' } as const
    return (await call(asked, (client) => client.views.open({ trigger_id: triggerId, view }))).view?.id ?? null
  } catch (error) {
    log.warn(errorFields(error), 'a modal did not open')
    return null
  }
}

/** Draws an open modal again. False when it is gone, or Slack did not take it. Never throws. */
export async function updateModal({ call, log }: Inside, { workspace }: Origin, id: string, view: ModalView): Promise<boolean> {
  try {
    const asked = { workspace: workspace.tenant, lane: 'views.update', doing: 'redraw' } as const
    await call(asked, (client) => client.views.update({ view_id: id, view }))
    return true
  } catch (error) {
    log.warn(errorFields(error), 'a modal was not drawn again')
    return false
  }
}

/** A message as a modal to read, which remembers where it was asked for: its buttons ask from there. */
export async function pageOf(inside: Inside, origin: Origin, title: string, message: Message): Promise<ModalView> {
  const page = renderPage(title, message, await drawingFor(message, origin.workspace.tenant, inside))
  return { ...page, private_metadata: encodeBegan(origin) }
}

/** A form as a modal, with everybody who may be chosen in it, which remembers where it was asked for. */
export async function modalOf({ colleagues }: Inside, origin: Origin, ask: Ask, form: Form): Promise<ModalView> {
  const asksForSomebody = form.fields.some((field) => field.kind === 'person')
  return renderForm(form, { origin: encodeBegan(origin), colleagues: asksForSomebody ? await colleagues(ask) : [] })
}
