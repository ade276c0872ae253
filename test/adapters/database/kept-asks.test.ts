import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createKeptAsks } from '../../../adapters/database/kept-asks.ts'
import { newId } from '../../../src/assemble.ts'
import { addMinutes } from '../../../src/domain/calendar/london.ts'
import type { KeptAsk, KeptAsks } from '../../../src/ports/kept-asks.ts'
import { now } from '../../contracts/council.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('what was asked, kept on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  let asks: KeptAsks
  beforeAll(async () => {
    kept = await keepOnPostgresql()
    asks = createKeptAsks(kept.pool)
  })
  afterAll(() => kept.close())
  beforeEach(async () => void await kept.pool.query('DELETE FROM kept_ask'))

  const identity = { platform: 'slack', tenant: 'T1', user: 'U1' } as const
  const anAsk = (changes: Partial<KeptAsk> = {}): KeptAsk =>
    ({ id: newId('kept-ask'), identity, asked: { line: 'C-1042 “x”' }, keptAt: now, expiresAt: addMinutes(now, 60), ...changes })
  const count = async () => (await kept.pool.query('SELECT FROM kept_ask')).rowCount

  it('is read back as it was written', async () => {
    const ask = anAsk()
    await asks.keep(ask)
    expect(await asks.asked(ask.id, identity, now)).toEqual(ask.asked)
  })

  it.each([
    ['another user', { ...identity, user: 'U2' }], ['another workspace', { ...identity, tenant: 'T2' }], ['another platform', { ...identity, platform: 'teams' }],
  ] as const)('is not there for %s', async (_, other) => {
    const ask = anAsk()
    await asks.keep(ask)
    expect(await asks.asked(ask.id, other, now)).toBeNull()
  })

  it('is not there from the moment it expires, nor under a made-up id', async () => {
    const ask = anAsk()
    await asks.keep(ask)
    expect(await asks.asked(ask.id, identity, addMinutes(now, 59))).toEqual(ask.asked)
    expect(await asks.asked(ask.id, identity, addMinutes(now, 60))).toBeNull()
    expect(await asks.asked('made-up', identity, now)).toBeNull()
  })

  it('is removed once it has expired, so many at a time', async () => {
    for (let each = 0; each < 5; each += 1) await asks.keep(anAsk({ expiresAt: addMinutes(now, each) }))
    await asks.removeExpired(addMinutes(now, 2), 2)
    expect(await count()).toBe(3)
    await asks.removeExpired(addMinutes(now, 2), 2)
    expect(await count()).toBe(2)
    await asks.removeExpired(addMinutes(now, 2), 2)
    expect(await count()).toBe(2)
  })

  describe('a stranger’s', () => {
    it('is under their code until the code is used or has run out', async () => {
      const ask = { ...anAsk(), linkCode: 'AAAA-2222' }
      expect(await asks.keepForStranger(ask)).toBe('AAAA-2222')
      expect(await asks.underCode('AAAA-2222', now)).toEqual({ id: ask.id, identity, linkCode: 'AAAA-2222', asked: ask.asked })
      expect(await asks.underCode('AAAA-2223', now)).toBeNull()
      expect(await asks.underCode('AAAA-2222', addMinutes(now, 60))).toBeNull()
      await asks.markLinked(ask.id, now, addMinutes(now, 600))
      expect(await asks.underCode('AAAA-2222', now)).toBeNull()
      expect(await asks.asked(ask.id, identity, addMinutes(now, 599))).toEqual(ask.asked)
    })

    it('takes the place of the one they have waiting, and the code they have stays good', async () => {
      await asks.keepForStranger({ ...anAsk(), linkCode: 'AAAA-3333' })
      const later = { ...anAsk({ asked: { line: 'later' }, keptAt: addMinutes(now, 30), expiresAt: addMinutes(now, 90) }), linkCode: 'AAAA-4444' }
      expect(await asks.keepForStranger(later)).toBe('AAAA-3333')
      expect(await asks.underCode('AAAA-3333', addMinutes(now, 80))).toMatchObject({ asked: { line: 'later' } })
      expect(await count()).toBe(1)
    })

    it('is one code, however many things they write at the same moment', async () => {
      const codes = ['AAAA-8881', 'AAAA-8882', 'AAAA-8883', 'AAAA-8884', 'AAAA-8885', 'AAAA-8886']
      const given = await Promise.all(codes.map((linkCode) => asks.keepForStranger({ ...anAsk(), linkCode })))
      expect(new Set(given).size).toBe(1)
      expect(await count()).toBe(1)
    })

    it('begins anew with another code when the first has run out, and is another’s for another', async () => {
      await asks.keepForStranger({ ...anAsk(), linkCode: 'AAAA-5555' })
      const later = { keptAt: addMinutes(now, 61), expiresAt: addMinutes(now, 120) }
      expect(await asks.keepForStranger({ ...anAsk(later), linkCode: 'AAAA-6666' })).toBe('AAAA-6666')
      expect(await asks.keepForStranger({ ...anAsk({ ...later, identity: { ...identity, tenant: 'T2' } }), linkCode: 'AAAA-7777' })).toBe('AAAA-7777')
    })
  })
})
