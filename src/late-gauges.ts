import { Gauge, type Registry } from 'prom-client'
import type { Seen } from './app/watch/look.ts'
import type { Instant } from './domain/calendar/london.ts'

/** What the auditor saw, as figures: how much is more than five minutes late, and how long ago the minute's work was done. */
export interface LateGauges {
  show(seen: Seen, now: Instant): void
  /** Leaves them out: an old figure would be taken for today's. */
  forget(): void
}

export function lateGauges(registers: Registry[]): LateGauges {
  const gauge = (name: string, help: string) => new Gauge({ name, help, labelNames: [], registers })
  const counts = {
    decisions: gauge('unitco_late_escalations', 'Decisions that wait and should have gone up more than five minutes ago.'),
    digests: gauge('unitco_late_digests', 'Digests of today that should have come more than five minutes ago.'),
    messages: gauge('unitco_late_messages', 'Messages promised more than five minutes ago, not sent and not held back.'),
  }
  const beat = gauge('unitco_seconds_since_beat', 'Seconds since the minute’s work was last done, by any process.')
  const whole = gauge('unitco_seconds_since_whole_beat', 'Seconds since it was last done with nothing of it failing.')
  const heartbeat = gauge('unitco_heartbeat_failing', '1 while the outside heartbeat cannot be told that all is well.')
  const all = [...Object.values(counts), beat, whole, heartbeat]

  return {
    forget: () => all.forEach((one) => one.remove()),
    show({ late, noted }, now) {
      for (const [kind, shown] of Object.entries(counts)) {
        const found = late.find((one) => one.kind === kind)
        shown.set(found !== undefined && 'count' in found ? found.count : 0)
      }
      if (noted === null) return
      beat.set(secondsBetween(noted.beat.at, now))
      if (noted.beat.wholeAt !== null) whole.set(secondsBetween(noted.beat.wholeAt, now))
      heartbeat.set(noted.heartbeat === null ? 0 : 1)
    },
  }
}

/** None before it: another process's clock may be a moment ahead. */
function secondsBetween(from: Instant, to: Instant): number {
  return Math.max(0, Temporal.Instant.from(from).until(to).total('seconds'))
}
