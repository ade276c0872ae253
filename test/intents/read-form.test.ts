import { describe, expect, it } from 'vitest'
import { FORMS } from '../../src/intents/parsed.ts'
import { readForm } from '../../src/intents/read-form.ts'
import { asked, context, intent, jo, sam } from './context.ts'

const person = '0b6f1a52-7c1e-4a55-9a53-6f0b7f3f9a10'
const link = 'https://hawthorn.slack.com/archives/C024BE91L/p1764059400000100'
const about = { escalation: 'e-1', version: '3' }

describe('a form that was filled in', () => {
  it.each([
    ['allocate', { case: 'c-1042', title: ' home  visit ', to: person, due: '27/11' }, {},
      { kind: 'allocate-new', case: 'C-1042', title: 'home visit', to: { kind: 'id', id: person }, due: '2026-11-27', link: null,
        isConfirmed: false }],
    ['allocate', { case: 'C-1042', title: 'home visit', to: '', due: '' }, { link },
      { kind: 'allocate-new', case: 'C-1042', title: 'home visit', to: null, due: null, link, isConfirmed: false }],
    ['allocate-task', { to: '@jo' }, { task: '12', version: '3' }, { kind: 'allocate-task', task: 12, to: jo, version: 3, isConfirmed: false }],
    ['allocate-task', { to: 'jo' }, { task: '12', version: '' }, { kind: 'allocate-task', task: 12, to: jo, version: null, isConfirmed: false }],
    ['decide',
      { case: 'C-1042', type: 'spend', amount: '450', summary: 'taxis', decidedBy: 'sam', childWants: 'to see gran', reasons: 'One.\n\nTwo.', urgent: 'yes' }, {},
      { kind: 'decide', case: 'C-1042', type: 'spend', amount: 45_000, summary: 'taxis', decidedBy: sam, childWants: 'to see gran', reasons: 'One.\n\nTwo.',
        isUrgent: true, link: null, isConfirmed: false }],
    ['decide', { case: 'C-1042', type: 'other', summary: 'holiday abroad' }, { link },
      { kind: 'decide', case: 'C-1042', type: 'other', amount: null, summary: 'holiday abroad', decidedBy: null, childWants: null, reasons: null,
        isUrgent: false, link, isConfirmed: false }],
    ['decline', { reason: 'Not yet' }, about, { kind: 'decline', escalation: 'e-1', version: 3, reason: 'Not yet' }],
    ['send-back', { question: 'What does mum say?' }, about, { kind: 'send-back', escalation: 'e-1', version: 3, question: 'What does mum say?' }],
    ['answer', { answer: 'She agrees' }, about, { kind: 'answer', escalation: 'e-1', version: 3, answer: 'She agrees' }],
    ['done', { task: '12', on: '24 nov', seen: 'no' }, { version: '3' }, { kind: 'done', task: 12, on: '2026-11-24', wasSeen: false, version: 3 }],
    ['done', { task: 'T-12', on: '', seen: '' }, {}, { kind: 'done', task: 12, on: null, wasSeen: true, version: null }],
    ['case-event', { case: 'C-1042', event: 'visit', on: 'yesterday', time: '4pm', child: 'a', detail: 'seen=no' }, {},
      { kind: 'case-event', case: 'C-1042', event: 'visit', on: '2026-11-24', at: '2026-11-24T16:00:00.000Z', child: 'a', detail: { seen: 'false' } }],
    ['open-case', { case: 'c-1050', childRef: '', dateOfBirth: '12/05/2023' }, {}, { kind: 'open-case', case: 'C-1050', childRef: null, dateOfBirth: '2023-05-12' }],
    ['leave', { person: 'jo', from: '1 dec', to: '5 dec' }, {}, { kind: 'set-leave', person: jo, from: '2026-12-01', to: '2026-12-05' }],
    ['cover', { holder: 'jo', deputy: 'sam', from: '2026-12-01', to: '2026-12-01' }, {},
      { kind: 'set-cover', holder: jo, deputy: sam, from: '2026-12-01', to: '2026-12-01' }],
    ['quiet-hours', { from: '7pm', to: '7:30' }, {}, { kind: 'set-quiet-hours', hours: { from: '19:00', to: '07:30' } }],
    ['digest-time', { time: '8:30' }, {}, { kind: 'set-digest-time', time: '08:30' }],
    ['clock', { event: 'looked-after', on: '3 mar', time: '', dateOfBirth: '', until: '1 sep', detail: '' }, {},
      { kind: 'project', event: 'looked-after', on: '2026-03-03', at: null, dateOfBirth: null, until: '2026-09-01', detail: {} }],
    ['right-as-it-is', { reason: ' settled ' }, { case: 'C-1042', drift: 'd-1', version: '2' },
      { kind: 'accept-drift', case: 'C-1042', drift: 'd-1', version: 2, reason: 'settled' }],
  ])('%s', (form, values, carries, of) => {
    expect(readForm(form, values, carries, context)).toEqual(intent(of))
  })
})

