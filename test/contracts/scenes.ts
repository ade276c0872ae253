import { describe, expect, it } from 'vitest'
import { addDays, dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import type { Case } from '../../src/domain/case/case.ts'
import type { CaseRef, EscalationId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import type { Person } from '../../src/domain/unit/person.ts'
import type { Unit } from '../../src/domain/unit/unit.ts'
import type { Scene, SceneAsk } from '../../src/ports/store.ts'
import { aCommit, aDecision, anAsk, anEscalation, anEvent, aPerson, aTask, type Council, newId, now, policy, today } from './council.ts'
import type { Standing } from './kept.ts'

const LONG_AGO = instantFrom('2025-11-01T09:00:00Z')

/** The facts one intent is decided from: all that it may turn on, and nothing the asker may not know of. */
export function scenes(standing: () => Standing): void {
  const scene = (changes: Partial<SceneAsk> = {}): Promise<Scene> => {
    const { store, council } = standing()
    return store.scene(council.id, anAsk(council, changes))
  }
  const names = ({ people }: Pick<Scene, 'people'>) => people.map(({ name }) => name).sort()

  describe('a scene', () => {
    it('has the policy in force, the asker and the unit', async () => {
      const { council } = standing()
      const { organisationId, asker, unit, policy: inForce } = await scene()
      expect({ organisationId, asker, unit, policy: inForce }).toEqual({
        organisationId: council.id, asker: { ...council.jo, version: 1 }, unit: { ...council.unit, version: 1 }, policy,
      })
    })

    it('is refused to somebody who is not in the organisation', async () => {
      await expect(scene({ askerId: newId('person') })).rejects.toThrow('not in the organisation')
    })
  })

  describe('its unit', () => {
    it('is that of the case, whatever channel it is asked in', async () => {
      const { council, write } = standing()
      const { unit, family } = await anotherUnit(council, write)
      expect((await scene({ caseRef: family.ref })).unit?.id).toBe(unit.id)
    })

    it('is that of a task that belongs to no case', async () => {
      const { council, write } = standing()
      const { unit } = await anotherUnit(council, write)
      await write({ kind: 'task', row: aTask(council, { unitId: unit.id, caseId: null }) })
      expect((await scene({ taskNumber: 1 })).unit?.id).toBe(unit.id)
    })

    it('is that of the channel when the case is not there', async () => {
      const { council } = standing()
      expect((await scene({ caseRef: 'C-9999' as CaseRef })).unit?.id).toBe(council.unit.id)
    })

    it('is the asker’s own in direct messages, and none for somebody over all of them', async () => {
      const { council } = standing()
      expect((await scene({ unitId: null })).unit?.id).toBe(council.unit.id)
      expect((await scene({ unitId: null, askerId: council.gail.id })).unit).toBeNull()
    })

    it('is not one the asker has left', async () => {
      const { council, write } = standing()
      const posts = council.jo.posts.map((post) => ({ ...post, until: addDays(today, -1) }))
      await write({ kind: 'person', row: { ...council.jo, posts, version: 1 } })
      expect((await scene({ unitId: null })).unit).toBeNull()
    })
  })

  describe('its people', () => {
    it('are those of the unit, whoever holds a role over the organisation, and the unit’s manager', async () => {
      const { council, write } = standing()
      await anotherUnit(council, write)
      expect(names(await scene())).toEqual(['Gail Dunn', 'Jo Byrne', 'Mo Adeyemi', 'Uma Clark'])
    })

    it('are without those who have left, unless they are named by whoever asks', async () => {
      const { council, write } = standing()
      await write({ kind: 'person', row: { ...council.mo, isActive: false, version: 1 } })
      expect(names(await scene())).toEqual(['Gail Dunn', 'Jo Byrne', 'Uma Clark'])
      expect(names(await scene({ people: [{ kind: 'id', id: council.mo.id }] }))).toContain('Mo Adeyemi')
    })

    it('have those named from elsewhere: by id, mention, e-mail, first name or whole name', async () => {
      const { council, write } = standing()
      const { outsider } = await anotherUnit(council, write)
      const user = outsider.identities[0]?.user ?? ''
      for (const named of [
        { kind: 'id', id: outsider.id }, { kind: 'mention', user }, { kind: 'name', name: outsider.email.toUpperCase() },
        { kind: 'name', name: '@zoë' }, { kind: 'name', name: 'Zoe Ford' },
      ] as const) expect(names(await scene({ people: [named] }))).toContain('Zoë Ford')
    })

    it('have nobody for a mention on another platform, or a name nobody has', async () => {
      const { council, write } = standing()
      const { outsider } = await anotherUnit(council, write)
      const mention = { kind: 'mention', user: outsider.identities[0]?.user ?? '' } as const
      expect(names(await scene({ people: [mention], platform: 'teams' }))).not.toContain('Zoë Ford')
      expect(names(await scene({ people: [{ kind: 'name', name: 'Zo' }, { kind: 'id', id: 'made up' }] }))).toHaveLength(4)
    })

    it('have the namesake in the unit and not the one elsewhere', async () => {
      const { council, write } = standing()
      const { unit } = await anotherUnit(council, write)
      const namesake = aPerson(council, 'Jo Zimmer', [{ role: 'sw', unitId: unit.id, since: today, until: null }])
      await write({ kind: 'person', row: { ...namesake, email: 'zimmer@council.example' } })
      expect(names(await scene({ people: [{ kind: 'name', name: 'jo' }] }))).not.toContain('Jo Zimmer')
    })

    it('have the deputies of all of them, with leave and cover that is not over', async () => {
      const { council, write } = standing()
      const { outsider } = await anotherUnit(council, write)
      const week = { from: today, to: addDays(today, 7) }
      const past = { from: addDays(today, -7), to: addDays(today, -1) }
      const cover = { holderId: council.mo.id, deputyId: outsider.id, ...week, setById: council.gail.id }
      await write(
        { kind: 'cover', row: cover }, { kind: 'cover', row: { ...cover, ...past } },
        { kind: 'leave', row: { personId: council.mo.id, ...week } }, { kind: 'leave', row: { personId: council.mo.id, ...past } },
        { kind: 'leave', row: { personId: council.mo.id, ...week } },
      )
      const stranger = aPerson(council, 'Ed Grey', [])
      await write({ kind: 'person', row: stranger }, { kind: 'cover', row: { ...cover, holderId: outsider.id, deputyId: stranger.id } })
      const { people, leave, cover: covered } = await scene()
      expect(names({ people })).toEqual(['Gail Dunn', 'Jo Byrne', 'Mo Adeyemi', 'Uma Clark', 'Zoë Ford'])
      expect(leave).toEqual([{ personId: council.mo.id, ...week }])
      expect(covered.map(({ deputyId }) => deputyId).sort()).toEqual([outsider.id, stranger.id].sort())
      expect(covered).toContainEqual(cover)
    })

    it('are known as they are now, although somebody else changed them', async () => {
      const { council, elsewhere } = standing()
      expect((await scene()).asker.name).toBe('Jo Byrne')
      await elsewhere.commit(council.id, aCommit([{ kind: 'person', row: { ...council.jo, name: 'Jo Ali', version: 1 } }]))
      const { asker, people } = await scene()
      expect([asker.name, people.map(({ name }) => name).includes('Jo Ali')]).toEqual(['Jo Ali', true])
      await elsewhere.commit(council.id, aCommit([{ kind: 'leave', row: { personId: council.jo.id, from: today, to: today } }]))
      expect((await scene()).leave).toHaveLength(1)
    })

    it('come with how many open tasks each has, none included', async () => {
      const { council, write } = standing()
      await write(...[aTask(council), aTask(council), aTask(council, { ownerId: council.uma.id, caseId: null }),
        aTask(council, { state: 'met', closedAt: now }), aTask(council, { ownerId: null })].map((row): Write => ({ kind: 'task', row })))
      expect((await scene({ countsOpenTasks: true })).openTasks).toEqual({ [council.jo.id]: 2, [council.uma.id]: 1, [council.mo.id]: 0, [council.gail.id]: 0 })
      expect((await scene()).openTasks).toBeNull()
    })
  })

  describe('its case', () => {
    it('is found by its reference, a task, a decision or an escalation', async () => {
      const { council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      const escalation = anEscalation(council, decision)
      await write({ kind: 'task', row: aTask(council) }, { kind: 'decision', row: decision }, { kind: 'escalation', row: escalation })
      for (const about of [{ caseRef: council.family.ref }, { taskNumber: 1 }, { decisionNumber: 1 }, { escalationId: escalation.id }]) {
        const { history, tasks, decisions, escalations } = await scene(about)
        expect([history?.case.ref, tasks.length, decisions.length, escalations.length]).toEqual([council.family.ref, 1, 1, 1])
      }
    })

    it('is null when nothing, or nothing that is there, was asked about', async () => {
      const madeUp = { escalationId: 'made up' as EscalationId }
      for (const about of [{}, { caseRef: 'C-1' as CaseRef }, { taskNumber: 7 }, { decisionNumber: 7 }, madeUp]) {
        expect(await scene(about)).toMatchObject({ history: null, tasks: [], decisions: [], escalations: [] })
      }
    })

    it('has its tasks but those met more than a year ago, and the one asked about however old', async () => {
      const { council, write } = standing()
      const old = { closedAt: LONG_AGO } as const
      await write(...[aTask(council, { title: 'open' }), aTask(council, { title: 'met', state: 'met', closedAt: now }),
        aTask(council, { title: 'met long ago', state: 'met', ...old }), aTask(council, { title: 'ended', state: 'ended', ...old }),
      ].map((row): Write => ({ kind: 'task', row })))
      const titles = async (about: Partial<SceneAsk>) => (await scene(about)).tasks.map(({ title }) => title)
      expect(await titles({ caseRef: council.family.ref })).toEqual(['open', 'met', 'ended'])
      expect(await titles({ taskNumber: 3 })).toEqual(['open', 'met', 'met long ago', 'ended'])
    })

    it('has its decisions of 400 days, those that still wait, and the one asked about however old', async () => {
      const { council, write } = standing()
      const old = { decidedAt: instantFrom('2025-10-01T09:00:00Z') }
      const rows = [aDecision(council, { summary: 'new' }), aDecision(council, { summary: 'old', ...old }),
        aDecision(council, { summary: 'old, waiting', state: 'waiting', ...old })]
      await write(...rows.map((row): Write => ({ kind: 'decision', row })))
      const summaries = async (about: Partial<SceneAsk>) => (await scene(about)).decisions.map(({ summary }) => summary)
      expect(await summaries({ caseRef: council.family.ref })).toEqual(['new', 'old, waiting'])
      expect(await summaries({ decisionNumber: 2 })).toEqual(['new', 'old', 'old, waiting'])
    })

    it('is not there for somebody who may not know of it, in exactly the same words', async () => {
      const { council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      const escalation = anEscalation(council, decision)
      const { unit } = await anotherUnit(council, write)
      await write({ kind: 'case', row: { ...council.family, unitId: unit.id, restrictedTo: [council.mo.id], version: 1 } },
        { kind: 'case-event', caseId: council.family.id, row: anEvent(council) }, { kind: 'task', row: aTask(council, { ownerId: null }) },
        { kind: 'decision', row: decision }, { kind: 'escalation', row: escalation })
      const nothingThere = await scene({ caseRef: 'C-404' as CaseRef })
      for (const about of [{ caseRef: council.family.ref }, { taskNumber: 1 }, { decisionNumber: 1 }, { escalationId: escalation.id }]) {
        expect(await scene(about)).toEqual(nothingThere)
        expect((await scene({ ...about, askerId: council.mo.id })).history?.case.id).toBe(council.family.id)
      }
    })
  })

  describe('facts for what the product does by itself', () => {
    it('are a scene without an asker, from which no case is hidden', async () => {
      const { store, council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      const [task, escalation] = [aTask(council), anEscalation(council, decision)]
      await write({ kind: 'case', row: { ...council.family, restrictedTo: [], version: 1 } }, { kind: 'task', row: task },
        { kind: 'decision', row: decision }, { kind: 'escalation', row: escalation })
      const wanted = { unit: council.unit.id, case: council.family.id, found: [1, 1, 1] }
      const subjects = [{ caseId: council.family.id }, { taskId: task.id }, { decisionId: decision.id }, { escalationId: escalation.id }]
      for (const about of subjects) {
        const { unit, history, tasks, decisions, escalations } = await store.facts(council.id, { now, ...about })
        expect({ unit: unit?.id, case: history?.case.id, found: [tasks.length, decisions.length, escalations.length] }).toEqual(wanted)
      }
      const ofTheUnit = await store.facts(council.id, { now, unitId: council.unit.id })
      expect(names(ofTheUnit)).toEqual(['Gail Dunn', 'Jo Byrne', 'Mo Adeyemi', 'Uma Clark'])
    })
  })
}

/** Rowan, with Zoë in it and a family of its own. */
async function anotherUnit(council: Council, write: Standing['write']): Promise<{ unit: Unit; outsider: Person; family: Case }> {
  const unit: Unit = { ...council.unit, id: newId('unit'), code: 'rowan', name: 'Rowan', channels: [] }
  const outsider = aPerson(council, 'Zoë Ford', [{ role: 'sw', unitId: unit.id, since: dateFrom('2025-01-06'), until: null }])
  const family: Case = { ...council.family, id: newId('case'), ref: 'C-2000' as CaseRef, unitId: unit.id, children: [] }
  await write({ kind: 'unit', row: unit }, { kind: 'person', row: outsider }, { kind: 'case', row: family })
  return { unit, outsider, family }
}
