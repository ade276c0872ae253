import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** Nobody available means up, now (invariant 5): whatever takes away whoever is asked, while it waits for them. */
describe('a decision that waits for somebody who cannot answer any more', () => {
  let world: World
  let decisions = 0
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: HAWTHORN })
  })
  const sendUp = async (): Promise<string> => {
    decisions += 1
    await world.says('kim', `/decide C-1045 spend £${600 + decisions} something ${decisions}`)
    return `D-${decisions}`
  }
  const waitsFor = async (ref: string): Promise<unknown> => {
    const { rows: [row] } = await world.pool.query(`SELECT p.name, e.step, e.state FROM decision d JOIN escalation e ON e.decision_id = d.id
      LEFT JOIN person p ON p.id = e.asked_id WHERE 'D-' || d.number = $1`, [ref])
    return [row?.name ?? null, row?.step, row?.state]
  }

  it('goes up at the moment their leave is recorded, and says so', async () => {
    const ref = await sendUp()
    expect(await waitsFor(ref)).toEqual(['Priya Shah', 0, 'waiting'])
    const said = await world.says('kim', '/unit leave priya today to tomorrow')
    expect(said.text).toContain('Priya Shah')
    expect(await waitsFor(ref)).toEqual(['Helen Yates', 1, 'waiting'])
    expect(world.shows('@helen').at(-1)).toContain(`# ${ref} needs your decision\n@Helen Yates, this is for the group manager and has come up to you.`)
    expect(world.message('hawthorn', `${ref} is for`).text).toContain('Waiting: for Helen Yates.')
    expect(world.shows('hawthorn').join()).toContain('Nobody available: no group manager is there today and nobody covers')
  })

  it('and is in the audit: whom it left, and why', async () => {
    const { rows } = await world.pool.query(`SELECT event, detail->>'why' AS why FROM audit_event WHERE event IN ('escalation-moved-on', 'nobody-available') ORDER BY position`)
    expect(rows).toEqual([{ event: 'escalation-moved-on', why: null }, { event: 'nobody-available', why: 'nobody-there' }])
  })

  it('goes to the deputy at the moment cover is set, and back when it is over', async () => {
    await world.itIs('2026-11-25 10:00')
    const ref = await sendUp()
    expect(await waitsFor(ref)).toEqual(['Priya Shah', 0, 'waiting'])
    await world.says('helen', '/unit cover priya by ruth today to today', 'hawthorn')
    expect(await waitsFor(ref)).toEqual(['Ruth Lowe', 0, 'waiting'])
    expect(world.shows('@ruth').at(-1)).toContain(`# ${ref} needs your decision`)
    expect(world.message('@priya', ref).text).toContain('is with Ruth Lowe now')
    await world.itIs('2026-11-26 00:05')
    expect(await waitsFor(ref)).toEqual(['Priya Shah', 0, 'waiting'])
  })

  it('goes up within a minute of leave that was recorded long before it began', async () => {
    await world.says('kim', '/unit leave priya 27 nov to 27 nov')
    await world.itIs('2026-11-26 16:00')
    const ref = await sendUp()
    expect(await waitsFor(ref)).toEqual(['Priya Shah', 0, 'waiting'])
    await world.itIs('2026-11-27 00:01')
    expect(await waitsFor(ref)).toEqual(['Helen Yates', 1, 'waiting'])
  })

  it('goes up within a minute when an import gives them another role', async () => {
    await world.itIs('2026-11-30 10:00')
    const ref = await sendUp()
    expect(await waitsFor(ref)).toEqual(['Priya Shah', 0, 'waiting'])
    const { units, people } = HAWTHORN
    await world.importFiles({ units: units.replace('priya@', 'ruth@'), people: people.replace('Priya Shah,gm', 'Priya Shah,psw') })
    await world.itIs('2026-11-30 10:01')
    expect(await waitsFor(ref)).toEqual(['Ruth Lowe', 0, 'waiting'])
  })

  it('waits for nobody at all, and is asked the minute somebody is back', async () => {
    await world.itIs('2026-12-01 10:00')
    for (const person of ['ruth', 'helen', 'marcus']) await world.says('kim', `/unit leave ${person} today to today`)
    const ref = await sendUp()
    expect(await waitsFor(ref)).toEqual([null, 2, 'waiting'])
    await world.itIs('2026-12-02 00:01')
    expect(await waitsFor(ref)).toEqual(['Marcus Reid', 2, 'waiting'])
  })
})