describe('a form that comes back', () => {
  it.each([
    ['allocate', {}, ['case', 'title']],
    ['allocate', { case: 'T-12', title: 'x'.repeat(201), to: 'jo and sam', due: 'soon' }, ['case', 'due', 'title', 'to']],
    ['decline', { reason: 'x'.repeat(3_001) }, ['reason']],
    ['decide', {}, ['case', 'type']],
    ['decide', { case: 'C-1042', type: 'spend', amount: '4,50' }, ['amount']],
    ['decide', { case: 'C-1042', type: 'anything' }, ['type']],
    ['done', {}, ['task']],
    ['case-event', {}, ['case', 'event', 'on']],
    ['case-event', { case: 'C-1042', event: 'flew', on: '3 mar' }, ['event']],
    ['open-case', {}, ['case']],
    ['leave', {}, ['from', 'person', 'to']],
    ['cover', {}, ['deputy', 'from', 'holder', 'to']],
    ['digest-time', {}, ['time']],
    ['quiet-hours', {}, ['from', 'to']],
    ['quiet-hours', { from: '19:00', to: '7pm' }, ['to']],
    ['clock', {}, ['event', 'on']],
  ])('%s %j has something to say about %j', (form, values, problems) => {
    expect(asked(readForm(form, values, about, context))).toMatchObject({ form, problems })
  })

  it('keeps what was typed, and shows what was understood in its plain form', () => {
    expect(readForm('allocate', { case: 'c-1042', title: 'home visit', to: 'jo', due: '31 nov' }, {}, context)).toEqual({
      kind: 'form', form: 'allocate', carries: {},
      values: { case: 'C-1042', title: 'home visit', to: 'jo', due: '31 nov' },
      problems: { due: 'November has 30 days. Check the date.' },
    })
  })

  it('keeps what it carries', () => {
    expect(readForm('decline', { reason: ' ' }, about, context)).toEqual({
      kind: 'form', form: 'decline', carries: about, values: { reason: ' ' },
      problems: { reason: 'Say why, so that the unit knows what would change the answer.' },
    })
  })

  it('reads its own values again to the same intent', () => {
    const first = readForm('decide', { case: 'c-1042', type: 'spend', amount: '£1,200.50', summary: ' taxis ' }, {}, context)
    const asked = readForm('decide', { case: 'c-1042', type: '', amount: '£1,200.50', summary: ' taxis ' }, {}, context)
    if (asked.kind !== 'form') throw new Error('A decision without a kind is asked about')
    expect(readForm('decide', { ...asked.values, type: 'spend' }, asked.carries, context)).toEqual(first)
  })
})

describe('a form that no longer fits', () => {
  it.each([
    ['tombola', {}], ['constructor', {}], ['allocate-task', {}], ['allocate-task', { task: 'x' }], ['decline', { escalation: 'e-1' }], ['send-back', {}],
    ['answer', { version: '3' }],
  ])('%s carrying %j', (form, carries) => {
    expect(readForm(form, {}, carries, context)).toEqual({ kind: 'unclear', says: 'This form is out of date. Open it again.', didYouMean: [] })
  })

  it('is never a form we have', () => {
    for (const form of FORMS) expect(readForm(form, {}, { task: '1', escalation: 'e', case: 'C-1042', drift: 'd', referral: 'r', decision: '1', version: '1' }, context).kind).toBe('form')
  })
})
