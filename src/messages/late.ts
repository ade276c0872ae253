import type { Instant } from '../domain/calendar/london.ts'
import { londonTimeOf } from '../domain/calendar/london.ts'
import { counted } from './counted.ts'
import type { Example } from './example.ts'
import { at } from './example-world.ts'
import type { Message } from './model.ts'
import { paragraph, stated } from './text.ts'

/** Lateness up to this many minutes is nobody's business. */
const WORTH_SAYING_MINUTES = 5

/**
 * A message that missed its time says so in its first line; one that is a few minutes late is left as it is. With the moment it
 * should have come, it says that too.
 */
export function sayLate(message: Message, lateByMinutes: number, shouldHaveCome: Instant | null = null): Message {
  if (lateByMinutes <= WORTH_SAYING_MINUTES) return message
  const late = duration(lateByMinutes)
  const words = shouldHaveCome === null ? 'this' : `this should have come at ${londonTimeOf(shouldHaveCome)}; it`
  return { ...message, blocks: [stated('Late', `${words} is ${late} late.`, 'warning'), ...message.blocks] }
}

function duration(minutes: number): string {
  if (minutes < 120) return counted(minutes, 'minute')
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour')
  return counted(Math.floor(minutes / (24 * 60)), 'day')
}

const digest: Message = {
  summary: 'Hawthorn today: nothing is due and no decision waits.',
  blocks: [paragraph('Hawthorn: nothing is due and no decision waits.')],
}

export const lateExamples: readonly Example[] = [
  { title: 'A digest that comes late', message: sayLate(digest, 41, at('2026-11-23', '08:30')) },
  { title: 'A digest that comes hours late', message: sayLate(digest, 135) },
]
