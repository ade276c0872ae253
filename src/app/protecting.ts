import { errorFields, type Log } from '../ports/log.ts'
import type { Ask } from './ask.ts'

const URGENT = /\burgent(?:ly)?\b/i

/** Whether somebody may be protecting a child, as far as can be told before anything is known of them: it is read with nothing but the words. */
export function isProtecting({ said }: Ask): boolean {
  switch (said.kind) {
    case 'command': return (said.verb === 'escalate' || said.verb === 'decide') && URGENT.test(said.line)
    case 'words': return URGENT.test(said.line)
    case 'form': return said.values['urgent'] === 'yes'
    case 'press': return 'isUrgent' in said.intent && said.intent.isUrgent
    default: return said satisfies never
  }
}

/** How often what protects a child is tried before anybody is told that it failed. */
const ATTEMPTS = 3

/**
 * Tries again what met a fault, such as a connection that dropped: it was asked once, and is stored once, because its key and its words
 * are recognised. Throws the last fault.
 */
export async function insistently<T>(attempt: () => Promise<T>, log: Log): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tried === ATTEMPTS) throw error
      log.warn({ ...errorFields(error), tried }, 'something urgent met a fault; it is tried again')
    }
  }
}
