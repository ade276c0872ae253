import type { KnownBlock, ModalView } from '@slack/types'
import type { Field, Form, Message } from '../../src/messages/model.ts'
import { strong, text } from '../../src/messages/text.ts'
import { shapeOf } from './form-shape.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { Kept } from './read-view.ts'
import { FORM, readKept } from './read-view.ts'
import { renderBlocks, said } from './render-blocks.ts'
import type { Group } from './render-field.ts'
import { renderField } from './render-field.ts'
import { renderFitting } from './render-message.ts'
import type { Drawing } from './render-text.ts'
import { NAMES_ONLY } from './render-text.ts'

/** What a form needs beside itself. */
export interface FormSetting {
  /** Where it was opened, carried through to whoever reads what was sent: ids only. */
  readonly origin: string
  /** Everybody who may be chosen where a colleague is asked for, after those the form thinks likely. */
  readonly colleagues: readonly Group[]
}

/** A form as a modal. Each problem stands right above its field, with what was typed still in it. */
export function renderForm(form: Form, setting: FormSetting): ModalView {
  const kept: Kept = {
    form: form.form, carries: form.carries, origin: setting.origin, shape: form.fields.some(hasProblem) ? null : shapeOf(form),
  }
  return {
    type: 'modal',
    callback_id: FORM,
    ...titled(form.title),
    ...(form.submit === null ? {} : { submit: plain(form.submit, LIMITS.view.submit) }),
    close: plain(form.submit === null ? 'Close' : 'Cancel', LIMITS.view.close),
    private_metadata: metadataOf(kept),
    blocks: withRoom([...longTitle(form.title), ...said(form.intro, NAMES_ONLY), ...form.fields.flatMap((field) => [
      ...problem(field), ...renderField(field, setting.colleagues),
    ])]),
  }
}

/** A very long exchange to be read is shown from its end, because fields must all be there; what is left out is counted. */
function withRoom(blocks: readonly KnownBlock[]): KnownBlock[] {
  const over = blocks.length - LIMITS.view.blocks
  if (over <= 0) return [...blocks]
  const readable = blocks.flatMap((block, at) => (block.type === 'section' ? [at] : []))
  const left = new Set(readable.slice(0, over + 1))
  return [...said(text(`…${left.size} earlier parts are left out here`), NAMES_ONLY), ...blocks.filter((_, at) => !left.has(at))]
}

/**
 * The problems of a form that came back, by the field each stands beside, when the modal that is open has those fields already and
 * can say them itself. Null when the modal has to be drawn again: the form has changed, or shows problems of the time before.
 */
export function problemsBeside(form: Form, shown: { readonly private_metadata: string }): Readonly<Record<string, string>> | null {
  const problems = form.fields.filter(hasProblem)
  const isOnTheScreen = readKept(shown.private_metadata)?.shape === shapeOf(form)
  if (!isOnTheScreen || problems.length === 0 || problems.some(({ kind }) => kind === 'shown')) return null
  return Object.fromEntries(problems.map(({ name, problem }) => [name, problem]))
}

/** A message to read in a modal. */
export function renderPage(title: string, message: Message, drawing: Drawing): ModalView {
  return { type: 'modal', ...titled(title), close: plain('Close', LIMITS.view.close), blocks: [
    ...longTitle(title), ...renderFitting(message, drawing, { ...LIMITS.view, blocks: LIMITS.view.blocks - 1 }),
  ] }
}

/** Opened at once, while whatever belongs in it is found: a press to open it is good for three seconds only. */
export function skeleton(title: string): ModalView {
  return { type: 'modal', ...titled(title), close: plain('Cancel', LIMITS.view.close), blocks: [...said(text('One moment…'), NAMES_ONLY)] }
}

function metadataOf(kept: Kept): string {
  const metadata = JSON.stringify(kept)
  if (metadata.length > LIMITS.view.metadata) throw new Error('A modal keeps ids; these are more than Slack carries.')
  return metadata
}

function titled(title: string): Pick<ModalView, 'title'> {
  return { title: plain(title, LIMITS.view.title) }
}

/** A title with no room at the top is there in full below. */
function longTitle(title: string): readonly KnownBlock[] {
  return title.length > LIMITS.view.title ? renderBlocks([{ kind: 'heading', text: title }], NAMES_ONLY) : []
}

function problem({ problem }: Field): readonly KnownBlock[] {
  return problem === null ? [] : renderBlocks([{ kind: 'aside', text: text(strong('Problem'), `: ${problem}`) }], NAMES_ONLY)
}

function hasProblem(field: Field): field is Field & { readonly problem: string } {
  return field.problem !== null
}
