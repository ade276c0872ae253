import { beforeAll, describe, expect, it } from 'vitest'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

describe('unitco people', () => {
  const admin = administrator()
  beforeAll(async () => { await json('import', admin.files('authority', AUTHORITY)) })
  const events = async () => (await admin.pool().query<{ event: string }>(
    "SELECT event FROM audit_event WHERE event IN ('person-left', 'account-closed') ORDER BY position")).rows.map(({ event }) => event)

  it('says that somebody has left: no account, no power, and their unit is told', async () => {
    const said = await run('people', 'leave', 'Sam@Marlow.example')
    expect(said).toEqual({ code: 0, err: '', out: 'Sam Hughes has left. Their units are told within a minute what nobody has now.' })
    const { rows } = await admin.pool().query(`SELECT p.is_active, (SELECT count(*)::int FROM identity i WHERE i.person_id = p.id) AS accounts
      FROM person p WHERE email = 'sam@marlow.example'`)
    expect(rows).toEqual([{ is_active: false, accounts: 0 }])
    const { rows: told } = await admin.pool().query("SELECT recipient->>'kind' AS to FROM notice WHERE about->>'kind' = 'person-left'")
    expect(told).toEqual([{ to: 'unit' }])
    expect(await events()).toEqual(['person-left'])
  })

  it('once', async () => {
    expect(await run('people', 'leave', 'sam@marlow.example')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('who has left already is not found') })
    expect(await events()).toEqual(['person-left'])
  })

  it('with --json prints one document', async () => {
    expect(await json('people', 'leave', 'jo@marlow.example')).toEqual({ email: 'jo@marlow.example', name: 'Jo Osei', isActive: false })
  })

  it.each<readonly [readonly string[], number, string]>([
    [['leave', 'nobody@marlow.example'], 1, 'Nobody who works here has that e-mail address.'],
    [[], 2, 'Say who has left: unitco people leave EMAIL'], [['leave'], 2, 'Say who has left: unitco people leave EMAIL'],
    [['sack', 'kim@marlow.example'], 2, 'Say who has left: unitco people leave EMAIL'],
    [['leave', 'kim@marlow.example', 'now'], 2, 'Say who has left: unitco people leave EMAIL'],
  ])('asked as %j', async (args, code, says) => {
    const said = await run('people', ...args)
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([code, '', says])
  })
})
