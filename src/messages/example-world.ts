import { atLondon, dateFrom, timeFrom } from '../domain/calendar/london.ts'
import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import { dateInWords } from '../domain/calendar/words.ts'
import { pence } from '../domain/authority/money.ts'
import type { CaseRef, EscalationId, PersonId } from '../domain/ids.ts'
import type { AwayShown } from './away-shown.ts'
import type { DigestSection } from './digest-section.ts'
import type { DateBasis } from './date-basis.ts'
import type { DecisionNarrative } from './decision-narrative.ts'
import type { DecisionShown } from './decision-shown.ts'
import type { EscalationShown } from './escalation-shown.ts'
import type { FormOffers } from './forms/form-ask.ts'
import type { TaskLine } from './task-lines.ts'
import type { TaskShown } from './task-shown.ts'
import type { Colleague } from './text.ts'
import type { WaitingShown } from './waiting-shown.ts'

/** The unit all examples are about: Hawthorn, on the morning of Tuesday 24 November 2026. Nobody in it exists. */

export const day = (text: string): LondonDate => dateFrom(text)
export const at = (date: string, time: string): Instant => atLondon(dateFrom(date), timeFrom(time))

export const now = at('2026-11-24', '08:30')

const colleague = (id: string, name: string): Colleague => ({ id: id as PersonId, name })

/** The only people an example may name. */
export const staff = {
  amara: colleague('person-amara', 'Amara Bello'),
  jo: colleague('person-jo', 'Jo Harlow'),
  sam: colleague('person-sam', 'Sam Okafor'),
  mo: colleague('person-mo', 'Mo Iqbal'),
  dee: colleague('person-dee', 'Dee Lindqvist'),
  priya: colleague('person-priya', 'Priya Nair'),
  ruth: colleague('person-ruth', 'Ruth Caldwell'),
  owen: colleague('person-owen', 'Owen Price'),
} as const

export const caseRef = (text: string): CaseRef => text as CaseRef
export const escalationId = 'escalation-7' as EscalationId

export const bases = {
  visit: { rule: 'LAC-8', source: 'SI 2010/959 reg 28(2)(b)', confidence: 'S' },
  review: { rule: 'LAC-4', source: 'SI 2010/959 reg 33(1)', confidence: 'S' },
  conference: { rule: 'CP-4', source: 'Working Together', confidence: 'N' },
  childInNeedVisit: { rule: 'CIN-1', source: 'council procedures', confidence: 'C' },
  educationPlan: { rule: 'LAC-19', source: 'council procedures', confidence: '?' },
  direction: { rule: 'CRT-2', source: 'the court’s order', confidence: 'N' },
} as const satisfies Record<string, DateBasis>

/** An open task nobody owns, due on Friday; say what is different. */
export function exampleTask({ caseRef: ref = caseRef('C-1042'), childRef = null, owner = null, ...task }:
  Partial<TaskShown['task']> & Partial<Omit<TaskShown, 'task'>> = {}): TaskShown {
  return {
    caseRef: ref, childRef, owner,
    task: {
      number: 12, version: 3, title: 'home visit', taskClass: 'direct-work', state: 'open',
      due: day('2026-11-27'), dueAt: null, bookBy: null, basis: null, closedReason: null, doneOn: null, closedAt: null,
      ...task,
    },
  }
}

