import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, addMinutes } from '../../src/domain/calendar/london.ts'
import type { Escalation } from '../../src/domain/escalation/escalation.ts'
import type { Write } from '../../src/domain/outcome.ts'
import type { MatterOutcome, PanelReferral } from '../../src/domain/panel/referral.ts'
import type { PanelSitting } from '../../src/domain/panel/sitting.ts'
import type { Panels } from '../../src/ports/panels.ts'
import { aCommit, aCouncil, aDecision, anEscalation, aTask, type Council, newId, now, policy, today, writesOf } from './council.ts'
import { aStoredCouncil, type Kept } from './kept.ts'

/** What must hold of wherever panels are kept: they are written with everything else, by the store’s commit. */
export function panelsContract(kept: () => Kept & { readonly panels: Panels }): void {
  let council: Council
  beforeEach(async () => {
    council = await aStoredCouncil(kept())
  })
  const write = (...writes: readonly Write[]) => kept().store.commit(council.id, aCommit(writes))
  const stored = async (changes: Partial<PanelReferral> = {}) => {
    const row = aReferral(council, changes)
    await write({ kind: 'panel-referral', row })
    return { ...row, version: 1 }
  }

  describe('a referral', () => {
    it('is found as it was written, with its case and children', async () => {
      const task = aTask(council)
      const decision = aDecision(council, { state: 'waiting' })
      const row = aReferral(council, {
        decisionId: decision.id, childIds: [council.child.id], state: 'ready', readyFor: today,
        papers: [{ id: 'care-plan', what: 'Care plan', preparedBy: 'csw', taskId: task.id, ticked: { byId: council.mo.id, at: now } }],
        takenIncomplete: { byId: council.gail.id, at: now, reason: 'the hearing is on friday' },
        outcomes: [anOutcome(council, { outcome: 'deferred', backOn: addDays(today, 7), conditions: 'an aunt is assessed first' })],
      })
      await write({ kind: 'task', row: task }, { kind: 'decision', row: decision }, { kind: 'panel-referral', row })
      expect(await kept().panels.find(council.id, row.id, council.jo.id)).toEqual({
        referral: { ...row, version: 1 }, caseRef: 'C-1042', children: [{ id: council.child.id, ref: 'A' }],
      })
      expect(await kept().panels.openOfCase(council.id, council.family.id)).toEqual([{ ...row, version: 1 }])
    })

    it('is changed at the version it was loaded at, and not at another', async () => {
      const row = await stored()
      expect(await write({ kind: 'panel-referral', row: { ...row, state: 'withdrawn', closedAt: now } })).toMatchObject({ kind: 'committed' })
      expect(await write({ kind: 'panel-referral', row: { ...row, state: 'ready', readyFor: today } })).toEqual({ kind: 'stale' })
      expect((await kept().panels.find(council.id, row.id, 'the-product'))?.referral).toEqual({ ...row, state: 'withdrawn', closedAt: now, version: 2 })
      expect(await kept().panels.openOfCase(council.id, council.family.id)).toEqual([])
    })

    it('is there once while it is open: of two at the same moment one is told to look again', async () => {
      await stored()
      expect(await write({ kind: 'panel-referral', row: aReferral(council) })).toEqual({ kind: 'stale' })
      expect(await write({ kind: 'panel-referral', row: aReferral(council, { panel: 'jarp' }) })).toMatchObject({ kind: 'committed' })
    })

    it('that is over cannot be called open, nor one on the agenda be without a sitting', async () => {
      await expect(write({ kind: 'panel-referral', row: aReferral(council, { state: 'decided' }) })).rejects.toThrow('panel_referral_whole')
      await expect(write({ kind: 'panel-referral', row: aReferral(council, { state: 'ready' }) })).rejects.toThrow('panel_referral_whole')
    })
  })

  describe('what is open for a panel', () => {
    it('is listed with the longest waiting first, and what is over is not', async () => {
      const over = await stored({ state: 'withdrawn', closedAt: now })
      const later = await stored({ referredAt: addMinutes(now, 5) })
      await stored({ panel: 'jarp' })
      const listed = await kept().panels.open(council.id, 'resource', council.jo.id)
      expect(listed.map(({ referral }) => referral.id)).toEqual([later.id])
      expect(listed.map(({ referral }) => referral.id)).not.toContain(over.id)
    })

    it('of a restricted case is there only for those who may know of it, and for the product', async () => {
      const row = await stored()
      const outcome = anOutcome(council, { sittingOn: null })
      await write(
        { kind: 'case', row: { ...council.family, restrictedTo: [council.mo.id], version: 1 } },
        { kind: 'panel-referral', row: { ...row, outcomes: [outcome] } },
      )
      const { panels } = kept()
      for (const [viewer, isThere] of [[council.jo.id, false], [council.mo.id, true], ['the-product', true]] as const) {
        const { referrals } = await panels.betweenSittings(council.id, 'resource', null, viewer)
        const seen = [await panels.find(council.id, row.id, viewer), (await panels.open(council.id, 'resource', viewer))[0], referrals[0]]
        expect(seen.map((one) => one?.referral.id ?? null)).toEqual(isThere ? [row.id, row.id, row.id] : [null, null, null])
      }
    })
  })

  describe('what was decided between sittings', () => {
    it('is what the chair decided alone since then, and nothing that a sitting decided', async () => {
      const alone = await stored({ state: 'decided', closedAt: now, outcomes: [anOutcome(council, { sittingOn: null })] })
      await stored({ state: 'decided', closedAt: now, outcomes: [anOutcome(council, { sittingOn: today })] })
      const since = async (at: typeof now | null) =>
        (await kept().panels.betweenSittings(council.id, 'resource', at, council.jo.id)).referrals.map(({ referral }) => referral.id)
      expect(await since(null)).toEqual([alone.id])
      expect(await since(addMinutes(now, -1))).toEqual([alone.id])
      expect(await since(now)).toEqual([])
    })

    it('and decisions settled on their ladder that were never referred', async () => {
      const [referred, direct, open] = [aDecision(council, { state: 'approved' }), aDecision(council, { state: 'approved' }), aDecision(council, { state: 'waiting' })]
      const needs = { role: 'gm', panel: 'resource' }
      const closed = { needs, state: 'approved', nextStepAt: null, closedById: council.gail.id, closedAt: now } as const
      await write(
        ...[referred, direct, open].map((row): Write => ({ kind: 'decision', row })),
        { kind: 'escalation', row: anEscalation(council, referred, closed) }, { kind: 'escalation', row: anEscalation(council, direct, closed) },
        { kind: 'escalation', row: anEscalation(council, open, { needs }) },
        { kind: 'panel-referral', row: aReferral(council, { decisionId: referred.id }) },
      )
      const { decisions } = await kept().panels.betweenSittings(council.id, 'resource', null, council.jo.id)
      expect(decisions.map(({ decision }) => decision.id)).toEqual([direct.id])
      expect((await kept().panels.betweenSittings(council.id, 'jarp', null, council.jo.id)).decisions).toEqual([])
      expect((await kept().panels.betweenSittings(council.id, 'resource', now, council.jo.id)).decisions).toEqual([])
    })
  })

  describe('what happened elsewhere', () => {
    it('is found: a decision that was settled, a paper whose task was marked done', async () => {
      const [met, open] = [aTask(council, { state: 'met', closedAt: now, closedById: council.mo.id }), aTask(council)]
      const [settled, waiting] = [aDecision(council, { state: 'approved' }), aDecision(council, { state: 'waiting' })]
      const paper = { id: 'papers', what: 'Papers', preparedBy: 'uc', ticked: null }
      const done = aReferral(council, { panel: 'a', papers: [{ ...paper, taskId: met.id }] })
      const decided = aReferral(council, { panel: 'b', decisionId: settled.id })
      const ticked = aReferral(council, { panel: 'c', papers: [{ ...paper, taskId: met.id, ticked: { byId: council.mo.id, at: now } }, { ...paper, taskId: open.id }] })
      const stands = aReferral(council, { panel: 'd', decisionId: waiting.id })
      const over = aReferral(council, { panel: 'e', decisionId: settled.id, state: 'withdrawn', closedAt: now })
      await write(
        ...[met, open].map((row): Write => ({ kind: 'task', row })), ...[settled, waiting].map((row): Write => ({ kind: 'decision', row })),
        ...[done, decided, ticked, stands, over].map((row): Write => ({ kind: 'panel-referral', row })),
      )
      const found = (await kept().panels.overtaken(council.id)).map(({ id }) => id)
      expect(found.toSorted()).toEqual([done.id, decided.id].toSorted())
    })

    it('is found: a decision that came up to who settles it before the sitting, unless it is urgent', async () => {
      const needs = { role: 'gm', panel: 'resource' }
      const up = async (panel: string, changes: Partial<Escalation>, decides: boolean) => {
        const decision = aDecision(council, { state: 'waiting' })
        const steps = anEscalation(council, decision).steps.map((step) => ({ ...step, decides }))
        const row = aReferral(council, { panel, decisionId: decision.id, state: 'ready', readyFor: addDays(today, 7) })
        await write({ kind: 'decision', row: decision }, { kind: 'escalation', row: anEscalation(council, decision, { needs, steps, ...changes }) }, { kind: 'panel-referral', row })
        return row.id
      }
      const isUp = await up('a', {}, true)
      await up('b', { isUrgent: true }, true)
      await up('c', {}, false)
      await up('d', { nextStepAt: addMinutes(now, 60 * 24 * 8) }, true)
      expect((await kept().panels.overtaken(council.id)).map(({ id }) => id)).toEqual([isUp])
    })
  })

  describe('sittings', () => {
    it('are listed from that day back, and recorded once for each day', async () => {
      const [last, before] = [aSitting(council), aSitting(council, { on: addDays(today, -7), isQuorate: false })]
      await write({ kind: 'panel-sitting', row: before }, { kind: 'panel-sitting', row: last }, { kind: 'panel-sitting', row: aSitting(council, { panel: 'jarp' }) })
      expect(await kept().panels.sittings(council.id, 'resource', today, 5)).toEqual([{ ...last, version: 1 }, { ...before, version: 1 }])
      expect(await kept().panels.sittings(council.id, 'resource', addDays(today, -1), 5)).toEqual([{ ...before, version: 1 }])
      expect(await kept().panels.sittings(council.id, 'resource', today, 1)).toEqual([{ ...last, version: 1 }])
      expect(await write({ kind: 'panel-sitting', row: aSitting(council) })).toEqual({ kind: 'stale' })
      expect(await write({ kind: 'panel-sitting', row: { ...before, isQuorate: true, version: 1 } })).toMatchObject({ kind: 'committed' })
    })
  })

  describe('two organisations', () => {
    it('never see anything of each other’s panels', async () => {
      const row = await stored({ outcomes: [anOutcome(council, { sittingOn: null })] })
      await write({ kind: 'panel-sitting', row: aSitting(council) })
      const other = aCouncil()
      await kept().addOrganisation(other, policy)
      await kept().store.commit(other.id, aCommit(writesOf(other)))
      const { panels } = kept()
      expect(await Promise.all([
        panels.find(other.id, row.id, 'the-product'), panels.open(other.id, 'resource', 'the-product'), panels.openOfCase(other.id, council.family.id),
        panels.sittings(other.id, 'resource', today, 5), panels.overtaken(other.id), panels.betweenSittings(other.id, 'resource', null, 'the-product'),
      ])).toEqual([null, [], [], [], [], { referrals: [], decisions: [] }])
      expect(await kept().store.commit(other.id, aCommit([{ kind: 'panel-referral', row }]))).toEqual({ kind: 'stale' })
    })
  })
}

function aReferral({ id, unit, family, mo }: Council, changes: Partial<PanelReferral> = {}): PanelReferral {
  return {
    id: newId('panel-referral'), organisationId: id, unitId: unit.id, caseId: family.id, panel: 'resource', policyVersion: policy.version,
    decisionId: null, childIds: [], papers: [], takenIncomplete: null, state: 'preparing', readyFor: null, outcomes: [], referredById: mo.id,
    referredAt: now, closedAt: null, version: 0, ...changes,
  }
}

function anOutcome({ child, gail, uma }: Council, changes: Partial<MatterOutcome> = {}): MatterOutcome {
  return {
    childId: child.id, outcome: 'agreed', conditions: null, backOn: null, sittingOn: today, decidedById: gail.id, recordedById: uma.id,
    at: now, followUps: [], ...changes,
  }
}

function aSitting({ id, gail, uma }: Council, changes: Partial<PanelSitting> = {}): PanelSitting {
  return {
    id: newId('panel-sitting'), organisationId: id, panel: 'resource', on: today, chairedById: gail.id, presentIds: [gail.id, uma.id],
    isQuorate: true, recordedById: uma.id, recordedAt: now, version: 0, ...changes,
  }
}
