import { beforeAll, describe, expect, it } from 'vitest'
import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { administrator, AUTHORITY, json, run } from './command-line.ts'

type Json = typeof shipped

/** The shipped policy under another version, with a change. */
function policy(version: string, change: (file: Json) => unknown = () => undefined): string {
  const file: Json = { ...structuredClone(shipped), version }
  return JSON.stringify(change(file) ?? file)
}

const limit = (pounds: number) => (file: Json) => {
  for (const row of file.matrix) if (row.id === 'spend') Object.assign(row, { authorities: [{ role: 'csw', upTo: pounds * 100 }] })
}
const tomorrow = Temporal.Now.plainDateISO('Europe/London').add({ days: 1 }).toString()

describe('unitco policy', () => {
  const admin = administrator()
  const by = ['--by', 'priya@marlow.example'] as const
  const audited = async () => (await admin.pool().query<{ event: string; by: string | null; version: string }>(
    `SELECT a.event, p.name AS by, a.detail->>'version' AS version FROM audit_event a LEFT JOIN person p ON p.id = a.by_id
     WHERE a.event LIKE 'policy-%' ORDER BY a.position`)).rows

  describe('before there is an authority', () => {
    it('checks a file, and says how to begin with it', async () => {
      const file = admin.file('first.json', policy('rsw-1'))
      expect(await run('policy', 'check', file)).toEqual({
        code: 0, err: '', out: `rsw-1 (Reclaiming Social Work) is in order. Nothing is in force here yet: unitco import FOLDER --policy ${file}`,
      })
      expect(await run('policy', 'show')).toMatchObject({ code: 1, err: expect.stringContaining('There is nothing here yet.') })
    })
  })

  describe('with one in force', () => {
    beforeAll(async () => { await json('import', admin.files('authority', AUTHORITY)) })

    it('shows who may decide what, how it climbs and the limits', async () => {
      const { code, out, err } = await run('policy', 'show')
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(/^rsw-1 \(Reclaiming Social Work\) is in force since /)
      for (const line of [
        'Who may decide', '  Spend money: a consultant social worker may decide up to £500.00',
        '  Start care proceedings: it needs a group manager and then the Resource Panel',
        '  Routine ladder: the group manager is asked, and has 8 working hours', '  Anything else needs a group manager',
      ]) expect(out.split('\n')).toContain(line)
      expect(await json('policy', 'show')).toMatchObject({ version: 'rsw-1', matrix: expect.any(Array) })
    })

    it('check says what would change and what is open, and changes nothing', async () => {
      const file = admin.file('rsw-2.json', policy('rsw-2', limit(750)))
      const { code, out, err } = await run('policy', 'check', file)
      expect([code, err]).toEqual([0, ''])
      expect(out.split('\n')).toEqual([
        'What changes from rsw-1, which is in force:', '  Version', '    Version: rsw-1, now rsw-2', '  Who may decide',
        '    Spend money: a consultant social worker may decide up to £500.00, now up to £750.00', 'No decision waits.', 'No date moves.',
        'It can be applied, and is in force from then on. What was decided before stays judged as it was.',
      ])
      expect(await json('policy', 'check', file)).toMatchObject({ policy: 'rsw-2', inForce: 'rsw-1', comes: 'now', refusals: [], dates: { moved: [] } })
      expect(await json('policy', 'show')).toMatchObject({ version: 'rsw-1' })
      expect(await audited()).toEqual([{ event: 'policy-applied', by: null, version: 'rsw-1' }])
    })

    it('check counts the dates that would move, and says which; apply moves them and tells their owners', async () => {
      const begun = Temporal.Now.plainDateISO('Europe/London').subtract({ days: 3 }).toString()
      await json('import', 'events', admin.file('events.csv', `case_ref,child_ref,event,date,detail\nC-2001,C-2001-A,child-in-need,${begun},\n`))
      const file = admin.file('rsw-2.json', policy('rsw-2', (policyFile) => {
        limit(750)(policyFile)
        return { ...policyFile, clock: { pack: 'england', overrides: [{ rule: 'CIN-1', due: { amount: 10, unit: 'working-days' }, validFrom: '2026-04-01' }] } }
      }))
      const checked = await run('policy', 'check', file)
      expect(checked.out).toContain('New: CIN-1 counted from Wed 1 Apr 2026 on: due in 10 working days')
      expect(checked.out).toMatch(/\n1 date moves:\n  T-\d+ on C-2001: Child-in-need visit, \w{3} .*, then \w{3} /)
      const applied = await run('policy', 'apply', file, ...by)
      expect(applied).toEqual({
        code: 0, err: '', out: 'rsw-2 is in force, after rsw-1. 1 date moved; their owners are told.\nNo decision waits.',
      })
      expect(await json('policy', 'show')).toMatchObject({ version: 'rsw-2' })
      const again = await run('policy', 'apply', file, ...by)
      expect(again).toEqual({ code: 0, err: '', out: 'rsw-2 is in force already. 0 dates moved.' })
      expect((await audited()).slice(1)).toEqual([{ event: 'policy-applied', by: 'Priya Shah', version: 'rsw-2' }])
    })

    it.each<readonly [what: string, text: () => string, says: string]>([
      ['not JSON', () => '{\n  "version": "rsw-3"\n  "name": "x" }', 'is not JSON at line 3, column 3: look there for a comma, a quotation mark or a bracket.'],
      ['a version that was applied with other content', () => policy('rsw-1', limit(900)),
        'rsw-1 was applied before with other content: give this one a new version.'],
      ['a day before the one in force', () => policy('rsw-0', () => undefined).replace('"validFrom":"2026-04-01"', '"validFrom":"2025-04-01"'),
        'rsw-0 is valid from Tue 1 Apr 2025, before rsw-2 in force was (Wed 1 Apr 2026): give it the day it takes over.'],
      ['a looser rule than statute allows', () => policy('rsw-3', (file) => ({
        ...file, clock: { pack: 'england', overrides: [{ rule: 'LAC-7', due: { amount: 2, unit: 'weeks' }, validFrom: '2026-12-01' }] },
      })), 'clock, overrides: LAC-7 (First visit in the new placement): 2 weeks is looser than'],
    ])('refuses %s, in check as in apply', async (_what, text, says) => {
      const file = admin.file('wrong.json', text())
      for (const args of [['check', file], ['apply', file, ...by]]) {
        const said = await run('policy', ...args)
        expect(said.code).toBe(1)
        expect(said.err).toContain(says)
      }
      expect(await json('policy', 'show')).toMatchObject({ version: 'rsw-2' })
    })

    it('names every fault of a file at once, at its place', async () => {
      const file = admin.file('wrong.json', policy('rsw-3', (wrong) => {
        Reflect.deleteProperty(wrong, 'fullLoad')
        return { ...wrong, colour: 'green', nudges: [-1] }
      }))
      const said = await run('policy', 'check', file)
      expect(said).toEqual({ code: 1, out: '', err: [
        'fullLoad: is missing.', 'nudges, number 1: has to be 0 or more.', 'colour: is not known here; take it out, or correct its name.',
        `${file} is no policy that can be applied: 3 things are wrong in it.`,
      ].join('\n') })
      const asJson = await run('policy', 'check', file, '--json')
      expect(JSON.parse(asJson.out)).toEqual({ faults: expect.arrayContaining([{ where: 'fullLoad', says: 'is missing' }]) })
      expect(asJson.err.split('\n')).toHaveLength(1)
    })

    it('keeps one whose day is to come, and lets it be withdrawn', async () => {
      const file = admin.file('rsw-4.json', policy('rsw-4').replace('"validFrom":"2026-04-01"', `"validFrom":"${tomorrow}"`))
      expect((await run('policy', 'check', file)).out).toContain('It can be applied, and comes into force on ')
      expect((await run('policy', 'apply', file, ...by)).out).toMatch(/^rsw-4 is kept, and comes into force on /)
      expect((await run('policy', 'apply', file, ...by)).out).toMatch(/^rsw-4 is kept, and comes into force on /)
      expect((await run('policy', 'show')).out).toContain('\nrsw-4 waits for its day: unitco policy show rsw-4\n')
      expect(await json('policy', 'show')).toMatchObject({ version: 'rsw-2' })
      expect(await run('policy', 'withdraw', 'rsw-4', ...by)).toMatchObject({ code: 0, out: 'rsw-4 is withdrawn, and will not come into force.' })
      expect(await run('policy', 'withdraw', 'rsw-4', ...by)).toMatchObject({ code: 1, err: expect.stringContaining('No policy rsw-4 waits for its day.') })
    })

    it('puts one back that was in force before', async () => {
      const file = admin.file('rsw-1.json', policy('rsw-1'))
      expect((await run('policy', 'check', file)).out).toContain('It can be applied: it was in force before, and would be again.')
      expect((await run('policy', 'apply', file)).out).toMatch(/^rsw-1 is in force again, after rsw-2\. 1 date moved/)
    })

    it('tells the history: versions, when, who, and how each differs from the one before', async () => {
      const { out } = await run('policy', 'history')
      const lines = out.split('\n')
      expect(lines.filter((line) => line.startsWith('rsw-')).map((line) => line.replaceAll(/\w{3} \d+ \w{3} \d{4} at \d\d:\d\d/g, 'THEN'))).toEqual([
        'rsw-1  Reclaiming Social Work, applied THEN by an administrator; in force from then',
        'rsw-2  Reclaiming Social Work, applied THEN by Priya Shah; in force from then',
        'rsw-1  Reclaiming Social Work, applied THEN by an administrator; in force from then',
        'rsw-4  Reclaiming Social Work, applied THEN by Priya Shah; withdrawn THEN',
      ])
      expect(lines).toContain('    Spend money: a consultant social worker may decide up to £500.00, now up to £750.00')
      expect(lines).toContain('    Spend money: a consultant social worker may decide up to £750.00, now up to £500.00')
      expect(await json('policy', 'history')).toMatchObject([
        { version: 'rsw-1', after: null, by: null }, { version: 'rsw-2', after: 'rsw-1', by: 'Priya Shah' }, { version: 'rsw-1', after: 'rsw-2' },
        { version: 'rsw-4', inForceSince: null, withdrawnAt: expect.any(String) },
      ])
    })
  })

  it.each<readonly [readonly string[], number, string]>([
    [[], 2, 'Say what to do: unitco policy show'], [['check'], 2, 'Say what to do: unitco policy show'],
    [['change', 'x.json'], 2, 'Say what to do: unitco policy show'], [['apply', 'a.json', 'b.json', ...by], 2, 'Say what to do: unitco policy show'],
    [['apply', '/nowhere.json'], 1, 'There is no file /nowhere.json.'],
    [['check', '/nowhere.json'], 1, 'There is no file /nowhere.json.'], [['show', 'rsw-9'], 1, 'No policy rsw-9 was ever applied'],
  ])('asked as %j', async (args, code, says) => {
    const said = await run('policy', ...args)
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([code, '', says])
  })

  it('needs somebody of the authority to apply it', async () => {
    const said = await run('policy', 'apply', admin.file('ours.json', policy('rsw-5')), '--by', 'nobody@marlow.example')
    expect(said).toMatchObject({ code: 1, err: expect.stringContaining('Nobody who works here has that e-mail address') })
  })
})
