import { describe, expect, it } from 'vitest'
import type { DecisionId, EscalationId, EventId, TaskId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import type { Store } from '../../src/ports/store.ts'
import {
  aCommit, aCouncil, aDecision, anAsk, aNotice, anEscalation, anEvent, aTask, type Council, now, policy, today, writesOf,
} from './council.ts'
import type { Standing } from './kept.ts'

/**
 * Two councils that are the same in everything, even in every id, but for whose they are: if any statement forgot to say which
 * organisation it means, one would answer with the other's rows.
 */
export function isolation(standing: () => Standing): void {
  describe('two organisations with the same references, numbers and ids', () => {
    it('never see anything of each other, whatever is asked', async () => {
      const { store, elsewhere, outbox, addOrganisation } = standing()
      const ours = aCouncil()
      const theirs = twinOf(ours)
      const keep = async (council: Council) => {
        const notice = aNotice(council, 'the same', { subjectId: ours.family.id })
        await addOrganisation(council, policy)
        await store.commit(council.id, aCommit(everything(council), { key: 'the same', notices: [notice] }))
        await outbox.claimOne(notice.id, now)
        await outbox.markSent(notice.id, { messageId: council.id, rootId: null, place: { platform: 'slack', tenant: 'T', conversation: 'C' } }, now)
      }
      await keep(ours)
      const alone = await askEverything(store, ours)
      await keep(theirs)
      expect(await askEverything(elsewhere, ours)).toEqual(alone)

      for (const council of [ours, theirs]) {
        const other = council === ours ? theirs : ours
        for (const [question, answer] of Object.entries(await askEverything(store, council))) {
          const text = JSON.stringify(answer)
          const has = { question, ours: text.includes(council.id), theirs: text.includes(other.id) }
          expect(has).toEqual({ question, ours: true, theirs: false })
        }
      }
      expect((await outbox.copies(ours.id, ours.family.id)).map(({ posted }) => posted.messageId)).toEqual([ours.id])
    })

    it('keep their own policies, also under the same name', async () => {
      const { store, council, addOrganisation } = standing()
      const other = aCouncil()
      await addOrganisation(other, { ...policy, fullLoad: policy.fullLoad + 1 })
      const loads = [await store.policy(council.id), await store.policy(other.id), await store.policy(other.id, policy.version)]
      expect(loads.map(({ fullLoad }) => fullLoad - policy.fullLoad)).toEqual([0, 1, 1])
    })

    it('keep their own versions: a change to one leaves the other as it was', async () => {
      const { store, addOrganisation } = standing()
      const ours = aCouncil()
      const theirs = twinOf(ours)
      for (const council of [ours, theirs]) {
        await addOrganisation(council, policy)
        await store.commit(council.id, aCommit(everything(council)))
      }
      await store.commit(ours.id, aCommit([
        { kind: 'case', row: { ...ours.family, restrictedTo: [], version: 1 } },
        { kind: 'person', row: { ...ours.jo, isActive: false, version: 1 } },
      ]))
      const { history } = await store.scene(theirs.id, anAsk(theirs, { caseRef: theirs.family.ref }))
      expect(history?.case).toEqual({ ...theirs.family, version: 1 })
      expect((await store.people(theirs.id)).every(({ isActive }) => isActive)).toBe(true)
    })

    it('are there for a question of the other only as something that is not there', async () => {
      const { store, council, addOrganisation } = standing()
      const stranger = aCouncil()
      await addOrganisation(stranger, policy)
      const notice = aNotice(stranger, 'theirs')
      const [task, decision] = [aTask(stranger), aDecision(stranger, { state: 'waiting' })]
      const escalation = anEscalation(stranger, decision)
      await store.commit(stranger.id, aCommit([...writesOf(stranger), { kind: 'task', row: task }, { kind: 'decision', row: decision },
        { kind: 'escalation', row: escalation }], { notices: [notice] }))
      expect(await Promise.all([
        store.tasksById(council.id, [task.id]), store.decision(council.id, decision.id), store.escalation(council.id, escalation.id),
        store.caseRef(council.id, stranger.family.id), store.casesOfUnit(council.id, stranger.unit.id, stranger.jo.id),
        store.tasks(council.id, { viewerId: stranger.jo.id, unitId: stranger.unit.id }),
        store.waitingDecisions(council.id, { unitId: stranger.unit.id }),
      ])).toEqual([[], null, null, null, [], [], []])
      const [[identity], [channel]] = [council.jo.identities, stranger.unit.channels]
      if (identity === undefined || channel === undefined) throw new Error('Jo has an account, and the unit a channel')
      expect(await store.unitOfChannel(council.id, channel)).toBeNull()
      expect((await store.whoAsks(identity, channel))?.channelUnitId).toBeNull()
      const facts = await store.facts(council.id, { now, caseId: stranger.family.id, unitId: stranger.unit.id })
      expect(JSON.stringify(facts)).not.toContain(stranger.id)
      expect(await store.commit(council.id, aCommit([{ kind: 'task', row: { ...task, version: 1 } }]))).toEqual({ kind: 'stale' })
    })
  })
}

/** The same ids in another organisation; only accounts and channels, which are unique in the world, differ. */
function twinOf(council: Council): Council {
  const fresh = aCouncil()
  const mine = <Row extends { readonly organisationId: Council['id'] }>(row: Row): Row => ({ ...row, organisationId: fresh.id })
  const account = (person: Council['jo']): Council['jo'] => ({
    ...mine(person), identities: person.identities.map((identity) => ({ ...identity, tenant: fresh.tenant })),
  })
  return {
    id: fresh.id, tenant: fresh.tenant, child: council.child, family: mine(council.family),
    mo: account(council.mo), jo: account(council.jo), uma: account(council.uma), gail: account(council.gail),
    unit: { ...mine(council.unit), channels: council.unit.channels.map((channel) => ({ ...channel, tenant: fresh.tenant })) },
  }
}

/** One of each thing, every word of it marked with whose it is. */
function everything(council: Council): Write[] {
  const decision = aDecision(council, { id: twins.decision(council), state: 'waiting', summary: council.id })
  return [
    ...writesOf(council),
    { kind: 'case-event', caseId: council.family.id, row: anEvent(council, { id: twins.event(council), detail: { whose: council.id } }) },
    { kind: 'task', row: aTask(council, { id: twins.task(council), title: council.id, childId: council.child.id }) },
    { kind: 'decision', row: decision },
    { kind: 'escalation', row: anEscalation(council, decision, { id: twins.escalation(council), closingReason: council.id }) },
    { kind: 'leave', row: { personId: council.jo.id, from: today, to: today } },
    { kind: 'cover', row: { holderId: council.mo.id, deputyId: council.jo.id, from: today, to: today, setById: null } },
  ]
}

/** Ids that both twins have: made from the id of their child, which is the same for both. */
const twins = {
  decision: ({ child }: Council) => `${child.id.slice(0, -1)}a` as DecisionId,
  event: ({ child }: Council) => `${child.id.slice(0, -1)}b` as EventId,
  task: ({ child }: Council) => `${child.id.slice(0, -1)}c` as TaskId,
  escalation: ({ child }: Council) => `${child.id.slice(0, -1)}d` as EscalationId,
}

/** Every question the store answers about one organisation, except those whose answers say nothing of whose they are. */
async function askEverything(store: Store, council: Council): Promise<Record<string, unknown>> {
  const { id, unit, family, jo, gail } = council
  const [escalationId, decisionId, taskId] = [twins.escalation(council), twins.decision(council), twins.task(council)]
  const scenes = [{ caseRef: family.ref }, { taskNumber: 1 }, { decisionNumber: 1 }, { escalationId }, {}]
  const facts = [{ caseId: family.id }, { taskId }, { decisionId }, { escalationId }, { unitId: unit.id }]
  return {
    ...await answers('scene', scenes.map((about) => store.scene(id, anAsk(council, about)))),
    ...await answers('facts', facts.map((about) => store.facts(id, { now, ...about }))),
    units: await store.units(id),
    people: await store.people(id),
    whoIs: await Promise.all(jo.identities.map((identity) => store.whoIs(identity))),
    whoAsks: await Promise.all(jo.identities.map((identity) => store.whoAsks(identity, unit.channels[0] ?? null))),
    tasks: await store.tasks(id, { viewerId: jo.id }),
    'tasks of the unit': await store.tasks(id, { viewerId: null, unitId: unit.id, caseId: family.id }),
    tasksById: await store.tasksById(id, [taskId]),
    waitingDecisions: await store.waitingDecisions(id, { unitId: unit.id }),
    'decisions that wait for somebody': await store.waitingDecisions(id, { askedId: gail.id }),
    decision: await store.decision(id, decisionId),
    escalation: await store.escalation(id, escalationId),
    openEscalations: await store.openEscalations(id),
    escalationsDue: await store.escalationsDue(id, now),
    caseHistories: await store.caseHistories(id, { after: null, limit: 10 }),
  }
}

async function answers(question: string, asked: readonly Promise<unknown>[]): Promise<Record<string, unknown>> {
  return Object.fromEntries((await Promise.all(asked)).map((answer, index) => [`${question} ${index + 1}`, answer]))
}
