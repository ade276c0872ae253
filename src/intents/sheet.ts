import type { FormName, Parsed } from './parsed.ts'
import type { Intent } from './intent.ts'
import type { Reading } from './reading/reading.ts'

export type Values = Readonly<Record<string, string>>

/**
 * A form being read, field by field. What was understood replaces what was typed; each problem stands beside its field; nothing
 * typed is lost. A command line that cannot be done as it stands becomes the same sheet.
 */
export interface Sheet {
  readonly form: FormName
  readonly carries: Values
  readonly values: Record<string, string>
  readonly problems: Record<string, string>
}

/** The most a chat platform's own fields hold. */
const LONGEST_FIELD = 3_000

/** `problems` are those already found while a command line was taken apart; they stand unless the field turns out unreadable too. */
export function sheet(form: FormName, typed: Values, carries: Values, problems: Values = {}): Sheet {
  return { form, carries, values: { ...typed }, problems: { ...problems } }
}

/** The field's value, or null when it is empty or has a problem. */
export function optional<Value>(on: Sheet, field: string, reader: (text: string) => Reading<Value>): Value | null {
  const text = on.values[field]?.trim() ?? ''
  if (text === '') return null
  if (text.length > LONGEST_FIELD) {
    on.problems[field] = `Keep it under ${LONGEST_FIELD.toLocaleString('en-GB')} characters.`
    return null
  }
  const reading = reader(text)
  if (reading.kind === 'problem') {
    on.problems[field] ??= reading.says
    return null
  }
  on.values[field] = reading.text
  return reading.value
}

/** The same for a field that cannot be left empty: `missing` is the sentence that asks for it. */
export function required<Value>(on: Sheet, field: string, reader: (text: string) => Reading<Value>, missing: string): Value | null {
  const value = optional(on, field, reader)
  if (value === null) on.problems[field] ??= missing
  return value
}

/** The person must look again before anything is done. */
export function hasProblems(on: Sheet): boolean {
  for (const _ in on.problems) return true
  return false
}

/** The form, to be filled in further. */
export function asForm(on: Sheet): Parsed {
  return { kind: 'form', form: on.form, values: on.values, carries: on.carries, problems: on.problems }
}

export function asIntent(intent: Intent): Parsed {
  return { kind: 'intent', intent }
}

/** An empty form, or one with a few things filled in and nothing wrong yet. */
export function openForm(form: FormName, values: Values = {}, carries: Values = {}): Parsed {
  return { kind: 'form', form, values, carries, problems: {} }
}
