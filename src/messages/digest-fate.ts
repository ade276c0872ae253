import type { Instant } from '../domain/calendar/london.ts'
import { londonDateOf, londonTimeOf } from '../domain/calendar/london.ts'
import { momentInWords } from '../domain/calendar/words.ts'
import type { Silence } from '../domain/watch/silences.ts'

/** What became of one day's digest of a unit or a person. */
export type DigestFate =
  | { readonly kind: 'sent'; readonly at: Instant }
  | { readonly kind: 'not-sent'; readonly because: string }
  | { readonly kind: 'waits'; readonly until: Instant; readonly because: string }
  | { readonly kind: 'none'; readonly because: Silence }
  | { readonly kind: 'comes'; readonly at: Instant }
  /** It should have come then, and nobody promised it. */
  | { readonly kind: 'late'; readonly at: Instant }

const WHY_NONE: Readonly<Record<Silence, string>> = {
  weekend: 'none: it is a weekend',
  'bank-holiday': 'none: it is a bank holiday',
  leave: 'none: they are on leave',
  'not-their-day': 'none: they do not work that day',
  'school-holidays': 'none: they are away in school holidays',
  missed: 'missed: the co-ordinator did not run that day, or could not',
}

/** For whoever runs the product: whether a digest came, and if not, why. */
export function sayDigestFate(fate: DigestFate, now: Instant): string {
  switch (fate.kind) {
    case 'sent': return `sent at ${clock(fate.at, now)}`
    case 'not-sent': return `not sent: ${fate.because}`
    case 'waits': return `waits until ${clock(fate.until, now)}: ${fate.because}`
    case 'none': return WHY_NONE[fate.because]
    case 'comes': return `comes at ${clock(fate.at, now)}`
    case 'late': return `late: it should have come at ${clock(fate.at, now)}`
    default: return fate satisfies never
  }
}

function clock(at: Instant, now: Instant): string {
  return londonDateOf(at) === londonDateOf(now) ? londonTimeOf(at) : momentInWords(at)
}
