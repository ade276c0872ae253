import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../adapters/database/audit.ts'
import { anEntry, aCommit, aTask, type Council } from '../../contracts/council.ts'
import { aStoredCouncil } from '../../contracts/kept.ts'
import { keepOnPostgresql } from '../../support/kept-on-postgresql.ts'

describe('the audit', () => {
  let kept: Awaited<ReturnType<typeof keepOnPostgresql>>
  beforeAll(async () => {
    kept = await keepOnPostgresql()
  })
  afterAll(() => kept.close())

  /** A council whose audit has these many entries more than the one of its policy, in commits of one, two, three, … entries. */
  async function audited(commits: number): Promise<Council> {
    const council = await aStoredCouncil(kept)
    for (let size = 1; size <= commits; size += 1) {
      const audit = Array.from({ length: size }, (_, index) => anEntry(council, {
        detail: { z: index, a: 'first, whatever the order', 'Zoë': null, isLast: index === size - 1, half: 0.5 },
        subjectId: council.family.id,
        ...index % 2 ? { byId: null, unitId: null, caseId: null, subjectId: null, detail: {} } : {},
      }))
      await kept.store.commit(council.id, aCommit([], { audit }))
    }
    return council
  }
  const check = (council: Council) => verifyAudit(kept.pool, council.id)

  it('is whole as it was written, in commits of one entry and of many', async () => {
    expect(await check(await audited(5))).toEqual({ kind: 'whole', entries: 16 })
  })

  it('is whole over several pages', async () => {
    const council = await aStoredCouncil(kept)
    const audit = Array.from({ length: 2_500 }, (_, number) => anEntry(council, { detail: { number } }))
    await kept.store.commit(council.id, aCommit([], { audit }))
    expect(await check(council)).toEqual({ kind: 'whole', entries: 2_501 })
  })

  it('is one chain although many commit at once', async () => {
    const council = await aStoredCouncil(kept)
    await Promise.all(Array.from({ length: 30 }, () => kept.store.commit(council.id,
      aCommit([{ kind: 'task', row: aTask(council) }], { audit: [anEntry(council), anEntry(council)] }))))
    expect(await check(council)).toEqual({ kind: 'whole', entries: 61 })
  })

  it('has nothing of a commit that was refused', async () => {
    const council = await audited(1)
    await kept.store.commit(council.id, aCommit([{ kind: 'task', row: aTask(council, { version: 9 }) }], { audit: [anEntry(council)] }))
    expect(await check(council)).toEqual({ kind: 'whole', entries: 2 })
  })

  it.each([
    ['changed', `UPDATE audit_event SET event = 'another'`],
    ['removed', 'DELETE FROM audit_event'],
    ['emptied', 'TRUNCATE audit_event'],
  ])('cannot be %s', async (_, sql) => {
    const council = await audited(1)
    await expect(kept.pool.query(sql)).rejects.toThrow('The audit is append-only: its entries cannot be changed or removed.')
    await expect(kept.pool.query(`SET LOCAL session_replication_role = replica; ${sql}`)).rejects.toThrow('append-only')
    expect(await check(council)).toEqual({ kind: 'whole', entries: 2 })
  })

  describe('tampered with by somebody who can switch the triggers off', () => {
    const tamper = async (council: Council, sql: string) => {
      await kept.pool.query('ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only')
      await kept.pool.query(sql.replaceAll('ITS', `organisation_id = '${council.id}'`).replaceAll('ORGANISATION', `id = '${council.id}'`))
    }
    afterEach(() => kept.pool.query('ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_append_only'))

    it.each([
      ['an event', `UPDATE audit_event SET event = 'another' WHERE ITS AND position = 5`],
      ['a moment, by a millisecond', `UPDATE audit_event SET at = at + interval '1 ms' WHERE ITS AND position = 5`],
      ['who did it', `UPDATE audit_event SET by_id = gen_random_uuid() WHERE ITS AND position = 5`],
      ['the unit', `UPDATE audit_event SET unit_id = gen_random_uuid() WHERE ITS AND position = 5`],
      ['the case', `UPDATE audit_event SET case_id = gen_random_uuid() WHERE ITS AND position = 5`],
      ['the subject', `UPDATE audit_event SET subject_id = gen_random_uuid() WHERE ITS AND position = 5`],
      ['a detail', `UPDATE audit_event SET detail = detail || '{"z": 1}' WHERE ITS AND position = 5`],
      ['a detail taken away', `UPDATE audit_event SET detail = '{}' WHERE ITS AND position = 5`],
      ['its hash', `UPDATE audit_event SET hash = sha256(hash) WHERE ITS AND position = 5`],
    ])('shows that %s was changed, and where', async (_, sql) => {
      const council = await audited(4)
      await tamper(council, sql)
      const because = 'Entry 5 was changed, or does not follow the entry before it.'
      expect(await check(council)).toEqual({ kind: 'broken', position: 5, because })
    })

    it('shows that an entry is missing', async () => {
      const council = await audited(3)
      await tamper(council, 'DELETE FROM audit_event WHERE ITS AND position = 4')
      expect(await check(council)).toEqual({ kind: 'broken', position: 4, because: 'Entry 4 is missing.' })
    })

    it('shows that an entry is missing although the others moved up', async () => {
      const council = await audited(3)
      await tamper(council, `DELETE FROM audit_event WHERE ITS AND position = 4;
        UPDATE audit_event SET position = 4 WHERE ITS AND position = 5; UPDATE audit_event SET position = 5 WHERE ITS AND position = 6`)
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 4 })
    })

    it('shows that two entries changed places', async () => {
      const council = await audited(3)
      await tamper(council, `UPDATE audit_event SET position = -1 WHERE ITS AND position = 2;
        UPDATE audit_event SET position = 2 WHERE ITS AND position = 3; UPDATE audit_event SET position = 3 WHERE ITS AND position = -1`)
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 2 })
    })

    it('shows that the last entries are missing', async () => {
      const council = await audited(3)
      await tamper(council, 'DELETE FROM audit_event WHERE ITS AND position > 5')
      const because = 'Entry 6 is missing: the audit should end with entry 7.'
      expect(await check(council)).toEqual({ kind: 'broken', position: 6, because })
    })

    it('shows that everything is missing', async () => {
      const council = await audited(2)
      await tamper(council, 'DELETE FROM audit_event WHERE ITS')
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 1 })
    })

    it('shows that an entry was put in from outside', async () => {
      const council = await audited(1)
      await tamper(council, `INSERT INTO audit_event SELECT organisation_id, 3, at, event, by_id, unit_id, case_id, subject_id, detail, hash
        FROM audit_event WHERE ITS AND position = 2`)
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 3 })
    })

    it('shows that another organisation’s entries were put in the place of its own', async () => {
      const [council, other] = [await audited(1), await audited(1)]
      await tamper(council, `DELETE FROM audit_event WHERE ITS; INSERT INTO audit_event
        SELECT '${council.id}', position, at, event, by_id, unit_id, case_id, subject_id, detail, hash
        FROM audit_event WHERE organisation_id = '${other.id}';
        UPDATE organisation SET audit_hash = (SELECT audit_hash FROM organisation WHERE id = '${other.id}') WHERE ORGANISATION`)
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 1 })
    })

    it('shows that the end was rewritten without the organisation’s record of it', async () => {
      const council = await audited(1)
      await tamper(council, `UPDATE organisation SET audit_hash = sha256(audit_hash) WHERE ORGANISATION`)
      expect(await check(council)).toMatchObject({ kind: 'broken', position: 2 })
    })
  })
})
