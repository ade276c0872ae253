import fc from 'fast-check'
import { pence } from '../../../../src/domain/authority/money.ts'
import { addDays, addMinutes, londonDateOf, timeFrom, type Instant } from '../../../../src/domain/calendar/london.ts'
import { decide, type DecideRequest } from '../../../../src/domain/decision/decide.ts'
import { acknowledge } from '../../../../src/domain/escalation/acknowledge.ts'
import { answer } from '../../../../src/domain/escalation/answer.ts'
import { approve } from '../../../../src/domain/escalation/approve.ts'
import { decideAgain } from '../../../../src/domain/escalation/decide-again.ts'
import { decline } from '../../../../src/domain/escalation/decline.ts'
import type { LadderStep } from '../../../../src/domain/escalation/escalation.ts'
import type { PressFacts } from '../../../../src/domain/escalation/ladder-facts.ts'
import { sendBack } from '../../../../src/domain/escalation/send-back.ts'
import { withdraw } from '../../../../src/domain/escalation/withdraw.ts'
import type { Asking, Outcome } from '../../../../src/domain/outcome.ts'
import type { Person } from '../../../../src/domain/unit/person.ts'
import { ines, owen, staff } from '../../authority/hackney.ts'
import { gail, jo, mo, sam, uma } from '../../unit/hawthorn.ts'
import { beat, commit, factsOf, newIdIn, openIn, type Borough } from './borough.ts'

/** One thing that happens. `name` is what is counted. */
export interface Happening {
  readonly name: string
  readonly happens: (borough: Borough) => void
  /** How a counterexample shows it. */
  readonly [fc.toStringMethod]: () => string
}

function happening(name: string, about: readonly unknown[], happens: Happening['happens']): Happening {
  return { name, happens, [fc.toStringMethod]: () => [name, ...about.map((each) => JSON.stringify(each))].join(' ') }
}

const changeFacts = (borough: Borough, changes: Partial<Borough['facts']>): void => { borough.facts = { ...borough.facts, ...changes } }
const asking = (borough: Borough, by: Person): Asking => ({ askerId: by.id, now: borough.now, newId: newIdIn(borough) })

const REQUEST: DecideRequest = {
  type: 'spend', summary: 'taxis to contact', amount: pence(60_000), isUrgent: false, decidedById: null, childWants: null, reasons: null,
  link: null, isConfirmed: true,
}
const KINDS: readonly (readonly [by: Person, Partial<DecideRequest>])[] = [
  [mo, {}], [uma, { decidedById: mo.id }], [jo, { amount: pence(40_000) }], [sam, { amount: pence(90_000) }], [mo, { isUrgent: true }],
  [mo, { type: 'care-proceedings', amount: null }], [gail, { type: 'residential', amount: null }], [gail, { decidedById: mo.id }],
  [uma, { type: 'other', amount: null }], [mo, { type: 'emergency-protection-order', amount: null }],
  [mo, { type: 'return-home', amount: null }],
]

const raising = fc.constantFrom(...KINDS).map(([by, request]) => happening('decide', [by.id, request], (borough) => {
  const facts = { ...borough.facts, decisions: borough.decisions }
  commit(borough, 'decide', decide(facts, { ...REQUEST, ...request }, asking(borough, by)))
}))

type Press = (facts: PressFacts, version: number, asking: Asking) => Outcome
const PRESSES: Readonly<Record<string, Press>> = {
  'approve': (facts, version, by) => approve(facts, { version }, by),
  'decline': (facts, version, by) => decline(facts, { version, reason: 'not now' }, by),
  'send back': (facts, version, by) => sendBack(facts, { version, question: 'why?' }, by),
  'answer': (facts, version, by) => answer(facts, { version, answer: 'because' }, by),
  'withdraw': (facts, version, by) => withdraw(facts, { version }, by),
  'acknowledge': (facts, version, by) => acknowledge(facts, { version }, by),
  'decide again': (facts, version, by) => decideAgain(facts, { version }, { ...REQUEST, amount: pence(70_000) }, by),
}

/** Whom the card is for: the unit answers questions and takes back, whoever is asked does the rest. */
function likely(act: string, facts: PressFacts | null): Person | undefined {
  const isTheUnits = act === 'answer' || act === 'withdraw' || act === 'decide again'
  return facts?.people.find((person) => person.id === (isTheUnits ? facts.decision.decidedById : facts.escalation.askedId))
}

/** Who presses: anybody at all, or (more often, so that things happen) whoever it is for. */
const pressing = fc.record({
  act: fc.constantFrom(...Object.keys(PRESSES), 'answer', 'send back', 'acknowledge'),
  who: fc.oneof({ weight: 1, arbitrary: fc.constant('likely' as const) }, { weight: 2, arbitrary: fc.constantFrom(...staff) }),
  which: fc.nat({ max: 2 }),
  behind: fc.constantFrom(0, 0, 0, 0, 1),
}).map(({ act, who, which, behind }) => happening(act, [who === 'likely' ? who : who.id, which, behind], (borough) => {
  const escalation = borough.escalations[which % Math.max(1, borough.escalations.length)]
  const facts = factsOf(borough, escalation)
  const by = who === 'likely' ? likely(act, facts) : who
  const press = PRESSES[act]
  if (facts === null || by === undefined || press === undefined) return
  commit(borough, act, press(facts, facts.escalation.version - behind, asking(borough, by)))
}))

