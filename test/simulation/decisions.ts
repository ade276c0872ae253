import { pence } from '../../src/domain/authority/money.ts'
import { addDays, addMinutes, atLondon, timeFrom, type Instant, type LondonDate } from '../../src/domain/calendar/london.ts'
import type { DecideRequest } from '../../src/domain/decision/decide.ts'
import type { Dice } from './habits.ts'

/** What a unit decides in a week, in hundredths of its decisions: invented, and of about the shape DOMAIN describes. */
const KINDS: readonly (readonly [type: string, share: number])[] = [
  ['day-to-day', 44], ['spend', 26], ['refer', 11], ['start-s47', 5], ['close', 4], ['jarp', 2], ['return-home', 2], ['permanence', 1.5],
  ['section-20', 1.5], ['care-proceedings', 1], ['residential', 1], ['outside-methods', 0.5], ['emergency-protection-order', 0.5],
]

/** Decisions one unit makes in a week. */
export const A_WEEK = 6

export interface Planned {
  readonly at: Instant
  readonly request: DecideRequest
}

/** The unit's decisions of one week: by day, but for what cannot wait. */
export function decisionsOfWeek(monday: LondonDate, dice: Dice): readonly Planned[] {
  return Array.from({ length: dice.howMany(A_WEEK) }, () => {
    const type = kindOf(dice)
    const isUrgent = type === 'emergency-protection-order' || (type !== 'day-to-day' && dice.happens(0.03))
    const isOutOfHours = isUrgent && dice.happens(0.4)
    const on = addDays(monday, dice.whole(0, isOutOfHours ? 6 : 4))
    const at = isOutOfHours
      ? addMinutes(atLondon(on, timeFrom('17:00')), dice.whole(0, 960))
      : addMinutes(atLondon(on, timeFrom('09:00')), dice.whole(0, 479))
    const amount = type === 'spend' ? pence(Math.min(500_000, 100 * dice.around(160))) : null
    return {
      at,
      request: {
        type, summary: 'as discussed', amount, isUrgent, decidedById: null, childWants: null, reasons: null, link: null, isConfirmed: true,
      },
    }
  })
}

function kindOf(dice: Dice): string {
  let left = dice.whole(0, 9_999) / 100
  for (const [type, share] of KINDS) {
    left -= share
    if (left < 0) return type
  }
  return 'day-to-day'
}
