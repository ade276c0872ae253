import type { LondonDate } from '../domain/calendar/london.ts'
import { readDate } from '../domain/calendar/read-date.ts'
import { WrongUsage } from './command.ts'

/** Reads the value of `--on`. Throws `WrongUsage` for what is no date. */
export function readOn(text: string): LondonDate {
  try {
    return readDate(text)
  } catch (error) {
    throw new WrongUsage(`--on: ${error instanceof Error ? error.message : String(error)}`)
  }
}
