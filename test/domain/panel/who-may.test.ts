import { describe, expect, it } from 'vitest'
import { dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Asking, Outcome } from '../../../src/domain/outcome.ts'
import type { OutcomeFacts } from '../../../src/domain/panel/outcome-guards.ts'
import { recordOutcome } from '../../../src/domain/panel/record-outcome.ts'
import { refer } from '../../../src/domain/panel/refer.ts'
import type { PanelReferral } from '../../../src/domain/panel/referral.ts'
import type { PanelSitting } from '../../../src/domain/panel/sitting.ts'
import { takeIncomplete } from '../../../src/domain/panel/take-incomplete.ts'
import { tickPapers } from '../../../src/domain/panel/tick-papers.ts'
import { withdrawReferral } from '../../../src/domain/panel/withdraw-referral.ts'
import type { PanelSittingId } from '../../../src/domain/ids.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { ada, everywhere, ines, owen, staff, tenOn } from '../authority/hackney.ts'
import { accepted, refusal } from '../escalation/raised.ts'
import { asking, coverOf, family, gail, jo, kit, lena, mo, organisationId, ray, sam, uma } from '../unit/hawthorn.ts'
import { panelFacts, ready, referred, sibling } from './panel-facts.ts'

const thursday = dateFrom('2026-12-03')
const sitting: PanelSitting = {
  id: 'sitting' as PanelSittingId, organisationId, panel: 'resource', on: thursday, chairedById: ines.id, presentIds: [ines.id, owen.id, lena.id],
  isQuorate: true, recordedById: ada.id, recordedAt: tenOn(thursday), version: 1,
}

type Does = (by: Person) => Outcome
const pressed = (facts: ReturnType<typeof ready>, does: (facts: OutcomeFacts, press: { referral: PanelReferral; version: number }, by: Asking) => Outcome, on = thursday): Does =>
  (by) => does({ ...facts.facts, sitting }, { referral: facts.referral, version: facts.referral.version }, asking(by, on))

const outcome = { childId: null, outcome: 'agreed', words: '', until: null, isBetweenSittings: false } as const

/** Every act on the way to a panel, and the only ones of Hawthorn, of those above it and of another unit who may do it. */
const ACTS: readonly (readonly [act: string, does: Does, only: readonly Person[]])[] = [
  ['refer a family', (by) => refer(panelFacts({ people: [...staff, ray] }), { panel: 'resource' }, asking(by)), [mo, jo, sam, kit, uma, gail, owen]],
  ['tick the social worker’s paper', pressed(referred(), (facts, press, by) => tickPapers(facts, { ...press, papers: ['assessment'] }, by)), [jo]],
  ['tick the lawyer’s', pressed(referred(), (facts, press, by) => tickPapers(facts, { ...press, papers: ['legal-advice'] }, by)), [lena]],
  ['tick the manager’s', pressed(referred(), (facts, press, by) => tickPapers(facts, { ...press, papers: ['manager'] }, by)), [gail]],
  ['take it with papers missing', pressed(referred(), (facts, press, by) => takeIncomplete(facts, { ...press, reason: 'the hearing is on friday' }, by)), [ines]],
  ['record what a sitting came to', pressed(ready(), (facts, press, by) => recordOutcome(facts, { ...press, ...outcome }, by)), [ines, ada]],
  ['decide alone between sittings', pressed(referred(), (facts, press, by) => recordOutcome(facts, { ...press, ...outcome, isBetweenSittings: true }, by)), [ines]],
  ['withdraw what Mo referred', pressed(referred(), (facts, press, by) => withdrawReferral(facts, press, by)), [mo]],
]

describe.each(ACTS)('only some may %s', (_act, does, only) => {
  it.each([...staff, ray].map((person) => [person.name, person] as const))('%s', (_name, person) => {
    expect(does(person).kind).toBe(only.includes(person) ? 'accepted' : 'refused')
  })
})