/** Tasks as a unit has them, one of each sort. */
export const tasks = {
  visit: exampleTask({
    number: 12, title: 'Looked-after visit', taskClass: 'looked-after-visit', due: day('2026-11-20'), basis: bases.visit,
    childRef: 'C-1042-A', owner: staff.jo,
  }),
  review: exampleTask({
    number: 15, title: 'First looked-after review', taskClass: 'arranging', due: day('2026-12-28'), bookBy: day('2026-12-24'),
    basis: bases.review, caseRef: caseRef('C-1050'), childRef: 'C-1050-A',
  }),
  childInNeedVisit: exampleTask({
    number: 18, title: 'Child-in-need visit', taskClass: 'child-in-need-visit', due: day('2026-11-24'), basis: bases.childInNeedVisit,
    caseRef: caseRef('C-1007'), owner: staff.mo,
  }),
  direction: exampleTask({
    number: 21, title: 'Court direction: final evidence', taskClass: 'arranging', due: day('2026-11-27'), dueAt: at('2026-11-27', '16:00'),
    basis: bases.direction, caseRef: caseRef('C-1031'), owner: staff.sam,
  }),
  conference: exampleTask({
    number: 23, title: 'Review conference', taskClass: 'arranging', due: day('2026-11-30'), basis: bases.conference,
    caseRef: caseRef('C-1019'), owner: staff.priya,
  }),
  homeVisit: exampleTask({ number: 27, owner: staff.jo }),
  errand: exampleTask({ number: 30, title: 'Book rooms for the December meetings', taskClass: 'arranging', due: null, caseRef: null, owner: staff.priya }),
} as const

const spend: DecisionShown = {
  decision: {
    number: 12, summary: 'taxis to contact', amount: pence(45_000), isUrgent: false, state: 'decided', childWants: null, decidedAt: at('2026-11-24', '08:20'),
    judgement: { because: 'Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; this is £450.00. Row spend of policy rsw-1.' },
  },
  typeName: 'Spend money', caseRef: caseRef('C-1042'), decidedBy: staff.amara, recordedBy: staff.priya, childInCare: true,
}

export const decisions = {
  spend,
  bigSpend: {
    ...spend,
    decision: {
      ...spend.decision, number: 13, summary: 'a summer of contact travel', amount: pence(50_001), state: 'waiting',
      judgement: { because: 'Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; this is £500.01. Row spend of policy rsw-1.' },
    },
    recordedBy: staff.amara,
  },
  proceedings: {
    ...spend,
    decision: {
      ...spend.decision, number: 14, summary: '', amount: null, isUrgent: true, state: 'waiting', childWants: 'written',
      judgement: { because: 'Start care proceedings: this is for a group manager and then the Resource Panel. Row care-proceedings of policy rsw-1.' },
    },
    typeName: 'Start care proceedings', caseRef: caseRef('C-1031'), recordedBy: staff.amara,
  },
  unnamed: {
    ...spend,
    decision: {
      ...spend.decision, number: 16, summary: 'new approach to direct work', amount: null, state: 'waiting',
      judgement: { because: 'The matrix of responsibility does not name this decision, so it is for a group manager. Policy rsw-1.' },
    },
    typeName: null, caseRef: caseRef('C-1007'), childInCare: false,
  },
} as const satisfies Record<string, DecisionShown>

/** An escalation waiting for the group manager until half past twelve; say what is different. */
export function exampleEscalation(different: Partial<Omit<EscalationShown, 'escalation'>> & Partial<EscalationShown['escalation']> = {}): EscalationShown {
  const { about = decisions.bigSpend, needs = { role: 'group manager', panel: null }, asked = staff.ruth, nextRole = 'head of service', closedBy = null, ...escalation } = different
  return {
    about, needs, asked, nextRole, closedBy,
    escalation: { id: escalationId, version: 1, state: 'waiting', isUrgent: false, nextStepAt: at('2026-11-24', '12:30'), closedAt: null, ...escalation },
  }
}

export const escalations = {
  waiting: exampleEscalation(),
  urgent: exampleEscalation({ about: decisions.proceedings, needs: { role: 'group manager', panel: 'Resource Panel' }, isUrgent: true, nextStepAt: at('2026-11-24', '08:45') }),
  nobodyThere: exampleEscalation({ asked: null, nextStepAt: at('2026-11-24', '08:31') }),
  sentBack: exampleEscalation({ state: 'sent-back', version: 2 }),
  approved: exampleEscalation({ state: 'approved', version: 2, nextStepAt: null, closedAt: at('2026-11-24', '10:42'), closedBy: staff.ruth }),
  declined: exampleEscalation({ state: 'declined', version: 2, nextStepAt: null, closedAt: at('2026-11-24', '10:42'), closedBy: staff.ruth }),
  withdrawn: exampleEscalation({ state: 'withdrawn', version: 2, nextStepAt: null, closedAt: at('2026-11-24', '10:42'), closedBy: staff.amara }),
} as const

