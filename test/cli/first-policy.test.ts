import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { everythingStored } from '../support/everything-stored.ts'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

const TEAMS = path.resolve(import.meta.dirname, '../../prisma/policies/team-manager.json')
const UNITCO = path.resolve(import.meta.dirname, '../../src/cli/unitco.ts')

const RIVERSIDE = {
  units: 'unit,name,service_area,group_manager,meeting_day,meeting_time,digest_time\nriverside,Riverside,children in need,steph@marlow.example,Tuesday,10:00,08:45\n',
  people: `email,name,role,unit
tessa@marlow.example,Tessa Moore,tm,riverside
pat@marlow.example,Pat Quinn,psw,riverside
bo@marlow.example,Bo Lind,bso,riverside
steph@marlow.example,Steph Ray,sm,
`,
}

describe('an authority chooses its first policy with its first import', () => {
  const admin = administrator()
  /** The command as the administrator runs it: a process of its own. */
  const unitco = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', UNITCO, ...args], {
      env: { PATH: process.env['PATH'], DATABASE_URL: admin.url() },
    })
    return stdout
  }

  it('which has to fit: people of roles the policy does not have are named, and nothing is stored', async () => {
    const before = await everythingStored(admin.pool())
    const wrong = await run('import', admin.files('hackney', AUTHORITY), '--policy', TEAMS)
    expect(wrong.code).toBe(1)
    expect(wrong.err).toContain('Nothing was imported.')
    expect(wrong.err).toContain('people.csv line 2, role: is not a role of this authority; the roles are tm, psw,')
    const faulty = await run('import', admin.files('teams', RIVERSIDE), '--policy', admin.file('wrong.json', '{ "version": 1 }'))
    expect(faulty).toMatchObject({ code: 1, err: expect.stringContaining('version: has to be text, in quotation marks.') })
    expect(await run('import', admin.files('teams', RIVERSIDE), '--policy', '/nowhere.json')).toMatchObject({ code: 1, err: 'There is no file /nowhere.json.' })
    expect(await everythingStored(admin.pool())).toEqual(before)
  })

  it('in a process of its own; another process then works under it', async () => {
    const files = admin.files('teams', RIVERSIDE)
    expect(await unitco('import', files, '--policy', TEAMS)).toMatch(/^Imported:\n {2}units +1 new/)
    expect(await unitco('policy', 'show')).toMatch(/^tm-1 \(Team managers and principal social workers\) is in force since /)
    expect((await run('import', files, '--policy', TEAMS)).out).toMatch(/units +0 new +0 changed +1 as they were/)
    expect(await json('policy', 'check', TEAMS)).toMatchObject({ comes: 'is-in-force', changes: [] })
  }, 60_000)

  it('once: later it is changed in somebody’s name', async () => {
    const rsw = path.resolve(import.meta.dirname, '../../prisma/policies/reclaiming-social-work.json')
    expect(await run('import', admin.files('teams', RIVERSIDE), '--policy', rsw)).toMatchObject({
      code: 1, err: expect.stringContaining('tm-1 is in force here: change it with unitco policy apply FILE, and import without --policy.'),
    })
    const checked = await run('policy', 'check', rsw)
    expect(checked.out).toContain('Careful: 1 person holds the post tm, which is no role of rsw-1: import people.csv with their new ones.')
    expect(checked.out).toContain('Careful: nobody is a group manager: what goes up to one goes on at once.')
    expect(await json('policy', 'show')).toMatchObject({ version: 'tm-1' })
  })
})
