import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from './app/app.ts'
import type { Answer, Ask } from './app/ask.ts'
import type { Seen } from './app/watch/look.ts'
import type { Instant } from './domain/calendar/london.ts'
import { lateGauges } from './late-gauges.ts'
import { errorFields } from './ports/log.ts'

export interface Metrics {
  /** Counts and times what goes through the door. */
  readonly watching: (answer: Answer) => Answer
  readonly read: () => Promise<{ readonly contentType: string; readonly text: string }>
}

/**
 * Figures for administrators: counts and times only, never a reference, a name or a word anybody typed. `look` is the auditor's, at what
 * is late.
 */
export function createMetrics(
  { outbox, clock, log }: Pick<App, 'outbox' | 'clock' | 'log'>, look: (now: Instant) => Promise<Seen>,
): Metrics {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const registers = [register]
  const asks = new Counter({
    name: 'unitco_asks_total', help: 'What people said, pressed and filled in, by how it was answered.',
    labelNames: ['said', 'answered'], registers,
  })
  const seconds = new Histogram({
    name: 'unitco_answer_seconds', help: 'Time to an answer.', buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3], registers,
  })
  const notices = new Gauge({ name: 'unitco_notices', help: 'Messages by state.', labelNames: ['state'], registers })
  const oldest = new Gauge({
    name: 'unitco_oldest_pending_minutes', help: 'How long the oldest unsent message has waited.', labelNames: [], registers,
  })

  const lateBy = lateGauges(registers)

  /** Without the database its figures are left out: an old figure would be taken for today's. */
  async function readBacklog(): Promise<void> {
    notices.reset()
    oldest.remove()
    try {
      const { counts, oldestPendingMinutes } = await outbox.backlog(clock.now())
      for (const [state, count] of Object.entries(counts)) notices.set({ state }, count)
      oldest.set(oldestPendingMinutes)
    } catch (error) {
      log.warn(errorFields(error), 'the outbox could not be counted for the metrics')
    }
  }

  async function readLate(): Promise<void> {
    lateBy.forget()
    const now = clock.now()
    try {
      lateBy.show(await look(now), now)
    } catch (error) {
      log.warn(errorFields(error), 'what is late could not be counted for the metrics')
    }
  }

  return {
    watching: (answer) => async (ask: Ask) => {
      const stop = seconds.startTimer()
      const reply = await answer(ask)
      stop()
      asks.inc({ said: ask.said.kind, answered: reply.kind })
      return reply
    },
    async read() {
      await Promise.all([readBacklog(), readLate()])
      return { contentType: register.contentType, text: await register.metrics() }
    },
  }
}