export const today = day('2026-11-24')

export const lines = {
  visit: { ...tasks.visit, daysLate: 2 },
  review: { ...tasks.review, daysLate: 0 },
  childInNeedVisit: { ...tasks.childInNeedVisit, daysLate: 0 },
  direction: { ...tasks.direction, daysLate: 0 },
  conference: { ...tasks.conference, daysLate: 0 },
  homeVisit: { ...tasks.homeVisit, daysLate: 0 },
  errand: { ...tasks.errand, daysLate: 0 },
} as const satisfies Record<string, TaskLine>

/** A digest's section from lines by person, and how many more there are. */
export function section(groups: readonly (readonly [person: Colleague | null, ...lines: readonly TaskLine[]])[], hidden = 0): DigestSection {
  return {
    count: groups.reduce((sum, [, ...some]) => sum + some.length, hidden), hidden,
    groups: groups.map(([person, ...some]) => ({ person, lines: some })),
  }
}

export const noTasks = section([])

export const waiting = {
  urgent: { decision: { number: 14, isUrgent: true }, caseRef: caseRef('C-1031'), asked: staff.ruth, escalation: { state: 'waiting', nextStepAt: at('2026-11-24', '08:45') } },
  routine: { decision: { number: 13, isUrgent: false }, caseRef: caseRef('C-1042'), asked: staff.ruth, escalation: { state: 'waiting', nextStepAt: at('2026-11-24', '12:30') } },
  sentBack: { decision: { number: 11, isUrgent: false }, caseRef: caseRef('C-1007'), asked: staff.ruth, escalation: { state: 'sent-back', nextStepAt: null } },
} as const satisfies Record<string, WaitingShown>

export const absent = {
  dee: { person: staff.dee, because: 'not-their-day', until: null, coveredBy: [] },
  mo: { person: staff.mo, because: 'leave', until: day('2026-11-30'), coveredBy: [staff.sam] },
} as const satisfies Record<string, AwayShown>

/** Lines of one person's morning, and how many more there are. */
export function shownLines(items: readonly TaskLine[], hidden = 0): { readonly count: number; readonly items: readonly TaskLine[]; readonly hidden: number } {
  return { count: items.length + hidden, items, hidden }
}

export const none = shownLines([])

export const exampleOffers: FormOffers = {
  people: [
    { ...staff.jo, note: null },
    { ...staff.sam, note: null },
    { ...staff.mo, note: `on leave until ${dateInWords(day('2026-11-30'))}` },
    { ...staff.priya, note: null },
  ],
  decisionTypes: [
    { id: 'start-s47', name: 'Start a section 47 enquiry' },
    { id: 'spend', name: 'Spend money' },
    { id: 'care-proceedings', name: 'Start care proceedings' },
  ],
  children: [],
  existing: [],
  isConfirmable: false,
  decision: null,
}

/** What was written about a decision: seen on its page and in its forms, never in a card. */
export const exampleNarrative: DecisionNarrative = {
  shown: decisions.bigSpend,
  reasons: 'Contact is four times a week in the holidays, and there is no bus on that route.',
  thread: [
    { kind: 'question', by: staff.ruth, at: at('2026-11-24', '09:10'), text: 'Would a season ticket be cheaper?' },
    { kind: 'answer', by: staff.amara, at: at('2026-11-24', '09:40'), text: 'No: the season ticket does not cover Sundays.' },
  ],
  closingReason: null,
}
