import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHANNEL_PACE, METHOD_PACE } from '../../adapters/slack/pace.ts'
import { CONVERSATION_PACE, LOOK_PACE } from '../../adapters/teams/pace.ts'
import { RESTED, createPace, takeTurn, type Limits } from '../../src/app/pace.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import { manualTimers } from '../support/manual-timers.ts'

const START = 1_764_000_000_000
const LIMITS: Limits = { limits: [{ everyMs: 1_000, burst: 3 }], longestWaitMs: 2_000, say: 'Not so fast: this goes later.' }

/** How long each of those who ask at these moments has to wait, in milliseconds. */
function waitsAt(limits: Limits, moments: readonly number[]): readonly number[] {
  let lane = RESTED
  return moments.map((ms) => {
    const taken = takeTurn(lane, limits, START + ms)
    lane = taken.lane
    return taken.waitMs
  })
}

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

describe('one post a second, with short bursts', () => {
  it.for([
    ['the first', [0], [0]],
    ['a burst after a quiet time', [0, 0, 0], [0, 0, 0]],
    ['one more than the burst', [0, 0, 0, 0], [0, 0, 0, 1_000]],
    ['two more', [0, 0, 0, 0, 0], [0, 0, 0, 1_000, 2_000]],
    ['one a second, for ever', [0, 1_000, 2_000, 3_000, 4_000, 5_000], [0, 0, 0, 0, 0, 0]],
    ['half a burst is back after half the time', [0, 0, 0, 1_500, 1_500], [0, 0, 0, 0, 500]],
  ] as const)('%s', ([, at, waits]) => {
    expect(waitsAt(LIMITS, at)).toEqual(waits)
  })
})

describe('several limits at once', () => {
  it('are all kept: the slowest says how long', () => {
    const limits = [{ everyMs: 100, burst: 2 }, { everyMs: 1_000, burst: 4 }]
    expect(waitsAt({ ...LIMITS, limits }, [0, 0, 0, 0, 0])).toEqual([0, 0, 100, 200, 1_000])
  })
})

/** What each platform publishes, as its windows: so many in so many milliseconds. */
const published: readonly (readonly [string, Limits, readonly (readonly [number, number])[]])[] = [
  ['a channel of Slack’s', CHANNEL_PACE, [[6, 1_000], [65, 60_000]]],
  ['a conversation of Teams’', CONVERSATION_PACE, [[7, 1_000], [8, 2_000], [60, 30_000], [1_800, 3_600_000]]],
]

describe.for(published)('the pace of %s', ([, limits, windows]) => {
  it('stays within what the platform takes, in any stretch of time', () => {
    const gap = fc.oneof({ arbitrary: fc.constant(0), weight: 8 }, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40_000 }))
    fc.assert(fc.property(fc.array(gap, { minLength: 1, maxLength: 150 }), (gaps) => {
      let asked = 0
      const moments = gaps.map((more) => (asked += more))
      expectWithin(windows, waitsAt(limits, moments).map((wait, index) => (moments[index] ?? 0) + wait))
    }))
  })

  it('stays within it when everything is asked for at once, and for hours', () => {
    expectWithin(windows, waitsAt(limits, Array.from({ length: 4_000 }, () => 0)))
  })

  it('keeps nobody waiting for as long as a claim on a notice lasts', () => {
    expect(limits.longestWaitMs).toBeLessThan(10_000)
  })
})

/** No window of a length has more in it than it may: from each that was sent on, the one that would be too many is later. */
function expectWithin(windows: readonly (readonly [number, number])[], unsorted: readonly number[]): void {
  const sent = unsorted.toSorted((a, b) => a - b)
  for (const [most, ms] of windows) {
    const tooMany = sent.findIndex((first, index) => (sent[index + most] ?? Number.POSITIVE_INFINITY) - first < ms)
    expect(tooMany, `more than ${most} within ${ms} ms, from message ${tooMany}`).toBe(-1)
  }
}

describe('callers', () => {
  it('wait shortly in the order of asking, and are told when to come back when it would be long', async () => {
    const { timers, got, ask } = asking(LIMITS)
    for (const who of ['a', 'b', 'c', 'd', 'e', 'f']) ask('C1', who)
    await timers.pass(2_000)
    expect(got).toEqual(['a at 0', 'b at 0', 'c at 0', 'f refused for 3000', 'd at 1000', 'e at 2000'])
  })

  it('of one lane never wait for another', async () => {
    const { timers, pace, got, ask } = asking(LIMITS)
    pace.pause('C1', 60_000)
    for (const who of ['a', 'b', 'c', 'd']) ask('C1', who)
    ask('C2', 'other')
    await timers.pass(0)
    expect(got).toEqual(['a refused for 60000', 'b refused for 60000', 'c refused for 60000', 'd refused for 60000', 'other at 0'])
  })

  it('who wait when the platform asks for a pause are told when to come back', async () => {
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

  it.for([['Slack', METHOD_PACE], ['Teams', LOOK_PACE]] as const)('of what %s counts no further only wait out pauses', async ([, limits]) => {
    const { timers, pace, got, ask } = asking(limits)
    for (let call = 0; call < 50; call += 1) ask('users.info', 'a')
    pace.pause('users.info', 500)
    ask('users.info', 'b')
    await timers.pass(500)
    expect(got).toHaveLength(51)
    expect(got.at(-1)).toBe('b at 500')
  })
})
