import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/domain/calendar/london.ts'
import { addMinutes, londonDateOf } from '../../../src/domain/calendar/london.ts'
import { acknowledge } from '../../../src/domain/escalation/acknowledge.ts'
import { answer } from '../../../src/domain/escalation/answer.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import { isOpen } from '../../../src/domain/escalation/escalation.ts'
import type { PressFacts, Raised } from '../../../src/domain/escalation/ladder-facts.ts'
import { moveOn } from '../../../src/domain/escalation/move-on.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import { withdraw } from '../../../src/domain/escalation/withdraw.ts'
import type { Asking, Outcome } from '../../../src/domain/outcome.ts'
import type { Cover, Leave, Person } from '../../../src/domain/unit/person.ts'
import { ines, owen, staff, tenOn } from '../authority/hackney.ts'
import { asking, coverOf, gail, jo, leaveOf, mo, sam, today, uma } from '../unit/hawthorn.ts'
import { after, raised, raisedIfBeyond } from './raised.ts'

/**
 * Anything anybody can do to an escalation, in any order, by anybody, on fresh cards and stale ones, with people on leave and
 * deputies who are party to it: the invariants hold whatever happens.
 */

type Act = (facts: PressFacts, version: number, asking: Asking) => Outcome<Raised>
const ACTS: Readonly<Record<string, Act>> = {
  'approve': (facts, version, asked) => approve(facts, { version }, asked),
  'decline': (facts, version, asked) => decline(facts, { version, reason: 'Not now.' }, asked),
  'send back': (facts, version, asked) => sendBack(facts, { version, question: 'Why?' }, asked),
  'answer': (facts, version, asked) => answer(facts, { version, answer: 'Because.' }, asked),
  'withdraw': (facts, version, asked) => withdraw(facts, { version }, asked),
  'acknowledge': (facts, version, asked) => acknowledge(facts, { version }, asked),
  'move on': (facts, _version, asked) => moveOn(facts, asked.now, asked.newId),
  'beat': (facts, _version, asked) => climb(facts, asked.now, asked.newId),
}

const aPerson = fc.constantFrom(...staff)
const aMove = fc.record({
  act: fc.constantFrom(...Object.keys(ACTS)), who: aPerson, later: fc.integer({ min: 0, max: 900 }), behind: fc.constantFrom(0, 0, 0, 1, 2),
})
const someLeave = fc.array(fc.constantFrom(gail, owen, ines), { maxLength: 3 })
  .map((away): readonly Leave[] => away.map((person) => leaveOf(person, '2026-11-24', '2026-12-01')))
const someCover = fc.array(fc.tuple(fc.constantFrom(mo, gail, owen), fc.constantFrom(mo, jo, gail, owen, ines), fc.boolean())
  .map(([holder, deputy, isOwnDoing]): Cover => ({
    ...coverOf(holder, deputy, '2026-11-24', '2026-12-01'), setById: isOwnDoing ? deputy.id : null,
  })), { maxLength: 3 })
const aRaising = fc.constantFrom(
  { by: mo }, { by: uma, decidedById: mo.id }, { by: jo, amount: 40_000 }, { by: sam, amount: 90_000 }, { by: mo, isUrgent: true },
  { by: mo, type: 'care-proceedings', amount: null }, { by: gail, type: 'residential', amount: null }, { by: gail, decidedById: mo.id },
  { by: uma, type: 'other', amount: null }, { by: mo, type: 'emergency-protection-order', amount: null })

interface Step {
  readonly before: PressFacts
  readonly after: PressFacts
  readonly act: string
  readonly who: Person
  readonly now: Instant
  readonly isRefused: boolean
}

interface Move {
  readonly act: string
  readonly who: Person
  readonly later: number
  /** How many versions the card is behind. */
  readonly behind: number
}

/** Lives through the moves and gives back every state on the way. */
function lived(facts: PressFacts, moves: readonly Move[]): readonly Step[] {
  const { newId } = asking(mo)
  const versions = [facts.escalation.version]
  let state = facts
  let now = tenOn(today)
  return moves.map(({ act, who, later, behind }) => {
    now = addMinutes(now, later)
    const before = state
    const version = versions.at(-1 - behind) ?? versions[0] ?? 0
    const outcome = ACTS[act]?.(before, version, { askerId: who.id, now, newId })
    if (outcome === undefined) throw new Error(`nothing is called ${act}`)
    if (outcome.kind === 'accepted' && outcome.writes.length > 0) {
      state = after(before, outcome)
      versions.push(state.escalation.version)
    }
    return { before, after: state, act, who, now, isRefused: outcome.kind === 'refused' }
  })
}