describe('the panel’s own', () => {
  const record = (by: Person, changes: Partial<OutcomeFacts> = {}, request: Partial<Parameters<typeof recordOutcome>[1]> = {}) => {
    const { facts, referral } = ready()
    return recordOutcome({ ...facts, sitting, ...changes }, { referral, version: referral.version, ...outcome, ...request }, asking(by, thursday))
  }

  it('is decided by the chair whoever writes it down: decided-by and recorded-by are two questions', () => {
    expect(accepted(record(ada)).recorded.map(({ decidedById, recordedById, sittingOn }) => [decidedById, recordedById, sittingOn]))
      .toEqual([['ines', 'ada', '2026-12-03'], ['ines', 'ada', '2026-12-03']])
  })

  it('is written down by another chair only when it was theirs', () => {
    const other = everywhere('izzy', 'Izzy Moon', 'ad')
    expect(refusal(record(other, { people: [...staff, other] }))).toMatchObject({ reason: 'not-yours' })
  })

  it('is nobody’s who referred the family, nor their deputy’s', () => {
    const { facts, referral } = ready({ referredById: ines.id })
    const press = { referral, version: referral.version, ...outcome }
    expect(refusal(recordOutcome({ ...facts, sitting }, press, asking(ines, thursday))).reason).toBe('own-decision')
    expect(refusal(recordOutcome({ ...facts, sitting }, press, asking(ada, thursday))).reason).toBe('own-decision')
    const deputy = ready({ referredById: mo.id })
    const cover = [coverOf(mo, ines, '2026-12-01', '2026-12-04')]
    expect(refusal(recordOutcome({ ...deputy.facts, cover, sitting }, { ...press, referral: deputy.referral, version: deputy.referral.version }, asking(ines, thursday))).reason).toBe('own-decision')
  })

  it.each([
    ['no sitting was recorded', null, 'no-sitting'], ['the last one was before it came on', { ...sitting, on: dateFrom('2026-11-26') }, 'no-sitting'],
    ['there was no quorum', { ...sitting, isQuorate: false }, 'no-quorum'],
  ] as const)('is not recorded when %s', (_, last, reason) => {
    expect(refusal(record(ines, { sitting: last })).reason).toBe(reason)
  })

  it('is not recorded of a sitting once the panel has sat again: what it did not reach is carried over', () => {
    const { facts, referral } = ready({ readyFor: dateFrom('2026-11-26') })
    const earlier = { ...facts, sitting: { ...sitting, on: dateFrom('2026-11-26') } }
    const press = { referral, version: referral.version, ...outcome }
    expect(accepted(recordOutcome(earlier, press, asking(ines, dateFrom('2026-12-02')))).recorded).toHaveLength(2)
    expect(refusal(recordOutcome(earlier, press, asking(ines, thursday)))).toMatchObject({
      reason: 'no-sitting', says: expect.stringContaining('it is for Thu 3 Dec 2026. Record who was there first.'),
    })
  })

  it('is not recorded of what is still being prepared; alone, its chair may decide it', () => {
    const { facts, referral } = referred()
    const press = { referral, version: referral.version, ...outcome }
    expect(refusal(recordOutcome({ ...facts, sitting }, press, asking(ines, thursday))).reason).toBe('not-ready')
    const { referral: decided } = accepted(recordOutcome({ ...facts, sitting: null }, { ...press, isBetweenSittings: true }, asking(ines, thursday)))
    expect(decided).toMatchObject({ state: 'decided', outcomes: [{ sittingOn: null }, { sittingOn: null }] })
  })

  it.each([
    ['conditions without words', { outcome: 'agreed-with-conditions' }, 'needs-words'], ['no without why', { outcome: 'not-agreed' }, 'needs-words'],
    ['deferral without a day', { outcome: 'deferred' }, 'needs-date'], ['deferral to today', { outcome: 'deferred', until: thursday }, 'not-ahead'],
    ['a day for what is agreed', { until: dateFrom('2026-12-10') }, 'needs-date'], ['deferral beyond the known bank holidays', { outcome: 'deferred', until: dateFrom('2029-01-10') }, 'not-ahead'],
    ['words that may identify somebody', { words: 'Tracey Smith agrees' }, 'may-identify'], ['a child it is not about', { childId: 'child-z' as typeof sibling.id }, 'moved-on'],
  ] as const)('does not take %s', (_, request, reason) => {
    expect(refusal(record(ines, {}, request)).reason).toBe(reason)
  })
})

describe('a restricted case', () => {
  it('is referred only to a panel whose chair may know of it', () => {
    const kept = (restrictedTo: readonly Person[]) => panelFacts({ history: { events: [], case: { ...family, restrictedTo: restrictedTo.map(({ id }) => id) } } })
    expect(refusal(refer(kept([mo]), { panel: 'resource' }, asking(mo))).reason).toBe('nobody-may-know')
    expect(accepted(refer(kept([mo, ines]), { panel: 'resource' }, asking(mo))).notices.map(({ to }) => to))
      .toEqual([{ kind: 'person', personId: 'mo' }, { kind: 'person', personId: 'ines' }])
    expect(refusal(refer(kept([mo, ines]), { panel: 'resource' }, asking(jo))).reason).toBe('not-found')
  })
})
