import { isUnfiled } from '../domain/case/unfiled.ts'
import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import { driftNow, isTimeToTell, watchDrift, type WatchFacts } from '../domain/drift/watch-drift.ts'
import type { CaseId, DriftId, OrganisationId } from '../domain/ids.ts'
import type { CaseToWatch } from '../ports/drifts.ts'
import { errorFields } from '../ports/log.ts'
import type { Facts } from '../ports/store.ts'
import type { App } from './app.ts'

/** So few cases are some 20 ms of work, after which whoever asks something is answered first. */
const PAGE = 50

interface Known {
  /** The day, policy and calendar every case was last looked at under, by organisation. */
  readonly looked: Map<OrganisationId, string>
  /** What each open drift was last looked at after. */
  readonly touched: Map<DriftId, string>
}

/** What this process has looked at already; looking again changes nothing. */
const known = new WeakMap<App['store'], Known>()

/**
 * Each minute: a challenged case on which something has happened since goes quiet. Once a working day, from the hour of the morning
 * digest: every case is looked at, a page at a time, and what has begun to drift is raised or goes up.
 */
export async function watchForDrift(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const mine = known.get(app.store) ?? { looked: new Map(), touched: new Map() }
  known.set(app.store, mine)
  await lookAtTouched(app, organisationId, mine.touched, now)

  const policy = await app.store.policy(organisationId)
  if (!isTimeToTell(now, { policy, calendar: app.calendar() })) return
  const key = `${londonDateOf(now)} ${policy.version}`
  if (mine.looked.get(organisationId) === key) return
  await lookAtAll(app, organisationId, now)
  mine.looked.set(organisationId, key)
}

async function lookAtTouched(app: App, organisationId: OrganisationId, touched: Map<DriftId, string>, now: Instant): Promise<void> {
  for (const { id, caseId, touchedAt } of await app.store.driftsTouched(organisationId)) {
    const last = touchedAt ?? ''
    if (touched.get(id) === last) continue
    if (await lookAt(app, organisationId, caseId, now)) touched.set(id, last)
  }
}

/** A case with a fault does not keep the others from being looked at; that there was one is thrown at the end, to be tried again. */
async function lookAtAll(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const policy = await app.store.policy(organisationId)
  const rules = app.rulesOf(policy)
  const on = londonDateOf(now)
  let isWhole = true
  for (let after: CaseId | null = null; ;) {
    const page: readonly CaseToWatch[] = await app.store.casesToWatch(organisationId, { after, limit: PAGE, now })
    for (const { history, decisions, drifts } of page) {
      if (isUnfiled(history.case)) continue
      const isOpen = drifts.some((drift) => drift.state === 'open')
      const isOfInterest = isOpen || driftNow({ history, decisions, drifts, rules, policy }, on).length > 0
      if (isOfInterest) isWhole = await lookAt(app, organisationId, history.case.id, now) && isWhole
    }
    if (page.length < PAGE) break
    after = page.at(-1)?.history.case.id ?? null
  }
  if (!isWhole) throw new Error('not every case could be looked at for drift')
}

/** Looks at one case and stores what came of it. False when that failed; somebody who changed the case this moment moved it. */
async function lookAt(app: App, organisationId: OrganisationId, caseId: CaseId, now: Instant): Promise<boolean> {
  try {
    const [facts, drifts] = await Promise.all([
      app.store.facts(organisationId, { caseId, now }), app.store.driftsOf(organisationId, caseId),
    ])
    const watched = watchFacts(facts, drifts, app)
    if (watched === null) return true
    const { writes, audit, notices } = watchDrift(watched, now, app.newId)
    if (writes.length === 0) return true
    // the case moves with it, so that of two processes one raises it, and what somebody records at this moment comes first
    const theCase = { kind: 'case', row: watched.history.case } as const
    const result = await app.store.commit(organisationId, { key: null, writes: [theCase, ...writes], audit, notices, at: now })
    return result.kind === 'committed'
  } catch (error) {
    app.log.error({ ...errorFields(error), case: caseId }, 'a case could not be looked at for drift; it is tried again next minute')
    return false
  }
}

/** The facts of a case as its drift is decided from them; null without a case or its unit. */
export function watchFacts<Loaded extends Facts>(
  facts: Loaded, drifts: WatchFacts['drifts'], app: Pick<App, 'calendar' | 'rulesOf'>,
): Omit<Loaded, 'decisions'> & WatchFacts | null {
  const { unit, history, escalations, policy } = facts
  if (unit === null || history === null) return null
  const settledAt = new Map(escalations.filter((one) => one.closedAt !== null).map((one) => [one.decisionId, one.closedAt]))
  const decisions = facts.decisions.map(({ id, state, decidedAt }) => ({ state, decidedAt, settledAt: settledAt.get(id) ?? null }))
  return { ...facts, unit, history, decisions, drifts, calendar: app.calendar(), rules: app.rulesOf(policy) }
}
