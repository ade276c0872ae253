import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Assembly } from '../../src/assemble.ts'
import { addMinutes, type Instant } from '../../src/domain/calendar/london.ts'
import type { Intent } from '../../src/intents/intent.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { minute } from '../support/running-product.ts'
import { createWorld, type World } from '../support/world.ts'

/**
 * The laws of the ladder on the whole product and PostgreSQL, under schedules nobody thought of: presses by anybody, people away, processes
 * that stop and others that take over, beats that come late. The same laws are held against the domain alone, a thousand times as often, in
 * test/domain/escalation/model.
 */

interface Open {
  readonly id: string
  readonly version: number
  readonly asked: string | null
}

const PEOPLE = ['kim', 'sam', 'alex', 'priya', 'helen', 'marcus', 'ruth'] as const
const CASES = ['C-1042', 'C-1043', 'C-1045'] as const
const LINES = ['residential placement', 'spend £900 a cooker', 'care proceedings urgent', 'change permanence plan'] as const

const someStep = fc.oneof(
  { weight: 2, arbitrary: fc.record({
    does: fc.constant('decides' as const), ref: fc.constantFrom(...CASES), line: fc.constantFrom(...LINES),
  }) },
  { weight: 5, arbitrary: fc.record({
    does: fc.constantFrom('approve', 'decline', 'send-back', 'answer', 'withdraw', 'acknowledge'),
    who: fc.constantFrom(null, null, null, null, null, ...PEOPLE),
    which: fc.nat({ max: 5 }), behind: fc.constantFrom(0, 0, 0, 1),
  }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('beat' as const), after: fc.constantFrom(1, 15, 90, 480, 1_500) }) },
  { weight: 1, arbitrary: fc.record({
    does: fc.constant('away' as const), who: fc.constantFrom('priya', 'helen', 'marcus'), days: fc.nat({ max: 3 }),
  }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('restart' as const) }) },
)
/** What is written in the form of a press, where it has one. */
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'decline': { reason: 'not now' }, 'send-back': { question: 'why now?' }, 'answer': { answer: 'because it is needed' },
}

type Step = typeof someStep extends fc.Arbitrary<infer Each> ? Each : never

describe('under any schedule, on PostgreSQL', () => {
  let world: World
  let running: Assembly
  const counts = new Map<string, number>()
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1)

  beforeAll(async () => {
    // the night on which the clocks go back lies among the first days
    world = await createWorld({ at: '2026-10-23 15:00', files: HAWTHORN })
    running = world.assembly
    // every process listens to the pool they share
    world.pool.setMaxListeners(0)
  })
  afterAll(() => console.log([...counts].map(([what, times]) => `${times} ${what}`).join(', ')))

  async function open(): Promise<readonly Open[]> {
    const { rows } = await world.pool.query<Open>(`SELECT e.id, e.version, split_part(p.email, '@', 1) AS asked
      FROM escalation e LEFT JOIN person p ON p.id = e.asked_id WHERE e.state IN ('waiting', 'sent-back') ORDER BY e.raised_at, e.id`)
    return rows
  }

  async function press(step: Extract<Step, { which: number }>): Promise<void> {
    const all = await open()
    const one = all[step.which % Math.max(1, all.length)]
    if (one === undefined) return
    const isTheUnits = step.does === 'answer' || step.does === 'withdraw'
    const about = { kind: step.does, escalation: one.id, version: Math.max(0, one.version - step.behind) }
    const more = WORDS[step.does] ?? {}
    await world.sends(step.who ?? (isTheUnits ? 'kim' : one.asked ?? 'priya'), { ...about, ...more } as Intent, null)
  }

  async function take(step: Step): Promise<void> {
    count(step.does)
    if (step.does === 'decides') await world.says('kim', `/decide ${step.ref} ${step.line}`)
    else if (step.does === 'restart') running = await world.startProcess()
    else if (step.does === 'away') await world.says(step.who, `/unit leave me today to in ${step.days} days`, null)
    else if (step.does === 'beat') {
      world.setClock(addMinutes(world.now(), step.after))
      await minute(running, world.now())
      await expectAfterABeat(world.now())
    } else await press(step)
    await expectLaws()
  }

  const none = async (law: string, sql: string, values: readonly unknown[] = []): Promise<void> => {
    const { rows } = await world.pool.query<Record<string, unknown>>(sql, [...values])
    expect(rows, law).toEqual([])
  }

  const expectAfterABeat = (now: Instant): Promise<void> => none('after a beat every open escalation has its next step in the future',
    `SELECT id FROM escalation WHERE state IN ('waiting', 'sent-back') AND (next_step_at IS NULL OR next_step_at <= $1)`, [now])

  async function expectLaws(): Promise<void> {
    await none('never two live escalations of one decision',
      `SELECT decision_id FROM escalation WHERE state IN ('waiting', 'sent-back') GROUP BY decision_id HAVING count(*) > 1`)
    await none('a decision and its escalation say the same', `SELECT d.id FROM decision d JOIN escalation e ON e.decision_id = d.id
      WHERE d.state::text <> e.state::text`)
    await none('no step after a decision', `SELECT a.position FROM audit_event a JOIN escalation e ON e.id = a.subject_id
      WHERE a.event IN ('escalation-asked', 'escalation-climbed') AND e.closed_at IS NOT NULL AND a.at > e.closed_at`)
    await none('no rung is missed', `SELECT e.id, rung FROM escalation e, generate_series(0, e.step) AS rung
      WHERE NOT EXISTS (SELECT FROM audit_event a WHERE a.subject_id = e.id AND a.event IN ('escalation-asked', 'nobody-available')
        AND (a.detail->>'step')::int = rung)
      AND NOT EXISTS (SELECT FROM audit_event a WHERE a.subject_id = e.decision_id AND a.event = 'escalation-supported')`)
    await none('whoever is asked is told each time, once', `SELECT e.id FROM escalation e WHERE
      (SELECT count(*) FROM audit_event a WHERE a.subject_id = e.id AND a.event = 'escalation-asked' AND a.detail->>'askedId' IS NOT NULL)
      <> (SELECT count(*) FROM notice n WHERE n.subject_id = e.id AND n.about->>'kind' = 'escalation-asked')`)
    await none('nobody answers what they decided or recorded', `SELECT e.id FROM escalation e JOIN decision d ON d.id = e.decision_id
      WHERE e.state IN ('approved', 'declined') AND e.closed_by_id IN (d.decided_by_id, d.recorded_by_id)`)
  }

  it('there is always a next step, never two, none missed, none after the end, and each is told once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(someStep, { minLength: 20, maxLength: 30, size: 'max' }), async (steps) => {
      for (const step of steps) await take(step)
    }), { numRuns: 6, endOnFailure: true })
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
    expect(counts.get('decides') ?? 0).toBeGreaterThan(0)
  }, 180_000)

  it('and everything that was promised was sent: to each person what they were asked, in the end', async () => {
    await minute(running, world.now())
    await none('nothing waits to be sent', `SELECT id FROM notice WHERE state IN ('pending', 'sending', 'unknown', 'failed')`)
    await none('each notice was posted once', `SELECT notice_id FROM posting GROUP BY notice_id HAVING count(*) > 1`)
  })
})
