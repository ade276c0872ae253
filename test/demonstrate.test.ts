import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPool } from '../adapters/database/pool.ts'
import { createOrganisation } from '../adapters/database/setup.ts'
import { assemble, newId, shippedHolidays, shippedPolicy, type Assembly } from '../src/assemble.ts'
import { demonstrate, firstMorning } from '../src/demonstrate.ts'
import { permissionOf } from '../src/domain/allocation/permission.ts'
import { londonDateOf } from '../src/domain/calendar/london.ts'
import { workingCalendar } from '../src/domain/calendar/working-days.ts'
import { isMember } from '../src/domain/unit/membership.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { everythingStored } from './support/everything-stored.ts'
import { quietLog } from './support/quiet-log.ts'
import { instantOf } from './support/world.ts'

const NOW = instantOf('2026-11-20 14:00')

describe('the demonstration', () => {
  let database: TestDatabase
  let pool: pg.Pool
  let assembly: Assembly
  beforeEach(async () => {
    database = await createTestDatabase()
    pool = openPool(database.url, quietLog())
    assembly = await assemble({ database: { pool }, chats: [], clock: { now: () => NOW }, log: quietLog() })
  })
  afterEach(async () => {
    await pool.end()
    await database.drop()
  })

  const organisation = (name: string) => createOrganisation(pool, { id: newId('organisation'), name, policy: shippedPolicy(), at: NOW })

  it('loads into an empty database, once: three units at work, most of it allocated to those who may do it', async () => {
    expect(await demonstrate(assembly, pool)).toBe(true)
    const { store } = assembly.app
    const [{ id, name } = { id: newId('organisation'), name: '' }, ...others] = await store.organisations()
    expect([name, others]).toEqual(['Marlow (demonstration)', []])
    const [units, people, policy, lines] = await Promise.all([
      store.units(id), store.people(id), store.policy(id), store.tasks(id, { viewerId: null }),
    ])
    expect(units.map((unit) => unit.name)).toEqual(['Hawthorn', 'Juniper', 'Rowan'])

    const owned = lines.filter(({ task }) => task.ownerId !== null)
    expect(owned.length / lines.length).toBeGreaterThan(0.8)
    expect(owned.length).toBeLessThan(lines.length)
    for (const { task } of owned) {
      const unit = units.find((one) => one.id === task.unitId)
      const owner = people.find((one) => one.id === task.ownerId)
      if (unit === undefined || owner === undefined) throw new Error('a task has no unit or an owner who is nobody')
      const facts = { unit, policy }
      expect(isMember(owner, facts, londonDateOf(NOW))).toBe(true)
      expect(permissionOf(owner, task.taskClass, facts, londonDateOf(NOW))).not.toBe('no')
    }

    const before = await everythingStored(pool)
    expect(await demonstrate(assembly, pool)).toBe(false)
    expect(await everythingStored(pool)).toEqual(before)
  }, 60_000)

  it('goes on where a first start was killed before it loaded anything', async () => {
    await organisation('Marlow (demonstration)')
    expect(await demonstrate(assembly, pool)).toBe(true)
    const [first, ...others] = await assembly.app.store.organisations()
    expect(others).toEqual([])
    expect(first === undefined ? 0 : (await assembly.app.store.units(first.id)).length).toBe(3)
  }, 60_000)

  it('keeps out of what is somebody’s', async () => {
    await organisation('The authority')
    const before = await everythingStored(pool)
    expect(await demonstrate(assembly, pool)).toBe(false)
    expect(await everythingStored(pool)).toEqual(before)
  })
})

describe('the demonstration begins at half past eight', () => {
  const calendar = workingCalendar(shippedHolidays())

  it.each([
    ['on a working day that has not begun', '2026-11-20 07:00', '2026-11-20 08:30'],
    ['on the day itself at that minute', '2026-11-20 08:30', '2026-11-20 08:30'],
    ['on the next one when it has', '2026-11-19 08:31', '2026-11-20 08:30'],
    ['on Monday, on a Friday afternoon', '2026-11-20 14:00', '2026-11-23 08:30'],
    ['after a bank holiday', '2026-12-24 09:00', '2026-12-29 08:30'],
    ['by London’s clocks, in summer too', '2026-07-04 12:00', '2026-07-06 08:30'],
  ] as const)('%s', (_, now, morning) => {
    expect(firstMorning(instantOf(now), calendar)).toBe(instantOf(morning))
  })
})
