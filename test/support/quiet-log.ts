import type { Log } from '../../src/ports/log.ts'

/** A log that keeps what it is told, for tests that look at it or only want silence. */
export function quietLog(): Log & { readonly said: string[] } {
  const said: string[] = []
  const say = (_fields: unknown, what: string) => void said.push(what)
  return { said, info: say, warn: say, error: say }
}