function always(holds: (step: Step) => void): void {
  const stories = fc.tuple(aRaising, someLeave, someCover, fc.array(aMove, { minLength: 1, maxLength: 25 }))
  fc.assert(fc.property(stories, ([raising, leave, cover, moves]) => {
    const facts = raisedIfBeyond(raising, { leave, cover })
    if (facts !== null) for (const step of lived(facts, moves)) holds(step)
  }), { numRuns: 200 })
}

describe('whatever anybody does, in whatever order', () => {
  it('has always a next step while it is open, and none once it is decided', () => {
    always(({ after: { escalation }, now }) => {
      expect(escalation.nextStepAt !== null).toBe(isOpen(escalation))
      expect(!isOpen(escalation) || escalation.steps[escalation.step] !== undefined).toBe(true)
      expect(now >= escalation.raisedAt).toBe(true)
    })
  })

  it('after a beat its next step lies in the future', () => {
    always(({ act, after: { escalation }, now }) => {
      expect(act !== 'beat' || escalation.nextStepAt === null || escalation.nextStepAt > now).toBe(true)
    })
  })

  it('there is one decision and no second: once decided, nothing changes it', () => {
    always(({ before, after: end }) => {
      expect(isOpen(before.escalation) || (end.escalation === before.escalation && end.decision === before.decision)).toBe(true)
    })
  })

  it('the decision and its escalation always say the same', () => {
    always(({ after: { decision, escalation } }) => expect(decision.state).toBe(escalation.state))
  })

  it('whoever approves, declines or sends back had no part in it, and is not the deputy of anybody who had', () => {
    always(({ before, after: end, act, who, now }) => {
      if (end === before || !['approve', 'decline', 'send back'].includes(act)) return
      const part = new Set([before.decision.decidedById, before.decision.recordedById,
        ...before.escalation.thread.filter((entry) => entry.kind === 'answer').map((entry) => entry.byId)])
      expect(part.has(who.id)).toBe(false)
      const on = londonDateOf(now)
      const today = before.cover.filter((cover) => cover.from <= on && on <= cover.to)
      expect(today.some((cover) => cover.deputyId === who.id && part.has(cover.holderId))).toBe(false)
    })
  })

  it('nobody says “I have it” twice at a rung, and it never brings the next step forward', () => {
    always(({ before, after: end, act, who }) => {
      if (act !== 'acknowledge' || end === before) return
      const said = end.escalation.acknowledgements.filter(({ byId, step }) => byId === who.id && step === end.escalation.step)
      expect(said).toHaveLength(1)
      expect(end.escalation.nextStepAt! >= before.escalation.nextStepAt!).toBe(true)
    })
  })

  it('nobody is asked who had a part in it or is on leave', () => {
    always(({ before, after: end, act, now }) => {
      const { decision, escalation } = end
      if (end === before || !isOpen(escalation) || !['beat', 'answer'].includes(act)) return
      expect([decision.decidedById, decision.recordedById]).not.toContain(escalation.askedId)
      const on = londonDateOf(now)
      const isNewlyAsked = escalation.askedId !== before.escalation.askedId
      const away = end.leave.filter((leave) => leave.from <= on && on <= leave.to).map((leave) => leave.personId)
      expect(isNewlyAsked && away.some((person) => person === escalation.askedId)).toBe(false)
    })
  })

  it('never comes down the ladder, and its thread only grows', () => {
    always(({ before, after: end }) => {
      expect(end.escalation.step >= before.escalation.step).toBe(true)
      expect(end.escalation.thread.slice(0, before.escalation.thread.length)).toEqual(before.escalation.thread)
    })
  })

  it('a stale card never acts', () => {
    always(({ before, after: end, act, isRefused }) => {
      expect(isRefused ? end === before : end === before || end.escalation.version === before.escalation.version + 1).toBe(true)
      expect(act.length).toBeGreaterThan(0)
    })
  })

  it('left to itself it is asked of somebody else or again at every step, for ever', () => {
    fc.assert(fc.property(aRaising, fc.integer({ min: 1, max: 30 }), (raising, beats) => {
      let facts = raised(raising)
      const { newId } = asking(mo)
      for (let beat = 0; beat < beats; beat++) {
        const now = facts.escalation.nextStepAt
        if (now === null) throw new Error('it stopped')
        facts = after(facts, climb(facts, now, newId))
        expect(facts.escalation.nextStepAt !== null && facts.escalation.nextStepAt > now).toBe(true)
      }
      expect(isOpen(facts.escalation)).toBe(true)
    }), { numRuns: 60 })
  })
})
