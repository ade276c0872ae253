import type { Instant } from '../domain/calendar/london.ts'

/** The time. Read once at each door and passed down; only the playground's can be moved. */
export interface Clock {
  now(): Instant
}
