import { describe, expect, it } from 'vitest'
import { shippedHolidays } from '../../src/assemble.ts'
import type { HolidayData } from '../../src/domain/calendar/holidays.ts'
import { HAWTHORN, eventsFile } from '../support/hawthorn-files.ts'
import { administrator, json, run } from './command-line.ts'

const shipped = shippedHolidays()

/** The published file from that year on, with other days beside the shipped ones. */
function published(fromYear: number, toYear: number, ...more: readonly string[]): string {
  const days = shipped.holidays.filter(({ date }) => Number(date.slice(0, 4)) >= fromYear && Number(date.slice(0, 4)) <= toYear)
  const events = [...days, ...more.map((date) => ({ date, title: 'A national occasion' }))]
  return JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events }, scotland: { division: 'scotland', events: [] } })
}

/** Eight days of a year, as every year has. */
const aWholeYear = (year: number): readonly string[] =>
  ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26'].map((day) => `${year}-${day}`)

describe('unitco holidays', () => {
  const admin = administrator()
  const known = async (): Promise<HolidayData> => await json('holidays', 'show') as HolidayData

  it('shows those in use: the shipped ones, until others are applied', async () => {
    expect(await known()).toEqual(shipped)
    const { code, out, err } = await run('holidays', 'show')
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Bank holidays known from Thu 1 Jan 2015 to Sun 31 Dec 2028:', `  Thu 1 Jan 2015  ${shipped.holidays[0]?.title}`,
    ])
  })

  it('applies a new list: every date is worked out again', async () => {
    const today = Temporal.Now.plainDateISO('Europe/London')
    const begun = today.subtract({ days: 3 }).toString()
    const events = eventsFile(['C-1042', 'child-in-need', begun], ['C-2001', 'child-in-need', begun])
    await json('import', admin.files('authority', { ...HAWTHORN, events }))
    // five days, so that one of them would have been worked whenever this is run
    const closed = [1, 2, 3, 4, 5].map((days) => today.add({ days }).toString())
    const { code, out, err } = await run('holidays', 'apply', admin.file('new.json', published(today.year, 2028, ...closed)))
    expect([code, err, out]).toEqual([0, '', 'Bank holidays are known until Sun 31 Dec 2028. 2 dates moved; their owners are told.'])
  })

  it('keeps the years before the list, which it no longer has', async () => {
    const { firstDay, lastDay, holidays } = await known()
    expect([firstDay, lastDay]).toEqual(['2015-01-01', '2028-12-31'])
    const early = ({ date }: { readonly date: string }): boolean => date < '2020-01-01'
    expect(holidays.filter(early)).toEqual(shipped.holidays.filter(early))
  })

  it('applied again moves nothing', async () => {
    const file = admin.file('later.json', published(2027, 2028, ...aWholeYear(2029)))
    expect(await json('holidays', 'apply', file)).toMatchObject([{ removed: [], moved: 0 }])
    expect((await known()).lastDay).toBe('2029-12-31')
    expect(await json('holidays', 'apply', file)).toEqual([{ added: [], removed: [], moved: 0 }])
  })

  it.each<readonly [string, string, string]>([
    ['is not JSON', 'dates', 'This file is not JSON: save it from gov.uk/bank-holidays.json as it is.'],
    ['is something else', '{"scotland": {}}', 'This is not the list of gov.uk/bank-holidays.json: '],
    ['ends before the one in use', published(2026, 2027),
      'That list ends on Fri 31 Dec 2027, before the one in use, which ends on Mon 31 Dec 2029.'],
    ['begins after the one in use', published(2040, 2040, ...aWholeYear(2031)),
      'That list begins on Wed 1 Jan 2031 and does not follow on from the one in use, which ends on Mon 31 Dec 2029.'],
  ])('refuses a list that %s, and keeps the one in use', async (_, text, says) => {
    const before = await known()
    const said = await run('holidays', 'apply', admin.file('wrong.json', text))
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([1, '', says])
    expect(said.err).not.toContain('\n')
    expect(await known()).toEqual(before)
  })

  it.each<readonly [readonly string[], number, string]>([
    [[], 2, 'Say what to do: unitco holidays show, or unitco holidays apply FILE'],
    [['apply'], 2, 'Say what to do: unitco holidays show, or unitco holidays apply FILE'],
    [['show', 'me'], 2, 'Say what to do: unitco holidays show, or unitco holidays apply FILE'],
    [['apply', 'a', 'b'], 2, 'Say what to do: unitco holidays show, or unitco holidays apply FILE'],
    [['apply', '/nowhere.json'], 1, 'There is no file /nowhere.json.'],
    [['apply', '/'], 1, 'There is no file /.'],
  ])('asked as %j', async (args, code, says) => {
    const said = await run('holidays', ...args)
    expect([said.code, said.out, said.err.slice(0, says.length)]).toEqual([code, '', says])
  })
})
