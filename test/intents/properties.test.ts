import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayNumberOf } from '../../src/domain/calendar/day-number.ts'
import { atLondon, dateOfDay } from '../../src/domain/calendar/london.ts'
import type { LondonDate, LondonTime } from '../../src/domain/calendar/london.ts'
import { pence } from '../../src/domain/authority/money.ts'
import { CASE_EVENTS } from '../../src/domain/case/case-event.ts'
import type { Intent, PersonNamed } from '../../src/intents/intent.ts'
import { FORMS } from '../../src/intents/parsed.ts'
import type { Parsed } from '../../src/intents/parsed.ts'
import { parseCommand } from '../../src/intents/parse-command.ts'
import { parseWords } from '../../src/intents/parse-words.ts'
import { readForm } from '../../src/intents/read-form.ts'
import { askedForTime } from '../../src/intents/reading/read-event.ts'
import { VERB_NAMES } from '../../src/intents/verbs.ts'
import { anyCaseRef, anyDate, anyTime } from './any-intent.ts'
import { context, intent as asIntent, type } from './context.ts'
import { lineOf } from './line-of.ts'

/** Words as people string them together: keywords, dates, sums, people and nonsense in any order. */
const typed = fc.array(fc.oneof(
  fc.constantFrom(
    'C-1042', 'c-1050', 'AB123', 'T-12', 't12', 'D-3', 'to', 'by', 'on', 'from', 'at', 'until', 'open', 'leave', 'cover', 'digest', 'unit', 'week', 'child',
    'dob', 'not', 'seen', 'now', 'urgent', 'decided', 'other', 'spend', 'start', 's47', '£450', '£4,50', '450', '450.00', '10.30', '@jo', '<@U123>', 'jo',
    'Jo', 'Harlow', 'fri', 'next', 'last', '27', 'nov', '31', 'feb', '2026', '27/11', '29/2', 'in', '3', 'wd', 'weeks', 'ago', 'today', '4pm', '16:00', '4',
    'looked-after', 'looked', 'after', 'direction', 'visit', 'kind=foster', 'seen=', 'next=12', '=', '"', '"final evidence"', 'help', '?', '-', 'home', 'letter',
  ),
  fc.string({ maxLength: 12 }),
), { maxLength: 12 }).map((words) => words.join(' '))

const verb = fc.constantFrom(...VERB_NAMES)

describe('any line at all', () => {
  it('is answered', () => {
    fc.assert(fc.property(verb, fc.oneof(typed, fc.string({ unit: 'binary' })), (verb, line) => {
      expect(['intent', 'form', 'unclear']).toContain(parseCommand(verb, line, context).kind)
      expect(['intent', 'form', 'unclear']).toContain(parseWords(`${verb} ${line}`, context).kind)
      expect(['intent', 'form', 'unclear']).toContain(parseWords(line, context).kind)
    }), { numRuns: 3_000 })
  })

  it('comes back as a form only with something to say, or with nothing filled in', () => {
    fc.assert(fc.property(verb, typed, (verb, line) => {
      const parsed = parseCommand(verb, line, context)
      if (parsed.kind !== 'form' || Object.keys(parsed.problems).length > 0) return
      expect(Object.values(parsed.values).join('')).toBe('')
    }), { numRuns: 3_000 })
  })
})

describe('a line longer than anybody types', () => {
  it.each(['a@' + '.'.repeat(100_000), 'x'.repeat(100_000), '"'.repeat(100_000), '1'.repeat(100_000), 'to by '.repeat(20_000)])('is sent back', (line) => {
    for (const verb of VERB_NAMES) expect(parseCommand(verb, line, context)).toMatchObject({ kind: 'unclear', didYouMean: [] })
    expect(parseWords(line, context).kind).toBe('unclear')
  })
})

describe('any form at all', () => {
  it('is answered', () => {
    const values = fc.dictionary(fc.constantFrom('case', 'title', 'to', 'due', 'type', 'amount', 'summary', 'decidedBy', 'task', 'on', 'time', 'event', 'child',
      'detail', 'dateOfBirth', 'from', 'until', 'person', 'holder', 'deputy', 'seen', 'urgent'), typed)
    const carries = fc.dictionary(fc.constantFrom('task', 'escalation', 'version', 'link'), fc.oneof(fc.string(), fc.nat().map(String)))
    fc.assert(fc.property(fc.constantFrom(...FORMS), values, carries, (form, values, carries) => {
      expect(['intent', 'form', 'unclear']).toContain(readForm(form, values, carries, context).kind)
    }), { numRuns: 2_000 })
  })
})

