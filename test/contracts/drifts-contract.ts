import { beforeEach, expect, it } from 'vitest'
import { addDays, addMinutes } from '../../src/domain/calendar/london.ts'
import type { Drift } from '../../src/domain/drift/drift.ts'
import type { CaseId, DriftId } from '../../src/domain/ids.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { aCommit, aCouncil, aDecision, anEscalation, anEvent, type Council, newId, now, today } from './council.ts'
import { aStoredCouncil, type Kept } from './kept.ts'

/** What must hold of wherever it is kept which cases were challenged: written with everything else, by the store’s commit. */
export function driftsContract(kept: () => Kept): void {
  let council: Council
  beforeEach(async () => {
    council = await aStoredCouncil(kept())
  })
  const write = (...writes: readonly Write[]) => kept().store.commit(council.id, aCommit(writes))
  const stored = async (changes: Partial<Drift> = {}): Promise<Drift> => {
    const row = aDrift(council, changes)
    await write({ kind: 'drift', row })
    return { ...row, version: 1 }
  }
  const accepted = (): Partial<Drift> =>
    ({ state: 'accepted', closedAt: now, closedById: council.mo.id, reason: 'settled with grandmother' })

  it('is found as it was written', async () => {
    const drift = await stored()
    expect(await kept().store.drift(council.id, drift.id)).toEqual(drift)
    expect(await kept().store.driftsOf(council.id, council.family.id)).toEqual([drift])
    expect(await kept().elsewhere.openDrifts(council.id, council.unit.id, null)).toEqual([
      { drift, caseRef: council.family.ref, children: [{ id: council.child.id, ref: council.child.ref }] },
    ])
  })

  it('changes only where it was loaded: of two who answer one is told that it moved', async () => {
    const drift = await stored()
    expect((await write({ kind: 'drift', row: { ...drift, ...accepted() } })).kind).toBe('committed')
    expect(await write({ kind: 'drift', row: { ...drift, state: 'moved', closedAt: now } })).toEqual({ kind: 'stale' })
    expect(await kept().store.drift(council.id, drift.id)).toEqual({ ...drift, ...accepted(), version: 2 })
  })

  it('is open once at a time for a case', async () => {
    await stored()
    await expect(stored()).rejects.toThrow('drift_one_open')
    expect(await kept().store.openDrifts(council.id, council.unit.id, null)).toHaveLength(1)
  })

  it.each([
    ['closed without a moment', { state: 'moved' }], ['accepted without a reason', { state: 'accepted', closedAt: now }],
    ['open with an end', { closedAt: now }],
  ] as const)('is refused when it contradicts itself: %s', async (_what, changes) => {
    await expect(stored(changes)).rejects.toThrow(/drift_(closed|accepted)/)
  })

  it('of a case: the open one, those accepted, and only if it is asked for one that moved', async () => {
    const moved = await stored({ state: 'moved', closedAt: now })
    const right = await stored({ ...accepted(), raisedAt: addMinutes(now, 1) })
    const open = await stored({ raisedAt: addMinutes(now, 2) })
    expect(await kept().store.driftsOf(council.id, council.family.id)).toEqual([right, open])
    expect(await kept().store.driftsOf(council.id, council.family.id, moved.id)).toEqual([moved, right, open])
    const watched = await kept().store.casesToWatch(council.id, { after: null, limit: 9, now })
    expect(watched.map(({ drifts }) => drifts)).toEqual([[right, open]])
  })

  it('of a restricted case is listed for those on its list alone, and for no channel', async () => {
    await stored()
    await write({ kind: 'case', row: { ...council.family, restrictedTo: [council.jo.id], version: 1 } })
    const seenBy = async (viewer: Council['jo'] | null) =>
      (await kept().store.openDrifts(council.id, council.unit.id, viewer?.id ?? null)).length
    expect([await seenBy(null), await seenBy(council.jo), await seenBy(council.mo)]).toEqual([0, 1, 0])
  })

  it('the cases to watch come a page at a time, with what was decided and answered on them', async () => {
    const decision = aDecision(council, { state: 'approved', decidedAt: addMinutes(now, -60) })
    const old = aDecision(council, { decidedAt: addMinutes(now, -500 * 1_440) })
    const over = anEscalation(council, decision, { state: 'approved', nextStepAt: null, closedAt: now, closedById: council.gail.id })
    await write({ kind: 'decision', row: decision }, { kind: 'decision', row: old }, { kind: 'escalation', row: over })
    const [page = [], next] = await Promise.all([null, council.family.id].map((after) =>
      kept().store.casesToWatch(council.id, { after, limit: 1, now })))
    expect(page).toMatchObject([{ history: { case: { id: council.family.id } } }])
    expect(page[0]?.decisions).toEqual([{ state: 'approved', decidedAt: decision.decidedAt, settledAt: now }])
    expect(next).toEqual([])
  })

  it('says when anything was last recorded on the case of an open one', async () => {
    const drift = await stored()
    const touched = async () => (await kept().store.driftsTouched(council.id)).map(({ touchedAt }) => touchedAt)
    expect(await touched()).toEqual([null])
    await write({ kind: 'case-event', caseId: council.family.id, row: anEvent(council, { recordedAt: addMinutes(now, 5) }) })
    expect(await touched()).toEqual([addMinutes(now, 5)])
    await write({ kind: 'decision', row: aDecision(council, { recordedAt: addMinutes(now, 7) }) })
    expect(await touched()).toEqual([addMinutes(now, 7)])
    await write({ kind: 'drift', row: { ...drift, state: 'moved', closedAt: now } })
    expect(await touched()).toEqual([])
  })

  it('another council’s is not there', async () => {
    const other = await aStoredCouncil(kept(), aCouncil())
    const drift = await stored()
    const { store } = kept()
    expect(await Promise.all([
      store.drift(other.id, drift.id), store.driftsOf(other.id, council.family.id, drift.id),
      store.openDrifts(other.id, council.unit.id, council.jo.id), store.driftsTouched(other.id),
      store.drift(council.id, 'made up' as DriftId), store.driftsOf(council.id, 'made up' as CaseId),
    ])).toEqual([null, [], [], [], null, []])
    const watched = await store.casesToWatch(other.id, { after: null, limit: 9, now })
    expect(JSON.stringify(watched)).not.toContain(council.id)
  })
}

function aDrift({ id, unit, family, child, mo }: Council, changes: Partial<Drift> = {}): Drift {
  return {
    id: newId('drift'), organisationId: id, unitId: unit.id, caseId: family.id,
    findings: [{ kind: 'still', childId: child.id, since: addDays(today, -56), last: 'visit', weeks: 8, from: today }],
    told: [{ level: 'lead', personIds: [mo.id], at: now }], managerOn: addDays(today, 7), state: 'open', raisedAt: now,
    closedById: null, closedAt: null, reason: null, version: 0, ...changes,
  }
}

