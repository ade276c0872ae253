import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'

/** How often what came of one command is there. */
interface Kept {
  readonly marker: number
  readonly stored: number
  readonly audited: number
  readonly promised: number
  readonly posted: number
}

/** What was limited is sent when its channel takes messages again: so long is waited for the outbox to be empty, in milliseconds. */
const PATIENCE = 60_000

/** Resolves when every promise is kept, or the patience is over. */
export async function outboxEmpty(database: pg.Client): Promise<void> {
  for (const start = performance.now(); performance.now() - start < PATIENCE; await pause(200)) {
    const { rowCount } = await database.query(`SELECT FROM notice WHERE state IN ('pending', 'sending') LIMIT 1`)
    if (rowCount === 0) return
  }
}

/**
 * What is wrong with what the product kept of the commands it acknowledged, one sentence each: every one has to be in the state, in the
 * audit and in the outbox exactly once, and to have come to its channel once.
 */
export async function wrongWith(
  database: pg.Client, acknowledged: readonly number[], arrivalsOf: (marker: number) => number,
): Promise<readonly string[]> {
  const { rows } = await database.query<Kept>(`
    WITH made AS (
      SELECT id, substring(summary FROM 'trip-([0-9]+)')::int AS marker FROM decision WHERE summary ~ 'trip-'
      UNION ALL SELECT id, substring(title FROM 'trip-([0-9]+)')::int FROM task WHERE title ~ 'trip-'
    )
    SELECT marker, count(*)::int AS stored,
      sum((SELECT count(*) FROM audit_event a WHERE a.subject_id = made.id AND a.event IN ('decision-recorded', 'task-allocated')))::int
        AS audited,
      sum((SELECT count(*) FROM notice n WHERE n.subject_id = made.id))::int AS promised,
      sum((SELECT count(*) FROM posting p WHERE p.subject_id = made.id))::int AS posted
    FROM made GROUP BY marker`)
  const byMarker = new Map(rows.map((row) => [row.marker, row]))
  return acknowledged.flatMap((marker) => {
    const { stored, audited, promised, posted } = byMarker.get(marker) ?? { stored: 0, audited: 0, promised: 0, posted: 0 }
    const arrived = arrivalsOf(marker)
    const isRight = [stored, audited, promised, posted, arrived].every((count) => count === 1)
    const times = `stored ${stored}, audited ${audited}, promised ${promised}, posted ${posted}, arrived ${arrived} times`
    return isRight ? [] : [`Command ${marker}: ${times}.`]
  })
}
