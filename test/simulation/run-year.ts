import { shippedHolidays, shippedPolicy } from '../../src/assemble.ts'
import { addDays, addMinutes, atLondon, londonDateOf, timeFrom, type Instant, type LondonDate } from '../../src/domain/calendar/london.ts'
import { workingCalendar } from '../../src/domain/calendar/working-days.ts'
import { decide } from '../../src/domain/decision/decide.ts'
import { acknowledge } from '../../src/domain/escalation/acknowledge.ts'
import { answer } from '../../src/domain/escalation/answer.ts'
import { approve } from '../../src/domain/escalation/approve.ts'
import { climb } from '../../src/domain/escalation/climb.ts'
import { decline } from '../../src/domain/escalation/decline.ts'
import { isOpen, type Escalation } from '../../src/domain/escalation/escalation.ts'
import type { PressFacts } from '../../src/domain/escalation/ladder-facts.ts'
import { moveOn } from '../../src/domain/escalation/move-on.ts'
import { sendBack } from '../../src/domain/escalation/send-back.ts'
import { afterWait } from '../../src/domain/escalation/step-time.ts'
import { withdraw } from '../../src/domain/escalation/withdraw.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Asking, Outcome } from '../../src/domain/outcome.ts'
import type { Person } from '../../src/domain/unit/person.ts'
import { quietUntil } from '../../src/domain/unit/quiet-until.ts'
import { commit, newIdIn, type Borough, type Committed } from '../domain/escalation/model/borough.ts'
import { decisionsOfWeek } from './decisions.ts'
import { dice, type Habits } from './habits.ts'
import { createQueue } from './queue.ts'
import { staffOf, type UnitStaff } from './staff.ts'

export interface YearOptions {
  readonly units: number
  /** A Monday. */
  readonly from: LondonDate
  readonly weeks: number
  readonly seed: number
}

/** A unit with everything that happened to its decisions. */
export interface UnitYear extends Borough {
  readonly staff: UnitStaff
}

export interface Year {
  readonly units: readonly UnitYear[]
  readonly refused: number
  readonly until: Instant
}

/** After the last decision the clock runs on for as long: what is then still open has had every chance. */
const WEEKS_AFTER = 4

/**
 * A borough's escalations, in the domain alone and with a clock that jumps from one thing to the next: units decide, people are away,
 * answer, forget, ask back; the product beats whenever a step is due, and after midnight; now and then it is away for hours, and its beats
 * come late. The same seed gives the same year.
 */
