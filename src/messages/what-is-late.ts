import type { Instant } from '../domain/calendar/london.ts'
import { londonDateOf, londonTimeOf, minutesBetween } from '../domain/calendar/london.ts'
import { momentInWords } from '../domain/calendar/words.ts'
import type { Late, LateKind, SendingWay } from '../domain/watch/late.ts'
import { counted, listed } from './counted.ts'

const WAYS: Readonly<Record<SendingWay, string>> = { slack: 'Slack', teams: 'Teams', playground: 'the playground', email: 'e-mail' }

type Says<Kind extends LateKind> = (late: Extract<Late, { kind: Kind }>, now: Instant) => string

const saying: { readonly [Kind in LateKind]: Says<Kind> } = {
  beat: ({ since }, now) =>
    `The minute’s work was last done ${ago(since, now)}. Check that the co-ordinator runs; if it does, stop it and start it again.`,
  break: ({ since, until }) => {
    const away = `The co-ordinator did not work from ${momentInWords(since)} to ${momentInWords(until)}.`
    return `${away} What was missed is made up for now; find out why it stopped.`
  },
  work: ({ since }, now) => `Part of the minute’s work has failed since ${ago(since, now)}. The log says which part and why.`,
  decisions: ({ count, lost, since }, now) => {
    const nowhere = lost === 0 ? '' : ` Of these, ${lost} have no next step at all: withdraw and record them again.`
    const late = `Decisions that should have gone up by now: ${count}, the first ${ago(since, now)}.`
    return `${late}${nowhere} Check that the co-ordinator runs; the log says why.`
  },
  digests: ({ count, since }, now) =>
    `Digests that should have come by now: ${count}, the first ${ago(since, now)}. See which and why with unitco mornings.`,
  messages: ({ count, since, ways }, now) => {
    const where = ways.length === 0 ? '' : `, for ${listed(ways.map((way) => WAYS[way]))}`
    return `Messages that wait to be sent: ${count}${where}. The oldest has waited ${lasting(since, now)}; the log says why.`
  },
  database: ({ since }, now) =>
    `The database has not answered since ${ago(since, now)}. Check that it runs and that DATABASE_URL is right.`,
}

/** What is late, how late, and what to do about it, for whoever runs the product. Counts and moments only. */
export function sayWhatIsLate<Kind extends LateKind>(late: Extract<Late, { kind: Kind }> & { kind: Kind }, now: Instant): string {
  const says: Says<Kind> = saying[late.kind]
  return says(late, now)
}

/** `08:30 (12 minutes ago)`, with the day when it was another one. */
function ago(since: Instant, now: Instant): string {
  const at = londonDateOf(since) === londonDateOf(now) ? londonTimeOf(since) : momentInWords(since)
  return `${at} (${lasting(since, now)} ago)`
}

/** How long it is from one moment to the other, in the largest unit that says enough. */
export function lasting(from: Instant, to: Instant): string {
  const minutes = minutesBetween(from, to)
  if (minutes < 120) return counted(minutes, 'minute')
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour')
  return counted(Math.floor(minutes / (24 * 60)), 'day')
}
