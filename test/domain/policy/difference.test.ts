import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema, storedPolicySchema, type Policy } from '../../../src/domain/policy.ts'
import { sectionsOf } from '../../../src/domain/policy/clauses.ts'
import { isSamePolicy, policyDifference, sentence } from '../../../src/domain/policy/difference.ts'

const before = policySchema.parse(shipped)

type Json = typeof shipped

/** The policy after a change to its file. */
function changed(change: (file: Json) => unknown): Policy {
  const file: Json = structuredClone(shipped)
  const replaced = change(file)
  return storedPolicySchema.parse(replaced ?? file)
}

const said = (after: Policy): readonly string[] => policyDifference(before, after).flatMap(({ changes }) => changes)

const row = (file: Json, id: string): Json['matrix'][number] => file.matrix.find((each) => each.id === id) ?? file.matrix[0]!
const nothing = (): undefined => undefined
const also = (part: object): ((file: Json) => unknown) => (file) => ({ ...file, ...part })

describe('the difference between two policies, in the words of whoever reads them', () => {
  it.each<readonly [what: string, change: (file: Json) => unknown, line: string]>([
    ['a limit in money', (file) => { row(file, 'spend').authorities = [{ role: 'csw', upTo: 75_000 }] },
      'Spend money: a consultant social worker may decide up to £500.00, now up to £750.00'],
    ['an authority taken away', (file) => { row(file, 'refer').authorities = [] },
      'No longer: Refer to a service or commission support: a consultant social worker may decide on their own authority'],
    ['an authority given', (file) => ({ ...file, matrix: file.matrix.map((each) => (each.id === 'section-20' ? { ...each, authorities: [{ role: 'gm' }], otherwise: { role: 'hos', panel: 'resource' } } : each)) }),
      'New: Accommodate a child by agreement (section 20): a group manager may decide on their own authority'],
    ['where a row goes', (file) => { row(file, 'return-home').otherwise = { role: 'hos' } },
      'Return home of a child in care: it needs a group manager, now a head of service'],
    ['the words people type', (file) => { row(file, 'close').words = [...row(file, 'close').words.slice(1), 'shut'] },
      'Close or step down a case is typed as: also “shut”; no longer “close”'],
    ['the days sums count together', (file) => ({ ...file, matrix: file.matrix.map((each) => (each.id === 'spend' ? { ...each, windowDays: 56 } : each)) }),
      'Spend money: sums for one case count together over 28 days, now 56 days'],
    ['what the matrix does not name', (file) => { file.unknownDecision = { role: 'hos' } },
      'Anything else needs a group manager, now a head of service'],
    ['a wait', (file) => { file.ladders.routine[1]!.wait.minutes = 90 },
      'Routine ladder: the group manager is asked, and has 8 working hours, now 1 working hour 30 minutes'],
    ['a wait that runs day and night', (file) => { file.ladders.urgent[1]!.wait.minutes = 5 },
      'Urgent ladder: the group manager is asked, and has 15 minutes, now 5 minutes'],
    ['a rung', (file) => { file.ladders.routine.splice(2, 1) },
      'Routine ladder: consultant social worker, then group manager, then head of service, then assistant director, '
      + 'now consultant social worker, then group manager, then assistant director'],
    ['a role’s name', (file) => { file.roles[5]!.name = 'service lead' }, 'gm is the group manager, now service lead'],
    ['who may stand in', (file) => { file.roles[0]!.coveredBy = ['csw', 'gm'] },
      'The consultant social worker may be stood in for by: no longer a social worker'],
    ['a role that is no more', (file) => { file.roles = file.roles.filter(({ id }) => id !== 'lawyer') },
      'No longer: lawyer is the principal lawyer'],
    ['a task somebody may do', (file) => { file.taskClasses['looked-after-visit'].who.cp = 'contributes' },
      'looked-after-visit: a children\'s practitioner may not do it, now may do it beside somebody who may'],
    ['who a task falls to', (file) => { file.taskClasses.arranging.fallsTo = 'sw' },
      'arranging falls to a unit co-ordinator, now a social worker'],
    ['a tightened rule', also({ clock: { pack: 'england', overrides: [{ rule: 'CIN-1', due: { amount: 15, unit: 'working-days' }, validFrom: '2026-12-01' }] } }),
      'New: CIN-1 counted from Tue 1 Dec 2026 on: due in 15 working days'],
    ['reminders', also({ nudges: [10, 5, 1, 0] }), 'Working days before a limit: also 1; no longer 2'],
    ['the digest', also({ digest: { ...shipped.digest, time: '09:15' } }), 'Morning digest, time: 08:30, now 09:15'],
    ['a panel’s chair', (file) => { file.panels[0]!.chair = 'hos' }, 'Resource Panel, chair: assistant director, now head of service'],
    ['working hours', also({ workingHours: { from: '08:00', to: '18:00' } }),
      'Working time is counted from 09:00 to 17:00, now from 08:00 to 18:00'],
    ['a source', also({ sources: { ...shipped.sources, digest: 'the cabinet' } }),
      'digest: this product\'s default, now the cabinet'],
    ['only the order of things', (file) => { file.roles.reverse() }, 'The same, in another order.'],
  ])('%s', (_what, change, line) => {
    expect(said(changed(change))).toContain(line)
  })

  it('is nothing where only the fields of a table stand in another order, as a database gives them back', () => {
    const after = changed((file) => ({ ...file, sources: Object.fromEntries(Object.entries(file.sources).toReversed()) }))
    expect(policyDifference(before, after)).toEqual([])
  })

  it('of a policy and itself is nothing', () => {
    expect(policyDifference(before, changed(nothing))).toEqual([])
    expect(isSamePolicy(before, changed(nothing))).toBe(true)
  })

  it('is under the heading of the part it is in', () => {
    const after = changed((file) => { file.fullLoad = 20; row(file, 'spend').name = 'Money' })
    expect(policyDifference(before, after)).toEqual([
      { title: 'Who may decide', changes: ['spend is “Spend money”, now “Money”'] },
      { title: 'Full load', changes: ['Somebody is suggested last from 31 open tasks on, now 21 open tasks on'] },
    ])
  })
})

