import { tick } from './app/tick.ts'
import type { Assembly } from './assemble.ts'
import type { Instant } from './domain/calendar/london.ts'
import { nextBeat } from './domain/watch/beat.ts'

/**
 * One minute of the product's life: newly loaded holidays taken up, what is due enqueued, a few accounts looked at, and that it was done
 * noted for whoever watches. Sending is set going and not waited for: a platform that hangs must not keep the next minute from coming.
 * While the playground's clock is moved, the moments passed over are no time away.
 */
export async function beat(
  { app, takeUpHolidays, lookAtAccounts }: Assembly, now: Instant, { isTravelling = false }: { readonly isTravelling?: boolean } = {},
): Promise<void> {
  await takeUpHolidays()
  const isWhole = await tick(app, now)
  await lookAtAccounts(now)
  const last = await app.watchBook.lastBeat()
  await app.watchBook.noteBeat(nextBeat(last?.beat ?? null, now, { isWhole, isTravelling }))
}
