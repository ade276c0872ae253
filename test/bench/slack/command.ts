import { createHmac } from 'node:crypto'
import { WORKSPACE, type BenchUnit } from './authority.ts'

/** A slash command somebody types, with a number that is found again in what is said about it. */
export interface Command {
  readonly verb: 'decide' | 'allocate'
  readonly text: string
  readonly marker: number
  readonly unit: BenchUnit
}

export const SIGNING_SECRET = 'not-a-secret-of-anybodys'

/**
 * The command with that number: one unit after the other, and in each round another of its cases, so that no channel is asked more
 * often than it has to be. Every unit is asked both kinds by turns.
 */
export function commandOf(marker: number, units: readonly BenchUnit[]): Command {
  const round = Math.floor(marker / units.length)
  const unit = units[marker % units.length]
  const family = unit?.cases[round % unit.cases.length]
  if (unit === undefined || family === undefined) throw new Error('There is no unit with a case to ask about.')
  return (marker + round) % 2 === 0
    ? { verb: 'decide', text: `${family} spend £${(1 + (marker % 97) / 100).toFixed(2)} taxis to contact, trip-${marker}`, marker, unit }
    : { verb: 'allocate', text: `${family} book taxis for trip-${marker} to <@${unit.owner}|owner> by fri`, marker, unit }
}

/** The number in a message about a command, however the message is written; null when it is about none. */
export function markerIn(text: string): number | null {
  const found = /trip-(\d+)/.exec(text)?.[1]
  return found === undefined ? null : Number(found)
}

export interface Signed {
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The request Slack makes of it, signed. */
export function requestOf({ verb, text, marker, unit }: Command, responses: URL): Signed {
  const timestamp = Math.floor(Date.now() / 1_000)
  const body = new URLSearchParams({
    token: 'unused', team_id: WORKSPACE, team_domain: 'bench', channel_id: unit.channel, channel_name: 'unit', user_id: unit.asker,
    user_name: 'asker', command: `/${verb}`, text, api_app_id: 'A0BENCH', is_enterprise_install: 'false',
    response_url: new URL(`commands/${marker}`, responses).href, trigger_id: `${timestamp}.${marker}.bench`,
  }).toString()
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      'X-Slack-Request-Timestamp': String(timestamp), 'X-Slack-Signature': `v0=${signature}`,
    },
    body,
  }
}