const plainWord = fc.stringMatching(/^[b-z]{3,9}$/).filter((word) => !/^(?:the|to|by|on|due|case|child|born|dob|now|not|seen|unseen|mine|unit|week|urgent\w*|pounds|until|since|from|other|help|open|decided|usd|eur)$/.test(word))
const someone: fc.Arbitrary<PersonNamed> = fc.oneof(
  fc.record({ kind: fc.constant('mention' as const), user: fc.stringMatching(/^U[A-Z0-9]{8}$/) }),
  fc.record({ kind: fc.constant('name' as const), name: fc.constantFrom('jo', 'Sam', 'siân', 'jo.harlow@council.gov.uk') }),
)
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null })
const task = fc.integer({ min: 1, max: 99_999 })
const title = fc.array(plainWord, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const stretch = fc.tuple(anyDate, fc.nat({ max: 60 })).map(([from, days]) => ({ from, to: dateOfDay(dayNumberOf(from) + days) }))
const birth = fc.integer({ min: dayNumberOf('2005-01-01'), max: dayNumberOf('2026-11-25') }).map(dateOfDay)
const detail = fc.dictionary(fc.constantFrom('kind', 'first', 'interim-order', 'title'), title, { noNullPrototype: true })
const event = fc.constantFrom(...CASE_EVENTS)

function happening(on: LondonDate, time: LondonTime | null): { on: LondonDate; at: ReturnType<typeof atLondon> | null } {
  return { on, at: time === null ? null : atLondon(on, time) }
}

/** What can be typed in full. */
const typeable: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ kind: fc.constant('allocate-new' as const), case: anyCaseRef, title, to: maybe(someone), due: maybe(anyDate), link: fc.constant(null), isConfirmed: fc.constant(false) }),
  fc.record({ kind: fc.constant('allocate-task' as const), task, to: someone, version: fc.constant(null), isConfirmed: fc.constant(false) }),
  fc.record({ kind: fc.constant('suggest-owner' as const), task }),
  fc.record({
    kind: fc.constant('decide' as const), case: anyCaseRef, type: fc.constant('spend'), summary: title, amount: fc.integer({ min: 1, max: 99_999_999 }).map(pence),
    isUrgent: fc.boolean(), decidedBy: maybe(someone), childWants: fc.constant(null), reasons: fc.constant(null),
    link: fc.constant(null), isConfirmed: fc.constant(false),
  }),
  fc.record({ kind: fc.constant('show-decision' as const), decision: task }),
  fc.record({ kind: fc.constant('show-due' as const), scope: fc.constantFrom('mine', 'unit', 'week') }),
  fc.record({ kind: fc.constant('show-case-due' as const), case: anyCaseRef }),
  fc.record({ kind: fc.constant('done' as const), task, on: maybe(anyDate), wasSeen: fc.boolean(), version: fc.constant(null) }),
  fc.record({ kind: fc.constant('show-case' as const), case: anyCaseRef }),
  fc.record({ kind: fc.constant('open-case' as const), case: anyCaseRef, dateOfBirth: maybe(birth), childRef: maybe(plainWord) }),
  fc.record({ event, on: anyDate, time: maybe(anyTime), case: anyCaseRef, child: maybe(plainWord), detail })
    .filter(({ event, time }) => time !== null || askedForTime(event) === null)
    .map(({ time, on, ...rest }) => ({ kind: 'case-event' as const, ...rest, ...happening(on, time) })),
  fc.record({ event, on: anyDate, time: maybe(anyTime), dateOfBirth: maybe(birth), untilDays: maybe(fc.nat({ max: 400 })), detail })
    .filter(({ event, time }) => time !== null || askedForTime(event) === null)
    .map(({ time, on, untilDays, ...rest }) => ({
      kind: 'project' as const, ...rest, ...happening(on, time), until: untilDays === null ? null : dateOfDay(dayNumberOf(on) + untilDays),
    })),
  fc.constant({ kind: 'show-unit' as const }),
  fc.tuple(someone, stretch).map(([person, days]) => ({ kind: 'set-leave' as const, person, ...days })),
  fc.tuple(someone, someone, stretch).map(([holder, deputy, days]) => ({ kind: 'set-cover' as const, holder, deputy, ...days })),
  fc.record({ kind: fc.constant('set-digest-time' as const), time: anyTime }),
  fc.constant({ kind: 'show-meeting' as const }),
  fc.record({ kind: fc.constant('set-platform' as const), platform: fc.constantFrom('slack' as const, 'teams' as const) }),
  fc.record({ kind: fc.constant('set-quiet-hours' as const), hours: maybe(fc.record({ from: anyTime, to: anyTime }).filter(({ from, to }) => from !== to)) }),
  fc.record({ kind: fc.constant('help' as const), verb: maybe(verb) }),
)

describe('an intent typed out in full', () => {
  it('is read back the same', () => {
    fc.assert(fc.property(typeable, (intent) => {
      const line = lineOf(intent, context.policy)
      if (line === null) throw new Error(`${intent.kind} cannot be typed`)
      expect(type(line)).toEqual(asIntent(intent))
    }), { numRuns: 3_000 })
  })
})

/** Every text a person could find again in what came of their line. */
function kept(parsed: Exclude<Parsed, { kind: 'unclear' }>): string {
  return JSON.stringify(parsed.kind === 'intent' ? parsed.intent : parsed.values).toLowerCase()
}

describe('no word is dropped', () => {
  const nonsense = fc.stringMatching(/^zq[a-z]{4,8}$/)
  const lines = fc.constantFrom(
    'allocate C-1042 home visit to @jo by 27/11/2026', 'allocate C-1042 home visit', 'decide C-1042 spend £450 taxis', 'decide C-1042 start s47 urgent',
    'done T-12 on 24 nov not seen', 'case C-1042 looked-after from 3 mar child a', 'case C-1042 direction by 12 jan 4pm', 'case open C-1050 dob 12 may 2023',
    'unit leave @jo 1 dec to 5 dec', 'unit cover @mo by @sam 1 dec to 14 dec', 'unit digest 08:30', 'clock looked-after from 3 mar dob 12 may 2023',
    'due week', 'due C-1042', 'meeting', 'allocate T-12 to @jo', 'unit',
  )

  it('wherever it stands, it is in the intent, in the form, or the line is sent back', () => {
    fc.assert(fc.property(lines, nonsense, fc.nat({ max: 12 }), (line, word, place) => {
      const [verb = '', ...words] = line.split(' ')
      words.splice(Math.min(place, words.length), 0, word)
      const parsed = parseCommand(verb, words.join(' '), context)
      expect(parsed.kind === 'unclear' || kept(parsed).includes(word)).toBe(true)
    }), { numRuns: 3_000 })
  })
})
