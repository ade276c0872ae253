import { londonDateOf, type Instant, type LondonDate } from '../domain/calendar/london.ts'
import { BeyondCalendar } from '../domain/calendar/working-days.ts'
import type { CaseHistory } from '../domain/case/case.ts'
import { caseChanged, tellAudience } from '../domain/case/audience.ts'
import { keepTime, type KeptTime } from '../domain/case/keep-time.ts'
import type { OrganisationId } from '../domain/ids.ts'
import type { NewNotice } from '../domain/notice.ts'
import type { Write } from '../domain/outcome.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { eachCase } from './each-case.ts'
import { tellMoved } from './tell-moved.ts'

/** What changed on one case. */
export interface CaseKept {
  readonly history: CaseHistory
  readonly kept: KeptTime
}

/** The day and the policy that each organisation's dates were last brought up to by this process; doing it again changes nothing. */
const lastDone = new WeakMap<App['store'], Map<OrganisationId, { readonly on: LondonDate; readonly version: string }>>()

/**
 * Once a London day, and whenever the policy changes: brings every case's tasks to what the rules say today. What a birthday changes, or
 * a rule that comes into force, is told to each case's own audience; what a new policy moves, to each owner in one message.
 */
export async function keepDates(app: App, organisationId: OrganisationId, now: Instant): Promise<void> {
  const done = lastDone.get(app.store) ?? new Map<OrganisationId, { readonly on: LondonDate; readonly version: string }>()
  lastDone.set(app.store, done)
  const { version } = await app.store.policy(organisationId)
  const on = londonDateOf(now)
  const before = done.get(organisationId)
  if (before?.on === on && before.version === version) return
  if (before?.on === on) await keepToPolicy(app, organisationId, version, now)
  else await recomputeDates(app, organisationId, now, (changed) => tellCaseChanged(app, changed, now))
  done.set(organisationId, { on, version })
}

/**
 * After another policy came into force: every case's tasks are brought to its rules, and each owner is told in one message which of
 * their dates moved. Returns what changed. Run again it changes and tells nothing.
 */
export async function keepToPolicy(app: App, organisationId: OrganisationId, version: string, now: Instant): Promise<readonly CaseKept[]> {
  const changed = await recomputeDates(app, organisationId, now, () => [])
  const notices = tellMoved(changed, version, app.newId)
  if (notices.length > 0) await app.store.commit(organisationId, { key: null, writes: [], audit: [], notices, at: now })
  return changed
}

/**
 * Works out every case's dates afresh, a page at a time, each case committed by itself: a case that somebody is changing this moment
 * is left to what they do. `tell` says which notices a changed case gives rise to. Returns what changed. A case with a fault does not
 * keep the others from it; the first such fault is thrown at the end, so that it is all tried again.
 */
export async function recomputeDates(
  app: App, organisationId: OrganisationId, now: Instant, tell: (changed: CaseKept) => readonly NewNotice[],
): Promise<readonly CaseKept[]> {
  const [policy, everyone] = await Promise.all([app.store.policy(organisationId), app.store.people(organisationId)])
  const rules = app.rulesOf(policy)
  const calendar = app.calendar()
  const allChanged: CaseKept[] = []
  const faults: unknown[] = []
  for await (const { history, tasks } of eachCase(app.store, organisationId)) {
    try {
      const people = everyone.filter((person) => person.posts.some((post) => post.unitId === history.case.unitId))
      const kept = keepTime({ history, tasks, rules, calendar, people, policy }, { now, byId: null, newId: app.newId })
      if (kept.writes.length === 0) continue
      const changed = { history, kept }
      // the case moves with its tasks, so that what somebody records at this moment is told by its version
      const writes: Write[] = [{ kind: 'case', row: history.case }, ...kept.writes]
      const result = await app.store.commit(organisationId, { key: null, writes, audit: kept.audit, notices: tell(changed), at: now })
      if (result.kind === 'committed') allChanged.push(changed)
    } catch (error) {
      const isBeyond = error instanceof BeyondCalendar
      if (!isBeyond) faults.push(error)
      app.log.error(
        { ...errorFields(error), case: history.case.id },
        isBeyond ? 'a case has a date beyond the known bank holidays; load the newest list' : 'the dates of a case could not be kept',
      )
    }
  }
  if (faults.length > 0) throw faults[0]
  return allChanged
}

/** Tells whoever may know of the case what the clock changed by itself; nothing for changes that move no date. */
export function tellCaseChanged(app: Pick<App, 'newId'>, { history, kept }: CaseKept, now: Instant): readonly NewNotice[] {
  const { raised, moved, closed } = kept
  const [first] = [...raised, ...moved.map(({ task }) => task), ...closed]
  if (first === undefined) return []
  const theCase = history.case
  return tellAudience({
    case: theCase, unitId: theCase.unitId, subjectId: null,
    occurrence: `case-changed/${theCase.id}/${londonDateOf(now)}/${first.id}.${first.version}`,
    about: caseChanged(theCase, kept, null, 'Brought up to date'),
  }, app.newId)
}
