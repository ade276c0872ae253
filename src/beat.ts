import { tick } from './app/tick.ts'
import type { Assembly } from './assemble.ts'
import type { Instant } from './domain/calendar/london.ts'

/** One minute of the product's life: newly loaded holidays taken up, what is due enqueued, what waits sent. */
export async function beat({ app, courier, takeUpHolidays }: Assembly, now: Instant): Promise<void> {
  await takeUpHolidays()
  await tick(app, now)
  await courier.deliver(now)
}
