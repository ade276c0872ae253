import { describe, expect, it } from 'vitest'
import { asked, intent, type } from '../context.ts'

const decision = (of: object): object => intent({
  kind: 'decide', case: 'C-1042', type: null, summary: '', amount: null, isUrgent: false, decidedBy: null, childWants: null, reasons: null, link: null,
  isConfirmed: false, ...of,
})
const kim = { kind: 'name', name: 'kim' }

describe('/decide', () => {
  it.each([
    ['/decide C-1042 spend £450 taxis to contact', { type: 'spend', amount: 45_000, summary: 'taxis to contact' }],
    ['/decide C-1042 spend 450.00 taxis to contact', { type: 'spend', amount: 45_000, summary: 'taxis to contact' }],
    ['/decide C-1042 spend taxis to contact £450', { type: 'spend', amount: 45_000, summary: 'taxis to contact' }],
    ['/decide C-1042 spend £1,200.50 on a washing machine', { type: 'spend', amount: 120_050, summary: 'on a washing machine' }],
    ['/decide C-1042 spend £4.50 bus fare', { type: 'spend', amount: 450, summary: 'bus fare' }],
    ['/decide C-1042 spend 450 pounds on taxis', { type: 'spend', amount: 45_000, summary: 'on taxis' }],
    ['/decide C-1042 spend £ 450 taxis', { type: 'spend', amount: 45_000, summary: 'taxis' }],
    ['/decide C-1042 spend £45 taxis for 3 children at 10.30', { type: 'spend', amount: 4_500, summary: 'taxis for 3 children at 10.30' }],
    ['/decide c-1042 start s47', { type: 'start-s47' }],
    ['/decide C-1042 start s47 urgent', { type: 'start-s47', isUrgent: true }],
    ['/decide C-1042 urgent start s47', { type: 'start-s47', isUrgent: true }],
    ['/decide C-1042 start s47 URGENT!', { type: 'start-s47', isUrgent: true }],
    ['/decide C-1042 care proceedings urgent', { type: 'care-proceedings', isUrgent: true }],
    ['/decide C-1042 care proceedings urgent decided by @kim', { type: 'care-proceedings', isUrgent: true, decidedBy: kim }],
    ['/decide C-1042 care proceedings decided by @kim urgent', { type: 'care-proceedings', isUrgent: true, decidedBy: kim }],
    ['/decide C-1042 start s47 decided by <@U9|kim>', { type: 'start-s47', decidedBy: { kind: 'mention', user: 'U9' } }],
    ['/decide C-1042 contact urgent dental appointment', { type: 'day-to-day', summary: 'urgent dental appointment' }],
    ['/decide C-1042 other holiday abroad', { type: 'other', summary: 'holiday abroad' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(decision(of))
  })

  it('never holds up what is urgent: a kind nobody named goes up unnamed', () => {
    expect(type('/decide C-1042 taken to hospital urgent')).toEqual(decision({ summary: 'taken to hospital', isUrgent: true }))
  })

  /** 004 §2.7, invariant 6: what protects a child is recorded with whatever could be read of it; the rest stands as it was typed. */
  it.each([
    ['/decide C-1042 urgent', { isUrgent: true }],
    ['/decide urgent', { case: '', isUrgent: true }],
    ['/decide start s47', { case: '', type: 'start-s47' }],
    ['/decide start s47 urgent', { case: '', type: 'start-s47', isUrgent: true }],
    ['/decide C-1042 start s47 by @kim', { type: 'start-s47', decidedBy: kim }],
    ['/decide C-1042 start s47 decided by', { type: 'start-s47' }],
    ['/decide C-1042 spend £4,50 taxis urgent', { type: 'spend', summary: 'taxis', reasons: '£4,50', isUrgent: true }],
    ['/decide C-1042 spend £450 or £500 taxis urgent', { type: 'spend', summary: 'or taxis', reasons: '£450 and £500', isUrgent: true }],
    [`/decide C-1042 start s47 ${'seen '.repeat(700)}`, { type: 'start-s47', summary: 'seen '.repeat(700).trim() }],
  ])('asks nothing first of what protects a child: %.60s', (line, of) => {
    expect(type(line)).toEqual(decision(of))
  })

  it('shows a decision there is', () => {
    expect(type('/decide D-12')).toEqual(intent({ kind: 'show-decision', decision: 12 }))
  })

  it.each([
    ['/decide', {}, []],
    ['/decide C-1042', { case: 'C-1042', type: '', summary: '' }, ['type']],
    ['/decide C-1042 holiday abroad', { case: 'C-1042', type: '', summary: 'holiday abroad' }, ['type']],
    ['/decide C-1042 £450 taxis', { case: 'C-1042', type: '', summary: 'taxis', amount: '450.00' }, ['type']],
    ['/decide C-1042 other', { case: 'C-1042', type: 'other', summary: '' }, ['summary']],
    ['/decide spend £450 taxis', { type: 'spend', summary: 'taxis', amount: '450.00' }, ['case']],
    ['/decide C-1042 spend taxis', { case: 'C-1042', type: 'spend', summary: 'taxis' }, ['amount']],
    ['/decide C-1042 spend 450 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '450.00' }, ['amount']],
    ['/decide C-1042 spend 10.30 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '10.30' }, ['amount']],
    ['/decide C-1042 spend 4,50 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '4,50' }, ['amount']],
    ['/decide C-1042 spend £4,50 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '£4,50' }, ['amount']],
    ['/decide C-1042 spend £450.5 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '£450.5' }, ['amount']],
    ['/decide C-1042 spend £450 or £500 taxis', { case: 'C-1042', type: 'spend', summary: 'or taxis', amount: '£450 and £500' }, ['amount']],
    ['/decide C-1042 spend £450-500 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '£450-500' }, ['amount']],
    ['/decide C-1042 spend $450 taxis', { case: 'C-1042', type: 'spend', summary: 'taxis', amount: '$450' }, ['amount']],
    ['/decide C-1042 close case by @kim', { case: 'C-1042', type: 'close', summary: '', decidedBy: '@kim' }, ['decidedBy']],
    ['/decide C-1042 close case decided by', { case: 'C-1042', type: 'close', summary: '' }, ['decidedBy']],
    ['/decide C-1042 refer for a residential placement', { case: 'C-1042', type: '', summary: 'refer for a residential placement' }, ['type']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'decide', values, problems })
  })
})
