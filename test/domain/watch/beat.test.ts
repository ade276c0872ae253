import { describe, expect, it } from 'vitest'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { lateBeat, nextBeat, type Beat } from '../../../src/domain/watch/beat.ts'
import type { Late } from '../../../src/domain/watch/late.ts'

const at = (time: string) => instantFrom(`2026-11-24T${time}:00Z`)
const steady: Beat = { at: at('08:59'), since: at('07:00'), before: null, wholeAt: at('08:59') }

describe('the beat after this one', () => {
  it.each<[string, Beat | null, string, Parameters<typeof nextBeat>[2], Beat]>([
    ['is the first', null, '09:00', { isWhole: true }, { at: at('09:00'), since: at('09:00'), before: null, wholeAt: at('09:00') }],
    ['is the first, and part of it failed', null, '09:00', { isWhole: false }, { at: at('09:00'), since: at('09:00'), before: null, wholeAt: null }],
    ['follows', steady, '09:00', { isWhole: true }, { ...steady, at: at('09:00'), wholeAt: at('09:00') }],
    ['follows, and part of it failed', steady, '09:00', { isWhole: false }, { ...steady, at: at('09:00') }],
    ['follows after a few left out', steady, '09:04', { isWhole: true }, { ...steady, at: at('09:04'), wholeAt: at('09:04') }],
    ['comes after a break', steady, '09:10', { isWhole: true }, { at: at('09:10'), since: at('09:10'), before: at('08:59'), wholeAt: at('09:10') }],
    ['comes on the way through moved time, which is no break', steady, '18:00', { isWhole: true, isTravelling: true },
      { ...steady, at: at('18:00'), wholeAt: at('18:00') }],
  ])('%s', (_rule, last, now, how, next) => {
    expect(nextBeat(last, at(now), how)).toEqual(next)
  })
})

describe('the beat', () => {
  const back: Beat = { at: at('09:00'), since: at('08:58'), before: at('06:00'), wholeAt: at('09:00') }
  it.each<[string, Beat | null, string, readonly Late[]]>([
    ['is not late before the first', null, '09:00', []],
    ['is not late after five minutes', steady, '09:04', []],
    ['is late after six', steady, '09:05', [{ kind: 'beat', since: at('08:59') }]],
    ['has just come back from a break', back, '09:00', [{ kind: 'break', since: at('06:00'), until: at('08:58') }]],
    ['has been back for longer than five minutes', { ...back, at: at('09:04'), wholeAt: at('09:04') }, '09:04', []],
    ['has had a part that failed for five minutes', { ...steady, wholeAt: at('08:54') }, '08:59', []],
    ['has had a part that failed for longer', { ...steady, wholeAt: at('08:53') }, '08:59', [{ kind: 'work', since: at('08:53') }]],
    ['has had a part that always failed', { ...steady, wholeAt: null }, '08:59', [{ kind: 'work', since: at('07:00') }]],
    ['is back, and what failed before the break is not known to fail still', { ...back, wholeAt: at('05:00') }, '09:00',
      [{ kind: 'break', since: at('06:00'), until: at('08:58') }]],
  ])('%s', (_rule, beat, now, late) => {
    expect(lateBeat(beat, at(now))).toEqual(late)
  })
})
