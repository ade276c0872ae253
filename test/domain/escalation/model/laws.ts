import { isDeepStrictEqual } from 'node:util'
import { londonDateOf } from '../../../../src/domain/calendar/london.ts'
import { caseIsVisibleTo } from '../../../../src/domain/case/case.ts'
import { isOpen, type Escalation } from '../../../../src/domain/escalation/escalation.ts'
import type { PersonId } from '../../../../src/domain/ids.ts'
import { openIn, type Borough, type Committed } from './borough.ts'

/** What must hold of the ladder after whatever anybody did. Each law is read from the rows, the audit and the notices alone. */
export function expectLaws(borough: Borough, since: number): void {
  neverTwoLive(borough)
  for (const committed of borough.commits.slice(since)) {
    for (const { before, after } of committed.moved) {
      alwaysANextStep(after)
      frozenAsRaised(after, borough)
      everyRungAskedOrAccountedFor(after, borough)
      neverAStepAfterADecision(before, after)
      neverDown(before, after)
      nobodyAskedWhoIsInvolved(before, after, borough)
      everyStepToldOnce(before, after, committed)
    }
  }
}

/** `expect` would do as well, and takes half a minute longer over as many schedules. */
function must(holds: boolean, law: string): void {
  if (!holds) throw new Error(`broken: ${law}`)
}

/** After a beat every open escalation has its next step in the future, and whoever it waits for may still answer it. */
export function expectAfterABeat(borough: Borough): void {
  const on = londonDateOf(borough.now)
  for (const { nextStepAt, askedId, decisionId, thread } of openIn(borough)) {
    must(nextStepAt !== null && nextStepAt > borough.now, 'a next step in the future')
    const asked = borough.facts.people.find((person) => person.id === askedId)
    if (asked === undefined) continue
    const isAway = borough.facts.leave.some((leave) => leave.personId === asked.id && leave.from <= on && on <= leave.to)
    must(asked.isActive && !isAway && !partIn(borough, decisionId, thread).has(asked.id), 'it waits for somebody who can answer')
  }
}

function alwaysANextStep(escalation: Escalation): void {
  must((escalation.nextStepAt !== null) === isOpen(escalation), `always a next step until it is decided (${escalation.state})`)
}

/** A change of policy never changes a running ladder: its rungs, their waits and how long they may be held are those it was raised with. */
function frozenAsRaised({ id, steps }: Escalation, { frozen }: Borough): void {
  const ladder = (some: Escalation['steps']) => some.map((step) => ({ ...step, decides: null }))
  must(isDeepStrictEqual(ladder(steps), ladder(frozen[id] ?? [])), 'the ladder is as it was when it was raised')
}

const ACCOUNTS: ReadonlySet<string> = new Set(['escalation-asked', 'nobody-available'])

/** Every rung up to where it stands was asked, was recorded as having nobody, or was passed by somebody's support. */
function everyRungAskedOrAccountedFor({ id, step }: Escalation, { commits }: Borough): void {
  const accounted = new Set<number>()
  for (const { audit, moved } of commits) {
    const mine = moved.find(({ after }) => after.id === id)
    if (mine === undefined) continue
    for (const entry of audit) {
      const rung = entry.detail['step']
      if (entry.subjectId === id && ACCOUNTS.has(entry.event) && typeof rung === 'number') accounted.add(rung)
      if (entry.event === 'escalation-supported') for (let passed = 0; passed < mine.after.step; passed += 1) accounted.add(passed)
    }
  }
  const missed = Array.from({ length: step + 1 }, (_, rung) => rung).filter((rung) => !accounted.has(rung))
  must(missed.length === 0, `no rung is missed (${missed.join()})`)
}

/** One matter is decided once: a decision has one open escalation, is followed by one other, and of a chain one at most is open. */
function neverTwoLive({ decisions, escalations }: Borough): void {
  const chainOf = (id: string): string => {
    const before = decisions.find((each) => each.id === id)?.followsId ?? null
    return before === null ? id : chainOf(before)
  }
  const open = escalations.filter(isOpen).map(({ decisionId }) => chainOf(decisionId))
  must(new Set(open).size === open.length, 'never two live escalations of one matter')
  const followed = decisions.flatMap(({ followsId }) => followsId ?? [])
  must(new Set(followed).size === followed.length, 'a decision is followed by one other at most')
}

function neverAStepAfterADecision(before: Escalation | null, after: Escalation): void {
  if (before === null || isOpen(before)) return
  // one that is raised again moves with the decision that follows it, and stays as it ended
  must(isDeepStrictEqual({ ...after, version: before.version }, before), `no step after it was ${before.state}`)
}

function neverDown(before: Escalation | null, after: Escalation): void {
  if (before === null) return
  must(after.step >= before.step, 'it never comes down')
  must(isDeepStrictEqual(after.thread.slice(0, before.thread.length), before.thread), 'its thread only grows')
}

function nobodyAskedWhoIsInvolved(before: Escalation | null, after: Escalation, borough: Borough): void {
  const { askedId } = after
  if (!isOpen(after) || askedId === null || (before?.askedId === askedId && before.step === after.step)) return
  const on = londonDateOf(borough.now)
  const person = borough.facts.people.find((each) => each.id === askedId)
  must(person?.isActive === true, 'nobody is asked who has left')
  must(caseIsVisibleTo(borough.facts.history.case, askedId), 'nobody is asked who may not know of the case')
  must(!borough.facts.leave.some((leave) => leave.personId === askedId && leave.from <= on && on <= leave.to), 'nobody is asked on leave')
  must(!partIn(borough, after.decisionId, after.thread).has(askedId), 'nobody is asked who had a part in it')
}

/** Whoever decided, recorded or answered it, or what it follows, and whoever stands in for one of them today. */
function partIn(borough: Borough, decisionId: string, thread: Escalation['thread']): ReadonlySet<PersonId> {
  const on = londonDateOf(borough.now)
  const part = new Set(thread.filter(({ kind }) => kind === 'answer').map(({ byId }) => byId))
  for (let id: string | null = decisionId; id !== null;) {
    const decision = borough.decisions.find((each) => each.id === id)
    if (decision === undefined) break
    part.add(decision.decidedById).add(decision.recordedById)
    id = decision.followsId
  }
  const deputies = borough.facts.cover.filter(({ holderId, from, to }) => part.has(holderId) && from <= on && on <= to)
  return new Set([...part, ...deputies.map(({ deputyId }) => deputyId)])
}

/** Each time somebody is asked they are told, through every channel of the rung once; and nobody is told who was not asked. */
function everyStepToldOnce(before: Escalation | null, after: Escalation, { audit, notices }: Committed): void {
  const asked = audit.filter(({ event, subjectId, detail }) =>
    event === 'escalation-asked' && subjectId === after.id && detail['askedId'] !== null)
  const told = notices.filter(({ about }) => about.kind === 'escalation-asked' && about.escalationId === after.id)
  must(told.length === asked.length * (after.steps[after.step]?.through.length ?? 0), 'every step is told once')
  const isAnother = before === null || before.askedId !== after.askedId || before.step !== after.step
  const isNewlyAsked = isOpen(after) && after.askedId !== null && isAnother
  must(!isNewlyAsked || asked.length === 1, 'whoever is newly asked is told')
}
