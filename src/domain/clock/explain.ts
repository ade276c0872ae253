import { dateInWords, momentInWords } from '../calendar/words.ts'
import { intervalInWords } from './count.ts'
import { EVENT_WORDS } from './event-words.ts'
import type { EndReason, Obligation } from './obligation.ts'
import type { Confidence } from '../task/task.ts'

/** How sure a rule is, in words for whoever reads the date. */
export const CONFIDENCE_WORDS: Readonly<Record<Confidence, string>> = {
  S: 'statute', N: 'national guidance', C: 'common practice; set by your authority', '?': 'to be checked',
}

/**
 * Why a date is what it is, in one or two short sentences: what it counts from, how long, on whose authority, and anything that
 * needs saying about it. No names and no references: it is shown beside the task, which has them.
 */
export function explain(obligation: Obligation): string {
  const { rule, title, source, confidence, warnings } = obligation
  return [`${title}: ${reason(obligation)}.`, `${rule}, ${source} (${CONFIDENCE_WORDS[confidence]}).`, ...warnings].join(' ')
}

function reason(obligation: Obligation): string {
  const { anchor, interval, setBy } = obligation
  if (interval.unit === 'moment') return 'the date the court set'
  const when = anchor.at !== null && interval.unit === 'hours' ? momentInWords(anchor.at) : dateInWords(anchor.on)
  const long = intervalInWords(interval)
  return REASONS[setBy](long, `${long} after ${EVENT_WORDS[anchor.kind]} (${when})`)
}

const REASONS: Readonly<Record<Obligation['setBy'], (long: string, counted: string) => string>> = {
  interval: (_, counted) => counted,
  ahead: (long) => `${long} before the conference is due`,
  fixed: (_, counted) => `the date fixed; otherwise ${counted}`,
  extension: (_, counted) => `${counted}, with the extension granted`,
  hastened: (_, counted) => `brought forward by a later event; otherwise ${counted}`,
  'in-time': (_, counted) => `in time for the first review; otherwise ${counted}`,
  age: (_, counted) => `from the birthday it starts to apply; otherwise ${counted}`,
}

const END_WORDS: Readonly<Partial<Record<EndReason, string>>> = {
  refused: 'it was refused, and the refusal is recorded',
  vacated: 'the court no longer requires it',
  'before-records': 'it was due long before this product was told of it',
  'no-longer-required': 'what was recorded since no longer asks for it',
  'conference-not-required': 'the conference is not required',
  placement: 'the child moved to another placement',
  moved: 'the child moved',
  'looked-after': 'the child became looked after',
  'protection-plan': 'a protection plan began',
  'plan-ended': 'the plan ended',
  'ceased-looked-after': 'the child is no longer looked after',
  'left-care': 'the young person left care',
  'placed-for-adoption': 'the child was placed for adoption',
  'care-order-at-home': 'a care order was made and the child lives with a parent',
  'order-made': 'an order was made',
  'strategy-discussion': 'there was a later strategy discussion',
  closed: 'the case was closed',
}

/** Why a task ended without being done, to follow "because": for the message that says so. */
export function endInWords(reason: string): string {
  const age = /^turned-(\d+)$/.exec(reason)?.[1]
  if (age !== undefined) return `the young person turned ${age}`
  return END_WORDS[reason as EndReason] ?? `of ${reason.replaceAll('-', ' ')}`
}
