import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { everyMinute } from '../../../adapters/cron/every-minute.ts'
import { keptLog } from '../../support/kept-log.ts'

const MINUTE = 60_000

describe('every minute', () => {
  let beats: Date[]
  let finish: () => void
  let started: ReturnType<typeof everyMinute> | null
  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-23T08:29:30Z') })
    beats = []
    started = null
  })
  afterEach(async () => {
    await started?.stop()
    vi.useRealTimers()
  })

  const quick = (): Promise<void> => {
    beats.push(new Date())
    return Promise.resolve()
  }
  /** A beat that works until it is told to finish. */
  const long = async (): Promise<void> => {
    beats.push(new Date())
    await new Promise<void>((resolve) => { finish = resolve })
  }
  const start = (beat: () => Promise<void>, log = keptLog()): void => { started = everyMinute(beat, log) }

  it('there is a beat, on the minute', async () => {
    start(quick)
    await vi.advanceTimersByTimeAsync(3 * MINUTE)
    expect(beats.map((at) => at.toISOString().slice(11, 19))).toEqual(['08:30:00', '08:31:00', '08:32:00'])
  })

  it.each(['2026-03-29T00:58:30Z', '2026-10-25T00:58:30Z'])('there is one through the clock change of %s', async (from) => {
    vi.setSystemTime(from)
    start(quick)
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect(beats.map((at) => at.getUTCMinutes())).toEqual([59, 0, 1, 2, 3])
  })

  it('none comes while another is working, and the next one does', async () => {
    start(long)
    await vi.advanceTimersByTimeAsync(3 * MINUTE)
    expect(beats).toHaveLength(1)
    finish()
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(beats).toHaveLength(2)
    finish()
  })

  it.each([
    ['fails', () => Promise.reject(new TypeError('the database is away'))],
    ['fails at once', () => { throw new TypeError('the database is away') }],
  ])('one that %s is in the log, and the next one comes', async (_, fail) => {
    const log = keptLog()
    start(async () => {
      beats.push(new Date())
      await fail()
    }, log)
    await vi.advanceTimersByTimeAsync(2 * MINUTE)
    expect(beats).toHaveLength(2)
    expect(log.lines).toMatchObject(Array.from({ length: 2 }, () => ({ level: 'error', fields: { error: 'TypeError' } })))
    expect(JSON.stringify(log.lines.map(({ what }) => what))).not.toContain('database is away')
  })

  it('stops when the beat at work is done, and no other comes', async () => {
    start(long)
    await vi.advanceTimersByTimeAsync(MINUTE)
    let isStopped = false
    const stopping = started?.stop().finally(() => { isStopped = true })
    await vi.advanceTimersByTimeAsync(MINUTE)
    expect(isStopped).toBe(false)
    finish()
    await stopping
    await vi.advanceTimersByTimeAsync(5 * MINUTE)
    expect([isStopped, beats.length]).toEqual([true, 1])
  })
})
