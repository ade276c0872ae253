import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import { BeyondCalendar } from '../domain/calendar/working-days.ts'
import { keepTime } from '../domain/case/keep-time.ts'
import type { CaseRef, OrganisationId } from '../domain/ids.ts'
import type { Policy } from '../domain/policy.ts'
import type { App } from './app.ts'
import { eachCase } from './each-case.ts'

/** A task that would be due on another day. */
export interface MovedUnder {
  readonly task: number
  readonly title: string
  readonly caseRef: CaseRef
  readonly from: LondonDate | null
  readonly to: LondonDate | null
}

/** What another policy would make of the open tasks that the clock keeps. */
export interface DatesUnder {
  /** Due on another day. */
  readonly moved: readonly MovedUnder[]
  /** How many would be new, and how many no longer needed. */
  readonly raised: number
  readonly ended: number
  /** Cases that have a date beyond the known bank holidays under it, which would stay as they are. */
  readonly undatable: readonly CaseRef[]
}

/**
 * Works out every case under both policies and keeps nothing: what is due to change anyway today, whichever holds, is no doing of the
 * policy's. Nothing changes where both have the same clock.
 */
export async function datesUnder(
  app: Pick<App, 'store' | 'rulesOf' | 'calendar' | 'newId'>, organisationId: OrganisationId,
  change: { readonly before: Policy; readonly after: Policy }, now: Instant,
): Promise<DatesUnder> {
  const { before, after } = change
  const [moved, undatable]: [MovedUnder[], CaseRef[]] = [[], []]
  let [raised, ended] = [0, 0]
  if (JSON.stringify(before.clock) === JSON.stringify(after.clock)) return { moved, raised, ended, undatable }
  const everyone = await app.store.people(organisationId)
  const keeping = { now, byId: null, newId: app.newId }
  for await (const { history, tasks } of eachCase(app.store, organisationId)) {
    const { ref: caseRef, unitId } = history.case
    const people = everyone.filter((person) => person.posts.some((post) => post.unitId === unitId))
    const facts = { history, tasks, calendar: app.calendar(), people }
    try {
      const anyway = keepTime({ ...facts, rules: app.rulesOf(before), policy: before }, keeping)
      const then = keepTime({ ...facts, rules: app.rulesOf(after), policy: after }, keeping)
      const dueAnyway = new Map(anyway.moved.map(({ task }) => [task.id, task.due]))
      moved.push(...then.moved
        .filter(({ task }) => dueAnyway.get(task.id) !== task.due)
        .map(({ task, from }) => ({ task: task.number, title: task.title, caseRef, from, to: task.due })))
      raised += Math.max(0, then.raised.length - anyway.raised.length)
      ended += Math.max(0, then.closed.length - anyway.closed.length)
    } catch (error) {
      if (!(error instanceof BeyondCalendar)) throw error
      undatable.push(caseRef)
    }
  }
  return { moved: moved.toSorted((one, other) => one.task - other.task), raised, ended, undatable }
}
