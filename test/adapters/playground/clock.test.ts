import { describe, expect, it } from 'vitest'
import { openClock } from '../../../adapters/playground/clock.ts'
import type { Change } from '../../../adapters/playground/feed.ts'
import { createFeed } from '../../../adapters/playground/feed.ts'
import { createTravel } from '../../../adapters/playground/travel.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { playgroundDatabase, setClock } from './playground-database.ts'

const { pool } = playgroundDatabase()
const at = instantFrom

describe('the playground’s clock', () => {
  it('runs with the wall clock until it is moved', async () => {
    const wall = setClock('2026-11-24T08:00:00Z')
    const clock = await openClock(pool(), wall)
    wall.set('2026-11-24T08:01:00Z')
    expect(clock.now()).toBe(at('2026-11-24T08:01:00Z'))
  })

  it('stands still on its way and runs on from where it arrived', async () => {
    const wall = setClock('2026-11-24T08:00:00Z')
    const clock = await openClock(pool(), wall)
    await clock.standAt(at('2026-11-25T08:30:00Z'))
    wall.set('2026-11-24T08:00:07Z')
    expect([clock.now(), clock.isStanding()]).toEqual([at('2026-11-25T08:30:00Z'), true])
    await clock.run()
    wall.set('2026-11-24T08:00:10Z')
    expect([clock.now(), clock.isStanding()]).toEqual([at('2026-11-25T08:30:03Z'), false])
  })

  it('never goes back', async () => {
    const clock = await openClock(pool(), setClock('2026-11-24T08:00:00Z'))
    await clock.standAt(at('2026-11-23T08:00:00Z'))
    expect(clock.now()).toBe(at('2026-11-24T08:00:00Z'))
  })

  it('is where it was after a restart, even one in the middle of the way', async () => {
    const wall = setClock('2026-11-24T08:00:00Z')
    await (await openClock(pool(), wall)).standAt(at('2026-11-25T08:30:00Z'))
    wall.set('2026-11-24T09:00:00Z')
    expect((await openClock(pool(), wall)).now()).toBe(at('2026-11-25T09:30:00Z'))
  })
})

describe('a journey of the clock', () => {
  async function travelling(live: (now: string) => Promise<void>) {
    const clock = await openClock(pool(), setClock('2026-11-24T08:20:00Z'))
    const feed = createFeed()
    const told: Change[] = []
    feed.follow(feed.position(), ({ change }) => told.push(change))
    const log = quietLog()
    return { clock, told, log, travel: createTravel({ clock, feed, log, live }) }
  }

  it('lives every moment at its own time, one after the other', async () => {
    const lived: string[] = []
    const { clock, travel, told } = await travelling(async (now) => {
      lived.push(now, clock.now())
    })
    expect(travel.setOut(at('2026-11-24T08:31:00Z'))).toBe(true)
    await travel.arrived()
    expect(lived).toEqual(['08:25', '08:30', '08:31'].flatMap((time) => [at(`2026-11-24T${time}:00Z`), at(`2026-11-24T${time}:00Z`)]))
    expect(told.map((change) => change.kind === 'clock' && change.left)).toEqual([3, 2, 1, null])
  })

  it('is one at a time', async () => {
    const { travel } = await travelling(async () => {})
    expect([travel.setOut(at('2026-11-24T09:00:00Z')), travel.setOut(at('2026-11-24T10:00:00Z'))]).toEqual([true, false])
    await travel.arrived()
    expect(travel.setOut(at('2026-11-24T10:00:00Z'))).toBe(true)
    await travel.arrived()
  })

  it('can be stopped where it is', async () => {
    const { clock, travel } = await travelling(async () => travel.stop())
    travel.setOut(at('2026-11-25T08:30:00Z'))
    await travel.arrived()
    expect(clock.now()).toBe(at('2026-11-24T08:25:00Z'))
  })

  it('stops where something breaks, says so, and runs on', async () => {
    const { clock, travel, told, log } = await travelling(async () => {
      throw new Error('no database')
    })
    travel.setOut(at('2026-11-25T08:30:00Z'))
    await travel.arrived()
    expect(told.at(-1)).toMatchObject({ now: at('2026-11-24T08:25:00Z'), left: null, problem: expect.stringContaining('stopped there') })
    expect([clock.isStanding(), log.said.length]).toEqual([false, 1])
  })
})
