import { describe, expect, it } from 'vitest'
import { CASE_EVENTS } from '../../../src/domain/case/case-event.ts'
import { asked, intent, type } from '../context.ts'

const event = (of: object): object => intent({ kind: 'case-event', case: 'C-1042', on: '2026-03-03', at: null, child: null, detail: {}, ...of })
const at12Jan = { event: 'direction', on: '2027-01-12', at: '2027-01-12T16:00:00.000Z', detail: { title: 'final evidence' } }

describe('/case', () => {
  it('shows a case', () => {
    expect(type('/case c-1042')).toEqual(intent({ kind: 'show-case', case: 'C-1042' }))
  })

  it.each([
    ['/case open C-1050', {}], ['/case C-1050 open', {}], ['/case Open c-1050', {}],
    ['/case open C-1050 dob 12 may 2023', { dateOfBirth: '2023-05-12' }],
    ['/case open C-1050 child A born 12/05/2023', { dateOfBirth: '2023-05-12', childRef: 'A' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(intent({ kind: 'open-case', case: 'C-1050', dateOfBirth: null, childRef: null, ...of }))
  })

  it.each([
    ['/case open', {}, []],
    ['/case open C-1050 dob 12 may', { case: 'C-1050', dateOfBirth: '12 may' }, ['dateOfBirth']],
    ['/case open C-1050 dob 12 may 2027', { case: 'C-1050', dateOfBirth: '12 may 2027' }, ['dateOfBirth']],
    ['/case open C-1050 Some Name', { case: 'C-1050', childRef: 'Some Name' }, ['childRef']],
    ['/case open family', { case: 'family' }, ['case']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'open-case', values, problems })
  })

  it.each([
    ['/case C-1042 looked-after from 3 mar', { event: 'looked-after' }],
    ['/case C-1042 looked after from 3 mar', { event: 'looked-after' }],
    ['/case C-1042 Looked-After since 3 March 2026', { event: 'looked-after' }],
    ['/case C-1042 looked-after 3/3', { event: 'looked-after' }],
    ['/case C-1042 looked-after from 3 mar child a dob 12 may 2023', { event: 'looked-after', child: 'a', detail: { dob: '2023-05-12' } }],
    ['/case C-1042 placement kind=foster to18=yes from 3 mar', { event: 'placement', detail: { kind: 'foster', to18: 'true' } }],
    ['/case C-1042 placement kind="connected-person"; first=true from 3 mar', { event: 'placement', detail: { kind: 'connected-person', first: 'true' } }],
    ['/case C-1042 visit on 3 mar not seen', { event: 'visit', detail: { seen: 'false' } }],
    ['/case C-1042 visit not seen yesterday', { event: 'visit', on: '2026-11-24', detail: { seen: 'false' } }],
    ['/case C-1042 visit on 3 mar seen=no', { event: 'visit', detail: { seen: 'false' } }],
    ['/case C-1042 review conference on 3 mar', { event: 'review-conference' }],
    ['/case C-1042 review on 3 mar next=12 feb', { event: 'review', detail: { next: '2027-02-12' } }],
    ['/case C-1042 conference not required from 3 mar', { event: 'conference-not-required' }],
    ['/case C-1042 direction "final evidence" by 12 jan 4pm', at12Jan],
    ['/case C-1042 direction by 12 jan 16:00 “final evidence”', at12Jan],
    ['/case C-1042 direction final evidence by 12 jan at 4 pm', at12Jan],
    ['/case C-1042 police protection from 3 mar 9.15pm', { event: 'police-protection', at: '2026-03-03T21:15:00.000Z' }],
    ['/case C-1042 returned from missing on 3 jul at 00:30', { event: 'returned-from-missing', on: '2026-07-03', at: '2026-07-02T23:30:00.000Z' }],
    ['/case C-1042 returned-from-missing now', { event: 'returned-from-missing', on: '2026-11-25', at: '2026-11-25T09:30:00.000Z' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(event(of))
  })

  it.each([
    ['/case', {}, []],
    ['/case C-1042 looked-after', { case: 'C-1042', event: 'looked-after' }, ['on']],
    ['/case C-1042 looked-after from 31 nov', { case: 'C-1042', event: 'looked-after', on: '31 nov' }, ['on']],
    ['/case C-1042 looked-after from the start', { case: 'C-1042', event: 'looked-after', on: 'the', detail: 'start' }, ['detail', 'on']],
    ['/case C-1042 looked-after from 3 mar from 4 mar', { case: 'C-1042', event: 'looked-after', on: '3 mar and 4 mar' }, ['on']],
    ['/case C-1042 looked-after from 3 mar dob 12 may', { case: 'C-1042', event: 'looked-after', on: '2026-03-03', detail: 'dob=12 may' }, ['detail']],
    ['/case C-1042 visit today went well', { case: 'C-1042', event: 'visit', on: '2026-11-25', detail: 'went; well' }, ['detail']],
    ['/case C-1042 returned-from-missing yesterday', { case: 'C-1042', event: 'returned-from-missing', on: '2026-11-24' }, ['time']],
    ['/case C-1042 police-protection from 3 mar 4:30', { case: 'C-1042', event: 'police-protection', on: '2026-03-03', time: '4:30' }, ['time']],
    ['/case C-1042 direction "final evidence" by 12 jan',
      { case: 'C-1042', event: 'direction', on: '2027-01-12', detail: 'title=final evidence' }, ['time']],
    ['/case C-1042 direction by 12 jan at 4', { case: 'C-1042', event: 'direction', on: '2027-01-12', time: '4' }, ['time']],
    ['/case C-1042 exploded from 3 mar', { case: 'C-1042', on: '2026-03-03', detail: 'exploded' }, ['detail', 'event']],
    ['/case looked-after from 3 mar', { event: 'looked-after', on: '2026-03-03' }, ['case']],
    ['/case T-12', { detail: 'T-12' }, ['case', 'detail', 'event', 'on']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'case-event', values, problems })
  })

  it.each([
    ['/case C-1042 lookd-after from 3 mar', ['/case C-1042 looked-after from 3 mar']],
    ['/case C-1042 loked after from 3 mar child a', ['/case C-1042 looked-after from 3 mar child a']],
    ['/case C-1042 reveiw on 3 mar', ['/case C-1042 review on 3 mar']],
    ['/case opne C-1050', ['/case open C-1050']],
  ])('%s: did you mean…', (line, didYouMean) => {
    expect(type(line)).toMatchObject({ kind: 'unclear', didYouMean })
  })

  it.each(CASE_EVENTS)('knows %s, with hyphens or spaces', (name) => {
    for (const written of [name, name.replaceAll('-', ' '), name.toUpperCase()]) {
      expect(type(`/case C-1042 ${written} on 3/3/2026 at 16:00`)).toMatchObject({ kind: 'intent', intent: { kind: 'case-event', event: name, on: '2026-03-03' } })
    }
  })
})
