import { describe, expect, it } from 'vitest'
import { asked, intent, jo, on, sam, type } from '../context.ts'

const leave = (of: object): object => intent({ kind: 'set-leave', person: jo, from: '2026-12-01', to: '2026-12-05', ...of })

describe('/unit', () => {
  it('shows the unit', () => {
    expect(type('/unit')).toEqual(intent({ kind: 'show-unit' }))
  })

  it.each([
    ['/unit leave @jo 1 dec to 5 dec', {}], ['/unit leave @jo from 1 dec to 5 dec', {}], ['/unit leave jo 1 dec until 5 dec', {}],
    ['/unit leave @jo 1 to 5 dec', {}], ['/unit leave @jo 1/12 - 5/12', {}], ['/unit leave @jo 1 dec 5 dec', {}], ['/unit leave for @jo 1 dec to 5 dec', {}],
    ['/unit leave @jo 1 dec 2026 to 5 dec', {}], ['/unit leave @jo 1 dec to 5 dec 2026', {}],
    ['/unit leave jo harlow 1 dec to 5 dec', { person: { kind: 'name', name: 'jo harlow' } }],
    ['/unit leave june 1 dec to 5 dec', { person: { kind: 'name', name: 'june' } }],
    ['/unit leave <@U123> 1 dec to 5 dec', { person: { kind: 'mention', user: 'U123' } }],
    ['/unit leave @jo on 1 dec', { to: '2026-12-01' }],
    ['/unit leave @jo 28 dec to 4 jan', { from: '2026-12-28', to: '2027-01-04' }],
    ['/unit leave @jo 23 nov to 27 nov', { from: '2026-11-23', to: '2026-11-27' }],
    ['/unit leave @jo mon to fri', { from: '2026-11-30', to: '2026-12-04' }],
    ['/unit leave @jo tomorrow to fri', { from: '2026-11-26', to: '2026-11-27' }],
    ['/unit leave @jo from today to 5 dec', { from: '2026-11-25', to: '2026-12-05' }],
  ])('%s', (line, of) => {
    expect(type(line)).toEqual(leave(of))
  })

  it('reads a stretch that began last year from its end', () => {
    expect(type('/unit leave @jo 28 dec to 12 jan', on('2027-01-05'))).toEqual(leave({ from: '2026-12-28', to: '2027-01-12' }))
  })

  it.each([
    ['/unit leave', {}, []],
    ['/unit leave @jo', { person: '@jo', from: '', to: '' }, ['from', 'to']],
    ['/unit leave @jo 1 dec', { person: '@jo', from: '2026-12-01', to: '' }, ['to']],
    ['/unit leave 1 dec to 5 dec', { person: '', from: '2026-12-01', to: '2026-12-05' }, ['person']],
    ['/unit leave @jo next week', { person: '@jo', from: 'next week', to: '' }, ['from', 'to']],
    ['/unit leave @jo 5 dec to 1 dec', { person: '@jo', from: '5 dec', to: '2026-12-01' }, ['from']],
    ['/unit leave @jo 5/12/2026 to 1/12/2026', { person: '@jo', from: '2026-12-05', to: '2026-12-01' }, ['to']],
    ['/unit leave @jo 16 nov to 20 nov', { person: '@jo', from: '16 nov', to: '20 nov' }, ['from', 'to']],
    ['/unit leave @jo 1 dec to 31 nov', { person: '@jo', from: '2026-12-01', to: '31 nov' }, ['to']],
    ['/unit leave @jo 1 dec to 5 dec training', { person: '@jo', from: '2026-12-01', to: '5 dec training' }, ['to']],
    ['/unit leave @jo @sam 1 dec to 5 dec', { person: '@jo', from: '@sam 1 dec', to: '2026-12-05' }, ['from']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'leave', values, problems })
  })

  it.each(['/unit cover @mo by @sam 1 dec to 14 dec', '/unit cover for @mo by @sam from 1 dec until 14 dec', '/unit cover mo by sam 1 to 14 dec'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'set-cover', holder: { kind: 'name', name: 'mo' }, deputy: sam, from: '2026-12-01', to: '2026-12-14' }))
  })

  it.each([
    ['/unit cover', {}, []],
    ['/unit cover @mo 1 dec to 14 dec', { holder: '@mo', deputy: '', from: '2026-12-01', to: '2026-12-14' }, ['deputy']],
    ['/unit cover @mo by @sam', { holder: '@mo', deputy: '@sam', from: '', to: '' }, ['from', 'to']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'cover', values, problems })
  })

  it.each([['/unit here', null], ['/unit HERE', null], ['/unit here hawthorn', 'hawthorn'], ['/unit here Oak Tree', 'Oak Tree']])('%s', (line, unit) => {
    expect(type(line)).toEqual(intent({ kind: 'set-channel', unit }))
  })

  it.each(['/unit digest 08:30', '/unit digest at 8:30', '/unit digest 8.30am'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'set-digest-time', time: '08:30' }))
  })

  it.each(['/unit quiet 19:00 to 07:30', '/unit quiet hours from 7pm until 7.30am', '/unit quiet 19:00 - 7:30', '/unit quiet 7 pm to 7:30'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'set-quiet-hours', hours: { from: '19:00', to: '07:30' } }))
  })

  it.each(['/unit quiet off', '/unit quiet hours none'])('%s', (line) => {
    expect(type(line)).toEqual(intent({ kind: 'set-quiet-hours', hours: null }))
  })

  it.each([
    ['/unit quiet', {}, []],
    ['/unit quiet 19:00', { from: '19:00', to: '' }, ['to']],
    ['/unit quiet 7:00 to 07:30', { from: '7:00', to: '07:30' }, ['from']],
    ['/unit quiet 19:00 to 19:00', { from: '19:00', to: '19:00' }, ['to']],
    ['/unit quiet off 19:00 to 07:30', { from: 'off 19:00', to: '07:30' }, ['from']],
    ['/unit quiet @jo 19:00 to 07:30', { from: '@jo 19:00', to: '07:30' }, ['from']],
  ])('%s comes back as a form', (line, values, problems) => {
    expect(asked(type(line))).toEqual({ form: 'quiet-hours', values, problems })
  })

  it.each([
    ['/unit on teams', 'teams'], ['/unit on Slack.', 'slack'], ['/unit on Microsoft Teams', 'teams'], ['/unit ON ms teams', 'teams'],
  ])('%s', (line, platform) => {
    expect(type(line)).toEqual(intent({ kind: 'set-platform', platform }))
  })

  it.each(['/unit on', '/unit on email', '/unit on teams and slack', '/unit on the playground', '/unit on @jo teams'])('%s asks on which', (line) => {
    expect(type(line)).toMatchObject({ kind: 'unclear', didYouMean: ['/unit on slack', '/unit on teams'] })
  })

  it('asks for a time it cannot read', () => {
    expect(asked(type('/unit digest'))).toEqual({ form: 'digest-time', values: {}, problems: [] })
    expect(asked(type('/unit digest early'))).toEqual({ form: 'digest-time', values: { time: 'early' }, problems: ['time'] })
  })

  it.each([
    ['/unit leav @jo 1 dec to 5 dec', ['/unit leave @jo 1 dec to 5 dec']], ['/unit digset 08:30', ['/unit digest 08:30']],
    ['/unit party', ['/unit', '/unit leave', '/unit cover', '/unit digest', '/unit quiet', '/unit on', '/unit here']],
  ])('%s: did you mean…', (line, didYouMean) => {
    expect(type(line)).toMatchObject({ kind: 'unclear', didYouMean })
  })
})

describe('/meeting', () => {
  it('shows the next one, and for now does nothing else', () => {
    expect(type('/meeting')).toEqual(intent({ kind: 'show-meeting' }))
    expect(type('/meeting start')).toMatchObject({ kind: 'unclear', didYouMean: ['/meeting'] })
  })
})
