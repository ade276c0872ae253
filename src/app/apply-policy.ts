import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../domain/ids.ts'
import type { NewNotice } from '../domain/notice.ts'
import type { AuditEntry } from '../domain/outcome.ts'
import type { Policy } from '../domain/policy.ts'
import type { OpenItem, PolicyTerm } from '../ports/policies.ts'
import type { App } from './app.ts'
import { checkPolicy, type PolicyChecked } from './check-policy.ts'
import { keepToPolicy } from './keep-dates.ts'
import { Overtaken } from './settle.ts'

export type PolicyApplied =
  | { readonly kind: 'refused'; readonly checked: PolicyChecked }
  /** In force from now on, or before already; `moved` limits are on another day, and their owners are told. */
  | { readonly kind: 'in-force'; readonly checked: PolicyChecked; readonly moved: number }
  /** Kept until its day comes. */
  | { readonly kind: 'kept'; readonly checked: PolicyChecked }

/** How often the policy is compared afresh when somebody else changed it first. */
const ATTEMPTS = 3

/**
 * Applies a policy in a person's name: at once, or on its day where that is to come. Open items keep the ladder and the version they
 * have, and their cards say so; every date is worked out again, and owners are told which moved. Applied again it changes and tells
 * nothing. Throws `Overtaken` when somebody else changed the policy first every time.
 */
export async function applyPolicy(
  app: App, organisationId: OrganisationId, { policy, byId }: { readonly policy: Policy; readonly byId: PersonId | null }, now: Instant,
): Promise<PolicyApplied> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const checked = await checkPolicy(app, organisationId, policy, now)
    const { comes, inForce } = checked
    if (checked.refusals.length > 0) return { kind: 'refused', checked }
    if (comes === 'waits') return { kind: 'kept', checked }
    if (comes === 'on-its-day') {
      const audit = [entry('policy-kept', byId, now, { version: policy.version, name: policy.name, validFrom: policy.validFrom })]
      await app.policies.commit(organisationId, { change: { kind: 'keep', policy, byId }, audit, notices: [], at: now })
      return { kind: 'kept', checked }
    }
    if (comes !== 'is-in-force') {
      const detail = { version: policy.version, name: policy.name, replaced: inForce.version, changes: changesIn(checked) }
      const result = await app.policies.commit(organisationId, {
        change: { kind: 'put-in-force', policy, byId, replaces: inForce.version }, at: now,
        audit: [entry('policy-applied', byId, now, detail)], notices: await redrawOpen(app, organisationId, policy.version, now),
      })
      if (result === 'stale') continue
    }
    const kept = await keepToPolicy(app, organisationId, policy.version, now)
    return { kind: 'in-force', checked, moved: kept.reduce((count, one) => count + one.kept.moved.length, 0) }
  }
  throw new Overtaken(`stale ${ATTEMPTS} times in a row`)
}

/** Every minute: policies whose day has come are in force from then on, in the order of their days. */
export async function beginPolicies(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const today = londonDateOf(now)
  const due = (await app.policies.toCome(organisationId)).filter(({ policy }) => policy.validFrom <= today)
  for (const term of due) await begin(app, organisationId, term, now)
}

async function begin(app: App, organisationId: OrganisationId, { position, policy }: PolicyTerm, now: Instant): Promise<void> {
  // rules that cannot be used would stop every date: such a policy stays where it is, and the fault is in the log every minute
  app.rulesOf(policy)
  const { version: replaces } = await app.store.policy(organisationId)
  const result = await app.policies.commit(organisationId, {
    change: { kind: 'begin', position, version: policy.version, replaces }, at: now,
    audit: [entry('policy-begun', null, now, { version: policy.version, name: policy.name, replaced: replaces })],
    notices: await redrawOpen(app, organisationId, policy.version, now),
  })
  // stale: another process was first, and does what follows
  if (result === 'committed') await keepToPolicy(app, organisationId, policy.version, now)
}

/** Takes back a policy that waits for its day. False when none of that version does. */
export async function withdrawPolicy(
  app: App, organisationId: OrganisationId, { version, byId }: { readonly version: string; readonly byId: PersonId | null }, now: Instant,
): Promise<boolean> {
  const term = (await app.policies.toCome(organisationId)).find(({ policy }) => policy.version === version)
  if (term === undefined) return false
  const result = await app.policies.commit(organisationId, {
    change: { kind: 'withdraw', position: term.position }, audit: [entry('policy-withdrawn', byId, now, { version })], notices: [], at: now,
  })
  return result === 'committed'
}

/** Cards of what is open say from now on under which version it was judged, and which is in force. */
async function redrawOpen(app: App, organisationId: OrganisationId, version: string, now: Instant): Promise<readonly NewNotice[]> {
  return (await app.policies.openItems(organisationId)).map(({ escalation }: OpenItem) => ({
    id: app.newId('notice'), occurrence: `refresh/${escalation.id}/policy/${version}/${now}`,
    to: { kind: 'unit', unitId: escalation.unitId }, about: { kind: 'refresh', subjectId: escalation.id },
    isUrgent: escalation.isUrgent, lateByMinutes: 0, subjectId: escalation.id,
  }))
}

function changesIn({ changes }: PolicyChecked): number {
  return changes.reduce((count, section) => count + section.changes.length, 0)
}

function entry(event: string, byId: PersonId | null, at: Instant, detail: AuditEntry['detail']): AuditEntry {
  return { event, byId, at, unitId: null, caseId: null, subjectId: null, detail }
}
