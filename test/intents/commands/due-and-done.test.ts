import { describe, expect, it } from 'vitest'
import { asked, intent, type } from '../context.ts'

describe('/due', () => {
  it.each([
    ['/due', 'mine'], ['/due mine', 'mine'], ['/due unit', 'unit'], ['/due the unit', 'unit'], ['/due week', 'week'], ['/due this week', 'week'],
    ['/due Unit.', 'unit'],
  ])('%s', (line, scope) => {
    expect(type(line)).toEqual(intent({ kind: 'show-due', scope }))
  })

  it.each(['/due C-1042', '/due c-1042', '/due case C-1042'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'show-case-due', case: 'C-1042' }))
  })

  it.each([
    ['/due uint', ['/due unit']], ['/due weke', ['/due week']], ['/due C-1042 C-1043', ['/due C-1042', '/due C-1043']],
    ['/due soon', ['/due', '/due unit', '/due week']],
  ])('%s is not understood', (line, didYouMean) => {
    expect(type(line)).toMatchObject({ kind: 'unclear', didYouMean })
  })
})

const done = (of: object): object => intent({ kind: 'done', task: 12, on: null, wasSeen: true, version: null, ...of })

describe('/done', () => {
  it.each([
    ['/done T-12', {}], ['/done t12', {}], ['/done T-12 seen', {}],
    ['/done T-12 on 24 nov', { on: '2026-11-24' }], ['/done T-12 24 nov', { on: '2026-11-24' }], ['/done T-12 yesterday', { on: '2026-11-24' }],
    ['/done on 24/11 T-12', { on: '2026-11-24' }], ['/done T-12 on fri', { on: '2026-11-20' }], ['/done T-12 today', { on: '2026-11-25' }],
    ['/done T-12 not seen', { wasSeen: false }], ['/done T-12 child not seen', { wasSeen: false }], ['/done T-12 unseen', { wasSeen: false }],
    ['/done T-12 on 24 nov not seen', { on: '2026-11-24', wasSeen: false }], ['/done T-12 not seen on 24 nov', { on: '2026-11-24', wasSeen: false }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(done(of))
  })

  it.each([
    ['/done', {}, []],
    ['/done on 24 nov', { on: '2026-11-24' }, ['task']],
    ['/done T-12 on 27 nov', { task: 'T-12', on: '27 nov' }, ['on']],
    ['/done T-12 wed', { task: 'T-12', on: 'wed' }, ['on']],
    ['/done T-12 31 nov not seen', { task: 'T-12', on: '31 nov', seen: 'no' }, ['on']],
    ['/done T-12 on 24 nov on 23 nov', { task: 'T-12', on: '24 nov and 23 nov' }, ['on']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'done', values, problems })
  })

  it.each([
    ['/done T-12 great visit', ['/done T-12', '/done T-12 not seen']],
    ['/done T-12 not sen on 24 nov', ['/done T-12 on 24 nov', '/done T-12 on 24 nov not seen']],
    ['/done T-12 T-13', ['/done T-12', '/done T-13']],
    ['/done home visit', []],
  ])('%s is not understood, and nothing is dropped', (line, didYouMean) => {
    expect(type(line)).toMatchObject({ kind: 'unclear', didYouMean })
  })
})
