import { tick } from './app/tick.ts'
import type { Assembly } from './assemble.ts'
import type { Instant } from './domain/calendar/london.ts'

/**
 * One minute of the product's life: newly loaded holidays taken up, what is due enqueued, a few accounts
 * looked at. Sending is set
 * going and not waited for: a platform that hangs must not keep the next minute from coming.
 */
export async function beat({ app, takeUpHolidays, lookAtAccounts }: Assembly, now: Instant): Promise<void> {
  await takeUpHolidays()
  await tick(app, now)
  await lookAtAccounts(now)
}
