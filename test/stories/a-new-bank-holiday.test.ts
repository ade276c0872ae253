import { beforeAll, describe, expect, it } from 'vitest'
import { tellMovedDates } from '../../src/app/apply-holidays.ts'
import { shippedHolidays } from '../../src/assemble.ts'
import { dateFrom } from '../../src/domain/calendar/london.ts'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import { eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** A bank holiday is proclaimed at short notice, as on 19 September 2022: open tasks move, and their owners are told which (STATUTORY). */
describe('a bank holiday is proclaimed for Monday 30 November 2026', () => {
  let world: World
  const before = shippedHolidays()
  const after: HolidayData = {
    ...before,
    holidays: [...before.holidays, { date: dateFrom('2026-11-30'), title: 'A national occasion' }]
      .toSorted((one, other) => (one.date < other.date ? -1 : 1)),
  }

  beforeAll(async () => {
    const events = eventsFile(['C-1042', 'looked-after', '2026-11-16'], ['C-1043', 'child-in-need', '2026-11-02'])
    world = await createWorld({ at: '2026-11-23 12:00', files: { ...HAWTHORN, events } })
    await world.itIs('2026-11-23 12:00')
    await world.says('kim', '/allocate C-1045 a referral to sam by 30 nov')
    world.news('@alex')
    world.news('hawthorn')
  })

  async function proclaim(from: HolidayData, to: HolidayData) {
    await world.app.store.saveHolidays(to, world.now())
    await world.assembly.takeUpHolidays()
    return tellMovedDates(world.app, world.organisationId, from, to, world.now())
  }

  it('limits counted in working days move by one, and whoever has them is told, once and with the rule', async () => {
    expect(await world.says('alex', '/due C-1042').then(({ text }) => text)).toContain('First looked-after review · Due: Mon 14 Dec 2026')
    await proclaim(before, after)
    await world.itIs('2026-11-23 12:01')
    expect(world.news('@alex')).toEqual([expect.stringMatching(
      /^# \d dates? moved\n[^]*First looked-after review ·[^·\n]* C-1042-A ·[^·\n]* Mon 14 Dec 2026 ·[^·\n]* Tue 15 Dec 2026 ·[^·\n]* LAC-4/)])
    expect(await world.says('alex', '/due C-1042').then(({ text }) => text)).toContain('First looked-after review · Due: Tue 15 Dec 2026')
  })

  it('a day somebody set stays where it is', async () => {
    expect((await world.says('sam', '/due')).text).toContain('A referral · Case: C-1045 · Due: Mon 30 Nov 2026')
    expect(world.news('@sam')).toEqual([])
  })

  it('done again it moves nothing and tells nobody', async () => {
    expect(await proclaim(after, after)).toEqual({ added: [], removed: [], moved: 0 })
    await world.itIs('2026-11-23 12:02')
    expect(world.news('@alex')).toEqual([])
  })

  it('the day is kept: no digest, no reminder of Tuesday’s meeting before the Friday', async () => {
    await world.timePasses('2026-11-27 10:00', 30)
    expect(world.news('hawthorn').filter((text) => text.includes('meeting on the next working day'))).toEqual([
      expect.stringContaining('Unit meeting: Tue 24 Nov 2026') , expect.stringContaining('Unit meeting: Tue 1 Dec 2026'),
    ].slice(1))
    await world.timePasses('2026-12-01 08:29', 60)
    expect(world.news('hawthorn')).toEqual([])
  })

  it('another process takes the new list up by itself', async () => {
    const other = await world.startProcess()
    expect(await other.takeUpHolidays()).toBe(false)
    await world.app.store.saveHolidays(before, world.now())
    expect(await other.takeUpHolidays()).toBe(true)
    expect(other.app.calendar().lastDay).toBe(before.lastDay)
  })
})
