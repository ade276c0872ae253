import { describe, expect, it } from 'vitest'
import { parseWords } from '../../../src/intents/parse-words.ts'
import { readForm } from '../../../src/intents/read-form.ts'
import { asked, context, intent, type } from '../context.ts'

const asks = (of: object): object => intent({
  kind: 'escalate', case: 'C-1042', summary: '', reasons: null, type: null, amount: null, isUrgent: false, isDone: false, link: null,
  isConfirmed: false, ...of,
})
const done = (of: object): object => asks({ isUrgent: true, isDone: true, ...of })

describe('/escalate', () => {
  it.each([
    ['/escalate C-1042 may we pay for a second opinion', { summary: 'may we pay for a second opinion' }],
    ['/escalate c–1042 an urgent dental appointment', { summary: 'an urgent dental appointment' }],
    ['/escalate C-1042 spend £900 on a cooker', { summary: 'spend £900 on a cooker', type: 'spend', amount: 90_000 }],
    ['/escalate C-1042 spend £900 or £950 on a cooker', { summary: 'spend £900 or £950 on a cooker', type: 'spend' }],
    ['/escalate C-1042 residential placement', { summary: 'residential placement', type: 'residential' }],
  ])('asks: %s', (line, of) => {
    expect(type(line)).toEqual(asks(of))
  })

  it.each([
    ['/escalate', {}, []],
    ['/escalate C-1042', { case: 'C-1042', urgent: '', what: '', done: '' }, ['what']],
    ['/escalate may we pay', { case: '', urgent: '', what: 'may we pay', done: '' }, ['case']],
  ])('what can wait is asked about first: %s', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'escalate', values, problems })
  })

  /** 004 §2.7, invariant 6: no word of it is asked back about. */
  it.each([
    ['/escalate C-1042 taken to hospital urgent', { summary: 'taken to hospital' }],
    ['/escalate C-1042 urgent taken to hospital', { summary: 'taken to hospital' }],
    ['/escalate C-1042 taken to hospital URGENT!!', { summary: 'taken to hospital' }],
    ['/escalate C-1042 urgent', {}],
    ['/escalate urgent', { case: '' }],
    ['/escalate police are there urgent', { case: '', summary: 'police are there' }],
    ['/escalate T-12 done by the police urgent', { case: '', summary: 'T-12 done by the police' }],
    ['/escalate C-1042 start s47 urgent', { summary: 'start s47', type: 'start-s47' }],
    [`/escalate C-1042 ${'we went '.repeat(4_000)}urgent`, { summary: 'we went '.repeat(4_000).trim() }],
  ])('is taken as it is: %.60s', (line, of) => {
    expect(type(line)).toEqual(done(of))
  })

  it('a slip of the finger in the command is no reason to ask back, when it is urgent', () => {
    expect(parseWords('esclate C-1042 taken to hospital urgent', context)).toEqual(done({ summary: 'taken to hospital' }))
    expect(parseWords('esclate C-1042 may we pay', context)).toMatchObject({ kind: 'unclear', didYouMean: ['/escalate C-1042 may we pay'] })
  })

  it.each(['/escalate D-12 C-1042', '/escalate d12 is c-1042', '/escalate D-12 to C-1042.'])('says afterwards which case it was: %s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'file-decision', decision: 12, case: 'C-1042' }))
  })

  it.each<readonly [values: Readonly<Record<string, string>>, of: object]>([
    [{ urgent: 'yes' }, { case: '' }],
    [{ urgent: 'yes', case: 'c-1042', done: 'rang the police' }, { summary: 'rang the police' }],
    [{ urgent: 'yes', case: 'C-1042', what: 'found alone', done: 'rang the police' }, { summary: 'rang the police', reasons: 'found alone' }],
    [{ urgent: 'yes', case: 'Tyler', what: 'found alone' }, { case: '', summary: 'found alone', reasons: 'Tyler' }],
    [{ urgent: 'yes', case: 'C-1042', done: 'x '.repeat(2_000) }, { summary: 'x '.repeat(2_000).trim() }],
  ])('its form, ticked, is sent with whatever is in it: %j', (values, of) => {
    expect(readForm('escalate', values, {}, context)).toEqual(done(of))
  })
})