/** The places of all that is in a value, however deep. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [[]]
  const inside = Object.keys(value).flatMap((key) => placesIn(Reflect.get(value, key)).map((place) => [key, ...place]))
  return inside.length === 0 ? [[]] : inside
}

/** A copy with something else at that place, or with nothing there. */
function altered(policy: Policy, place: readonly string[], isRemoved: boolean): Policy {
  const copy = structuredClone(policy)
  const owner: unknown = place.slice(0, -1).reduce((value: unknown, key) => Reflect.get(value as object, key), copy)
  const key = place.at(-1) ?? ''
  const was: unknown = Reflect.get(owner as object, key)
  if (isRemoved && Array.isArray(owner)) owner.splice(Number(key), 1)
  else Reflect.set(owner as object, key, otherThan(was))
  return copy
}

/** Another value that the words can be made of. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'boolean') return !value
  if (typeof value === 'number') return value + 1
  if (Array.isArray(value)) return ['csw']
  if (typeof value !== 'string') return value === null ? 1 : { more: 1 }
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return value === '2001-01-01' ? '2001-01-02' : '2001-01-01'
  return CHOICES[value] ?? `${value}x`
}

const CHOICES: Readonly<Record<string, string>> = { yes: 'no', no: 'yes', contributes: 'no', working: 'elapsed', elapsed: 'working' }

describe('a total function of all that a policy holds', () => {
  const full = policySchema.parse({
    ...shipped, clock: { pack: 'england', overrides: [{ rule: 'CIN-1', due: { amount: 15, unit: 'working-days' }, validFrom: '2026-12-01' }] },
  })
  const places = placesIn(full)

  it('whatever single thing is altered or taken off a list, the difference says so', () => {
    fc.assert(fc.property(fc.constantFrom(...places), fc.boolean(), (place, isRemoved) => {
      const read = storedPolicySchema.safeParse(altered(full, place, isRemoved))
      fc.pre(read.success)
      const after = read.data
      const isReally = JSON.stringify(after) !== JSON.stringify(full)
      expect([place.join('/'), policyDifference(full, after).length > 0]).toEqual([place.join('/'), isReally])
    }), { numRuns: 300 })
  })

  it('says every part of the schema under a heading of its own', () => {
    const sections = sectionsOf(before)
    expect(sections).toHaveLength(Object.keys(before).length)
    expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length)
    const clauses = sections.flatMap((section) => section.clauses)
    expect(new Set(clauses.map(({ key }) => key)).size).toBe(clauses.length)
    for (const clause of clauses) expect(sentence(clause)).not.toMatch(/undefined|\[object|\n/)
  })
})
