import { describe, expect, it } from 'vitest'
import type { TaskId } from '../../../src/domain/ids.ts'
import type { Outcome } from '../../../src/domain/outcome.ts'
import { closeAccount, personLeaves, type LeavingFacts } from '../../../src/domain/unit/person-leaves.ts'
import type { Person } from '../../../src/domain/unit/person.ts'
import { raised } from '../escalation/raised.ts'
import { aTask, asking, coverOf, facts, gail, hawthorn, jo, lena, mo, otherUnitId, sam } from './hawthorn.ts'

const rowan = { ...hawthorn, id: otherUnitId, code: 'rowan', name: 'Rowan', groupManagerId: null, channels: [] }
const [slack] = jo.identities
const task = aTask({ ownerId: jo.id })

function leaving(person: Person, changes: Partial<LeavingFacts> = {}): LeavingFacts {
  return {
    person, units: [hawthorn, rowan], platforms: new Set(['slack']), policy: facts().policy, tasks: [], tellable: new Set<TaskId>(), cover: [], asked: [], ...changes,
  }
}
const accepted = <Extra>(outcome: Outcome<Extra>) => {
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.says}`)
  return outcome
}
const leaves = (person: Person, changes: Partial<LeavingFacts> = {}) => accepted(personLeaves(leaving(person, changes), asking(mo)))
const left = (person: Person): Person => ({ ...person, identities: [], isActive: false })

describe('personLeaves', () => {
  it('takes every account and power, at the version that was loaded', () => {
    const outcome = leaves(jo)
    expect(outcome.writes).toEqual([{ kind: 'person', row: left(jo) }])
    expect(outcome.audit).toMatchObject([{ event: 'person-left', byId: null, subjectId: jo.id, detail: { tasks: 0, asked: 0 } }])
  })

  it('makes their open tasks nobody’s and draws their cards again', () => {
    const outcome = leaves(jo, { tasks: [task], tellable: new Set([task.id]) })
    expect(outcome.writes).toContainEqual({ kind: 'task', row: { ...task, ownerId: null } })
    expect(outcome.audit).toContainEqual(expect.objectContaining({ event: 'task-unallocated', subjectId: task.id, detail: { ownerId: jo.id } }))
    expect(outcome.notices.map(({ about }) => about)).toEqual([
      { kind: 'person-left', unitId: hawthorn.id, personId: jo.id, tasks: [task.id] }, { kind: 'refresh', subjectId: task.id },
    ])
  })

  it('names no task of a restricted case in the channel', () => {
    const [told] = leaves(jo, { tasks: [task] }).notices
    expect(told?.about).toEqual({ kind: 'person-left', unitId: hawthorn.id, personId: jo.id, tasks: [] })
  })

  it.each<readonly [string, Person, Partial<LeavingFacts>, readonly string[]]>([
    ['the unit they worked in', jo, {}, ['Hawthorn']], ['the unit they managed', gail, {}, ['Hawthorn']], ['nobody, when no unit knew them', lena, {}, []],
    ['a unit they had a task of', lena, { tasks: [{ ...task, unitId: rowan.id }], tellable: new Set([task.id]) }, ['Rowan']],
  ])('tells %s', (_, person, changes, names) => {
    const told = leaves(person, changes).notices.flatMap(({ about, to }) => (about.kind === 'person-left' && to.kind === 'unit' ? [to.unitId] : []))
    expect(told.map((id) => (id === hawthorn.id ? 'Hawthorn' : 'Rowan'))).toEqual(names)
  })

  it.each([
    ['they gave, from before today', coverOf(sam, jo, '2026-11-20', '2026-12-04'), '2026-11-23'],
    ['for them, from before today', coverOf(jo, sam, '2026-11-23', '2026-11-24'), '2026-11-23'],
    ['that was to begin today', coverOf(sam, jo, '2026-11-24', '2026-12-04'), null],
    ['that was to begin later', coverOf(jo, sam, '2026-12-01', '2026-12-04'), null],
  ])('ends cover %s', (_, cover, until) => {
    const { writes, audit } = leaves(jo, { cover: [cover] })
    expect(writes.slice(1)).toEqual([
      { kind: 'cover-removed', row: cover }, ...(until === null ? [] : [{ kind: 'cover', row: { ...cover, to: until } }]),
    ])
    expect(audit.at(-1)).toMatchObject({ event: 'cover-ended', subjectId: cover.holderId, detail: { deputyId: cover.deputyId } })
  })

  it('leaves alone cover that is over, and cover that is other people’s', () => {
    expect(leaves(jo, { cover: [coverOf(sam, jo, '2026-11-01', '2026-11-23'), coverOf(mo, sam, '2026-11-20', '2026-12-04')] }).writes).toHaveLength(1)
  })

  it('leaves nobody waiting for them: what they were asked is asked of somebody else at once, with a next step (invariant 5)', () => {
    const asked = raised()
    expect(asked.escalation.askedId).toBe(gail.id)
    const { writes, audit, notices } = leaves(gail, { asked: [asked] })
    const [climbed] = writes.flatMap((write) => (write.kind === 'escalation' ? [write.row] : []))
    expect(climbed).toMatchObject({ id: asked.escalation.id, state: 'waiting', version: asked.escalation.version })
    expect(climbed?.askedId).not.toBe(gail.id)
    expect(climbed?.nextStepAt).not.toBeNull()
    expect(audit.map(({ event }) => event)).toContain('escalation-asked')
    expect(notices.filter(({ to }) => to.kind === 'person' && to.personId === gail.id)).toEqual([])
    expect(notices.map(({ about }) => about.kind)).toContain('refresh')
  })

  it('stays quiet about somebody who has left already', () => {
    expect(personLeaves(leaving(left(jo)), asking(mo))).toMatchObject({ kind: 'refused', refusal: { reason: 'has-left' } })
  })
})

describe('closeAccount', () => {
  const close = (person: Person, changes: Partial<LeavingFacts> = {}) => closeAccount(leaving(person, changes), slack!, asking(mo))
  const second = { platform: 'slack', tenant: 'T2', user: 'U-jo-2' } as const
  const playground = { platform: 'playground', tenant: 'playground', user: 'jo' } as const

  it('of their last one means that they have left', () => {
    const outcome = accepted(close(jo))
    expect(outcome.writes).toEqual([{ kind: 'person', row: left(jo) }])
    expect(outcome.audit.map(({ event }) => event)).toEqual(['account-closed', 'person-left'])
    expect(outcome.audit[0]?.detail).toEqual({ ...slack })
  })

  it('of their last one on a platform that is in use means the same', () => {
    expect(close({ ...jo, identities: [...jo.identities, playground] })).toMatchObject({ person: { isActive: false, identities: [] } })
  })

  it('of one of two leaves them here, with their tasks, and asks them again where they still are', () => {
    const asked = raised()
    const manager = { ...gail, identities: [{ platform: 'slack', tenant: 'T1', user: 'U-jo' }, second] } as const
    const outcome = accepted(close(manager, { asked: [asked], tasks: [task] }))
    expect(outcome.writes).toMatchObject([
      { kind: 'person', row: { isActive: true, identities: [second] } }, { kind: 'escalation', row: { askedId: gail.id, step: asked.escalation.step } },
    ])
    expect(outcome.audit.map(({ event }) => event)).toEqual(['account-closed', 'escalation-asked'])
    expect(outcome.notices.map(({ about }) => about.kind)).not.toContain('person-left')
  })

  it('stays quiet about an account that is not theirs', () => {
    expect(close(sam)).toMatchObject({ kind: 'refused', refusal: { reason: 'not-theirs' } })
  })
})
