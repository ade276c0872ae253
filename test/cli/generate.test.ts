import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { administrator, json, run } from './command-line.ts'

describe('unitco generate', () => {
  const admin = administrator()
  const folder = (name: string): string => path.join(admin.folder, name)
  const SMALL = ['--units', '2', '--cases', '3', '--on', '2020-11-27'] as const

  it('writes the files of an authority, and says how many lines each has', async () => {
    const { code, out, err } = await run('generate', folder('new'), ...SMALL)
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^units\.csv: 2 lines\npeople\.csv: 15 lines\ncases\.csv: \d+ lines\nevents\.csv: \d+ lines\nservices\.csv: 9 lines$/)
    expect(readdirSync(folder('new')).toSorted()).toEqual(['cases.csv', 'events.csv', 'people.csv', 'services.csv', 'units.csv'])
  })

  it('which can be imported', async () => {
    expect(await json('import', folder('new'))).toMatchObject({ kind: 'imported', counts: { units: { added: 2 }, cases: { added: 6 } } })
  })

  it('the same from the same seed, another from another', async () => {
    await json('generate', folder('same'), ...SMALL)
    await json('generate', folder('other'), ...SMALL, '--seed', '2')
    const texts = (name: string): readonly string[] =>
      readdirSync(folder(name)).toSorted().map((file) => readFileSync(path.join(folder(name), file), 'utf8'))
    expect(texts('same')).toEqual(texts('new'))
    expect(texts('other')).not.toEqual(texts('new'))
  })

  it('as JSON gives the files and their lines', async () => {
    const written = await json('generate', folder('as json'), ...SMALL)
    expect(written).toMatchObject([{ file: 'units.csv', lines: 2 }, { file: 'people.csv', lines: 15 }, {}, {}, { file: 'services.csv', lines: 9 }])
  })

  it.each<readonly [string, readonly string[], number, string]>([
    ['nowhere', [], 2, 'Say which folder to write: unitco generate FOLDER'],
    ['two folders', ['a', 'b'], 2, 'Say which folder to write: unitco generate FOLDER'],
    ['no units', ['x', '--units', '0'], 2, '--units must be a whole number above nought: unitco generate FOLDER'],
    ['some cases', ['x', '--cases', 'some'], 2, '--cases must be a whole number above nought: unitco generate FOLDER'],
    ['a day that is none', ['x', '--on', '2026-02-30'], 2, '--on: “2026-02-30” is not a day of the calendar.'],
    ['more units than there are names', ['x', '--units', '51'], 1, 'There are names for 50 units; ask for fewer.'],
    ['a day beyond the calendar', ['x', '--units', '1', '--cases', '9', '--on', '2029-06-01'], 1, 'Bank holidays are known from'],
  ])('asked for %s says what to do, and makes no folder', async (_, [name = '', ...args], code, says) => {
    const said = await run('generate', ...(name === '' ? [] : [folder(name)]), ...args)
    expect([said.code, said.out]).toEqual([code, ''])
    expect(said.err.startsWith(says)).toBe(true)
    expect(said.err).not.toContain('\n')
    expect(readdirSync(admin.folder)).not.toContain('x')
  })

  it('never writes over anything', async () => {
    const err = `${folder('new')} is not empty. Name a new folder.`
    expect(await run('generate', folder('new'), ...SMALL)).toMatchObject({ code: 1, err })
    const file = admin.file('a file', '')
    expect(await run('generate', file, ...SMALL)).toMatchObject({ code: 1, err: `${file} is a file. Name a new folder.` })
    mkdirSync(folder('empty'))
    expect(await run('generate', folder('empty'), ...SMALL)).toMatchObject({ code: 0 })
  })
})
