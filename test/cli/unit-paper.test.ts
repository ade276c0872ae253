import { beforeAll, describe, expect, it } from 'vitest'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

const COMMANDS = ['digest', 'agenda'] as const

describe('before anything is imported', () => {
  administrator()

  it.each(COMMANDS)('unitco %s says what to do first', async (command) => {
    const err = 'There is nothing here yet. Load an authority with unitco import.'
    expect(await run(command, 'hawthorn')).toEqual({ code: 1, out: '', err })
  })
})

describe('a unit’s papers', () => {
  const admin = administrator()
  beforeAll(async () => { await json('import', admin.files('authority', AUTHORITY)) })

  it('the digest of a day, as it would be posted', async () => {
    const { code, out, err } = await run('digest', 'hawthorn', '--on', '24/11/2020')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^# Hawthorn, Tue 24 Nov 2020\n\*Meeting today\* at 10:00\.\n/)
    expect(out).toContain('C-1042')
    expect(out).not.toContain('C-1044')
  })

  it('the agenda, with every family that needs speaking of', async () => {
    const { code, out, err } = await run('agenda', 'HAWTHORN', '--on', '23 Nov 2020')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^# Hawthorn: next unit meeting\n\*Unit meeting\*: Tue 24 Nov 2020 at 10:00\.\n/)
    expect(out).toContain('C-1043')
    expect(out).not.toContain('C-1044')
  })

  it.each(COMMANDS)('%s as JSON is one message', async (command) => {
    const message = await json(command, 'hawthorn', '--on', '2020-11-24')
    expect(message).toMatchObject({ summary: expect.stringContaining('Hawthorn'), blocks: expect.any(Array) })
  })

  it('says so when there is nothing to say', async () => {
    expect(await run('digest', 'rowan', '--on', '2020-11-24')).toEqual({ code: 0, out: 'There is nothing to say.', err: '' })
    expect(await json('digest', 'rowan', '--on', '2020-11-24')).toBeNull()
  })

  it.each(COMMANDS.flatMap((command) => [
    [command, [], 2, `Say which unit: unitco ${command} UNIT [--on DATE] [--json]`],
    [command, ['hawthorn', 'rowan'], 2, `Say which unit: unitco ${command} UNIT [--on DATE] [--json]`],
    [command, ['hawthorn', '--on', 'someday'], 2, '--on: “someday” is not a date: write it like 2026-11-27, 27/11/2026 or 27 Nov 2026.'],
    [command, ['alder'], 1, 'There is no unit alder. The units are hawthorn, rowan.'],
    [command, ['hawthorn', '--on', '2031-03-04'], 1, 'Bank holidays are known from Thu 1 Jan 2015 to Sun 31 Dec 2028 only: '],
  ] as const))('%s asked as %j', async (command, args, code, says) => {
    const said = await run(command, ...args)
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([code, '', says])
    expect(said.err).not.toContain('\n')
  })
})
