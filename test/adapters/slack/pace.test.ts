import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANNEL_PACE, METHOD_PACE, RESTED, createPace, takeTurn, type Limits } from '../../../adapters/slack/pace.ts'
import { ChatFault } from '../../../src/ports/chat.ts'
import { manualTimers } from '../../support/manual-timers.ts'

const START = 1_764_000_000_000
const LIMITS: Limits = { everyMs: 1_000, burst: 3, longestWaitMs: 2_000 }

/** What became of each caller, in the order they got their turn. */
function asking(limits: Limits) {
  const timers = manualTimers()
  const start = timers.now()
  const pace = createPace(timers, limits)
  const got: string[] = []
  const ask = (lane: string, who: string) => void pace.turn(lane).then(
    () => got.push(`${who} at ${timers.now() - start}`),
    (error: unknown) => got.push(`${who} refused for ${error instanceof ChatFault ? error.retryAfterMs : 'something else'}`),
  )
  return { timers, pace, got, ask }
}

describe('one post a second and channel, with short bursts', () => {
  it.for([
    ['the first', [0], [0]],
    ['a burst after a quiet time', [0, 0, 0], [0, 0, 0]],
    ['one more than the burst', [0, 0, 0, 0], [0, 0, 0, 1_000]],
    ['two more', [0, 0, 0, 0, 0], [0, 0, 0, 1_000, 2_000]],
    ['one a second, for ever', [0, 1_000, 2_000, 3_000, 4_000, 5_000], [0, 0, 0, 0, 0, 0]],
    ['half a burst is back after half the time', [0, 0, 0, 1_500, 1_500], [0, 0, 0, 0, 500]],
  ] as const)('%s', ([, at, waits]) => {
    let lane = RESTED
    expect(at.map((ms) => {
      const taken = takeTurn(lane, LIMITS, START + ms)
      lane = taken.lane
      return taken.waitMs
    })).toEqual(waits)
  })

  it('never lets more through in any stretch of time than the burst and one for each second of it', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 }), (gaps) => {
      let now = START
      let lane = RESTED
      const sent = gaps.map((gap) => {
        now += gap
        const taken = takeTurn(lane, LIMITS, now)
        lane = taken.lane
        return now + taken.waitMs
      })
      for (const [from, first] of sent.entries()) {
        for (const [more, last] of sent.slice(from).entries()) {
          expect(more + 1).toBeLessThanOrEqual(LIMITS.burst + Math.floor((last - first) / LIMITS.everyMs))
        }
      }
    }))
  })
})

describe('callers', () => {
  it('wait shortly in the order of asking, and are told when to come back when it would be long', async () => {
    const { timers, got, ask } = asking(LIMITS)
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f']) ask('C1', who)
    await timers.pass(2_000)
    expect(got).toEqual(['a at 0', 'b at 0', 'c at 0', 'f refused for 3000', 'd at 1000', 'e at 2000'])
  })

  it('of one channel never wait for another', async () => {
    const { timers, pace, got, ask } = asking(LIMITS)
    pace.pause('C1', 60_000)
    for (const who of ['a', 'b', 'c', 'd']) ask('C1', who)
    ask('C2', 'other')
    await timers.pass(0)
    expect(got).toEqual(['a refused for 60000', 'b refused for 60000', 'c refused for 60000', 'd refused for 60000', 'other at 0'])
  })

  it('who wait when Slack asks for a pause are told when to come back', async () => {
    const { timers, pace, got, ask } = asking(LIMITS)
    for (const who of ['a', 'b', 'c', 'd']) ask('C1', who)
    pace.pause('C1', 30_000)
    await timers.pass(1_000)
    expect(got.at(-1)).toBe('d refused for 29000')
  })

  it('go one at a time after a pause', async () => {
    const { timers, pace, got, ask } = asking(LIMITS)
    pace.pause('C1', 10_000)
    await timers.pass(10_000)
    for (const who of ['a', 'b']) ask('C1', who)
    await timers.pass(1_000)
    expect(got).toEqual(['a at 10000', 'b at 11000'])
  })

  it('of a method without a pace only wait out pauses', async () => {
    const { timers, pace, got, ask } = asking(METHOD_PACE)
    for (let call = 0; call < 50; call += 1) ask('users.info', 'a')
    pace.pause('users.info', 500)
    ask('users.info', 'b')
    await timers.pass(500)
    expect(got).toHaveLength(51)
    expect(got.at(-1)).toBe('b at 500')
  })

  it('are never kept as long as a claim on a notice lasts', () => {
    expect(CHANNEL_PACE.longestWaitMs).toBeLessThan(10_000)
  })
})
