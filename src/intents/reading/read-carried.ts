import type { Parsed } from '../parsed.ts'
import type { Values } from '../sheet.ts'

/** A number a form carries unchanged; null when it is missing or is not one. */
export function carriedNumber(carries: Values, name: string): number | null {
  const text = carries[name] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}

/** What a form comes to whose carried ids are gone: it was drawn before something changed. */
export const OUT_OF_DATE: Parsed = { kind: 'unclear', says: 'This form is out of date. Open it again.', didYouMean: [] }
