import type { BenchUnit } from './authority.ts'

/** A command somebody gives, with a number that is found again in what is said about it. */
export interface Command {
  readonly verb: 'decide' | 'allocate'
  readonly text: string
  readonly marker: number
  readonly unit: BenchUnit
}

/**
 * The command with that number: one unit after the other, and in each round another of its cases, so that no channel is asked more
 * often than it has to be. Every unit is asked both kinds by turns. `mention` is how somebody is named on the platform.
 */
export function commandOf(marker: number, units: readonly BenchUnit[], mention: (user: string) => string): Command {
  const round = Math.floor(marker / units.length)
  const unit = units[marker % units.length]
  const family = unit?.cases[round % unit.cases.length]
  if (unit === undefined || family === undefined) throw new Error('There is no unit with a case to ask about.')
  return (marker + round) % 2 === 0
    ? { verb: 'decide', text: `${family} spend £${(1 + (marker % 97) / 100).toFixed(2)} taxis to contact, trip-${marker}`, marker, unit }
    : { verb: 'allocate', text: `${family} book taxis for trip-${marker} to ${mention(unit.owner)} by fri`, marker, unit }
}

/** The number in a message about a command, however the message is written; null when it is about none. */
export function markerIn(text: string): number | null {
  const found = /trip-(\d+)/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}
