import { z } from 'zod'
import type { Heard } from './heard.ts'
import { askOf } from './heard.ts'
import type { Origin, Workspace } from './origin.ts'
import { readBegan } from './origin.ts'
import { id, user, words } from './payload.ts'
import { readView } from './read-view.ts'

const schema = z.object({
  type: z.literal('view_submission'), user, trigger_id: id,
  view: z.looseObject({ id, hash: id, title: z.object({ text: words }), private_metadata: words }),
})

/** A modal that was sent, as far as answering in it goes. */
export interface FormSent {
  readonly id: string
  readonly title: string
  readonly metadata: string
}

/**
 * A form that was sent. Its key is the modal as it was drawn, so that sending it twice does it once; after a problem was put right it is
 * another delivery of the same modal. Null when it is none of ours.
 */
export function readFormSent(body: unknown, workspace: Workspace): { readonly heard: Heard; readonly sent: FormSent } | null {
  const read = schema.safeParse(body).data
  const form = readView(read?.view)
  if (read === undefined || form === null) return null
  const { id: viewId, hash, title, private_metadata: metadata } = read.view
  const origin: Origin = {
    ...readBegan(form.origin), door: 'form', workspace, user: read.user.id, triggerId: read.trigger_id, responseUrl: null,
    modal: { id: viewId, hash },
  }
  const ask = askOf(origin, `slack/form/${viewId}/${hash}`, { kind: 'form', form: form.form, values: form.values, carries: form.carries })
  return { heard: { ask, origin, once: read.trigger_id }, sent: { id: viewId, title: title.text, metadata } }
}
