import { describe, expect, it } from 'vitest'
import { asked, intent, type } from '../context.ts'

const project = (of: object): object => intent({ kind: 'project', event: 'looked-after', on: '2026-03-03', at: null, dateOfBirth: null, until: null, detail: {}, ...of })

describe('/clock', () => {
  it.each([
    ['/clock looked-after from 3 mar dob 12 may 2023', { dateOfBirth: '2023-05-12' }],
    ['/clock looked after dob 12/05/2023 from 3 mar', { dateOfBirth: '2023-05-12' }],
    ['/clock looked-after from 3 mar until 1 sep', { until: '2026-09-01' }],
    ['/clock placement from 3 mar kind=foster', { event: 'placement', detail: { kind: 'foster' } }],
    ['/clock police-protection from 3 mar at 9am', { event: 'police-protection', at: '2026-03-03T09:00:00.000Z' }],
    ['/clock direction by 3 mar 2027 4pm', { event: 'direction', on: '2027-03-03', at: '2027-03-03T16:00:00.000Z' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(project(of))
  })

  it.each([
    ['/clock', {}, []],
    ['/clock looked-after', { event: 'looked-after' }, ['on']],
    ['/clock looked-after from 3 mar dob 12 may', { event: 'looked-after', on: '2026-03-03', dateOfBirth: '12 may' }, ['dateOfBirth']],
    ['/clock looked-after from 3 mar until 1/2/2026', { event: 'looked-after', on: '2026-03-03', until: '2026-02-01' }, ['until']],
    ['/clock direction by 3 mar 2027', { event: 'direction', on: '2027-03-03' }, ['time']],
    ['/clock looked-after from 3 mar child a', { event: 'looked-after', on: '2026-03-03', detail: 'child; a' }, ['detail']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'clock', values, problems })
  })

  it('knows a near miss', () => {
    expect(type('/clock lokked-after from 3 mar')).toMatchObject({ kind: 'unclear', didYouMean: ['/clock looked-after from 3 mar'] })
  })
})
