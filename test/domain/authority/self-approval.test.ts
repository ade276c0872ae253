import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMinutes, londonDateOf } from '../../../src/domain/calendar/london.ts'
import type { Instant, LondonDate } from '../../../src/domain/calendar/london.ts'
import { acknowledge } from '../../../src/domain/escalation/acknowledge.ts'
import { answer } from '../../../src/domain/escalation/answer.ts'
import { approve } from '../../../src/domain/escalation/approve.ts'
import { climb } from '../../../src/domain/escalation/climb.ts'
import { decline } from '../../../src/domain/escalation/decline.ts'
import type { PressFacts, Raised } from '../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../src/domain/escalation/send-back.ts'
import type { Asking, AuditEntry, Outcome } from '../../../src/domain/outcome.ts'
import type { Cover, Person, Post } from '../../../src/domain/unit/person.ts'
import { aPerson, asking, coverOf, gail, hawthorn, jo, mo, otherUnitId, today, uma } from '../unit/hawthorn.ts'
import { owen, staff, tenOn } from './hackney.ts'
import { accepted, after, current, pressing, raised, raisedIfBeyond, refusal } from '../escalation/raised.ts'

/**
 * "The person who approves is never the person who asked, recorded or edited" (DOMAIN, hard edges), whatever posts and cover people have,
 * and whenever those begin and end. The rule is read here off what is stored, by another way than the code takes.
 */

/** Everybody with a part in it: whoever decided, wrote it down, or added the unit's answer; and whoever decided what it follows. */
function withAPart({ decision, escalation }: Raised): ReadonlySet<string> {
  const added = escalation.thread.filter(({ kind }) => kind !== 'question' && kind !== 'support' && kind !== 'declined')
  return new Set([decision.decidedById, decision.recordedById, ...added.map(({ byId }) => byId)])
}

/** Whose place they take that day, whoever set it up. */
function coveredBy(deputyId: unknown, cover: readonly Cover[], on: LondonDate): readonly string[] {
  return cover.filter((each) => each.deputyId === deputyId && each.from <= on && on <= each.to).map(({ holderId }) => holderId)
}

