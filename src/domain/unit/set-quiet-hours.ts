import type { Asking, Outcome } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Person, QuietHours } from './person.ts'

/**
 * Between which hours somebody wants only what is urgent; null: no such hours any more. People say it for themselves and for nobody
 * else, so there is nobody to name here.
 */
export function setQuietHours(
  asker: Person, request: { readonly hours: QuietHours | null }, asking: Asking,
): Outcome<{ readonly person: Person }> {
  if (!asker.isActive || asker.id !== asking.askerId) return refused('not-found', 'That person was not found.')
  const before = asker.quietHours
  const { hours } = request
  if (hours !== null && hours.from === hours.to) {
    return refused('no-hours', 'Quiet hours cannot begin and end at the same time. Give two times, like 19:00 to 07:30.')
  }
  if (hours?.from === before?.from && hours?.to === before?.to) {
    return refused('already-set', hours === null
      ? 'You have no quiet hours. Nothing needed changing.'
      : `Your quiet hours are ${hours.from} to ${hours.to} already. Nothing needed changing.`)
  }
  const person: Person = { ...asker, quietHours: hours }
  return {
    kind: 'accepted',
    person,
    writes: [{ kind: 'person', row: person }],
    audit: [{
      event: 'quiet-hours-set', byId: asker.id, at: asking.now, unitId: null, caseId: null, subjectId: asker.id,
      detail: { from: hours?.from ?? null, to: hours?.to ?? null },
    }],
    notices: [],
  }
}
