import { beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { addMinutes, instantFrom, type Instant } from '../../../src/domain/calendar/london.ts'
import type { NewId } from '../../../src/domain/ids.ts'
import { alarmStep, REMIND_MINUTES, WELL_MINUTES, worthTelling, type Alarm, type Telling } from '../../../src/domain/watch/alarm.ts'
import type { Late } from '../../../src/domain/watch/late.ts'

const newId: NewId = <Of extends string>(of: Of) => of as string as ReturnType<typeof newId<Of>>
const start = instantFrom('2026-11-24T09:00:00Z')
const minute = (count: number) => addMinutes(start, count)
const digests: Late = { kind: 'digests', since: minute(-6), count: 3 }
const decisions: Late = { kind: 'decisions', since: minute(-6), count: 1, lost: 0 }
const beat: Late = { kind: 'beat', since: minute(-6) }
const gap: Late = { kind: 'break', since: minute(-60), until: minute(0) }

/** Minutes as they pass: what is late in each, and what the administrators are told. */
let alarm: Alarm | null
const told: (readonly [minute: number, stage: Telling['stage']])[] = []
function passes(from: number, to: number, ...late: readonly Late[]): void {
  for (let at = from; at <= to; at += 1) {
    const step = alarmStep(alarm, late, minute(at), newId)
    if (step === null) continue
    alarm = step.alarm.endedAt === null ? { ...step.alarm, version: step.alarm.version + 1 } : null
    if (step.telling !== null) told.push([at, step.telling.stage])
  }
}
const forget = (): void => {
  alarm = null
  told.length = 0
}
beforeEach(forget)

describe('the administrators are told', () => {
  it('nothing while nothing is late', () => {
    passes(0, 600)
    expect(told).toEqual([])
  })

  it('once when something begins to be late, and once when all has been well for ten minutes', () => {
    passes(0, 30, digests)
    passes(31, 200)
    expect(told).toEqual([[0, 'began'], [31 + WELL_MINUTES, 'well']])
  })

  it('again after two hours, while it lasts', () => {
    passes(0, 300, digests)
    expect(told).toEqual([[0, 'began'], [REMIND_MINUTES, 'still'], [2 * REMIND_MINUTES, 'still']])
  })

  it('when something more begins to be late, and then not until two hours after that', () => {
    passes(0, 9, digests)
    passes(10, 130, digests, decisions)
    expect(told).toEqual([[0, 'began'], [10, 'more'], [10 + REMIND_MINUTES, 'still']])
  })

  it('once of what comes and goes', () => {
    for (let round = 0; round < 10; round += 1) {
      passes(round * 10, round * 10 + 4, digests)
      passes(round * 10 + 5, round * 10 + 9)
    }
    expect(told).toEqual([[0, 'began']])
  })

  it('of what is late anew, after all was well', () => {
    passes(0, 5, digests)
    passes(6, 60)
    passes(61, 70, digests)
    expect(told.map(([, stage]) => stage)).toEqual(['began', 'well', 'began'])
  })

  it('that the product was away, and not again when they were told that it had stopped', () => {
    passes(0, 4, gap)
    passes(5, 20)
    expect(told).toEqual([[0, 'began'], [5 + WELL_MINUTES, 'well']])
    forget()
    passes(0, 9, beat)
    passes(10, 14, gap)
    passes(15, 40)
    expect(told).toEqual([[0, 'began'], [10 + WELL_MINUTES, 'well']])
  })

  it('of every kind once, in an alarm of whatever course: no storm, and always an end', () => {
    const some = fc.array(fc.subarray([digests, decisions, beat]), { maxLength: 200 })
    fc.assert(fc.property(some, (course) => {
      forget()
      course.forEach((late, at) => passes(at, at, ...late))
      passes(course.length, course.length + WELL_MINUTES + 1)
      const stages = told.map(([, stage]) => stage)
      const count = (stage: Telling['stage']) => stages.filter((one) => one === stage).length
      expect(alarm).toBeNull()
      expect(count('well')).toBe(count('began'))
      expect(count('more')).toBeLessThanOrEqual(2 * count('began'))
      const reminders = told.filter(([, stage]) => stage === 'still').map(([at]) => at)
      expect(reminders.every((at, index) => index === 0 || at - (reminders[index - 1] ?? 0) >= REMIND_MINUTES)).toBe(true)
    }))
  })
})

describe('after a break the product has five minutes to make up for what it missed', () => {
  const beatSince = (since: Instant) => ({ at: minute(0), since, before: minute(-600), wholeAt: minute(0) })
  it.each([
    ['it has been back for a minute', beatSince(minute(-1)), [gap]],
    ['it has been back for six', beatSince(minute(-6)), [digests, gap]],
    ['it was never away', { ...beatSince(minute(-600)), before: null }, [digests, gap]],
    ['nobody has started it', null, [digests, gap]],
  ])('%s', (_rule, seen, worth) => {
    expect(worthTelling([digests, gap], seen, minute(0))).toEqual(worth)
  })
})