describe('over any cast, with any posts and any cover, in any order', () => {
  const IDS = ['ann', 'ben', 'cat', 'dan', 'eve'] as const
  const aDay = fc.integer({ min: -3, max: 5 }).map((days) => addDays(today, days))
  const aPost = fc.record({
    role: fc.constantFrom('csw', 'csw', 'sw', 'uc', 'gm', 'gm', 'hos', 'ad'),
    unitId: fc.constantFrom(hawthorn.id, hawthorn.id, otherUnitId, null),
    since: fc.oneof(fc.constant(addDays(today, -900)), aDay), until: fc.option(aDay, { freq: 3 }),
  }).filter(({ since, until }) => until === null || since <= until) satisfies fc.Arbitrary<Post>
  /** Up to two posts each; some people leave. */
  const aCast = fc.tuple(...IDS.map((id) => fc.tuple(fc.array(aPost, { minLength: 1, maxLength: 2 }), fc.integer({ min: 0, max: 9 }))
    .map(([posts, luck]): Person => aPerson(id, id, 'sw', { posts, isActive: luck > 0 }))))
  const someCover = fc.array(fc.record({
    holder: fc.constantFrom(...IDS), deputy: fc.constantFrom(...IDS), from: aDay, days: fc.nat(5), setBy: fc.constantFrom(...IDS, null),
  }), { maxLength: 6 })
  const aRaising = fc.record({
    by: fc.constantFrom(...IDS), decidedBy: fc.option(fc.constantFrom(...IDS)), isUrgent: fc.boolean(),
    what: fc.constantFrom<readonly [type: string, amount: number | null]>(
      ['spend', 60_000], ['spend', 40_000], ['close', null], ['return-home', null], ['care-proceedings', null], ['start-s47', null]),
  })
  const ACTS: Readonly<Record<string, (facts: PressFacts, asked: Asking) => Outcome<Raised>>> = {
    approve: (facts, asked) => approve(facts, current(facts), asked),
    decline: (facts, asked) => decline(facts, { ...current(facts), reason: 'Not now.' }, asked),
    'send back': (facts, asked) => sendBack(facts, { ...current(facts), question: 'Why?' }, asked),
    'I have it': (facts, asked) => acknowledge(facts, current(facts), asked),
    answer: (facts, asked) => answer(facts, { ...current(facts), answer: 'Because.' }, asked),
    beat: (facts, asked) => climb(facts, asked.now, asked.newId),
  }
  const ANSWERS = new Set(['approve', 'decline', 'send back'])
  const aMove = fc.record({
    act: fc.constantFrom(...Object.keys(ACTS), 'approve', 'approve'), who: fc.constantFrom(...IDS), hours: fc.integer({ min: 0, max: 30 }),
  })

  interface Answered {
    readonly before: PressFacts
    readonly who: Person
    readonly now: Instant
    readonly entry: AuditEntry | undefined
  }

  type Raising = typeof aRaising extends fc.Arbitrary<infer One> ? One : never
  type Move = typeof aMove extends fc.Arbitrary<infer One> ? One : never

  /** Every answer that was taken in a life of that decision. */
  function answersTaken(
    people: readonly Person[], written: readonly Cover[], raising: Raising, moves: readonly Move[],
  ): readonly Answered[] {
    const named = (id: string): Person => {
      const person = people.find((each) => each.id === id)
      if (person === undefined) throw new Error(`nobody is called ${id}`)
      return person
    }
    const [type, amount] = raising.what
    const decidedById = raising.decidedBy === null ? null : named(raising.decidedBy).id
    let facts: PressFacts | null = null
    try {
      const unit = { ...hawthorn, groupManagerId: named('dan').id }
      const asked = { by: named(raising.by), decidedById, type, amount, isUrgent: raising.isUrgent }
      facts = raisedIfBeyond(asked, { people, cover: written, unit })
    } catch {
      return [] // not theirs to ask
    }
    if (facts === null) return []
    const { newId } = asking(mo)
    const taken: Answered[] = []
    let now = tenOn(today)
    for (const { act, who, hours } of moves) {
      now = addMinutes(now, hours * 60)
      const outcome = ACTS[act]?.(facts, { askerId: named(who).id, now, newId })
      if (outcome?.kind !== 'accepted' || outcome.writes.length === 0) continue
      if (ANSWERS.has(act)) taken.push({ before: facts, who: named(who), now, entry: outcome.audit[0] })
      facts = after(facts, outcome)
    }
    return taken
  }

  const someMoves = fc.array(aMove, { minLength: 1, maxLength: 14 })
  const lives = fc.tuple(aCast, someCover, aRaising, someMoves).map(([people, covers, raising, moves]) => {
    const written = covers.flatMap(({ holder, deputy, from, days, setBy }): Cover[] => {
      const [one, other, setter] = [holder, deputy, setBy].map((id) => people.find((person) => person.id === id))
      if (one === undefined || other === undefined) return []
      return [{ ...coverOf(one, other, from, addDays(from, days)), setById: setter?.id ?? null }]
    })
    return answersTaken(people, written, raising, moves)
  })

  it('nobody answers what they asked for, recorded or edited, nor as the deputy of anybody who did', () => {
    let answers = 0
    fc.assert(fc.property(lives, (taken) => {
      for (const { before, who, now, entry } of taken) {
        answers += 1
        const on = londonDateOf(now)
        const part = withAPart(before)
        expect(part.has(who.id)).toBe(false)
        expect(coveredBy(who.id, before.cover, on).filter((holderId) => part.has(holderId))).toEqual([])
        // nor in the place of somebody who stands in for one of them: cover of cover
        const asCoverFor = entry?.detail['asCoverFor'] ?? null
        expect([asCoverFor, ...coveredBy(asCoverFor, before.cover, on)].filter((id) => part.has(String(id)))).toEqual([])
      }
    }), { numRuns: 1_500, seed: 20_261_124 })
    // a property of nothing would hold too
    expect(answers).toBeGreaterThan(200)
  })

  it('nobody answers without a post that day, their own or one lent to them by somebody else', () => {
    fc.assert(fc.property(lives, (taken) => {
      for (const { before, who, now, entry } of taken) {
        const on = londonDateOf(now)
        const role = entry?.detail['role']
        const asCoverFor = entry?.detail['asCoverFor'] ?? null
        const holder = asCoverFor === null ? who : before.people.find(({ id }) => id === asCoverFor)
        const posts = (holder?.posts ?? []).filter((post) =>
          post.role === role && post.since <= on && (post.until === null || on <= post.until))
        const isManager = holder?.id === 'dan' && posts.length > 0
        expect(isManager || posts.some(({ unitId }) => unitId === null || unitId === hawthorn.id)).toBe(true)
        expect([who.isActive, holder?.isActive]).toEqual([true, true])
        const lentByOthers = before.cover.filter((cover) => cover.setById !== who.id)
        expect(asCoverFor === null || coveredBy(who.id, lentByOthers, on).includes(String(asCoverFor))).toBe(true)
      }
    }), { numRuns: 700 })
  })
})

