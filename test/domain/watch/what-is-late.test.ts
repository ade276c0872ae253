import { describe, expect, it } from 'vitest'
import { dateFrom, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { DigestOn } from '../../../src/domain/digest/digest-due.ts'
import type { DayDigest } from '../../../src/domain/digest/digest-occurrences.ts'
import type { UnitId } from '../../../src/domain/ids.ts'
import type { Beat } from '../../../src/domain/watch/beat.ts'
import type { Late } from '../../../src/domain/watch/late.ts'
import {
  isAllWell, lateDecisions, lateDigests, lateMessages, missingDigests, type PromisedSeen, type UnsentSeen, type WaitingSeen,
} from '../../../src/domain/watch/what-is-late.ts'

const at = (time: string) => instantFrom(`2026-11-24T${time}:00Z`)
const now = at('09:00')

describe('every decision that waits has a step ahead of it, or one at most five minutes ago (invariant 5)', () => {
  const waiting = (nextStepAt: string | null, recordedAt = '08:00'): WaitingSeen =>
    ({ nextStepAt: nextStepAt === null ? null : at(nextStepAt), recordedAt: at(recordedAt) })
  it.each<[string, readonly WaitingSeen[], readonly Late[]]>([
    ['nothing waits', [], []],
    ['its step is ahead', [waiting('09:01')], []],
    ['its step is now', [waiting('09:00')], []],
    ['its step was five minutes ago', [waiting('08:55')], []],
    ['its step was six minutes ago', [waiting('08:54')], [{ kind: 'decisions', since: at('08:54'), count: 1, lost: 0 }]],
    ['several are late: the first counts', [waiting('08:54'), waiting('09:30'), waiting('07:00')],
      [{ kind: 'decisions', since: at('07:00'), count: 2, lost: 0 }]],
    ['it has no step at all', [waiting(null)], [{ kind: 'decisions', since: at('08:00'), count: 1, lost: 1 }]],
    ['it was recorded a moment ago', [waiting(null, '08:58')], []],
  ])('%s', (_rule, seen, late) => {
    expect(lateDecisions(seen, now)).toEqual(late)
  })
})

describe('every notice that was promised is sent, or held back because its reader wants it so', () => {
  const unsent = (promisedAt: string, heldUntil: string | null = null, way: UnsentSeen['way'] = 'slack'): UnsentSeen => (
    { promisedAt: at(promisedAt), heldUntil: heldUntil === null ? null : at(heldUntil), way })
  it.each<[string, readonly UnsentSeen[], readonly Late[]]>([
    ['promised five minutes ago', [unsent('08:55')], []],
    ['promised six minutes ago', [unsent('08:54')], [{ kind: 'messages', since: at('08:54'), count: 1, ways: ['slack'] }]],
    ['held until later', [unsent('02:00', '11:00')], []],
    ['held until a moment ago', [unsent('02:00', '08:57')], []],
    ['let go of, and still not sent', [unsent('02:00', '08:30')], [{ kind: 'messages', since: at('08:30'), count: 1, ways: ['slack'] }]],
    ['in several ways, or nobody can say in which',
      [unsent('08:00', null, 'teams'), unsent('08:10'), unsent('08:20', null, null), unsent('08:30'), unsent('08:40', null, 'email')],
      [{ kind: 'messages', since: at('08:00'), count: 5, ways: ['email', 'slack', 'teams'] }]],
  ])('%s', (_rule, seen, late) => {
    expect(lateMessages(seen, now)).toEqual(late)
  })
})

const beat: Beat = { at: at('08:59'), since: at('07:00'), before: null, wholeAt: at('08:59') }
const unitId = 'hawthorn' as UnitId
const digest = (occurrence: string, does: DigestOn): DayDigest =>
  ({ occurrence, to: { kind: 'unit', unitId }, about: { kind: 'unit-digest', unitId, on: dateFrom('2026-11-24') }, digest: does })
const comes = (time: string): DigestOn => ({ kind: 'comes', at: at(time) })

describe('every digest that was due today was sent, or has a recorded reason', () => {
  const over: PromisedSeen = { kind: 'over' }
  const unsent = (promisedAt: string, heldUntil: string | null = null): PromisedSeen => (
    { kind: 'unsent', promisedAt: at(promisedAt), heldUntil: heldUntil === null ? null : at(heldUntil) })
  const late = (since: string): readonly Late[] => [{ kind: 'digests', since: at(since), count: 1 }]
  it.each<[string, DigestOn, PromisedSeen | null, string | null, readonly Late[]]>([
    ['its time has not come', comes('09:30'), null, null, []],
    ['its time was five minutes ago', comes('08:55'), null, null, []],
    ['it was never promised', comes('08:30'), null, null, late('08:30')],
    ['it was never promised, and was missing at the last look too', comes('08:30'), null, '08:29', late('08:30')],
    ['its unit is new, or its time was made earlier: nothing was missing a minute ago', comes('08:30'), null, '08:59', []],
    ['it has been missing since the last look that found none', comes('07:00'), null, '08:40', late('08:40')],
    ['it was sent, or ended with a reason', comes('08:30'), over, null, []],
    ['it was promised and is being sent', comes('08:30'), unsent('08:57'), null, []],
    ['it was promised and not sent', comes('08:30'), unsent('08:30'), null, late('08:30')],
    ['it is held for quiet hours', comes('08:30'), unsent('08:30', '11:00'), null, []],
    ['it does not come today', { kind: 'silent', at: at('08:30'), because: 'bank-holiday' }, null, null, []],
  ])('%s', (_rule, does, promised, wholeAt, expected) => {
    const facts = {
      digests: [digest('one', does)], promised: new Map(promised === null ? [] : [['one', promised]]),
      digestsWholeAt: wholeAt === null ? null : at(wholeAt),
    }
    expect(lateDigests({ ...facts, beat }, now)).toEqual(expected)
  })

  it('none was promised because nobody has started the product yet', () => {
    const facts = { digests: [digest('one', comes('08:30'))], promised: new Map(), digestsWholeAt: null }
    expect(lateDigests({ ...facts, beat: null }, now)).toEqual([])
  })

  it('and whether any is missing at all is seen at once, late or not', () => {
    const digests = [digest('due', comes('08:59')), digest('promised', comes('08:59')), digest('later', comes('09:01'))]
    expect(missingDigests({ digests, promised: new Map([['promised', over]]) }, now)).toEqual([at('08:59')])
  })
})

describe('outside it is told that all is well', () => {
  it.each<[string, readonly Late[], Beat | null, boolean]>([
    ['when nothing is late and the last minute’s work was done', [], beat, true],
    ['not before the first', [], null, false],
    ['not when anything is late', [{ kind: 'digests', since: at('08:30'), count: 1 }], beat, false],
    ['not when part of the last beat failed', [], { ...beat, wholeAt: at('08:58') }, false],
    ['not when there was no beat for a few minutes, though it is not late yet', [], { ...beat, at: at('08:57'), wholeAt: at('08:57') }, false],
    ['when a break is over', [{ kind: 'break', since: at('06:00'), until: at('08:58') }], beat, true],
  ])('%s', (_rule, late, seen, isWell) => {
    expect(isAllWell(late, seen, now)).toBe(isWell)
  })
})
