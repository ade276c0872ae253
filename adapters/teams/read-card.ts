import { z } from 'zod'
import { decodeIntent } from '../../src/intents/codec.ts'
import type { Intent } from '../../src/intents/intent.ts'

/** Under this, a form's button carries what the form is; the values of its fields stand beside it under their names. */
export const FORM = '~form'

/** Where a colleague's name is typed who was not in the list: the field's name with this after it. */
export const TYPED = '~typed'

/** The choice that takes a choice back, and a box without a tick: what Teams sends is never quite empty. */
export const NOTHING = '~nothing'

const about = z.strictObject({ form: z.string(), carries: z.record(z.string(), z.string()), origin: z.string() })

/** What the button of a form carries: ids, never words a person typed. */
export type About = z.infer<typeof about>

const sent = z.looseObject({ [FORM]: about })
const pressed = z.looseObject({ intent: z.string() })
const looked = z.looseObject({ notice: z.string() })

/** A form as it was sent. */
export interface Sent extends About {
  readonly values: Readonly<Record<string, string>>
}

/** Reads a form that was sent, from a card or a dialog; null when it is none of ours. A field that nothing was put in may be absent. */
export function readForm(data: unknown): Sent | null {
  const parsed = sent.safeParse(data)
  if (!parsed.success) return null
  const { [FORM]: { form, carries, origin }, ...inputs } = parsed.data
  return { form, carries, origin, values: valuesIn(inputs) }
}

/** The intent of a button that was pressed; null for what is none of ours, or was drawn by a version that meant something else by it. */
export function readPress(data: unknown): Intent | null {
  const parsed = pressed.safeParse(data)
  return parsed.success ? decodeIntent(parsed.data.intent) : null
}

/** The notice of a card that somebody looks at, whose copy of it is to be drawn; null when it is none of ours. */
export function readLook(data: unknown): string | null {
  return looked.safeParse(data).data?.notice ?? null
}

/** What was said in each field. A colleague chosen from the list is meant before one whose name is still in the box beside it. */
function valuesIn(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(inputs)) {
    if (typeof value !== 'string') continue
    const said = value === NOTHING ? '' : value
    if (name.endsWith(TYPED)) values[name.slice(0, -TYPED.length)] ||= said
    else values[name] = said === '' ? values[name] ?? '' : said
  }
  return values
}
