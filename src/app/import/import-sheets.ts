import { londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import { BeyondCalendar } from '../../domain/calendar/working-days.ts'
import { keepTime } from '../../domain/case/keep-time.ts'
import type { CaseRef, OrganisationId } from '../../domain/ids.ts'
import type { AuditEntry, Write } from '../../domain/outcome.ts'
import type { Task } from '../../domain/task/task.ts'
import type { Person } from '../../domain/unit/person.ts'
import type { App } from '../app.ts'
import { planImport, type Plan } from './plan.ts'
import type { Counts, Present } from './planning.ts'
import { readRows } from './read-rows.ts'
import type { Problem, Sheet } from './sheet.ts'

export type Imported =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'imported'; readonly counts: Plan['counts']; readonly tasks: Counts; readonly isDry: boolean }

export interface ImportOptions {
  /** Finds every problem and counts every change, and writes nothing. */
  readonly isDry?: boolean
  /** Told what is being done, for whoever waits. */
  readonly onProgress?: (step: string) => void
}

const PAGE = 500

type Importing = Pick<App, 'store' | 'newId' | 'calendar' | 'rulesOf'>

/**
 * Takes the files in together: everything or, with any problem, nothing. Dates are worked out for every case they touch, in the
 * same commit. The same files again change nothing.
 */
export async function importSheets(app: Importing, organisationId: OrganisationId, sheets: readonly Sheet[], now: Instant, options: ImportOptions = {}): Promise<Imported> {
  const { isDry = false, onProgress = () => {} } = options
  onProgress('Reading the files')
  const { rows, problems } = readRows(sheets)
  if (problems.length > 0) return { kind: 'refused', problems }

  onProgress('Comparing with what is there')
  const policy = await app.store.policy(organisationId)
  const { present, tasksByCase } = await loadPresent(app, organisationId, onProgress)
  const planned = planImport(rows, { present, policy, now, today: londonDateOf(now), newId: app.newId })
  if (planned.plan === null) return { kind: 'refused', problems: planned.problems }
  const { plan } = planned

  onProgress(`Working out the dates of ${plan.cases.length} cases`)
  const people = [...new Map([...present.people, ...plan.writes.flatMap((write) => (write.kind === 'person' ? [write.row] : []))].map((person) => [person.id, person])).values()]
  const byUnit = membersByUnit(people)
  const rules = app.rulesOf(policy)
  const calendar = app.calendar()
  const taskWrites: Write[] = []
  const audit: AuditEntry[] = []
  const late: Problem[] = []
  for (const history of plan.cases) {
    try {
      const tasks = tasksByCase.get(history.case.ref) ?? []
      const kept = keepTime({ history, tasks, rules, calendar, people: byUnit.get(history.case.unitId) ?? [], policy }, { now, byId: null, newId: app.newId })
      taskWrites.push(...kept.writes)
      audit.push(...kept.audit)
    } catch (error) {
      if (!(error instanceof BeyondCalendar)) throw error
      late.push({ file: 'events.csv', line: 1, column: 'date', says: `has something for ${history.case.ref} that cannot be dated. ${error.message}` })
    }
  }
  if (late.length > 0) return { kind: 'refused', problems: late }

  const tasks = taskCounts(taskWrites)
  const writes = [...plan.writes, ...taskWrites]
  if (!isDry && writes.length > 0) {
    onProgress(`Storing ${writes.length} rows`)
    const result = await app.store.commit(organisationId, { key: null, writes, notices: [], at: now, audit: [imported(plan, now), ...audit] })
    if (result.kind === 'stale') throw new Error('Something was changed while the files were taken in, so nothing was stored. Import them again.')
  }
  return { kind: 'imported', counts: plan.counts, tasks, isDry }
}

async function loadPresent({ store }: Importing, organisationId: OrganisationId, onProgress: (step: string) => void) {
  const [units, people] = await Promise.all([store.units(organisationId), store.people(organisationId)])
  const cases = new Map<CaseRef, Present['cases'] extends ReadonlyMap<CaseRef, infer Stored> ? Stored : never>()
  const tasksByCase = new Map<CaseRef, readonly Task[]>()
  for (let after = null as Parameters<typeof store.caseHistories>[1]['after']; ;) {
    const page = await store.caseHistories(organisationId, { after, limit: PAGE })
    for (const { history, tasks } of page) {
      cases.set(history.case.ref, history)
      tasksByCase.set(history.case.ref, tasks)
    }
    if (cases.size > 0) onProgress(`Comparing with what is there: ${cases.size} cases`)
    if (page.length < PAGE) return { present: { organisationId, units, people, cases } satisfies Present, tasksByCase }
    after = page.at(-1)?.history.case.id ?? null
  }
}

function membersByUnit(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const byUnit = new Map<string, Person[]>()
  for (const person of people) {
    for (const { unitId } of person.posts) {
      if (unitId === null) continue
      const members = byUnit.get(unitId) ?? []
      if (!members.includes(person)) byUnit.set(unitId, [...members, person])
    }
  }
  return byUnit
}

function taskCounts(writes: readonly Write[]): Counts {
  const added = writes.filter((write) => write.kind === 'task' && write.row.version === 0).length
  return { added, changed: writes.length - added, same: 0 }
}

function imported({ counts }: Plan, at: Instant): AuditEntry {
  const detail = Object.fromEntries(Object.entries(counts).flatMap(([sheet, { added, changed }]) => [[`${sheet}Added`, added], [`${sheet}Changed`, changed]]))
  return { event: 'authority-imported', byId: null, at, unitId: null, caseId: null, subjectId: null, detail }
}
