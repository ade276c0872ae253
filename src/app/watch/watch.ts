import type { Instant } from '../../domain/calendar/london.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import { alarmStep, worthTelling } from '../../domain/watch/alarm.ts'
import { isLate, type Late } from '../../domain/watch/late.ts'
import { isAllWell } from '../../domain/watch/what-is-late.ts'
import { errorFields } from '../../ports/log.ts'
import { inTime } from '../../ports/timers.ts'
import { messagesFor } from './administrators.ts'
import { heartbeatNoted, type Heartbeat } from './heartbeat.ts'
import { look, type Looking, type Seen } from './look.ts'
import { tellAdministrators, tellBlind, type TellingParts } from './tell.ts'

/** The auditor: looks at the product itself every minute, by a beat of its own, and tells those who run it what is late. */
export interface Watch {
  /** One look, and what follows from it. Never throws. */
  minute(now: Instant): Promise<void>
}

export interface WatchParts extends TellingParts {
  readonly app: TellingParts['app'] & Looking
  /** Null where no outside address is set up. */
  readonly heartbeat: Heartbeat | null
}

/** A database that takes longer to be looked at does not answer. */
const PATIENCE_MS = 20_000

export function createWatch(parts: WatchParts): Watch {
  const { app, heartbeat, timers } = parts
  const { watchBook, alarmBook, log } = app
  /** Since when nothing could be looked at, and whether that was told. The database cannot keep it: it is what does not answer. */
  let blind: { readonly since: Instant; wasTold: boolean } | null = null

  async function settle(seen: Seen): Promise<void> {
    const { at: now, late, noted, isEveryDigestPromised } = seen
    if (isEveryDigestPromised && noted !== null) await watchBook.noteDigestsWhole(now)
    const step = alarmStep(await alarmBook.open(), worthTelling(late, noted?.beat ?? null, now), now, app.newId)
    if (step !== null) {
      const { alarm, telling } = step
      if (telling !== null) log.error(logged(telling.late), `something is late: ${telling.stage}`)
      // another process that was first tells it
      await alarmBook.step(alarm, telling === null ? [] : await messagesFor(app, parts.administrators, telling))
    }
    await tellAdministrators(parts, () => failingPlatforms(parts, late), now)
  }

  /** Told while all is well, and withheld while anything is late: then whoever keeps the address raises the alarm. */
  async function tellOutside({ at: now, late, noted }: Seen): Promise<void> {
    if (heartbeat === null || noted === null || !isAllWell(late, noted.beat, now)) return
    const change = heartbeatNoted(noted.heartbeat, await heartbeat.beat(), now)
    if (change !== undefined) await watchBook.noteHeartbeat(change)
  }

  async function cannotSee(error: unknown, now: Instant): Promise<void> {
    log.error(errorFields(error), 'the auditor could not look; it tries again next minute')
    blind ??= { since: now, wasTold: false }
    if (blind.wasTold || !isLate(blind.since, now)) return
    blind.wasTold = true
    await tellBlind(parts, blind.since, now)
  }

  return {
    async minute(now) {
      try {
        const seen = await inTime(timers, PATIENCE_MS, look(app, now))
        if (seen === 'late') throw new Error('the database took too long')
        blind = null
        await Promise.all([settle(seen), tellOutside(seen)])
      } catch (error) {
        await cannotSee(error, now)
      }
    },
  }
}

/** The platforms on which messages are late, and those that say themselves that they do not work. */
async function failingPlatforms({ app, timers }: WatchParts, late: readonly Late[]): Promise<ReadonlySet<Platform>> {
  const behind = late.flatMap((one) => (one.kind === 'messages' ? one.ways : [])).filter((way) => way !== 'email')
  const asked = await Promise.all([...app.chats.values()].map(async (chat) => {
    const problems = await inTime(timers, PATIENCE_MS, chat.problems())
    return problems === 'late' || problems.length > 0 ? [chat.platform] : []
  }))
  return new Set([...behind, ...asked.flat()])
}

function logged(late: readonly Late[]): Readonly<Record<string, string | number>> {
  return Object.fromEntries(late.map((one) => [one.kind, 'count' in one ? one.count : one.since]))
}
