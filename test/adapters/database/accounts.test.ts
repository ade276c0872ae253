import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccounts } from '../../../adapters/database/accounts.ts'
import { createStore } from '../../../adapters/database/store.ts'
import type { Accounts } from '../../../src/ports/accounts.ts'
import { aCommit, type Council } from '../../contracts/council.ts'
import { aStoredCouncil } from '../../contracts/kept.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('whose a workspace and its accounts are, on PostgreSQL', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  let accounts: Accounts
  let first: Council
  beforeAll(async () => {
    kept = await keepOnPostgresql()
    accounts = createAccounts(kept.pool)
  })
  afterAll(() => kept.close())
  const userOf = ({ identities: [account] }: Council['jo']): string => account?.user ?? 'none'

  describe('with one organisation', () => {
    it('is nobody’s while there is none', async () => {
      expect(await accounts.organisationOf('slack', 'T1')).toBeNull()
    })

    it('is the only one there is, whose addresses count where it is, and anywhere while it is nowhere', async () => {
      first = await aStoredCouncil(kept)
      const here = { organisationId: first.id, vouchesForEmail: true }
      expect(await accounts.organisationOf('slack', first.tenant)).toEqual(here)
      expect(await accounts.organisationOf('slack', 'T2')).toEqual({ ...here, vouchesForEmail: false })
      expect(await accounts.organisationOf('playground', 'anywhere')).toEqual(here)
    })

    it('is its own by a channel alone', async () => {
      expect(await accounts.organisationOf('teams', first.tenant)).toEqual({ organisationId: first.id, vouchesForEmail: true })
      expect(await accounts.organisationOf('teams', 'T2')).toEqual({ organisationId: first.id, vouchesForEmail: false })
    })
  })

  describe('with two', () => {
    let second: Council
    beforeAll(async () => {
      second = await aStoredCouncil(kept)
    })

    it('is each one’s by its own channels and accounts, and a new one is nobody’s', async () => {
      expect(await accounts.organisationOf('slack', first.tenant)).toMatchObject({ organisationId: first.id })
      expect(await accounts.organisationOf('slack', second.tenant)).toMatchObject({ organisationId: second.id })
      expect(await accounts.organisationOf('slack', 'T2')).toBeNull()
      expect(await accounts.organisationOf('playground', 'anywhere')).toBeNull()
    })

    it('is nobody’s when both have a place in it', async () => {
      await kept.pool.query(`INSERT INTO unit_channel (organisation_id, unit_id, position, platform, tenant, conversation)
        VALUES ($1, $2, 8, 'slack', 'T-both', 'C1'), ($3, $4, 8, 'slack', 'T-both', 'C2')`, [first.id, first.unit.id, second.id, second.unit.id])
      expect(await accounts.organisationOf('slack', 'T-both')).toBeNull()
    })

    it('a place is whoever’s channel it is', async () => {
      const place = { platform: 'slack', tenant: second.tenant, conversation: 'C1' } as const
      expect(await accounts.organisationAt(place)).toBe(second.id)
      expect(await accounts.organisationAt({ ...place, conversation: 'C9' })).toBeNull()
      expect(await accounts.organisationAt({ ...place, tenant: 'T9' })).toBeNull()
    })

    it('an account that somebody else was given first is a change that came too late, and so is a channel', async () => {
      const store = createStore(kept.pool)
      const [ours, theirs] = [first.jo.identities, first.unit.channels]
      expect(await store.commit(second.id, aCommit([{ kind: 'person', row: { ...second.jo, identities: ours, version: 1 } }]))).toEqual({ kind: 'stale' })
      expect(await store.commit(second.id, aCommit([{ kind: 'unit', row: { ...second.unit, channels: theirs, version: 1 } }]))).toEqual({ kind: 'stale' })
    })

    it('people’s accounts are those in the workspace asked about', async () => {
      const ids = [first.jo.id, first.mo.id, second.jo.id]
      expect(await accounts.usersOf('slack', first.tenant, ids)).toEqual(new Map([[first.jo.id, userOf(first.jo)], [first.mo.id, userOf(first.mo)]]))
      expect(await accounts.usersOf('slack', second.tenant, ids)).toEqual(new Map([[second.jo.id, userOf(second.jo)]]))
      expect(await accounts.usersOf('teams', first.tenant, ids)).toEqual(new Map())
      expect(await accounts.usersOf('slack', first.tenant, [])).toEqual(new Map())
      expect(await accounts.usersOf('slack', first.tenant, ['made up' as typeof first.jo.id])).toEqual(new Map())
    })

    it('nobody who has left is mentioned', async () => {
      await createStore(kept.pool).commit(first.id, aCommit([{ kind: 'person', row: { ...first.jo, isActive: false, version: 1 } }]))
      expect([...(await accounts.usersOf('slack', first.tenant, [first.jo.id, first.mo.id])).keys()]).toEqual([first.mo.id])
    })
  })
})
