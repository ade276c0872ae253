import { describe, expect, it } from 'vitest'
import { unitco } from '../../src/cli/unitco.ts'

/** Runs a command line as the administrator would, and gives back what it printed. */
async function run(...args: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const code = await unitco(args, { print: (text) => out.push(text), warn: (text) => err.push(text) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

async function rows(...args: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { code, out, err } = await run('clock', ...args, '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

describe('unitco clock', () => {
  it('prints one JSON document of rule, task, due, bookBy, source and confidence', async () => {
    expect(await rows('strategy-discussion', '--from', '2026-12-11')).toMatchObject([
      { rule: 'S47-2', due: '2026-12-14' },
      { rule: 'CP-7', due: '2027-01-04' },
      { rule: 'S47-3', task: 'Initial child protection conference', due: '2027-01-06', bookBy: '2027-01-06',
        source: 'Working Together to Safeguard Children 2023', confidence: 'N' },
    ])
  })

  it.each(['2026-12-11', '11/12/2026', '11 dec 2026', '11 December 2026'])('takes the date as %s', async (from) => {
    expect((await rows('looked-after', '--from', from)).find((row) => row['rule'] === 'LAC-4')).toMatchObject({ due: '2027-01-13' })
  })

  it('prints hour rules with London’s distance from UTC', async () => {
    expect(await rows('police-protection', '--from', '2026-03-27T09:00')).toMatchObject([{ rule: 'EPO-1', due: '2026-03-30T10:00+01:00' }])
    expect(await rows('returned-from-missing', '--from', '2026-10-23T09:00'))
      .toMatchObject([{ rule: 'MIS-1', due: '2026-10-26T08:00+00:00' }])
    expect(await rows('direction', '--from', '2027-07-12T16:00')).toMatchObject([{ rule: 'CRT-2', due: '2027-07-12T16:00+01:00' }])
  })

  it('takes a birth date, details and an end', async () => {
    const assessments = (found: Awaited<ReturnType<typeof rows>>) => found.filter((row) => row['rule'] === 'LAC-16')
      .map((row) => row['due'])
    expect(assessments(await rows('looked-after', '--from', '2026-03-03', '--dob', '12 may 2023', '--until', '2027-03-31')))
      .toEqual(['2026-09-30', '2027-03-30'])
    const visits = await rows('placement', '--from', '2026-01-05', '--set', 'kind=foster', '--set', 'to18=true', '--until', '2027-04-30')
    expect(visits.filter((row) => row['rule'] === 'LAC-9').map((row) => row['due'])).toEqual(['2027-04-25'])
    expect(await rows('placement', '--from', '2026-01-05', '--set', 'kind=foster', 'to18=true', '--until', '2027-04-30')).toEqual(visits)
  })

  it('prints a table for people', async () => {
    const { code, out } = await run('clock', 'child-in-need', '--from', '2026-05-31', '--until', '2026-08-31')
    expect(code).toBe(0)
    expect(out).toContain('child-in-need from Sun 31 May 2026, to Mon 31 Aug 2026:')
    expect(out).toMatch(/Mon 31 Aug 2026 +CIN-2 +Child-in-need review \(book by Fri 28 Aug 2026\) +Council policy · C/)
    expect((await run('clock', 'closed', '--from', '2026-05-31')).out).toContain('nothing falls due')
  })

  it.each([
    ['no event', ['clock'], 'Say which event'],
    ['no date', ['clock', 'referral'], 'Say from which day'],
    ['an event it does not know', ['clock', 'refferal', '--from', '2026-05-31'], 'not an event the clock knows'],
    ['a date without its year', ['clock', 'referral', '--from', '27 nov'], 'needs its year'],
    ['a date that is not one', ['clock', 'referral', '--from', '2026-02-30'], 'not a day of the calendar'],
    ['a birth date that is not one', ['clock', 'referral', '--from', '2026-05-31', '--dob', 'young'], '--dob: '],
    ['a detail it does not know', ['clock', 'placement', '--from', '2026-05-31', '--set', 'knid=foster'], 'not a detail'],
    ['a detail of another kind', ['clock', 'placement', '--from', '2026-05-31', '--set', 'kind=hotel'], 'holds foster, residential'],
    ['a detail without a value', ['clock', 'placement', '--from', '2026-05-31', '--set', 'kind'], 'not key=value'],
    ['an option it does not know', ['clock', 'placement', '--form', '2026-05-31'], '--form'],
    ['a command it does not know', ['clocks'], 'There is no command “clocks”'],
    ['no command', [], 'Say which command'],
  ])('wrong usage is exit 2 and one sentence: %s', async (_, args, says) => {
    const { code, out, err } = await run(...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(says)
  })

  it.each([
    ['beyond the known bank holidays', ['clock', 'referral', '--from', '2028-12-20'], 'known from Thu 1 Jan 2015 to Sun 31 Dec 2028 only'],
    ['before them', ['clock', 'referral', '--from', '2014-06-02'], 'give a later date'],
    ['an end before the beginning', ['clock', 'referral', '--from', '2026-05-31', '--until', '2026-05-01'], 'before the event'],
    ['a visit to who knows what', ['clock', 'visit', '--from', '2026-05-31'], 'of=protection-plan'],
  ])('a refusal is exit 1 and one sentence: %s', async (_, args, says) => {
    const { code, out, err } = await run(...args, '--json')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain(says)
    expect(err.split('\n')).toHaveLength(1)
  })

  it('help lists what there is', async () => {
    const { code, out } = await run('help')
    expect(code).toBe(0)
    expect(out).toContain('unitco clock')
  })
})
