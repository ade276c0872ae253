import type { CaseEventKind } from '../../domain/case/case-event.ts'
import { eventName } from '../../domain/case/event-headline.ts'
import type { Instant, LondonDate } from '../../domain/calendar/london.ts'
import type { CaseRef } from '../../domain/ids.ts'
import type { DecisionState } from '../../domain/decision/decision.ts'
import { decisionRef } from '../../domain/decision/decision.ts'
import { counted } from '../counted.ts'
import { datesFrom } from '../date-basis.ts'
import { cut } from '../cut.ts'
import type { DecisionShown } from '../decision-shown.ts'
import { whatWasDecided } from '../decision-shown.ts'
import type { Example } from '../example.ts'
import { decisions, waiting } from '../example-decisions.ts'
import { lines } from '../example-tasks.ts'
import { exampleReferral } from '../example-services.ts'
import { caseRef, day, now, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { ServiceReferralShown } from '../service-referral-shown.ts'
import { referralLine } from '../service-referral-shown.ts'
import type { TaskColumn, TaskLine } from '../task-lines.ts'
import { basesOf, taskTable } from '../task-lines.ts'
import type { Colleague } from '../text.ts'
import { button, buttons, date, facts, heading, joined, list, moment, named, paragraph, stated, table, text } from '../text.ts'
import type { WaitingShown } from '../waiting-shown.ts'
import { waitingLine } from '../waiting-shown.ts'

/** A case as those who may see it see it: by reference, no names, no birth dates, no ages. */
export interface CaseShown {
  readonly ref: CaseRef
  readonly unitName: string
  /** Only the people on its list know that it exists. */
  readonly isRestricted: boolean
  /** By reference. */
  readonly children: readonly string[]
  /** What is running, since when, for which child (null: the family). */
  readonly running: readonly { readonly event: CaseEventKind; readonly since: LondonDate; readonly childRef: string | null }[]
  readonly knownBy: readonly Colleague[]
  readonly tasks: readonly TaskLine[]
  readonly waiting: readonly WaitingShown[]
  /** To services, those that are running. */
  readonly referrals: readonly ServiceReferralShown[]
  /** Latest first. */
  readonly decisions: readonly DecisionShown[]
  readonly now: Instant
}

const MOST_TASKS = 20
const MOST_DECISIONS = 5
const MOST_REFERRALS = 5

/** The answer to `/case C-1042`. */
export function caseShown(theCase: CaseShown): Message {
  const { ref, children, tasks, waiting, referrals, decisions, now } = theCase
  const columns: readonly TaskColumn[] = children.length > 1 ? ['child', 'owner'] : ['owner']
  const shown = tasks.slice(0, MOST_TASKS)
  return {
    summary: `${ref}: ${counted(tasks.length, 'open task')}, ${counted(waiting.length, 'decision')} waiting.`,
    blocks: [
      heading(ref),
      ...(theCase.isRestricted ? [restricted] : []),
      aboutCase(theCase),
      tasks.length === 0
        ? paragraph('There are no open tasks.')
        : taskTable(`Open tasks: ${tasks.length}`, shown, { now, columns, hidden: tasks.length - shown.length }),
      ...(waiting.length === 0 ? [] : [heading(`Waiting for a decision: ${waiting.length}`), list(waiting.map((one) => waitingLine(one)))]),
      ...referred(referrals),
      ...(decisions.length === 0 ? [] : [recent(decisions)]),
      ...datesFrom(basesOf(shown)),
      buttons(
        button('Give somebody a task', { kind: 'open-form', form: 'allocate', values: { case: ref } }),
        button('Record a decision', { kind: 'open-form', form: 'decide', values: { case: ref } }),
        button('Something has happened', { kind: 'open-form', form: 'case-event', values: { case: ref } }),
      ),
    ],
  }
}

/** Where the family is referred, how long it waits, and where to say what was heard. */
function referred(referrals: readonly ServiceReferralShown[]): readonly Block[] {
  if (referrals.length === 0) return []
  const news = referrals.slice(0, MOST_REFERRALS).map(({ referral, service }) =>
    button(cut(`News: ${service.name}`, 30), { kind: 'show-service-referral', referral: referral.id }))
  return [heading(`Referred to services: ${referrals.length}`), list(referrals.map(referralLine), MOST_REFERRALS), buttons(...news)]
}

const restricted = stated('Restricted', 'only the people on its list know that this case exists. Do not share this.', 'warning')

function aboutCase({ unitName, children, running, knownBy }: CaseShown): Block {
  const each = running.map(({ event, since, childRef }) =>
    text(`${eventName(event)} since `, date(since), ...(childRef === null ? [] : [` (${childRef})`])))
  return facts(
    ['Unit', unitName],
    ['Children', children.length === 0 ? 'None recorded' : children.join(', ')],
    ['Running', each.length === 0 ? 'Nothing that the clock counts' : joined(each, '; ')],
    ...(knownBy.length === 0 ? [] : [['Who knows the family', joined(knownBy.map((person) => text(named(person))), ', ')] as const]),
  )
}

const stateWords: Readonly<Record<DecisionState, string>> = {
  'decided': 'Decided', 'waiting': 'Waiting', 'sent-back': 'Sent back', 'approved': 'Approved', 'declined': 'Declined',
  'withdrawn': 'Withdrawn', 'superseded': 'Superseded',
}

function recent(decisions: readonly DecisionShown[]): Block {
  return table('Recent decisions', ['Decision', 'What', 'State', 'Decided by', 'When'], decisions.map((shown) => [
    decisionRef(shown.decision), whatWasDecided(shown), stateWords[shown.decision.state], text(named(shown.decidedBy)),
    text(moment(shown.decision.decidedAt)),
  ]), MOST_DECISIONS)
}

const example: CaseShown = {
  ref: caseRef('C-1042'), unitName: 'Hawthorn', isRestricted: false, children: ['C-1042-A', 'C-1042-B'],
  running: [
    { event: 'looked-after', since: day('2026-03-03'), childRef: 'C-1042-A' },
    { event: 'placement', since: day('2026-09-14'), childRef: 'C-1042-A' },
    { event: 'protection-plan', since: day('2026-08-28'), childRef: 'C-1042-B' },
  ],
  knownBy: [staff.jo, staff.dee], tasks: [lines.visit, lines.homeVisit], waiting: [waiting.routine],
  referrals: [exampleReferral([['asked', '2026-11-17'], ['made', '2026-11-17'], ['accepted', '2026-11-20']])],
  decisions: [decisions.spend, decisions.bigSpend], now,
}

export const caseShownExamples: readonly Example[] = [
  { title: 'A case', message: caseShown(example) },
  {
    title: 'A restricted case',
    message: caseShown({
      ...example, ref: caseRef('C-1077'), isRestricted: true, children: ['C-1077-A'], running: [], tasks: [], waiting: [], referrals: [], decisions: [],
      knownBy: [],
    }),
  },
]
