import type { Intent } from './intent.ts'
import { intentSchema } from './intent.ts'

/**
 * An intent as the text a button carries. Named fields rather than positions: a button pressed a year from now must still be
 * read, and a field added since then takes its default. Ids and numbers keep it well under Slack's 2,000 characters.
 */
export function encodeIntent(intent: Intent): string {
  return JSON.stringify(intent)
}

/** The intent a button carries; null for anything that is not one. What comes back from a browser is never trusted further than this. */
export function decodeIntent(text: string): Intent | null {
  try {
    // Dates and amounts are read by functions that throw, and zod lets that through.
    const parsed = intentSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
