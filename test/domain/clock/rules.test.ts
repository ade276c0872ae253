import { describe, expect, it } from 'vitest'
import { londonTextOf } from '../../../src/domain/calendar/london.ts'
import { readMoment } from '../../../src/domain/calendar/read-date.ts'
import type { CaseEventKind } from '../../../src/domain/case/case-event.ts'
import { project, type Projected } from '../../../src/domain/clock/project.ts'
import { CALENDAR, day, ENGLAND } from './a-case.ts'

/** Every rule of the table, on a date chosen so that the answer can be checked on paper. */

interface Asked {
  readonly dob?: string
  readonly set?: Readonly<Record<string, string>>
  readonly until?: string
}

function timeline(event: CaseEventKind, from: string, { dob, set = {}, until }: Asked = {}): readonly Projected[] {
  const { on, at } = readMoment(from)
  const answer = project({
    event, on, at, detail: set,
    dateOfBirth: dob === undefined ? null : day(dob),
    until: until === undefined ? null : day(until),
  }, ENGLAND, CALENDAR)
  if (answer.kind === 'refused') throw new Error(answer.says)
  return answer.lines
}

/** When a rule first falls due, and then. */
function dues(rule: string, found: readonly Projected[]): readonly string[] {
  return found.filter((line) => line.rule === rule).map((line) => (line.dueAt === null ? line.due : londonTextOf(line.dueAt)))
}

