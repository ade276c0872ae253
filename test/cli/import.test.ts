import { describe, expect, it } from 'vitest'
import { everythingStored } from '../support/everything-stored.ts'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

describe('unitco import', () => {
  const admin = administrator()

  it('into an empty database, as a dry run or with a problem, leaves it empty', async () => {
    const before = await everythingStored(admin.pool())
    const dry = await run('import', admin.files('right', AUTHORITY), '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.out).toMatch(/^Nothing was written\. This is what the import would do:\n {2}units +2 new/)
    const refused = await run('import', admin.files('wrong', { ...AUTHORITY, cases: `${AUTHORITY.cases}C-1,alder,A,,,\n` }))
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err.split('\n').slice(-2)).toEqual([
      'cases.csv line 8, unit: names "alder", which is no unit in units.csv and none known.', 'Nothing was imported.',
    ])
    expect(await everythingStored(admin.pool())).toEqual(before)
  })

  it('takes a folder in, says what it does while it does it, and what it did', async () => {
    const { code, out, err } = await run('import', admin.files('right', AUTHORITY))
    expect(code).toBe(0)
    expect(out.split('\n')[6]).toMatch(/^ {2}tasks +\d+ new +0 changed$/)
    expect(out.split('\n').slice(0, 6)).toEqual([
      'Imported:',
      '  units         2 new      0 changed      0 as they were',
      '  people       10 new      0 changed      0 as they were',
      '  cases         5 new      0 changed      0 as they were',
      '  events        5 new      0 changed      0 as they were',
      '  services      0 new      0 changed      0 as they were',
    ])
    expect(err.split('\n')).toEqual([
      'Reading the files …', 'Comparing with what is there …', 'Working out the dates of 5 cases …',
      expect.stringMatching(/^Storing \d+ rows …$/),
    ])
    expect(await admin.pool().query('SELECT name FROM organisation')).toMatchObject({ rows: [{ name: 'The authority' }] })
  })

  it('takes the same folder again without a change, and a single file', async () => {
    const before = await everythingStored(admin.pool())
    expect(await json('import', admin.files('again', AUTHORITY))).toMatchObject({ kind: 'imported', counts: { cases: { same: 5 } } })
    const cases = admin.file('the families.csv', AUTHORITY.cases)
    expect(await json('import', 'cases', cases)).toMatchObject({ counts: { units: { same: 0 }, cases: { same: 5 } } })
    expect(await everythingStored(admin.pool())).toEqual(before)
  })

  it('as JSON tells every problem in one document, and one sentence beside it', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `C-${at},alder,A,,,\n`).join('')
    const { code, out, err } = await run('import', 'cases', admin.file('wrong.csv', `${AUTHORITY.cases}${lines}`), '--json')
    expect([code, err]).toEqual([1, 'Nothing was imported, because of 60 problems.'])
    const { kind, problems } = JSON.parse(out) as { kind: string; problems: unknown[] }
    expect([kind, problems.length]).toEqual(['refused', 60])
    const says = 'names "alder", which is no unit in units.csv and none known.'
    expect(problems[0]).toEqual({ file: 'wrong.csv', line: 8, column: 'unit', says })
  })

  it('lists no more problems than anybody reads', async () => {
    const lines = Array.from({ length: 60 }, (_, at) => `C-${at},alder,A,,,\n`).join('')
    const { err } = await run('import', 'cases', admin.file('wrong.csv', `${AUTHORITY.cases}${lines}`))
    const said = err.split('\n').filter((line) => !line.endsWith(' …'))
    expect([said.length, ...said.slice(-2)]).toEqual([52, '… and 10 more; --json lists them all.', 'Nothing was imported.'])
  })

  it.each<readonly [string, readonly string[], number, string]>([
    ['nothing', [], 2, 'Say what to import: unitco import FOLDER'],
    ['too much', ['cases', 'a.csv', 'b.csv'], 2, 'Say what to import: unitco import FOLDER'],
    ['something that is no sheet', ['children', 'a.csv'], 2, '“children” is not one of units, people, cases, events, services: unitco'],
    ['an option there is not', ['x', '--force'], 2, 'Unknown option \'--force\'.'],
    ['a folder that is not there', ['/nowhere/at/all'], 1, 'There is no folder /nowhere/at/all.'],
    ['a file that is not there', ['cases', '/nowhere/cases.csv'], 1, 'There is no file /nowhere/cases.csv.'],
  ])('asked for %s', async (_, args, code, says) => {
    const said = await run('import', ...args)
    expect([said.code, said.out]).toEqual([code, ''])
    expect(said.err.startsWith(says)).toBe(true)
    expect(said.err).not.toContain('\n')
  })

  it('asked for what is not what it should be', async () => {
    const file = admin.file('units.csv', AUTHORITY.units)
    expect(await run('import', file)).toMatchObject({ code: 2, err: expect.stringContaining(`${file} is a file; say what is in it:`) })
    expect(await run('import', 'units', admin.folder)).toMatchObject({ code: 1, err: `There is no file ${admin.folder}.` })
    const empty = admin.files('empty', {})
    expect(await run('import', empty)).toMatchObject({
      code: 1, err: `There is none of units.csv, people.csv, cases.csv, events.csv, services.csv in ${empty}.`,
    })
    const more = admin.files('more', { ...AUTHORITY, 'people (2)': 'x' })
    expect(await run('import', more)).toMatchObject({
      code: 1, err: `people (2).csv in ${more} would be left out: only units.csv, people.csv, cases.csv, events.csv, services.csv are read.`,
    })
  })
})
