import path from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../src/cli/unitco.ts'
import { unitcoProcess, type Ended } from '../support/processes.ts'
import { administrator, AUTHORITY, json, run } from './command-line.ts'

/** A document on standard output, and nothing whatever beside it. */
function documentOf({ code, out, err }: Ended): unknown {
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('unitco as a process', () => {
  const admin = administrator()
  const ask = (...args: readonly string[]): Promise<Ended> => unitcoProcess({ DATABASE_URL: admin.url() }, ...args)
  beforeAll(async () => { await json('import', admin.files('authority', AUTHORITY)) })

  it('ends with 0 when it did what was asked', async () => {
    const { code, out, err } = await ask('--help')
    expect([code, err, out.trimEnd().split('\n').map((line) => line.trim().split(/\s+/)[1])]).toEqual([0, '', Object.keys(COMMANDS)])
    const digest = await ask('digest', 'hawthorn', '--on', '2020-11-24')
    expect(digest).toMatchObject({ code: 0, err: '', out: expect.stringContaining('# Hawthorn') })
  })

  it('ends with 1 when it refuses, with one sentence', async () => {
    expect(await ask('digest', 'alder')).toEqual({ code: 1, out: '', err: 'There is no unit alder. The units are hawthorn, rowan.\n' })
  })

  it('ends with 2 when it is asked wrongly, with what there is', async () => {
    const wrong = (says: string) => ({ code: 2, out: '', err: expect.stringContaining(`${says} There is:\n  unitco import`) })
    expect(await ask('digests')).toMatchObject(wrong('There is no command “digests”.'))
    expect(await ask()).toMatchObject(wrong('Say which command.'))
  })

  it('with --json prints one document and nothing else', async () => {
    const asked = [
      ['import', admin.files('again', AUTHORITY)], ['import', admin.files('dry', AUTHORITY), '--dry-run'],
      ['digest', 'hawthorn'], ['agenda', 'hawthorn'], ['holidays', 'show'], ['clock', 'referral', '--from', '2026-03-02'], ['audit', 'verify'],
      ['generate', path.join(admin.folder, 'invented'), '--units', '1', '--cases', '1'],
    ]
    for (const args of asked) expect(documentOf(await ask(...args, '--json'))).toEqual(expect.anything())
  }, 60_000)

  it('with --json prints one document also when it refuses files', async () => {
    const { code, out, err } = await ask('import', 'cases', admin.file('wrong.csv', 'case_ref,unit,child_ref\nC-1,alder,A\n'), '--json')
    expect([code, err]).toEqual([1, 'Nothing was imported, because of one problem.\n'])
    expect(JSON.parse(out)).toMatchObject({ kind: 'refused', problems: [{ file: 'wrong.csv', line: 2, column: 'unit' }] })
  })

  it('with a wrong environment names every problem', async () => {
    const said = await unitcoProcess({ DATABASE_URL: 'mysql://db', LOG_LEVEL: 'loud' }, 'digest', 'hawthorn')
    expect(said).toEqual({ code: 1, out: '', err: [
      'The configuration has 2 problems:',
      '  DATABASE_URL must be an address like postgresql://user:password@host:5432/name.',
      '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent.',
      '',
    ].join('\n') })
  })

  it('with a database that refuses says so in one sentence', async () => {
    const url = new URL(admin.url())
    url.pathname = '/no_such_database'
    const { code, out, err } = await unitcoProcess({ DATABASE_URL: url.href }, 'digest', 'hawthorn')
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^The database server refuses the connection \(.*\): check DATABASE_URL and the server\.\n$/)
  })
})

describe('unitco when something breaks', () => {
  const admin = administrator()
  afterEach(() => vi.stubEnv('LOG_LEVEL', ''))

  it('says that it did, and never what was stored', async () => {
    await json('import', admin.files('authority', AUTHORITY))
    await admin.pool().query('ALTER TABLE unit_channel RENAME TO gone')
    const err = 'Something broke (error 42P01). Set LOG_LEVEL=debug to see where.'
    expect(await run('digest', 'hawthorn')).toEqual({ code: 1, out: '', err })
    vi.stubEnv('LOG_LEVEL', 'debug')
    const debugged = await run('digest', 'hawthorn')
    expect(debugged).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^Something broke: error: .*\n +at /) })
  })
})
