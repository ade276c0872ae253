import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

describe('unitco link', () => {
  const admin = administrator()
  beforeAll(async () => { await json('import', admin.files('authority', AUTHORITY)) })

  /** A stranger was shown this code an hour ago. */
  beforeEach(async () => {
    await admin.pool().query('DELETE FROM kept_ask')
    await admin.pool().query(`INSERT INTO kept_ask (id, platform, tenant, user_id, asked, link_code, kept_at, expires_at)
      VALUES ($1, 'slack', 'T1', $2, $3, 'K7F3-9QPX', now() - interval '1 hour', now() + interval '1 hour')`,
    [randomUUID(), `U-${randomUUID()}`, JSON.stringify({ channel: null, key: 'k', said: { kind: 'command', verb: 'decide', line: 'C-1042 a secret' } })])
  })
  const accounts = async (email: string) => (await admin.pool().query(
    "SELECT FROM identity i JOIN person p ON p.id = i.person_id WHERE p.email = $1 AND i.platform = 'slack'", [email])).rowCount

  it('links the account, tells its person, and never repeats what was asked', async () => {
    const said = await run('link', 'k7f3 9qpx', 'Sam@marlow.example')
    expect(said).toEqual({ code: 0, err: '', out: 'Sam Hughes is linked, and is told within a minute.' })
    expect(await accounts('sam@marlow.example')).toBe(1)
    const { rows } = await admin.pool().query<{ about: object }>("SELECT about FROM notice WHERE about->>'kind' = 'account-linked'")
    expect(rows).toEqual([{ about: expect.objectContaining({ verb: 'decide' }) }])
    expect(JSON.stringify(rows)).not.toContain('secret')
    expect((await run('link', 'K7F3-9QPX', 'sam@marlow.example')).code).toBe(1)
  })

  it('puts it in the place of the one they have only when told to', async () => {
    expect(await run('link', 'K7F3-9QPX', 'sam@marlow.example')).toEqual({
      code: 1, out: '', err: 'Sam Hughes already has another account there. Add --replace if this one takes its place.',
    })
    expect((await run('link', 'K7F3-9QPX', 'sam@marlow.example', '--replace')).code).toBe(0)
    expect(await accounts('sam@marlow.example')).toBe(1)
  })

  it('with --json prints one document', async () => {
    expect(await json('link', 'K7F3-9QPX', 'alex@marlow.example')).toMatchObject({ email: 'alex@marlow.example', accounts: [{ platform: 'slack', tenant: 'T1' }, {}] })
  })

  it.each<readonly [readonly string[], number, string]>([
    [['AAAA-2222', 'kim@marlow.example'], 1, 'No such code is waiting'],
    [['K7F3-9QPX', 'nobody@marlow.example'], 1, 'Nobody who works here has that e-mail address.'],
    [[], 2, 'Say the code and whose it is: unitco link CODE EMAIL [--replace]'],
    [['K7F3-9QPX'], 2, 'Say the code and whose it is: unitco link CODE EMAIL [--replace]'],
    [['K7F3', '9QPX', 'kim@marlow.example'], 2, 'Say the code and whose it is: unitco link CODE EMAIL [--replace]'],
    [['K7F3-9QPX', 'kim@marlow.example', '--force'], 2, 'Unknown option'],
  ])('asked as %j', async (args, code, says) => {
    const said = await run('link', ...args)
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([code, '', says])
    expect(await accounts('kim@marlow.example')).toBe(0)
  })
})
