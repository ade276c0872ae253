import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** "I have it": whoever is asked stops the climb for the policy's time, everybody sees it, and silence resumes it. */
describe.each(platforms)('a decision somebody has in hand, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
    await world.says('kim', '/decide C-1042 return home')
    world.setClock('2026-11-23 14:30')
  })
  const asked = () => world.message('@priya', 'D-1 needs your decision')

  it('is so by one press, and says until when', async () => {
    const stale = asked()
    const said = await world.presses('priya', 'I have it', stale, null)
    expect(said.text).toContain('You have it: D-1 on C-1042. Everybody who sees it is told so. '
      + 'Answer it by Tue 24 Nov 2026 at 14:30; after that it goes to the head of service.')
    const twice = await world.presses('priya', 'I have it', stale, null)
    expect(twice.text).toMatch(/^# D-1 has moved on\nWaiting: Priya Shah has it, until Tue 24 Nov 2026 at 14:30\./)
  })

  it('is shown so on every copy of the card, in the place it stands, and called out to nobody', () => {
    expect(world.news('hawthorn')).toEqual([expect.stringContaining('Waiting: Priya Shah has it, until Tue 24 Nov 2026 at 14:30. '
      + 'Without an answer it goes to the head of service then.')])
    const [card = '', ...more] = world.news('@priya')
    expect(more).toEqual([])
    expect(card).toContain('Priya Shah has it, until Tue 24 Nov 2026 at 14:30.')
    expect(card).toContain('[Approve] [Decline] [Send back] [Read the reasons]')
  })

  it('is nobody else’s to hold', async () => {
    for (const person of ['helen', 'kim']) {
      const { rows: [row] } = await world.pool.query<{ id: string; version: number }>('SELECT id, version FROM escalation')
      const said = await world.sends(person, { kind: 'acknowledge', escalation: row?.id ?? '', version: row?.version ?? 0 }, null)
      expect(said.text, person).toMatch(/Only whoever is asked can say that they have D-1|Somebody else has to answer D-1/)
    }
  })

  it('climbs to nobody while it is in hand', async () => {
    await world.itIs('2026-11-24 10:15')
    await world.itIs('2026-11-24 14:15')
    expect(world.shows('@helen').filter((text) => text.includes('D-1 needs'))).toEqual([])
  })

  it('climbs again after silence, and whoever had it can still answer', async () => {
    await world.itIs('2026-11-24 14:30')
    expect(world.shows('@helen').at(-1)).toMatch(/^# D-1 needs your decision\n@Helen Yates, this is for the group manager and has come up to you\./)
    const mine = world.message('@priya', 'D-1 is with Helen Yates now')
    expect(mine.text).toContain('You can still answer it.')
    expect((await world.presses('priya', 'Approve', mine, null)).text).toContain('Approved: D-1 on C-1042.')
  })

  it('is in the audit, with who, as what and until when', async () => {
    const { rows } = await world.pool.query(`SELECT p.name, detail->>'role' AS role, detail->>'until' AS until
      FROM audit_event e JOIN person p ON p.id = e.by_id WHERE event = 'escalation-acknowledged'`)
    expect(rows).toEqual([{ name: 'Priya Shah', role: 'gm', until: '2026-11-24T14:30:00.000Z' }])
  })
})
