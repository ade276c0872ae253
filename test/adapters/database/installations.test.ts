import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createInstallations } from '../../../adapters/database/installations.ts'
import { createSeal, resealAll } from '../../../adapters/slack/seal.ts'
import { now } from '../../contracts/council.ts'
import { installationsContract } from '../../contracts/installations-contract.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('installations on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  installationsContract(() => ({ installations: createInstallations(kept.pool), elsewhere: createInstallations(kept.pool) }))

  it('gives its connection back after every change, done or failed', async () => {
    const installations = createInstallations(kept.pool)
    await installations.save({ platform: 'slack', tenant: 'T-back', isOrgWide: false, sealed: Buffer.from('sealed') }, now)
    for (let time = 0; time < 30; time += 1) {
      await installations.change('slack', 'T-back', now, () => Promise.reject(new Error('no answer'))).catch(() => null)
    }
    expect(kept.pool.totalCount - kept.pool.idleCount).toBe(0)
  })
})

describe('sealing everything again', () => {
  it('with the first key lets the older ones go, and leaves what is damaged', async () => {
    const kept = await keepOnPostgresql()
    try {
      const installations = createInstallations(kept.pool)
      const [older, newer] = [randomBytes(32), randomBytes(32)]
      const [before, both, after] = [createSeal([older]), createSeal([newer, older]), createSeal([newer])]
      for (const tenant of ['T1', 'T2']) {
        const place = { platform: 'slack', tenant } as const
        await installations.save({ ...place, isOrgWide: false, sealed: before.seal(`secret of ${tenant}`, place) }, now)
      }
      await installations.save({ platform: 'slack', tenant: 'T0-damaged', isOrgWide: false, sealed: Buffer.from('damaged') }, now)
      expect(await resealAll(installations, both, 'slack', now)).toEqual(['T1', 'T2'])
      expect(await resealAll(installations, both, 'slack', now)).toEqual([])
      expect(await installations.find('slack', 'T0-damaged')).toMatchObject({ sealed: Buffer.from('damaged') })
      for (const held of (await installations.list('slack')).slice(1)) {
        expect(after.open(held.sealed, held)).toBe(`secret of ${held.tenant}`)
      }
    } finally {
      await kept.close()
    }
  })
})