describe('by name', () => {
  const FROM = '2026-11-24'
  const hana = aPerson('hana', 'Hana Noor', 'gm', { posts: [{ role: 'gm', unitId: otherUnitId, since: today, until: null }] })
  const asked = (changes: Partial<PressFacts> = {}): PressFacts => ({ ...raised(), ...changes })
  const reasonFor = (facts: PressFacts, by: Person, at?: Instant): string =>
    refusal(approve(facts, current(facts), pressing(by, at))).reason
  const withChanged = (facts: PressFacts, who: Person, changed: Partial<Person>): PressFacts =>
    ({ ...facts, people: facts.people.map((person) => (person.id === who.id ? { ...person, ...changed } : person)) })
  const tomorrow = tenOn('2026-11-25')

  it('cover that begins after asking counts from its first day', () => {
    const facts = asked({ cover: [coverOf(mo, gail, '2026-11-25', '2026-11-27')] })
    expect(reasonFor(facts, gail, tomorrow)).toBe('own-decision')
    expect(accepted(approve(facts, current(facts), pressing(gail))).decision.state).toBe('approved')
  })

  it('cover that is over does not: what they did meanwhile is theirs all the same', () => {
    const facts = asked({ cover: [coverOf(mo, gail, FROM, FROM)] })
    expect(accepted(approve(facts, current(facts), pressing(gail, tomorrow))).decision.state).toBe('approved')
    const hers = { ...facts, decision: { ...facts.decision, recordedById: gail.id } }
    expect(reasonFor(hers, gail, tomorrow)).toBe('own-decision')
  })

  it('cover of cover: whoever stands in for the asker’s deputy stands where the deputy does', () => {
    const facts = asked({ people: [...staff, hana], cover: [coverOf(mo, gail, FROM, FROM), coverOf(gail, hana, FROM, FROM)] })
    expect(reasonFor(facts, hana)).toBe('own-decision')
  })

  it('and answers all the same where they have a post of their own to answer in', () => {
    const facts = asked({ cover: [coverOf(mo, gail, FROM, FROM), coverOf(gail, owen, FROM, FROM)] })
    const { audit } = accepted(approve(facts, current(facts), pressing(owen)))
    expect(audit).toMatchObject([{ detail: { role: 'hos', asCoverFor: null } }])
  })

  it('cover that somebody set up for themselves gives no authority, and takes it away all the same', () => {
    const selfSet = (holder: Person, deputy: Person): readonly Cover[] => [{ ...coverOf(holder, deputy, FROM, FROM), setById: deputy.id }]
    expect(reasonFor(asked({ people: [...staff, hana], cover: selfSet(gail, hana) }), hana)).toBe('outside-authority')
    expect(reasonFor(asked({ cover: selfSet(mo, gail) }), gail)).toBe('own-decision')
  })

  it('two posts are one person: who leads one unit and manages another approves nothing of their own', () => {
    const both: Person = { ...mo, posts: [...mo.posts, { role: 'gm', unitId: null, since: today, until: null }] }
    const people = staff.map((person) => (person.id === mo.id ? both : person))
    const reported = raised({ by: uma, decidedById: both.id }, { people })
    expect(reasonFor(reported, both)).toBe('own-decision')
    expect(reported.escalation.askedId).toBe(gail.id)
  })

  it.each<readonly [what: string, changed: Partial<Person>, reason: string]>([
    ['promoted in between, whoever asked still has',
      { posts: [{ role: 'gm', unitId: hawthorn.id, since: today, until: null }] }, 'own-decision'],
    ['gone in between, whoever asked is nobody here', { isActive: false }, 'not-found'],
  ])('%s', (_what, changed, reason) => {
    const facts = asked()
    expect(reasonFor(withChanged(facts, mo, changed), mo)).toBe(reason)
  })

  it.each<readonly [what: string, changed: Partial<Person>, reason: string]>([
    ['whose post ended yesterday',
      { posts: [{ role: 'gm', unitId: null, since: addDays(today, -900), until: addDays(today, -1) }] }, 'not-found'],
    ['whose post is another since this morning',
      { posts: [{ role: 'psw', unitId: null, since: today, until: null }] }, 'outside-authority'],
    ['who is employed no longer', { isActive: false }, 'not-found'],
  ])('a manager who was asked, %s', (_what, changed, reason) => {
    const facts = asked({ unit: { ...hawthorn, groupManagerId: null } })
    expect(facts.escalation.askedId).toBe(gail.id)
    expect(reasonFor(withChanged(facts, gail, changed), gail)).toBe(reason)
  })

  it('somebody promoted since may answer what others asked: authority is judged at the press', () => {
    const facts = raised({ by: jo })
    const later = withChanged(facts, uma, { posts: [{ role: 'hos', unitId: null, since: today, until: null }] })
    expect(accepted(approve(later, current(later), pressing(uma))).decision.state).toBe('approved')
  })
})