/** A beat at once, one that comes late after others were missed, or one exactly when the next step is due. */
const beating = fc.constantFrom('when due', 'when due', 0, 1, 5, 60, 600, 4_000).map((when) => happening('beat', [when], (borough) => {
  const [due = borough.now] = openIn(borough).flatMap(({ nextStepAt }) => nextStepAt ?? []).toSorted()
  const at = typeof when === 'number' ? addMinutes(borough.now, when) : due
  if (at > borough.now) borough.now = at
  beat(borough)
}))

const waiting = fc.integer({ min: 1, max: 900 }).map((minutes) => happening('time without a beat', [minutes], (borough) => {
  borough.now = addMinutes(borough.now, minutes)
}))

const above = [mo, gail, owen, ines] as const
const days = fc.tuple(fc.integer({ min: -1, max: 3 }), fc.integer({ min: 0, max: 10 }))

const goingAway = fc.tuple(fc.constantFrom(...above), days).map(([{ id }, [first, length]]) =>
  happening('leave', [id, first, length], (borough) => {
    const from = addDays(londonDateOf(borough.now), first)
    changeFacts(borough, { leave: [...borough.facts.leave, { personId: id, from, to: addDays(from, length) }] })
  }))

const covering = fc.tuple(fc.constantFrom(mo, gail, owen), fc.constantFrom(mo, jo, gail, owen, ines), days, fc.boolean())
  .filter(([holder, deputy]) => holder !== deputy)
  .map(([{ id: holderId }, { id: deputyId }, [first, length], isOwnDoing]) =>
    happening('cover', [holderId, deputyId, first, length, isOwnDoing], (borough) => {
      const from = addDays(londonDateOf(borough.now), first)
      const cover = { holderId, deputyId, from, to: addDays(from, length), setById: isOwnDoing ? deputyId : null }
      changeFacts(borough, { cover: [...borough.facts.cover, cover] })
    }))

const changePerson = (borough: Borough, who: Person, changes: (person: Person) => Partial<Person>): void =>
  changeFacts(borough, {
    people: borough.facts.people.map((person) => (person.id === who.id ? { ...person, ...changes(person) } : person)),
  })

const leaving = fc.tuple(fc.constantFrom(...above), fc.boolean()).map(([who, isBack]) =>
  happening(isBack ? 'comes back' : 'leaves', [who.id], (borough) => changePerson(borough, who, () => ({ isActive: isBack }))))

const newRole = fc.tuple(fc.constantFrom(mo, gail, owen), fc.constantFrom('sw', 'gm', 'csw', 'hos')).map(([who, role]) =>
  happening('another role', [who.id, role], (borough) =>
    changePerson(borough, who, ({ posts }) => ({ posts: posts.map((post) => ({ ...post, role })) }))))

const quiet = fc.tuple(fc.constantFrom(...above), fc.constantFrom(null, '19:00 07:30', '01:30 02:30', '08:00 18:00'))
  .map(([who, hours]) => happening('quiet hours', [who.id, hours], (borough) => {
    const [from = '', to = ''] = hours?.split(' ') ?? []
    changePerson(borough, who, () => ({ quietHours: hours === null ? null : { from: timeFrom(from), to: timeFrom(to) } }))
  }))

/** Another policy from now on: other waits, other limits, a rung gone. What is open keeps the ladder it was raised with. */
const editing = fc.record({
  minutes: fc.integer({ min: 1, max: 2_000 }), without: fc.constantFrom(null, 'hos', 'gm'), limit: fc.constantFrom(0, 50_000, 100_000),
}).map(({ minutes, without, limit }) => happening('policy edit', [minutes, without, limit], (borough) => {
  const { policy } = borough.facts
  const edited = (ladder: readonly LadderStep[]) => ladder.filter(({ role }) => role !== without)
    .map((step) => ({ ...step, wait: { ...step.wait, minutes }, through: [...step.through] }))
  borough.policies[policy.version] = policy
  changeFacts(borough, { policy: {
    ...policy, version: `rsw-${Object.keys(borough.policies).length + 1}`,
    ladders: { routine: edited(policy.ladders.routine), urgent: edited(policy.ladders.urgent) },
    matrix: policy.matrix.map((row) => (row.id !== 'spend' ? row
      : { ...row, authorities: row.authorities.map((each) => ({ ...each, upTo: pence(limit) })) })),
  } })
}))

/** Another process takes over: nothing was in memory that is not stored. */
const restarting = fc.constant(happening('restart', [], (borough) => {
  const { calendar } = borough.facts
  Object.assign(borough, JSON.parse(JSON.stringify({ ...borough, facts: { ...borough.facts, calendar: null } })))
  borough.facts = { ...borough.facts, calendar }
}))

/** A schedule begins on an ordinary morning, before a holiday, on a Friday evening, or on a night on which the clocks change. */
export const someSchedule = fc.record({
  from: fc.constantFrom('2026-11-24T10:00:00.000Z', '2026-12-24T15:30:00.000Z', '2026-11-27T18:00:00.000Z', '2027-03-27T23:30:00.000Z',
    '2026-10-24T23:45:00.000Z', '2026-10-25T00:50:00.000Z').map((at) => at as Instant),
  first: raising,
  after: fc.array(fc.oneof(
    { weight: 6, arbitrary: pressing }, { weight: 6, arbitrary: beating }, { weight: 2, arbitrary: waiting },
    { weight: 1, arbitrary: raising }, { weight: 1, arbitrary: goingAway }, { weight: 1, arbitrary: covering },
    { weight: 1, arbitrary: leaving }, { weight: 1, arbitrary: newRole },
    { weight: 1, arbitrary: quiet }, { weight: 1, arbitrary: editing }, { weight: 1, arbitrary: restarting },
  ), { minLength: 5, maxLength: 40, size: 'max' }),
})
