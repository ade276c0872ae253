import type { Instant } from '../../domain/calendar/london.ts'
import { errorFields, type Log } from '../../ports/log.ts'
import type { Web } from '../../ports/web.ts'
import type { HeartbeatProblem } from '../../ports/watch-book.ts'

/** An address outside that is asked for every minute while all is well: when nobody asks any more, whoever keeps it raises the alarm. */
export interface Heartbeat {
  /** Asks, and carries nothing. Null when it was heard; else why not, and what to do. Never throws. */
  readonly beat: () => Promise<string | null>
}

/** A watcher that takes longer has not heard it. */
const PATIENCE_MS = 10_000

/** The address is a secret: whoever knows it can keep the alarm from being raised. It is never logged or shown. */
export function createHeartbeat(web: Web, url: URL, log: Log): Heartbeat {
  return {
    async beat() {
      try {
        const { status } = await web.ask({
          url: url.href, method: 'GET', headers: {}, body: null, signal: AbortSignal.timeout(PATIENCE_MS),
        })
        if (status >= 200 && status < 300) return null
        return `The outside heartbeat answered with ${status}. Check HEARTBEAT_URL.`
      } catch (error) {
        const { error: name, code } = errorFields(error)
        log.warn({ error: name, code }, 'the outside heartbeat could not be told that all is well')
        return 'The outside heartbeat cannot be reached. Check HEARTBEAT_URL, and HTTPS_PROXY where there is one.'
      }
    },
  }
}

/** What is remembered of a try: since when it fails, and why. Undefined when there is nothing new. */
export function heartbeatNoted(before: HeartbeatProblem | null, says: string | null, now: Instant): HeartbeatProblem | null | undefined {
  if (says === null) return before === null ? undefined : null
  return before?.says === says ? undefined : { since: before?.since ?? now, says }
}
