import fc from 'fast-check'
import { pence } from '../../src/domain/authority/money.ts'
import { dayNumberOf } from '../../src/domain/calendar/day-number.ts'
import type { LondonTime } from '../../src/domain/calendar/london.ts'
import { atLondon, dateOfDay } from '../../src/domain/calendar/london.ts'
import { CASE_EVENTS } from '../../src/domain/case/case-event.ts'
import type { CaseRef } from '../../src/domain/ids.ts'
import { REFERRAL_NEWS } from '../../src/domain/service/service-referral.ts'
import { PANEL_OUTCOMES } from '../../src/domain/panel/panel-policy.ts'
import type { Intent, IntentKind, IntentOf, PersonNamed } from '../../src/intents/intent.ts'
import { FORMS } from '../../src/intents/parsed.ts'

/** Any intent of each kind there is: a table, so that a new kind does not compile until it is tried too. */

const id = fc.uuid({ version: 4 })
const number = fc.integer({ min: 1, max: 999_999_999 })
const version = fc.nat({ max: 999_999_999 })
const words = fc.string({ minLength: 1, maxLength: 60 })
const text = fc.string({ maxLength: 200 })
export const anyDate = fc.integer({ min: dayNumberOf('2026-01-01'), max: dayNumberOf('2027-12-31') }).map(dateOfDay)
export const anyTime = fc.tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}` as LondonTime)
const moment = fc.tuple(anyDate, anyTime).map(([date, time]) => atLondon(date, time))
export const anyCaseRef = fc.stringMatching(/^[A-Z]{1,3}-?[1-9]\d{3,5}$/).filter((ref) => !/^[TD]-?\d+$/.test(ref)).map((ref) => ref as CaseRef)
const person: fc.Arbitrary<PersonNamed> = fc.oneof(
  fc.record({ kind: fc.constant('id' as const), id }),
  fc.record({ kind: fc.constant('mention' as const), user: fc.stringMatching(/^U[A-Z0-9]{8,10}$/) }),
  fc.record({ kind: fc.constant('name' as const), name: words }),
)
const detail = fc.dictionary(fc.stringMatching(/^[a-z]{1,12}$/), text, { maxKeys: 3, noNullPrototype: true })
const maybe = <T>(some: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(some, { nil: null })
const link = fc.webUrl({ validSchemes: ['https'] }).filter((url) => url.length <= 500)
const event = fc.constantFrom(...CASE_EVENTS)

type Arbitraries = { readonly [Kind in IntentKind]: fc.Arbitrary<Omit<IntentOf<Kind>, 'kind'>> }

const arbitraries: Arbitraries = {
  'allocate-new': fc.record({ case: anyCaseRef, title: words, to: maybe(person), due: maybe(anyDate), link: maybe(link), isConfirmed: fc.boolean() }),
  'allocate-task': fc.record({ task: number, to: person, version: maybe(version), isConfirmed: fc.boolean() }),
  'suggest-owner': fc.record({ task: number }),
  'decide': fc.record({
    case: anyCaseRef, type: maybe(words), summary: text, amount: maybe(fc.nat().map(pence)), isUrgent: fc.boolean(), decidedBy: maybe(person),
    childWants: maybe(text), reasons: maybe(text), link: maybe(link), isConfirmed: fc.boolean(),
  }),
  'approve': fc.record({ escalation: id, version }),
  'decline': fc.record({ escalation: id, version, reason: words }),
  'send-back': fc.record({ escalation: id, version, question: words }),
  'answer': fc.record({ escalation: id, version, answer: words }),
  'withdraw': fc.record({ escalation: id, version }),
  'acknowledge': fc.record({ escalation: id, version }),
  'decide-again': fc.record({
    escalation: id, version, type: maybe(words), summary: text, amount: maybe(fc.nat().map(pence)), isUrgent: fc.boolean(), decidedBy: maybe(person),
    childWants: maybe(text), reasons: maybe(text),
  }),
  'show-decision': fc.record({ decision: number }),
  'escalate': fc.record({
    case: fc.oneof(anyCaseRef, fc.constant('' as CaseRef)), summary: text, reasons: maybe(text), type: maybe(words),
    amount: maybe(fc.nat().map(pence)), isUrgent: fc.boolean(), isDone: fc.boolean(), link: maybe(link), isConfirmed: fc.boolean(),
  }),
  'add-words': fc.record({ decision: number, words }),
  'file-decision': fc.record({ decision: number, case: anyCaseRef }),
  'show-due': fc.record({ scope: fc.constantFrom('mine', 'unit', 'week') }),
  'show-case-due': fc.record({ case: anyCaseRef }),
  'done': fc.record({ task: number, on: maybe(anyDate), wasSeen: fc.boolean(), version: maybe(version) }),
  'show-case': fc.record({ case: anyCaseRef }),
  'open-case': fc.record({ case: anyCaseRef, dateOfBirth: maybe(anyDate), childRef: maybe(words) }),
  'case-event': fc.record({ case: anyCaseRef, event, on: anyDate, at: maybe(moment), child: maybe(words), detail }),
  'accept-drift': fc.record({ case: anyCaseRef, drift: id, version, reason: words }),
  'show-unit': fc.constant({}),
  'set-leave': fc.record({ person, from: anyDate, to: anyDate }),
  'set-cover': fc.record({ holder: person, deputy: person, from: anyDate, to: anyDate }),
  'set-digest-time': fc.record({ time: anyTime }),
  'set-channel': fc.record({ unit: maybe(words) }),
  'show-meeting': fc.constant({}),
  'show-services': fc.record({ words: maybe(words) }),
  'show-service': fc.record({ service: words }),
  'refer-to-service': fc.record({ case: anyCaseRef, service: words, decidedBy: maybe(person), childWants: maybe(text), reasons: maybe(text) }),
  'show-service-referral': fc.record({ referral: id }),
  'read-service-referral': fc.record({ referral: id }),
  'service-referral-news': fc.record({
    referral: id, version, state: fc.constantFrom(...REFERRAL_NEWS), on: maybe(anyDate), reason: maybe(text),
  }),
  'show-panels': fc.constant({}),
  'refer-to-panel': fc.record({ case: anyCaseRef, panel: fc.constantFrom('resource', 'jarp') }),
  'show-referral': fc.record({ referral: id }),
  'read-referral': fc.record({ referral: id }),
  'tick-papers': fc.record({ referral: id, version, papers: fc.array(words, { maxLength: 4 }) }),
  'take-incomplete': fc.record({ referral: id, version, reason: words }),
  'withdraw-referral': fc.record({ referral: id, version }),
  'record-attendance': fc.record({ panel: words, on: anyDate, chair: person, present: fc.array(person, { maxLength: 4 }) }),
  'record-panel-outcome': fc.record({
    referral: id, version, child: maybe(id), outcome: fc.constantFrom(...PANEL_OUTCOMES), words: text, until: maybe(anyDate),
    isBetweenSittings: fc.boolean(),
  }),
  'show-home': fc.constant({}),
  'set-quiet-hours': fc.record({ hours: maybe(fc.record({ from: anyTime, to: anyTime })) }),
  'set-platform': fc.record({ platform: fc.constantFrom('slack', 'teams') }),
  'project': fc.record({ event, on: anyDate, at: maybe(moment), dateOfBirth: maybe(anyDate), until: maybe(anyDate), detail }),
  'help': fc.record({ verb: maybe(words) }),
  'resume': fc.record({ kept: id }),
  'open-form': fc.record({ form: fc.constantFrom(...FORMS), values: detail }),
}

function ofKind(kind: IntentKind): fc.Arbitrary<Intent> {
  return arbitraries[kind].map((fields) => ({ kind, ...fields }) as Intent)
}

export const anyIntent: fc.Arbitrary<Intent> = fc.oneof(...(Object.keys(arbitraries) as IntentKind[]).map(ofKind))

const byId = { kind: 'id' as const }
const formOf = fc.oneof(
  fc.record({ escalation: id, version: version.map(String) }),
  fc.record({ task: number.map((task) => `T-${task}`), version: version.map(String) }),
  fc.record({ case: fc.stringMatching(/^[A-Z0-9]{1,40}$/) }),
)

/** What buttons carry: ids, numbers and the version they were drawn from, never words a person typed. */
export const buttonIntent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ kind: fc.constant('allocate-task' as const), task: number, to: id.map((person) => ({ ...byId, id: person })), version: maybe(version), isConfirmed: fc.boolean() }),
  fc.record({ kind: fc.constant('open-form' as const), form: fc.constantFrom(...FORMS), values: formOf }),
  ...(['suggest-owner', 'approve', 'withdraw', 'acknowledge', 'show-decision', 'show-due', 'show-case-due', 'done', 'show-case', 'show-unit', 'show-meeting', 'show-service-referral', 'read-service-referral', 'show-panels', 'show-referral', 'read-referral', 'withdraw-referral', 'resume', 'show-home', 'set-quiet-hours', 'set-platform'] as const).map(ofKind),
)