export function runYear({ units, from, weeks, seed }: YearOptions): Year {
  const chance = dice(seed)
  const policy = shippedPolicy()
  const calendar = workingCalendar(shippedHolidays())
  const last = addDays(from, (weeks + WEEKS_AFTER) * 7)
  const { units: staffs, habits, leave, cover } = staffOf(units, from, last, chance)
  const queue = createQueue()
  let refused = 0

  const years = staffs.map((staff): UnitYear => ({
    staff, now: atLondon(from, timeFrom('00:00')), decisions: [], escalations: [], frozen: {}, occurrences: [], commits: [], policies: {},
    made: 0,
    facts: {
      policy, calendar, unit: staff.unit, people: staff.people,
      leave: leave.filter((one) => staff.people.some(({ id }) => id === one.personId)),
      cover: cover.filter((one) => staff.people.some(({ id }) => id === one.holderId)), decisions: [],
      history: { case: staff.cases[0] ?? missing('a family'), events: [] },
    },
  }))
  const outages = Array.from({ length: Math.ceil(weeks / 2) }, () => {
    const begins = addMinutes(atLondon(addDays(from, chance.whole(0, weeks * 7)), timeFrom('00:00')), chance.whole(0, 1_439))
    return { begins, ends: addMinutes(begins, chance.around(90)) }
  })
  /** When something of that moment is done: at the next whole minute, or when the product is back. */
  const whenUp = (at: Instant): Instant => {
    const minute = addMinutes(`${at.slice(0, 16)}:00.000Z` as Instant, at.endsWith(':00.000Z') ? 0 : 1)
    return outages.find(({ begins, ends }) => begins <= minute && minute < ends)?.ends ?? minute
  }

  const factsOf = (year: UnitYear, id: string): PressFacts => {
    const escalation = year.escalations.find((one) => one.id === id) ?? missing(id)
    const decision = year.decisions.find((one) => one.id === escalation.decisionId) ?? missing(id)
    const theCase = year.staff.cases.find((one) => one.id === decision.caseId) ?? missing(decision.caseId)
    const decisions = year.decisions.filter((one) => one.caseId === theCase.id)
    return { ...year.facts, history: { case: theCase, events: [] }, decisions, decision, escalation }
  }

  /** Stores what was done, and sees to what follows from it. False when nothing came of it. */
  function settle(year: UnitYear, by: string, outcome: Outcome): boolean {
    if (outcome.kind === 'refused') refused += 1
    const committed = commit(year, by, outcome)
    for (const { before, after } of committed?.moved ?? []) follow(year, before, after, committed ?? missing(by))
    return committed !== null
  }

  function follow(year: UnitYear, before: Escalation | null, after: Escalation, { audit }: Committed): void {
    const { nextStepAt } = after
    if (nextStepAt !== null && nextStepAt !== before?.nextStepAt) queue.add(whenUp(nextStepAt), () => beatOne(year, after.id))
    const isAsked = audit.some(({ event }) => event === 'escalation-asked') || (before?.state === 'sent-back' && after.state === 'waiting')
    if (isAsked && after.askedId !== null) expectAnswer(year, after, after.askedId)
    if (after.state === 'sent-back' && before?.state === 'waiting') {
      const at = after.isUrgent ? addMinutes(year.now, chance.around(20)) : working(year.now, chance.around(120))
      queue.add(whenUp(at), () => unitAnswers(year, after.id))
    }
  }

  const working = (at: Instant, minutes: number): Instant =>
    afterWait(at, { minutes, counting: 'working' }, { hours: policy.workingHours, calendar })

  /** Whoever is asked answers in their own time, or not at all. */
  function expectAnswer(year: UnitYear, { id, isUrgent }: Escalation, askedId: PersonId): void {
    const asked = year.facts.people.find((one) => one.id === askedId) ?? missing(askedId)
    const mine: Habits = habits.get(askedId) ?? missing(askedId)
    if (chance.happens(isUrgent ? mine.silence / 2 : mine.silence)) return
    const heard = isUrgent ? year.now : quietUntil(asked, year.now) ?? year.now
    const at = isUrgent ? addMinutes(heard, chance.around(mine.urgentMinutes)) : working(heard, chance.around(mine.routineMinutes))
    queue.add(whenUp(at), () => answers(year, id, asked))
  }

  function answers(year: UnitYear, id: string, by: Person): void {
    const facts = factsOf(year, id)
    const on = londonDateOf(year.now)
    const { state, thread } = facts.escalation
    // whoever asked waits for the unit; whoever it has come up to since need not
    if (!isOpen(facts.escalation) || (state === 'sent-back' && thread.at(-1)?.byId === by.id)) return
    if (year.facts.leave.some((one) => one.personId === by.id && one.from <= on && on <= one.to)) return
    const press = { version: facts.escalation.version - (chance.happens(0.03) && facts.escalation.version > 1 ? 1 : 0) }
    const asking = askingAs(year, by)
    const mood = chance.whole(state === 'sent-back' ? 31 : 1, 100)
    if (mood <= 10) settle(year, 'send back', sendBack(facts, { ...press, question: 'has this been tried before?' }, asking))
    else if (mood <= 18) settle(year, 'decline', decline(facts, { ...press, reason: 'not before the review' }, asking))
    else if (mood <= 30) {
      settle(year, 'acknowledge', acknowledge(facts, press, asking))
      const later = chance.around(facts.escalation.isUrgent ? 15 : 300)
      queue.add(whenUp(facts.escalation.isUrgent ? addMinutes(year.now, later) : working(year.now, later)), () => agrees(year, id, by))
    } else settle(year, 'approve', approve(facts, press, asking))
  }

  function agrees(year: UnitYear, id: string, by: Person): void {
    const facts = factsOf(year, id)
    if (isOpen(facts.escalation)) settle(year, 'approve', approve(facts, { version: facts.escalation.version }, askingAs(year, by)))
  }

  function unitAnswers(year: UnitYear, id: string): void {
    const facts = factsOf(year, id)
    const member = year.facts.people.find((one) => one.id === facts.decision.decidedById) ?? missing(id)
    if (facts.escalation.state !== 'sent-back') return
    const press = { version: facts.escalation.version }
    // what protects a child is not taken back: then the question is answered
    const isTakenBack = chance.happens(0.1) && settle(year, 'withdraw', withdraw(facts, press, askingAs(year, member)))
    if (!isTakenBack) settle(year, 'answer', answer(facts, { ...press, answer: 'yes, twice this year' }, askingAs(year, member)))
  }

  const askingAs = (year: UnitYear, by: Pick<Person, 'id'>): Asking => ({ askerId: by.id, now: year.now, newId: newIdIn(year) })

  function beatOne(year: UnitYear, id: string): void {
    settle(year, 'beat', moveOn(factsOf(year, id), year.now, newIdIn(year)))
    settle(year, 'beat', climb(factsOf(year, id), year.now, newIdIn(year)))
  }

  for (const year of years) {
    for (let week = 0; week < weeks; week += 1) {
      for (const { at, request } of decisionsOfWeek(addDays(from, week * 7), chance)) {
        queue.add(whenUp(at), () => {
          const decider = chance.happens(0.85) ? year.facts.people[0] : year.facts.people[1]
          const theCase = chance.oneOf(year.staff.cases)
          const decisions = year.decisions.filter((one) => one.caseId === theCase.id)
          const facts = { ...year.facts, history: { case: theCase, events: [] }, decisions }
          settle(year, 'decide', decide(facts, request, askingAs(year, decider ?? missing('a decider'))))
        })
      }
    }
    for (let day = from; day < last; day = addDays(day, 1)) {
      queue.add(whenUp(atLondon(day, timeFrom('00:01'))), () => {
        for (const { id } of year.escalations.filter(isOpen)) beatOne(year, id)
      })
    }
  }
  const until = atLondon(last, timeFrom('00:00'))
  queue.runUntil(until, (at) => { for (const year of years) year.now = at })
  return { units: years, refused, until }
}

function missing(what: string): never {
  throw new Error(`the year lost ${what}`)
}
