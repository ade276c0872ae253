import { describe, expect, it } from 'vitest'
import { asked, intent, jo, type } from '../context.ts'

const newTask = (of: object): object => intent({ kind: 'allocate-new', case: 'C-1042', title: 'home visit', to: null, due: null, link: null, isConfirmed: false, ...of })
const fri = '2026-11-27'

describe('/allocate for new work', () => {
  it.each([
    ['/allocate C-1042 home visit to @jo by fri', { to: jo, due: fri }],
    ['/allocate c-1042 home visit by fri to @jo', { to: jo, due: fri }],
    ['/allocate C-1042 home visit to jo by Friday.', { to: jo, due: fri }],
    ['/allocate C-1042 home visit to <@U123|jo> by 27 nov', { to: { kind: 'mention', user: 'U123' }, due: fri }],
    ['/allocate C-1042 home visit to Jo Harlow by 27/11/2026', { to: { kind: 'name', name: 'Jo Harlow' }, due: fri }],
    ['/allocate C-1042 home visit to jo.harlow@council.gov.uk by 2026-11-27', { to: { kind: 'name', name: 'jo.harlow@council.gov.uk' }, due: fri }],
    ['/allocate C-1042 home visit to @jo fri', { to: jo, due: fri }],
    ['/allocate C-1042 home visit @jo by fri', { to: jo, due: fri }],
    ['/allocate C-1042 to @jo home visit by fri', { to: jo, due: fri }],
    ['/allocate C-1042 to jo home visit', { to: jo }],
    ['/allocate C-1042 by fri home visit to @jo', { to: jo, due: fri }],
    ['/allocate C-1042 home visit, due fri', { due: fri }],
    ['/allocate C-1042 home visit on fri', { due: fri }],
    ['/allocate C-1042 home visit by in 2 wd', { due: fri }],
    ['/allocate C-1042 home visit in 2 wd', { title: 'home visit in 2 wd' }],
    ['/allocate C-1042 home visit', {}],
    ['/allocate C-1042 home visit to me', { to: { kind: 'name', name: 'me' } }],
    ['/allocate C-1042 letter to school by post', { title: 'letter to school by post' }],
    ['/allocate C-1042 letter to school by post to @jo by fri', { title: 'letter to school by post', to: jo, due: fri }],
    ['/allocate C-1042 letter to school to @jo', { title: 'letter to school', to: jo }],
    ['/allocate C-1042 letter to school', { title: 'letter', to: { kind: 'name', name: 'school' } }],
    ['/allocate C-1042 "letter to school" by fri', { title: 'letter to school', due: fri }],
    ['/allocate C-1042 “report by fri” to @jo', { title: 'report by fri', to: jo }],
    ['/allocate C-1042 visit to check heating by fri', { title: 'visit to check heating', due: fri }],
    ['/allocate C-1042 report by 3 experts', { title: 'report by 3 experts' }],
    ['/allocate C-1042 report on 24 nov contact by fri', { title: 'report on 24 nov contact', due: fri }],
    ['/allocate AB123 home visit', { case: 'AB123' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(newTask(of))
  })

  it.each([
    ['/allocate', {}, []],
    ['/allocate C-1042', { case: 'C-1042', title: '' }, ['title']],
    ['/allocate C-1042 to @jo', { case: 'C-1042', title: '', to: '@jo' }, ['title']],
    ['/allocate home visit to @jo by fri', { title: 'home visit', to: '@jo', due: fri }, ['case']],
    ['/allocate C-1042 home visit by 31 nov', { case: 'C-1042', title: 'home visit', due: '31 nov' }, ['due']],
    ['/allocate C-1042 home visit by next fri to @jo', { case: 'C-1042', title: 'home visit', to: '@jo', due: 'next fri' }, ['due']],
    ['/allocate C-1042 home visit by next week', { case: 'C-1042', title: 'home visit', due: 'next week' }, ['due']],
    ['/allocate C-1042 home visit by firday', { case: 'C-1042', title: 'home visit', due: 'firday' }, ['due']],
    ['/allocate C-1042 home visit by fri lunchtime', { case: 'C-1042', title: 'home visit', due: 'fri lunchtime' }, ['due']],
    ['/allocate C-1042 home visit by 27', { case: 'C-1042', title: 'home visit', due: '27' }, ['due']],
    ['/allocate C-1042 report by fri by 4 dec', { case: 'C-1042', title: 'report', due: 'fri and 4 dec' }, ['due']],
    ['/allocate C-1042 visit with <@U2> to <@U1>', { case: 'C-1042', title: 'visit with <@U2>', to: '<@U1>' }, ['to']],
    ['/allocate C-1042 joint visit @jo @sam', { case: 'C-1042', title: 'joint visit @sam', to: '@jo' }, ['to']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'allocate', values, problems })
  })
})

describe('/allocate for a task there is', () => {
  it.each(['/allocate T-12 to @jo', '/allocate t12 to jo', '/allocate T-12 @jo'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'allocate-task', task: 12, to: jo, version: null, isConfirmed: false }))
  })

  it('suggests people when nobody is named', () => {
    expect(type('/allocate T-12')).toEqual(intent({ kind: 'suggest-owner', task: 12 }))
    expect(type('/allocate T-12 to')).toEqual(intent({ kind: 'suggest-owner', task: 12 }))
  })

  it('takes no date and no title, and says so', () => {
    expect(type('/allocate T-12 to @jo by fri')).toMatchObject({ kind: 'unclear', didYouMean: ['/allocate T-12 to @jo'] })
    expect(type('/allocate T-12 27 nov')).toMatchObject({ kind: 'unclear', didYouMean: ['/allocate T-12'] })
  })
})
