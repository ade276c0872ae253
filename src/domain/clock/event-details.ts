import { readMoment } from '../calendar/read-date.ts'

/**
 * What may be said about an event beyond its date: the keys the rules read, and what each may hold. Checked where they are typed
 * (`--set`, the import, `/case`), so that a slip is a problem with a name and not a rule that silently does not apply.
 */

const yesOrNo = { holds: 'true or false', isRight: (value: string) => value === 'true' || value === 'false' }
const aDate = { holds: 'a date like 2026-12-01', isRight: isMoment }
const wholeNumber = { holds: 'a whole number', isRight: (value: string) => /^[1-9]\d*$/.test(value) }
const words = { holds: 'words', isRight: (value: string) => value.trim() !== '' }

/** The kinds of placement the visiting rules tell apart. */
export const PLACEMENT_KINDS = ['foster', 'residential', 'parents', 'connected-person', 'short-breaks'] as const

interface DetailKind {
  readonly holds: string
  readonly isRight: (value: string) => boolean
}

export const EVENT_DETAILS: Readonly<Record<string, DetailKind>> = {
  // Did it take place, and does it count?
  seen: yesOrNo,
  cancelled: yesOrNo,
  adjourned: yesOrNo,
  refused: yesOrNo,
  vacated: yesOrNo,
  interim: yesOrNo,
  // Facts about a placement, for the visiting rules.
  kind: { holds: PLACEMENT_KINDS.join(', '), isRight: (value) => PLACEMENT_KINDS.some((kind) => kind === value) },
  to18: yesOrNo,
  'long-term': yesOrNo,
  'child-agrees': yesOrNo,
  'interim-order': yesOrNo,
  approved: yesOrNo,
  first: yesOrNo,
  reviewed: yesOrNo,
  unregulated: yesOrNo,
  // Facts about a young person.
  'until-25': yesOrNo,
  disabled: yesOrNo,
  // Dates and numbers somebody fixed.
  next: aDate,
  'core-group': aDate,
  hearing: aDate,
  until: aDate,
  'visits-every': wholeNumber,
  number: wholeNumber,
  // Which one is meant, and whom it covered.
  of: words,
  rule: words,
  timetable: words,
  key: words,
  title: words,
  covered: words,
  'not-covered': words,
  done: words,
}

/** What is wrong with a detail, as one sentence; null when it can be used. */
export function detailProblem(key: string, value: string): string | null {
  const kind = Object.hasOwn(EVENT_DETAILS, key) ? EVENT_DETAILS[key] : undefined
  if (kind === undefined) return `“${key}” is not a detail the clock knows: it knows ${Object.keys(EVENT_DETAILS).join(', ')}.`
  return kind.isRight(value) ? null : `“${key}” holds ${kind.holds}, not “${value}”.`
}

function isMoment(value: string): boolean {
  try {
    readMoment(value)
    return true
  } catch {
    return false
  }
}
