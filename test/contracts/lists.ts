import { describe, expect, it } from 'vitest'
import { addDays, addMinutes } from '../../src/domain/calendar/london.ts'
import type { CaseId, CaseRef, EscalationId, TaskId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import type { Task } from '../../src/domain/task/task.ts'
import type { Case } from '../../src/domain/case/case.ts'
import { aDecision, anEscalation, aTask, newId, now, policy, today } from './council.ts'
import type { Standing } from './kept.ts'

/** What people and the product look through. */
export function lists(standing: () => Standing): void {
  const restrict = (...restrictedTo: Case['knownBy']) => {
    const { council, write } = standing()
    return write({ kind: 'case', row: { ...council.family, restrictedTo, version: 1 } })
  }

  describe('open tasks', () => {
    const titles = async (filter: Parameters<Standing['store']['tasks']>[1]) => {
      const { store, council } = standing()
      return (await store.tasks(council.id, filter)).map(({ task }) => task.title)
    }
    const add = (...tasks: Partial<Task>[]) => {
      const { council, write } = standing()
      return write(...tasks.map((changes): Write => ({ kind: 'task', row: aTask(council, changes) })))
    }

    it('are listed soonest first, those without a limit last', async () => {
      await add({ title: 'none', due: null }, { title: 'later', due: addDays(today, 1) }, { title: 'today' },
        { title: 'four o’clock', dueAt: addMinutes(now, 60) }, { title: 'done', state: 'met', closedAt: now })
      expect(await titles({ viewerId: null })).toEqual(['four o’clock', 'today', 'later', 'none'])
      expect(await titles({ viewerId: null, dueBy: today })).toEqual(['four o’clock', 'today'])
    })

    it('are those of the unit, the owner and the case asked for', async () => {
      const { council } = standing()
      await add({ title: 'Uma’s', ownerId: council.uma.id }, { title: 'nobody’s', ownerId: null }, { title: 'no case', caseId: null })
      expect(await titles({ viewerId: null, ownerId: council.uma.id })).toEqual(['Uma’s'])
      expect(await titles({ viewerId: null, caseId: council.family.id, unitId: council.unit.id })).toEqual(['Uma’s', 'nobody’s'])
      expect(await titles({ viewerId: null, caseId: 'made up' as CaseId })).toEqual([])
    })

    it('show the case, the child and the owner', async () => {
      const { store, council } = standing()
      await add({ childId: council.child.id })
      expect(await store.tasks(council.id, { viewerId: null })).toMatchObject([
        { caseRef: council.family.ref, childRef: council.child.ref, owner: { id: council.jo.id, name: council.jo.name } },
      ])
    })

    it('of a restricted case are there for the people on its list alone', async () => {
      const { store, council } = standing()
      await add({ title: 'restricted' }, { title: 'restricted, nobody’s', ownerId: null })
      await add({ title: 'no case', caseId: null, ownerId: null })
      await restrict(council.mo.id)
      expect(await titles({ viewerId: null })).toEqual(['no case'])
      expect(await titles({ viewerId: council.jo.id, ownerId: council.jo.id })).toEqual([])
      expect(await titles({ viewerId: council.mo.id })).toHaveLength(3)
      const unallocated = async (viewer: typeof council.mo) =>
        (await store.restrictedUnallocated(council.id, viewer.id)).map(({ task }) => task.title)
      expect(await unallocated(council.mo)).toEqual(['restricted, nobody’s'])
      expect(await unallocated(council.jo)).toEqual([])
    })

    it('are found by id in whatever state', async () => {
      const { store, council, write } = standing()
      const [open, met] = [aTask(council), aTask(council, { state: 'met', closedAt: now })]
      await write({ kind: 'task', row: open }, { kind: 'task', row: met })
      const found = await store.tasksById(council.id, [open.id, met.id, newId('task'), 'made up' as TaskId])
      expect(found.map(({ task }) => task.id).sort()).toEqual([open.id, met.id].sort())
    })
  })

  describe('decisions that wait', () => {
    it('are listed for the unit and for the person asked, urgent first', async () => {
      const { store, council, write } = standing()
      const calm = aDecision(council, { state: 'waiting' })
      const urgent = aDecision(council, { state: 'sent-back', isUrgent: true })
      const [first, second] = [anEscalation(council, calm), anEscalation(council, urgent, { state: 'sent-back', askedId: council.mo.id })]
      await write(...[calm, urgent, aDecision(council)].map((row): Write => ({ kind: 'decision', row })),
        ...[first, second].map((row): Write => ({ kind: 'escalation', row })))
      const ids = async (filter: Parameters<typeof store.waitingDecisions>[1]) =>
        (await store.waitingDecisions(council.id, filter)).map(({ decision }) => decision.id)
      expect(await ids({ unitId: council.unit.id })).toEqual([urgent.id, calm.id])
      expect(await ids({ askedId: council.gail.id })).toEqual([calm.id])
      expect(await store.decision(council.id, calm.id)).toMatchObject({
        caseRef: council.family.ref, asked: { id: council.gail.id, name: council.gail.name }, escalation: { id: first.id },
      })

      await restrict(council.gail.id)
      expect(await ids({ unitId: council.unit.id })).toEqual([])
      expect(await ids({ unitId: council.unit.id, viewerId: council.mo.id })).toEqual([])
      expect(await ids({ askedId: council.mo.id })).toEqual([])
      expect(await ids({ askedId: council.gail.id })).toEqual([calm.id])
    })

    it('that stand and wait to be co-signed are among them, until they are', async () => {
      const { store, council, write } = standing()
      const decision = aDecision(council, { state: 'decided' })
      const asked = anEscalation(council, decision, { needs: { role: 'gm', panel: null, isCoSignature: true } })
      await write({ kind: 'decision', row: decision }, { kind: 'escalation', row: asked })
      const waiting = () => store.waitingDecisions(council.id, { askedId: council.gail.id })
      expect(await waiting()).toMatchObject([{ decision: { id: decision.id, state: 'decided' }, escalation: { needs: asked.needs } }])
      await write({ kind: 'escalation', row: { ...asked, state: 'approved', nextStepAt: null, closedAt: now, version: 1 } })
      expect(await waiting()).toEqual([])
    })

    it('are not there when the id is nobody’s', async () => {
      const { store, council } = standing()
      expect(await store.decision(council.id, newId('decision'))).toBeNull()
      expect(await store.escalation(council.id, 'made up' as EscalationId)).toBeNull()
    })

    it('show the escalation that is open, whichever came first', async () => {
      const { store, council, write } = standing()
      const decision = aDecision(council, { state: 'waiting' })
      const open = anEscalation(council, decision)
      const later = { closedAt: now, nextStepAt: null, raisedAt: addMinutes(now, 5) }
      const declined = anEscalation(council, decision, { state: 'declined', ...later })
      await write({ kind: 'decision', row: decision }, { kind: 'escalation', row: open }, { kind: 'escalation', row: declined })
      expect((await store.decision(council.id, decision.id))?.escalation?.id).toBe(open.id)
      expect((await store.escalation(council.id, declined.id))?.escalation?.id).toBe(declined.id)
    })
  })

  it('escalations are due from the very moment of their next step until they are decided', async () => {
    const { store, council, write } = standing()
    const decisions = [aDecision(council, { state: 'waiting' }), aDecision(council, { state: 'approved' })]
    const [open, closed] = decisions.map((decision) => anEscalation(council, decision))
    if (open === undefined || closed === undefined) throw new Error('two were made')
    await write(...decisions.map((row): Write => ({ kind: 'decision', row })), { kind: 'escalation', row: open },
      { kind: 'escalation', row: { ...closed, state: 'approved', closedAt: now } })
    expect(await store.escalationsDue(council.id, addMinutes(now, -1))).toEqual([])
    expect((await store.escalationsDue(council.id, now)).map(({ id }) => id)).toEqual([open.id])
  })

  it('escalations are open until they are decided, whenever their next step is', async () => {
    const { store, council, write } = standing()
    const decisions = [aDecision(council, { state: 'waiting' }), aDecision(council, { state: 'sent-back' }), aDecision(council, { state: 'superseded' })]
    const [waiting, sentBack, over] = decisions.map((decision) => anEscalation(council, decision, { nextStepAt: addMinutes(now, 60_000) }))
    if (waiting === undefined || sentBack === undefined || over === undefined) throw new Error('three were made')
    await write(...decisions.map((row): Write => ({ kind: 'decision', row })), { kind: 'escalation', row: waiting },
      { kind: 'escalation', row: { ...sentBack, state: 'sent-back' } }, { kind: 'escalation', row: { ...over, state: 'superseded', closedAt: now, nextStepAt: null } })
    expect((await store.openEscalations(council.id)).map(({ id }) => id).toSorted()).toEqual([waiting.id, sentBack.id].toSorted())
  })

  it('case histories come in pages, each case once, with all its tasks', async () => {
    const { store, council, write } = standing()
    const bare = { ...council.family, children: [] }
    const cases = [1, 2, 3, 4, 5].map((number): Case => ({ ...bare, id: newId('case'), ref: `C-${number}` as CaseRef }))
    await write(...cases.map((row): Write => ({ kind: 'case', row })))
    await write({ kind: 'task', row: aTask(council, { state: 'met', closedAt: now }) })
    const seen: CaseId[] = []
    for (let after: CaseId | null = null; ;) {
      const page: Awaited<ReturnType<typeof store.caseHistories>> = await store.caseHistories(council.id, { after, limit: 2 })
      seen.push(...page.map(({ history }) => history.case.id))
      for (const { history, tasks } of page) expect(tasks).toHaveLength(history.case.id === council.family.id ? 1 : 0)
      after = page.at(-1)?.history.case.id ?? null
      if (after === null) break
    }
    expect(seen.toSorted()).toEqual([council.family, ...cases].map(({ id }) => id).sort())
  })

  it('the unit’s families are those the viewer may know of', async () => {
    const { store, council } = standing()
    const families = async (viewer: typeof council.mo | null) =>
      (await store.casesOfUnit(council.id, council.unit.id, viewer?.id ?? null)).map(({ ref }) => ref)
    expect(await families(null)).toEqual([council.family.ref])
    await restrict(council.mo.id)
    expect(await families(null)).toEqual([])
    expect(await families(council.jo)).toEqual([])
    expect(await families(council.mo)).toEqual([council.family.ref])
    expect(await store.caseRef(council.id, council.family.id)).toBe(council.family.ref)
  })

  it('people are known by their account until they have left', async () => {
    const { store, council, write } = standing()
    const [identity] = council.jo.identities
    if (identity === undefined) throw new Error('Jo has an account')
    expect(await store.whoIs(identity)).toEqual({ organisationId: council.id, personId: council.jo.id })
    expect(await store.whoIs({ ...identity, platform: 'teams' })).toBeNull()
    await write({ kind: 'person', row: { ...council.jo, isActive: false, version: 1 } })
    expect(await store.whoIs(identity)).toBeNull()
  })

  it('whoever asks is known with their channel’s unit and the policy in force, in one question', async () => {
    const { store, council, write } = standing()
    const [[identity], [channel]] = [council.jo.identities, council.unit.channels]
    if (identity === undefined || channel === undefined) throw new Error('Jo has an account, and the unit a channel')
    const known = { organisationId: council.id, personId: council.jo.id, channelUnitId: council.unit.id, policy }
    expect(await store.whoAsks(identity, channel)).toEqual(known)
    expect(await store.whoAsks(identity, null)).toEqual({ ...known, channelUnitId: null })
    expect(await store.whoAsks(identity, { ...channel, tenant: 'another' })).toEqual({ ...known, channelUnitId: null })
    expect(await store.whoAsks({ ...identity, user: 'a stranger' }, channel)).toBeNull()
    await write({ kind: 'person', row: { ...council.jo, isActive: false, version: 1 } })
    expect(await store.whoAsks(identity, channel)).toBeNull()
  })

  it('a channel is known to be the unit’s', async () => {
    const { store, council } = standing()
    const [channel] = council.unit.channels
    if (channel === undefined) throw new Error('the unit has a channel')
    expect(await store.unitOfChannel(council.id, channel)).toBe(council.unit.id)
    expect(await store.unitOfChannel(council.id, { ...channel, conversation: 'C2' })).toBeNull()
  })

  it('leave and cover are those that touch the days asked for', async () => {
    const { store, council, write } = standing()
    const [mon, fri] = [addDays(today, 3), addDays(today, 7)]
    const leave = { personId: council.jo.id, from: mon, to: fri }
    const cover = { holderId: council.mo.id, deputyId: council.jo.id, from: mon, to: fri, setById: null }
    await write({ kind: 'leave', row: leave }, { kind: 'cover', row: cover })
    const both = { leave: [leave], cover: [cover] }
    expect(await store.leaveAndCover(council.id, fri, addDays(fri, 5))).toEqual(both)
    expect(await store.leaveAndCover(council.id, today, mon)).toEqual(both)
    expect(await store.leaveAndCover(council.id, today, addDays(mon, -1))).toEqual({ leave: [], cover: [] })
  })

  it('bank holidays put in last are those that count', async () => {
    const { store } = standing()
    const data = (title: string) => ({ firstDay: today, lastDay: today, holidays: [{ date: today, title }] })
    await store.saveHolidays(data('first'), now)
    await store.saveHolidays(data('last'), now)
    expect(await store.holidays()).toEqual(data('last'))
  })

  it('policy versions are kept, and the one applied last is in force', async () => {
    const { store, council, addOrganisation } = standing()
    const next = { ...policy, version: 'next-1', fullLoad: 3 }
    await addOrganisation(council, next)
    expect(await store.policy(council.id)).toEqual(next)
    expect(await store.policy(council.id, policy.version)).toEqual(policy)
    await expect(store.policy(council.id, 'never')).rejects.toThrow('never applied')
    await expect(addOrganisation(council, { ...next, fullLoad: 4 })).rejects.toThrow('new version')
    expect((await store.policy(council.id)).fullLoad).toBe(3)
  })
}