describe('every rule of the England pack', () => {
  it.each<[string, CaseEventKind, string, Asked, readonly string[]]>([
    ['REF-1', 'referral', '2026-06-05', {}, ['2026-06-08']],
    ['ASM-1', 'referral', '2026-12-01', {}, ['2027-02-05']],
    ['S47-1', 'concern', '2026-06-05', {}, ['2026-06-08']],
    ['S47-2', 'strategy-discussion', '2026-06-05', {}, ['2026-06-08']],
    ['S47-3', 'strategy-discussion', '2026-12-11', {}, ['2027-01-06']],
    ['S47-4', 'transfer-in', '2026-12-11', {}, ['2027-01-06']],
    ['EPO-1', 'police-protection', '2026-03-27T09:00', {}, ['2026-03-30T10:00+01:00']],
    ['EPO-2', 'emergency-protection-order', '2026-03-27', {}, ['2026-04-04']],
    ['EPO-3', 'assessment-order', '2026-03-27', {}, ['2026-04-03']],
    ['CIN-1', 'child-in-need', '2026-06-01', { until: '2026-08-31' }, ['2026-06-29', '2026-07-27', '2026-08-24']],
    ['CIN-2', 'child-in-need', '2026-05-31', {}, ['2026-08-31', '2026-11-30', '2027-02-28', '2027-05-28']],
    ['CP-1', 'protection-plan', '2026-03-20', {}, ['2026-04-07']],
    ['CP-2', 'protection-plan', '2026-03-20', { until: '2026-06-30' }, ['2026-05-05', '2026-06-02', '2026-06-30']],
    ['CP-3', 'protection-plan', '2026-03-20', { until: '2026-05-06' }, ['2026-04-07', '2026-04-21', '2026-05-06']],
    ['CP-4', 'protection-plan', '2026-03-20', {}, ['2026-06-20']],
    ['CP-5', 'protection-plan', '2026-03-20', { until: '2027-06-20' }, ['2026-12-20', '2027-06-20']],
    ['CP-6', 'birth-on-plan', '2026-03-20', {}, ['2026-03-30']],
    ['CP-7', 'protection-plan', '2026-03-20', {}, ['2026-06-15', '2026-12-14']],
    ['CP-7', 'strategy-discussion', '2026-12-11', {}, ['2027-01-04']],
    ['CP-8', 'protection-plan', '2026-03-20', { until: '2027-12-31' }, ['2027-06-20', '2027-12-20']],
    ['LAC-1', 'placement', '2026-12-18', {}, ['2026-12-29']],
    ['LAC-2', 'placement', '2026-12-18', { set: { first: 'true' } }, ['2027-01-06']],
    ['LAC-2', 'placement', '2026-12-18', {}, []],
    ['LAC-3', 'placement', '2026-12-18', {}, ['2026-12-29']],
    ['LAC-4', 'looked-after', '2026-12-11', {}, ['2027-01-13']],
    ['LAC-5', 'looked-after', '2026-12-11', {}, ['2027-04-13']],
    ['LAC-6', 'looked-after', '2026-12-11', { until: '2028-04-13' }, ['2027-10-13', '2028-04-13']],
    ['LAC-7', 'placement', '2026-12-18', {}, ['2026-12-25']],
    ['LAC-8', 'placement', '2026-12-18', { until: '2027-03-31' }, ['2027-02-05', '2027-03-19']],
    ['LAC-9', 'placement', '2026-01-05', { until: '2027-04-30' }, ['2027-03-08', '2027-04-19']],
    ['LAC-9', 'placement', '2026-01-05', { set: { to18: 'true' }, until: '2027-07-31' }, ['2027-04-25', '2027-07-25']],
    ['LAC-9', 'placement', '2026-01-05', { set: { kind: 'foster', 'long-term': 'true' }, until: '2027-07-31' }, ['2027-07-25']],
    ['LAC-9', 'placement', '2026-01-05', { set: { kind: 'residential', 'long-term': 'true' }, until: '2027-03-31' }, ['2027-03-08']],
    ['LAC-9', 'placement', '2026-01-05', { set: { 'long-term': 'true', 'child-agrees': 'false' }, until: '2027-03-31' }, ['2027-03-08']],
    ['LAC-10', 'placement', '2026-03-02', { set: { kind: 'parents' }, until: '2026-06-22' },
      ['2026-03-16', '2026-03-23', '2026-03-30', '2026-05-11', '2026-06-22']],
    ['LAC-11', 'placement', '2026-03-02', { set: { kind: 'connected-person' }, until: '2026-05-25' },
      ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-27', '2026-05-25']],
    ['LAC-11', 'placement', '2026-03-02', { set: { kind: 'parents', 'interim-order': 'true' }, until: '2026-04-27' },
      ['2026-03-16', '2026-03-23', '2026-03-30', '2026-04-27']],
    ['LAC-11', 'placement', '2026-03-02', { set: { kind: 'parents', 'interim-order': 'true', reviewed: 'true' }, until: '2026-05-04' },
      ['2026-04-06', '2026-05-04']],
    ['LAC-11', 'placement', '2026-03-02', { set: { kind: 'foster', 'interim-order': 'true' } }, []],
    ['LAC-12', 'care-order-at-home', '2026-03-02', { until: '2026-06-01' }, ['2026-03-09', '2026-04-20', '2026-06-01']],
    ['LAC-14', 'placement', '2026-03-02', { set: { kind: 'short-breaks' } }, ['2026-06-02', '2026-06-02', '2026-12-02', '2026-12-02']],
    ['LAC-15', 'looked-after', '2026-12-11', {}, ['2027-01-13']],
    ['LAC-16', 'looked-after', '2026-12-11', { dob: '2023-05-12' }, ['2027-07-13']],
    ['LAC-16', 'looked-after', '2026-12-11', { dob: '2016-05-12', until: '2028-03-01' }, ['2028-01-13']],
    ['LAC-17', 'looked-after', '2025-12-11', { dob: '2016-05-12', until: '2027-12-11' }, ['2026-12-11', '2027-12-11']],
    ['LAC-18', 'looked-after', '2025-12-11', { until: '2027-12-11' }, ['2026-12-11', '2027-12-11']],
    ['LAC-19', 'looked-after', '2026-12-11', {}, ['2026-12-29', '2027-03-31', '2027-07-31']],
    ['LAC-20', 'temporary-approval', '2026-03-02', {}, ['2026-06-22']],
    ['ADO-1', 'authority-to-place', '2026-03-02', {}, ['2026-06-02', '2026-12-02']],
    ['ADO-2', 'placed-for-adoption', '2026-01-05', {}, ['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02']],
    ['ADO-2', 'placed-for-adoption', '2026-01-05', { set: { 'visits-every': '4' }, until: '2026-04-01' },
      ['2026-01-12', '2026-01-19', '2026-01-26', '2026-02-02', '2026-03-02', '2026-03-30']],
    ['ADO-3', 'placed-for-adoption', '2026-01-05', {}, ['2026-02-02', '2026-05-02', '2026-11-02']],
    ['CL-1', 'eligible', '2026-03-31', {}, ['2026-06-30']],
    ['CL-2', 'pathway-plan', '2026-03-31', {}, ['2026-09-30', '2027-03-30']],
    ['CL-3', 'left-care', '2026-01-05', { until: '2026-06-01' }, ['2026-01-12', '2026-02-02', '2026-03-30', '2026-05-25']],
    ['PF-1', 'private-fostering', '2026-03-27', {}, ['2026-04-09']],
    ['PF-2', 'private-fostering', '2026-03-27', { until: '2026-07-31' }, ['2026-05-21', '2026-07-02']],
    ['PF-3', 'private-fostering', '2026-03-27', { until: '2027-12-31' }, ['2027-07-15', '2027-10-07', '2027-12-30']],
    ['MIS-1', 'returned-from-missing', '2026-10-23T09:00', {}, ['2026-10-26T08:00+00:00']],
    ['CRT-1', 'application-issued', '2026-01-05', {}, ['2026-07-05']],
    ['CRT-2', 'direction', '2027-01-12T16:00', {}, ['2027-01-12T16:00+00:00']],
    ['CRT-2', 'direction', '2027-01-12', {}, ['2027-01-12']],
    ['CRT-3', 'application-issued', '2026-01-05', {}, ['2026-01-23']],
    ['CRT-4', 'legal-planning-meeting', '2026-03-02', {}, ['2026-06-22']],
  ])('%s, %s from %s %j', (rule, event, from, asked, expected) => {
    expect(dues(rule, timeline(event, from, asked))).toEqual(expected)
  })

  it('are all in that table', () => {
    const inPack = new Set(ENGLAND.timetables.flatMap((timetable) => timetable.rules.map((rule) => rule.id)))
    expect([...inPack].sort()).toEqual([
      'ADO-1', 'ADO-2', 'ADO-3', 'ASM-1', 'CIN-1', 'CIN-2', 'CL-1', 'CL-2', 'CL-3', 'CP-1', 'CP-2', 'CP-3', 'CP-4', 'CP-5', 'CP-6', 'CP-7',
      'CP-8',
      'CRT-1', 'CRT-2', 'CRT-3', 'CRT-4', 'EPO-1', 'EPO-2', 'EPO-3', 'LAC-1', 'LAC-10', 'LAC-11', 'LAC-12', 'LAC-14', 'LAC-15', 'LAC-16',
      'LAC-17',
      'LAC-18', 'LAC-19', 'LAC-2', 'LAC-20', 'LAC-3', 'LAC-4', 'LAC-5', 'LAC-6', 'LAC-7', 'LAC-8', 'LAC-9', 'MIS-1', 'PF-1', 'PF-2',
      'PF-3', 'REF-1',
      'S47-1', 'S47-2', 'S47-3', 'S47-4',
    ])
  })

  it.each<[CaseEventKind, readonly string[], Asked]>([
    ['referral', ['ASM-1', 'REF-1'], {}],
    ['strategy-discussion', ['CP-7', 'S47-2', 'S47-3'], {}],
    ['transfer-in', ['S47-4'], {}],
    ['police-protection', ['EPO-1'], {}],
    ['emergency-protection-order', ['EPO-2'], {}],
    ['assessment-order', ['EPO-3'], {}],
    ['child-in-need', ['CIN-1', 'CIN-2'], {}],
    ['protection-plan', ['CP-1', 'CP-2', 'CP-3', 'CP-4', 'CP-5', 'CP-7', 'CP-8'], { until: '2028-06-30' }],
    ['birth-on-plan', ['CP-6'], {}],
    ['looked-after', ['LAC-15', 'LAC-16', 'LAC-17', 'LAC-18', 'LAC-19', 'LAC-4', 'LAC-5', 'LAC-6'],
      { dob: '2016-02-10', until: '2028-06-30' }],
    ['placement', ['LAC-1', 'LAC-2', 'LAC-3', 'LAC-7', 'LAC-8', 'LAC-9'], { set: { first: 'true' }, until: '2028-06-30' }],
    ['placement', ['LAC-1', 'LAC-10', 'LAC-3', 'LAC-7'], { set: { kind: 'parents' } }],
    ['placement', ['LAC-1', 'LAC-11', 'LAC-3', 'LAC-7'], { set: { kind: 'connected-person' } }],
    ['placement', ['LAC-14'], { set: { kind: 'short-breaks' } }],
    ['care-order-at-home', ['LAC-12'], {}],
    ['temporary-approval', ['LAC-20'], {}],
    ['authority-to-place', ['ADO-1'], {}],
    ['placed-for-adoption', ['ADO-2', 'ADO-3'], {}],
    ['eligible', ['CL-1'], {}],
    ['pathway-plan', ['CL-2'], {}],
    ['left-care', ['CL-3'], {}],
    ['private-fostering', ['PF-1', 'PF-2', 'PF-3'], { until: '2028-06-30' }],
    ['returned-from-missing', ['MIS-1'], {}],
    ['application-issued', ['CRT-1', 'CRT-3'], {}],
    ['direction', ['CRT-2'], {}],
    ['legal-planning-meeting', ['CRT-4'], {}],
  ])('%s brings %j', (event, rules, asked) => {
    expect([...new Set(timeline(event, '2026-03-02', asked).map((line) => line.rule))].sort()).toEqual(rules)
  })

  it('ASM-1 has its checkpoints at 10 and 20 working days', () => {
    expect(timeline('referral', '2026-12-01').find((line) => line.rule === 'ASM-1')?.checkpoints).toEqual(['2026-12-15', '2026-12-31'])
  })

  it('CRT-3 is not before day 12', () => {
    expect(timeline('application-issued', '2026-01-05').find((line) => line.rule === 'CRT-3')?.notBefore).toBe('2026-01-17')
  })
})
