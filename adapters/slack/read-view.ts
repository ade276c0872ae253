import { z } from 'zod'

/** The callback id of every modal with a form, whichever form it is: one listener hears them all. */
export const FORM = 'form'

/** The action id of every field's control; which field it is stands in the block's id. */
export const VALUE = 'value'

/** Where a colleague's name is typed who was not in the list: the field's name with this after it. */
export const TYPED = '~typed'

/** The choice that takes a choice back: Slack's lists and round buttons cannot be emptied again. */
export const NOTHING = '~nothing'

const kept = z.strictObject({
  form: z.string(),
  carries: z.record(z.string(), z.string()),
  origin: z.string(),
  /** What the form looks like that is on the screen; null when problems are drawn in it. */
  shape: z.string().nullable(),
})

/** What a modal keeps of its form: ids, never words a person typed. */
export type Kept = z.infer<typeof kept>

/** What was put into a modal's `private_metadata`; null when it is none of ours. */
export function readKept(metadata: string): Kept | null {
  try {
    return kept.safeParse(JSON.parse(metadata)).data ?? null
  } catch {
    return null
  }
}

const option = z.looseObject({ value: z.string() })

/** What each kind of control says of itself when the form is sent. */
const control = z.union([
  z.looseObject({ type: z.literal('plain_text_input'), value: z.string().nullish() }).transform(({ value }) => value ?? ''),
  z.looseObject({ type: z.enum(['static_select', 'radio_buttons']), selected_option: option.nullish() })
    .transform(({ selected_option: chosen }) => (chosen?.value === NOTHING ? '' : chosen?.value ?? '')),
  z.looseObject({ type: z.literal('checkboxes'), selected_options: z.array(option).nullish() })
    .transform(({ selected_options: ticked }) => ticked?.[0]?.value ?? ''),
])

const view = z.looseObject({
  callback_id: z.literal(FORM),
  private_metadata: z.string(),
  state: z.looseObject({ values: z.record(z.string(), z.looseObject({ [VALUE]: control })) }),
})

/** A form as it was sent. */
export interface Sent {
  readonly form: string
  readonly values: Readonly<Record<string, string>>
  readonly carries: Readonly<Record<string, string>>
  readonly origin: string
}

/** Reads a modal that was sent back; null when it is none of ours, or was drawn by a version that is no longer understood. */
export function readView(sent: unknown): Sent | null {
  const parsed = view.safeParse(sent)
  if (!parsed.success) return null
  const about = readKept(parsed.data.private_metadata)
  if (about === null) return null
  const { form, carries, origin } = about
  return { form, carries, origin, values: valuesIn(parsed.data.state.values) }
}

/** What was said in each field. A colleague chosen from the list is meant before one whose name is still in the box beside it. */
function valuesIn(controls: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Readonly<Record<string, string>> {
  const said = Object.entries(controls).map(([name, control]): [string, string] => [name, String(control[VALUE])])
  const fields = said.filter(([name]) => !name.endsWith(TYPED))
  const typed = new Map(said.filter(([name]) => name.endsWith(TYPED)).map(([name, value]) => [name.slice(0, -TYPED.length), value]))
  return Object.fromEntries(fields.map(([name, value]) => [name, value === '' ? typed.get(name) ?? '' : value]))
}
