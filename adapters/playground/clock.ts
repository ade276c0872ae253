import type pg from 'pg'
import type { Instant } from '../../src/domain/calendar/london.ts'
import { instantFrom } from '../../src/domain/calendar/london.ts'
import type { Clock } from '../../src/ports/clock.ts'

/** The one clock that can be moved, and only forward: what has been said at a moment stays said. */
export interface MovableClock extends Clock {
  /** Moves to a later moment and stands still there; an earlier moment than now's is left alone. */
  standAt(moment: Instant): Promise<void>
  /** Runs on from where it stands. */
  run(): Promise<void>
  /** Whether it stands still, on its way. */
  isStanding(): boolean
}

const KEY = 'clock-ahead-ms'

/**
 * Opens the playground's clock, which runs ahead of `wall` by what it was moved before. How far is written down with every move, so
 * that a restart never takes people back to before something they saw.
 */
export async function openClock(pool: pg.Pool, wall: Clock): Promise<MovableClock> {
  const { rows } = await pool.query<{ value: unknown }>('SELECT value FROM playground_setting WHERE key = $1', [KEY])
  let aheadMs = typeof rows[0]?.value === 'number' ? rows[0].value : 0
  let standing: Instant | null = null

  const now = (): Instant => standing ?? later(wall.now(), aheadMs)
  const remember = async (moment: Instant): Promise<void> => {
    aheadMs = millisecondsBetween(wall.now(), moment)
    await pool.query(`
      INSERT INTO playground_setting (key, value) VALUES ($1, to_jsonb($2::bigint))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`, [KEY, aheadMs])
  }

  return {
    now,
    isStanding: () => standing !== null,
    async standAt(moment) {
      standing = moment > now() ? moment : now()
      await remember(standing)
    },
    async run() {
      if (standing === null) return
      await remember(standing)
      standing = null
    },
  }
}

function later(at: Instant, milliseconds: number): Instant {
  return instantFrom(Temporal.Instant.from(at).add({ milliseconds }).toString())
}

function millisecondsBetween(from: Instant, to: Instant): number {
  return Temporal.Instant.from(from).until(to).total('milliseconds')
}
