import { describe, expect, it } from 'vitest'
import { reasonToRefuse, type ServerFacts } from '../../../adapters/database/durability.ts'

const safe: ServerFacts = {
  version: 150_004, version_name: '15.4', time_zone: 'UTC', is_standby: false,
  fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on',
}

describe('invariant 1, nothing acknowledged is lost: a server', () => {
  it.each<[string, Partial<ServerFacts>]>([
    ['as PostgreSQL comes', {}],
    ['that waits for its standbys', { synchronous_commit: 'remote_apply' }],
    ['that does not wait for its standbys', { synchronous_commit: 'local' }],
  ])('%s is accepted', (_, facts) => {
    expect(reasonToRefuse({ ...safe, ...facts })).toBeUndefined()
  })

  it.each<[Partial<ServerFacts>, string]>([
    [{ fsync: 'off' }, 'The database has fsync off and could lose what it has confirmed: switch fsync on.'],
    [{ full_page_writes: 'off' },
      'The database has full_page_writes off and could lose what it has confirmed: switch full_page_writes on.'],
    [{ synchronous_commit: 'off' },
      'The database has synchronous_commit off and could lose what it has confirmed: switch synchronous_commit on.'],
    [{ is_standby: true }, 'The database is a read-only standby: point DATABASE_URL to the primary server.'],
    [{ version: 140_019, version_name: '14.19' },
      'The database is PostgreSQL 14.19 and this program needs 15 or newer: point DATABASE_URL to a newer server.'],
  ])('with %o is refused', (facts, reason) => {
    expect(reasonToRefuse({ ...safe, ...facts })).toBe(reason)
  })
})
