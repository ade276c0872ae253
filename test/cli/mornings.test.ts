import { beforeAll, describe, expect, it } from 'vitest'
import { createOutbox } from '../../adapters/database/outbox.ts'
import { assemble } from '../../src/assemble.ts'
import { beat } from '../../src/beat.ts'
import { addMinutes, instantFrom } from '../../src/domain/calendar/london.ts'
import { ASKED_FOR_QUIET } from '../../src/app/held-until.ts'
import { quietLog } from '../support/quiet-log.ts'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

const desk = administrator()
const MORNING = instantFrom('2020-11-24T09:00:00Z')

/** What it says of somebody, or of a unit. */
const lineOf = (out: string, whose: string): string => out.split('\n').find((line) => line.startsWith(whose)) ?? `nothing of ${whose} in:\n${out}`

describe('unitco mornings', () => {
  beforeAll(async () => {
    await run('import', desk.files('authority', AUTHORITY))
    const assembly = await assemble({
      database: { pool: desk.pool() }, chats: [], clock: { now: () => MORNING }, log: quietLog(), later: () => undefined,
    })
    await beat(assembly, MORNING)
    const outbox = createOutbox(desk.pool())
    for (const { notice } of await outbox.claim(MORNING, 50)) {
      const [kind] = notice.occurrence.split('/')
      if (kind === 'unit-digest') await outbox.markSent(notice.id, null, MORNING)
      else await outbox.markEnded(notice.id, 'stale', 'There was nothing to say.', MORNING)
    }
    await desk.pool().query(
      `UPDATE notice SET state = 'pending', reason = $1, due_at = $2 FROM person p
      WHERE occurrence LIKE 'personal-digest/%' AND recipient->>'personId' = p.id::text AND p.name = 'Jo Osei'`,
      [ASKED_FOR_QUIET, addMinutes(MORNING, 120)])
  })

  it('says of every digest of a day whether it came, and if not, why', async () => {
    const { code, out } = await run('mornings', '--on', '2020-11-24')
    expect(code).toBe(0)
    expect(lineOf(out, 'Hawthorn')).toMatch(/^Hawthorn +sent at Tue 24 Nov 2020 at 09:00$/)
    expect(lineOf(out, 'Sam Hughes')).toMatch(/ not sent: There was nothing to say\.$/)
    expect(lineOf(out, 'Jo Osei')).toMatch(/ waits until Tue 24 Nov 2020 at 11:00: They have asked for quiet until then\.$/)
    expect(out.split('\n')).toHaveLength(12)
  })

  it('says why there was none, from what was recorded, and of a day nobody worked', async () => {
    expect(lineOf((await run('mornings', '--on', '2020-11-26')).out, 'Mo Vance')).toMatch(/ none: they do not work that day$/)
    expect(lineOf((await run('mornings', '--on', '2020-11-28')).out, 'Hawthorn')).toMatch(/ none: it is a weekend$/)
    expect(lineOf((await run('mornings', '--on', '2020-12-25')).out, 'Hawthorn')).toMatch(/ none: it is a bank holiday$/)
    expect(lineOf((await run('mornings', '--on', '2020-11-25')).out, 'Hawthorn')).toMatch(/ missed: the co-ordinator did not run that day, or could not$/)
  })

  it('says when those of a day to come are', async () => {
    expect(lineOf((await run('mornings', '--on', '2027-11-24')).out, 'Rowan')).toMatch(/ comes at Wed 24 Nov 2027 at 08:45$/)
  })

  it('prints one document with --json, and refuses what it does not understand', async () => {
    expect(await json('mornings', '--on', '2020-11-28')).toContainEqual({
      occurrence: expect.stringMatching(/^unit-digest\/.+\/2020-11-28$/), whose: 'Hawthorn', says: 'none: it is a weekend',
    })
    expect(await run('mornings', 'hawthorn')).toEqual({ code: 2, out: '', err: 'Say unitco mornings [--on DATE] [--json].' })
  })
})
