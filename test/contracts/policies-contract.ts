import { describe, expect, it } from 'vitest'
import { addMinutes, dateFrom } from '../../src/domain/calendar/london.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { AuditEntry } from '../../src/domain/outcome.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Policies, PolicyChange } from '../../src/ports/policies.ts'
import type { Store } from '../../src/ports/store.ts'
import { aCommit, aDecision, anEscalation, type Council, now, policy, writesOf } from './council.ts'

export interface KeptPolicies {
  readonly policies: Policies
  readonly store: Store
  readonly council: Council
  /** Another council in the same database. */
  readonly other: Council
  readonly byId: PersonId
}

/** What keeps an authority's policies must do, whatever it is made of. Each test goes on from the one before. */
export function policiesContract(kept: () => KeptPolicies): void {
  const version = (name: string, changes: Partial<Policy> = {}): Policy => ({ ...policy, version: name, ...changes })
  const entry = (event: string): AuditEntry => ({ event, byId: null, at: now, unitId: null, caseId: null, subjectId: null, detail: {} })
  const commit = (change: PolicyChange, at = now) =>
    kept().policies.commit(kept().council.id, { change, audit: [entry(`policy-${change.kind}`)], notices: [], at })
  const versions = async () => (await kept().policies.terms(kept().council.id)).map((term) => term.policy.version)

  describe('the policies of an authority through time', () => {
    it('begin with the first, which is in force from then', async () => {
      const { policies, council } = kept()
      const [first, ...more] = await policies.terms(council.id)
      expect(more).toEqual([])
      expect(first).toMatchObject({ policy, appliedById: null, appliedAt: now, inForceSince: now, withdrawnAt: null })
      expect(await policies.inForceSince(council.id)).toBe(now)
      expect(await policies.applied(council.id, policy.version)).toEqual(policy)
      expect(await policies.applied(council.id, 'never')).toBeNull()
    })

    it('another is put in force, and every reader has it at once', async () => {
      const { policies, store, council, byId } = kept()
      const later = addMinutes(now, 5)
      expect(await commit({ kind: 'put-in-force', policy: version('next', { fullLoad: 3 }), byId, replaces: policy.version }, later)).toBe('committed')
      expect((await store.policy(council.id)).fullLoad).toBe(3)
      expect(await policies.inForceSince(council.id)).toBe(later)
      expect((await policies.terms(council.id)).at(-1)).toMatchObject({ appliedById: byId, appliedAt: later, inForceSince: later })
    })

    it('but not in the place of one that is not in force any more: then nothing is written', async () => {
      const { store, council, byId } = kept()
      expect(await commit({ kind: 'put-in-force', policy: version('overtaken'), byId, replaces: policy.version })).toBe('stale')
      expect((await store.policy(council.id)).version).toBe('next')
      expect(await kept().policies.applied(council.id, 'overtaken')).toBeNull()
      expect(await versions()).toEqual([policy.version, 'next'])
    })

    it('one that was in force may be put back, and that is a term of its own', async () => {
      await commit({ kind: 'put-in-force', policy, byId: kept().byId, replaces: 'next' }, addMinutes(now, 10))
      expect((await kept().store.policy(kept().council.id)).version).toBe(policy.version)
      expect(await versions()).toEqual([policy.version, 'next', policy.version])
    })

    it('those to come wait in the order of their days, and change nothing yet', async () => {
      const { policies, store, council, byId } = kept()
      await commit({ kind: 'keep', policy: version('in-may', { validFrom: dateFrom('2027-05-01') }), byId })
      await commit({ kind: 'keep', policy: version('in-april', { validFrom: dateFrom('2027-04-01') }), byId })
      expect((await policies.toCome(council.id)).map((term) => term.policy.version)).toEqual(['in-april', 'in-may'])
      expect((await store.policy(council.id)).version).toBe(policy.version)
    })

    it('begin once, and are not withdrawn afterwards', async () => {
      const { policies, store, council } = kept()
      const [april] = await policies.toCome(council.id)
      const begin: PolicyChange = { kind: 'begin', position: april!.position, version: 'in-april', replaces: policy.version }
      const day = addMinutes(now, 60)
      expect(await commit(begin, day)).toBe('committed')
      expect(await commit({ ...begin, replaces: 'in-april' }, day)).toBe('stale')
      expect(await commit({ kind: 'withdraw', position: april!.position })).toBe('stale')
      expect((await store.policy(council.id)).version).toBe('in-april')
      expect(await policies.inForceSince(council.id)).toBe(day)
    })

    it('or are withdrawn once, and then never begin', async () => {
      const { policies, council } = kept()
      const [may] = await policies.toCome(council.id)
      expect(await commit({ kind: 'withdraw', position: may!.position })).toBe('committed')
      expect(await commit({ kind: 'begin', position: may!.position, version: 'in-may', replaces: 'in-april' })).toBe('stale')
      expect(await policies.toCome(council.id)).toEqual([])
      expect((await policies.terms(council.id)).find((term) => term.policy.version === 'in-may')).toMatchObject({ inForceSince: null, withdrawnAt: now })
    })

    it('of two that take the place of one at the same moment, one does', async () => {
      const { byId } = kept()
      const both = await Promise.all(['one', 'two'].map((name) => commit({ kind: 'put-in-force', policy: version(name), byId, replaces: 'in-april' })))
      expect(both.toSorted()).toEqual(['committed', 'stale'])
    })

    it('know what is open and under which each was judged, restricted cases included', async () => {
      const { policies, store, council } = kept()
      const decision = aDecision(council, { state: 'waiting' })
      const family = { ...council.family, restrictedTo: [council.mo.id] }
      const writes = writesOf(council).map((write) => (write.kind === 'case' ? { ...write, row: family } : write))
      const escalation = anEscalation(council, decision)
      await store.commit(council.id, aCommit([...writes, { kind: 'decision', row: decision }, { kind: 'escalation', row: escalation }]))
      expect(await policies.openItems(council.id)).toMatchObject([
        { decisionNumber: 1, judgedUnder: decision.judgement.policyVersion, escalation: { id: escalation.id, steps: escalation.steps } },
      ])
    })

    it('are one authority’s own', async () => {
      const { policies, other } = kept()
      expect((await policies.terms(other.id)).map((term) => term.policy.version)).toEqual([policy.version])
      expect(await policies.applied(other.id, 'next')).toBeNull()
      expect(await policies.openItems(other.id)).toEqual([])
    })
  })
}
