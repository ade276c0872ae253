import { describe, expect, it } from 'vitest'
import type { Ask } from '../src/app/ask.ts'
import { createMetrics } from '../src/metrics.ts'
import type { Message } from '../src/messages/model.ts'
import type { Seen } from '../src/app/watch/look.ts'
import { addMinutes, addSeconds } from '../src/domain/calendar/london.ts'
import type { Outbox } from '../src/ports/outbox.ts'
import { now } from './contracts/council.ts'
import { keptLog } from './support/kept-log.ts'

const COUNTS = { pending: 2, sending: 1, sent: 40, stale: 3, failed: 0, unknown: 0 }
const said: Message = { summary: 'Alfie Smith', blocks: [] }
const anAsk: Ask = {
  identity: { platform: 'playground', tenant: 'playground', user: 'kim' }, channel: null, key: 'k1',
  said: { kind: 'words', line: 'due C-1042' },
}

const beat = { at: addSeconds(now, -90), since: addMinutes(now, -600), before: null, wholeAt: addMinutes(now, -10) }
const seen: Seen = {
  at: now, isEveryDigestPromised: false, noted: { beat, digestsWholeAt: null, heartbeat: null },
  late: [{ kind: 'decisions', since: addMinutes(now, -6), count: 2, lost: 0 }, { kind: 'work', since: addMinutes(now, -10) }],
}

function metrics(
  backlog: Outbox['backlog'] = () => Promise.resolve({ counts: COUNTS, oldestPendingMinutes: 12 }),
  look: () => Promise<Seen> = () => Promise.resolve(seen),
) {
  const unasked = (): never => { throw new Error('not asked for by metrics') }
  const outbox: Outbox = {
    backlog, claim: unasked, claimOne: unasked, markSent: unasked, markEnded: unasked, postpone: unasked, copies: unasked,
    waitingBecause: unasked, bringForward: unasked,
    placeFailed: unasked, placeProblems: unasked, undelivered: unasked, posted: unasked,
  }
  return createMetrics({ outbox, clock: { now: () => now }, log: keptLog() }, look)
}

/** Our own figures, by name. */
async function figures(of: ReturnType<typeof metrics>): Promise<Readonly<Record<string, number>>> {
  const { text } = await of.read()
  const lines = text.split('\n').filter((line) => line.startsWith('unitco_'))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

describe('the figures', () => {
  it('count what people ask by how it was answered, and how long it took', async () => {
    const watched = metrics()
    const answer = watched.watching(() => Promise.resolve({ kind: 'message', message: said }))
    await answer(anAsk)
    await answer(anAsk)
    await answer({ ...anAsk, said: { kind: 'command', verb: 'due', line: '' } })
    expect(await figures(watched)).toMatchObject({
      'unitco_asks_total{said="words",answered="message"}': 2, 'unitco_asks_total{said="command",answered="message"}': 1,
      'unitco_answer_seconds_count': 3,
    })
  })

  it('give the answer on as it is', async () => {
    const reply = { kind: 'message', message: said } as const
    expect(await metrics().watching(() => Promise.resolve(reply))(anAsk)).toBe(reply)
  })

  it('count the messages by state, and say how long the oldest has waited', async () => {
    expect(await figures(metrics())).toMatchObject({
      'unitco_notices{state="pending"}': 2, 'unitco_notices{state="sent"}': 40, 'unitco_notices{state="failed"}': 0,
      'unitco_oldest_pending_minutes': 12,
    })
  })

  it('leave the messages out while the database is away, and do not repeat old ones', async () => {
    let isAway = false
    const backlog = () => Promise.resolve({ counts: COUNTS, oldestPendingMinutes: 12 })
    const watched = metrics(() => (isAway ? Promise.reject(new Error('away')) : backlog()))
    expect(Object.keys(await figures(watched)).filter((name) => /notices|pending/.test(name))).toHaveLength(7)
    isAway = true
    expect(Object.keys(await figures(watched)).filter((name) => /notices|pending/.test(name))).toEqual([])
    expect((await watched.read()).text).toContain('process_cpu_seconds_total')
  })

  it('say how much is late, and how long ago the minute’s work was done', async () => {
    expect(await figures(metrics())).toMatchObject({
      unitco_late_escalations: 2, unitco_late_digests: 0, unitco_late_messages: 0,
      unitco_seconds_since_beat: 90, unitco_seconds_since_whole_beat: 600, unitco_heartbeat_failing: 0,
    })
  })

  it('say that the outside heartbeat is not heard; and of a beat that never was, nothing', async () => {
    const heartbeat = { since: now, says: 'It cannot be reached.' }
    const failing = metrics(undefined, () => Promise.resolve({ ...seen, noted: { beat, digestsWholeAt: null, heartbeat } }))
    expect(await figures(failing)).toMatchObject({ unitco_heartbeat_failing: 1 })
    const never = metrics(undefined, () => Promise.resolve({ ...seen, noted: null }))
    expect(Object.keys(await figures(never))).not.toContain('unitco_seconds_since_beat')
  })

  it('leave out what is late while it cannot be looked at', async () => {
    let isAway = false
    const watched = metrics(undefined, () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(seen)))
    const late = async () => Object.keys(await figures(watched)).filter((name) => /late|beat/.test(name))
    expect(await late()).toHaveLength(6)
    isAway = true
    expect(await late()).toEqual([])
  })

  it('hold nothing that anybody said or was told', async () => {
    const watched = metrics()
    await watched.watching(() => Promise.resolve({ kind: 'message', message: said }))(anAsk)
    expect((await watched.read()).text).not.toMatch(/Alfie|C-1042|kim|k1/)
  })
})
