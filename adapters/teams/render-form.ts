import { cut } from '../../src/messages/cut.ts'
import { shortenedTo } from '../../src/messages/fit.ts'
import type { Form } from '../../src/messages/model.ts'
import type { ActionSet, Card } from './card.ts'
import { cardOf, sizeOf } from './card.ts'
import { LIMITS } from './limits.ts'
import { plain } from './plain.ts'
import type { About } from './read-card.ts'
import { FORM } from './read-card.ts'
import { execute } from './render-blocks.ts'
import type { Group, Room } from './render-field.ts'
import { longestList, renderField } from './render-field.ts'
import { NAMES_ONLY, escape, headingBlock, renderLines } from './render-text.ts'

/** What a form needs beside itself. */
export interface FormSetting {
  /** Where it was opened, carried through to whoever reads what was sent: ids only. */
  readonly origin: string
  /** Everybody who may be chosen where a colleague is asked for, after those the form thinks likely. */
  readonly colleagues: readonly Group[]
  /** A dialog has a title of its own, and sends a form in the only way it knows. */
  readonly isDialog?: boolean
}

/** A form as a card, for a dialog or for somebody's own chat with us. */
export function renderForm(form: Form, setting: FormSetting): Card {
  let room: Room = { choices: longestList(form.fields, setting.colleagues), words: LIMITS.value }
  let card = draw(form, setting, room)
  while (sizeOf(card) > LIMITS.card && room.words > 1) {
    room = less(room)
    card = draw(form, setting, room)
  }
  return card
}

/** A list is not cut below this while there are long words to cut. */
const FEW = 10

/** Colleagues can be written as well as chosen, so they are the first to go; words that somebody wrote are the last. */
function less({ choices, words }: Room): Room {
  return choices > FEW ? { choices: Math.max(FEW, Math.floor(choices * 0.8)), words } : { choices, words: Math.floor(words * 0.8) }
}

function draw(form: Form, { origin, colleagues, isDialog = false }: FormSetting, room: Room): Card {
  const about: About = { form: form.form, carries: form.carries, origin }
  return cardOf([
    ...(isDialog || form.title.trim() === '' ? [] : [headingBlock(cut(form.title, LIMITS.label), 'Medium')]),
    ...renderLines(shortenedTo(form.intro, room.words), NAMES_ONLY),
    ...form.fields.flatMap((field) => renderField(field, { colleagues, room })),
    ...sendButton(form.submit, about, isDialog),
  ], escape(plain(form.title, LIMITS.text)))
}

function sendButton(title: string | null, about: About, isDialog: boolean): readonly ActionSet[] {
  if (title === null) return []
  const submit = { type: 'Action.Submit', title: plain(title, LIMITS.button), data: { [FORM]: about }, style: 'positive' } as const
  return [{ type: 'ActionSet', actions: [isDialog ? submit : execute('form', submit)], spacing: 'Medium' }]
}
