import { londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import type { CaseRef, OrganisationId } from '../../domain/ids.ts'
import type { AuditEntry, Write } from '../../domain/outcome.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Task } from '../../domain/task/task.ts'
import type { Person } from '../../domain/unit/person.ts'
import type { App } from '../app.ts'
import { Overtaken } from '../settle.ts'
import { keepImportedDates } from './keep-imported-dates.ts'
import { planImport, type Plan } from './plan.ts'
import type { Counts, Present } from './planning.ts'
import { readRows } from './read-rows.ts'
import type { Rows } from './rows.ts'
import { inOrder, type Problem, type Sheet } from './sheet.ts'

export type Imported =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'imported'; readonly counts: Plan['counts']; readonly tasks: Counts; readonly isDry: boolean }

export interface ImportOptions {
  /** Finds every problem and counts every change, and writes nothing. */
  readonly isDry?: boolean
  /** Told what is being done, for whoever waits. */
  readonly onProgress?: (step: string) => void
  /** The organisation is not there yet: its first policy, and how it is made once nothing is wrong with the files. */
  readonly founding?: { readonly policy: Policy; readonly found: () => Promise<void> }
}

const PAGE = 500
/** How often the files are compared afresh when somebody changed something meanwhile. */
const ATTEMPTS = 3

type Importing = Pick<App, 'store' | 'services' | 'newId' | 'calendar' | 'rulesOf'>

/**
 * Takes the files in together: everything or, with any problem, nothing. Dates are worked out for every case they touch, in the
 * same commit. The same files again change nothing. Throws `Overtaken` when somebody else's changes came first every time.
 */
export async function importSheets(
  app: Importing, organisationId: OrganisationId, sheets: readonly Sheet[], now: Instant, options: ImportOptions = {},
): Promise<Imported> {
  const { isDry = false, onProgress = () => {}, founding } = options
  onProgress('Reading the files')
  const { rows, problems } = readRows(sheets)
  if (problems.length > 0) return { kind: 'refused', problems: inOrder(problems) }

  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const stored = founding === undefined
      ? await loadStored(app, organisationId, onProgress)
      : nothingStored(organisationId, founding.policy)
    const decided = decideImport(app, rows, stored, now, onProgress)
    if (decided.kind === 'refused') return { kind: 'refused', problems: inOrder(decided.problems) }
    const { plan, taskWrites, audit } = decided
    const imported: Imported = { kind: 'imported', counts: plan.counts, tasks: taskCounts(taskWrites), isDry }
    const writes = [...plan.writes, ...taskWrites]
    if (isDry || writes.length === 0) return imported
    onProgress(`Storing ${writes.length} rows`)
    await founding?.found()
    const result = await app.store.commit(organisationId, {
      key: null, writes, notices: [], at: now, audit: [importedEntry(plan, now), ...audit],
    })
    if (result.kind !== 'stale') return imported
  }
  throw new Overtaken(`stale ${ATTEMPTS} times in a row`)
}

interface Stored {
  readonly present: Present
  readonly policy: Policy
  readonly tasksByCase: ReadonlyMap<CaseRef, readonly Task[]>
}

type Decided =
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'accepted'; readonly plan: Plan; readonly taskWrites: readonly Write[]; readonly audit: readonly AuditEntry[] }

/** What the files come to beside what is stored. */
function decideImport(
  app: Importing, rows: Rows, { present, policy, tasksByCase }: Stored, now: Instant, onProgress: (step: string) => void,
): Decided {
  onProgress('Comparing with what is there')
  const { plan, problems } = planImport(rows, { present, policy, now, today: londonDateOf(now), newId: app.newId })
  if (plan === null) return { kind: 'refused', problems }
  onProgress(`Working out the dates of ${plan.cases.length} cases`)
  const kept = keepImportedDates(plan.cases, {
    tasksByCase, policy, rules: app.rulesOf(policy), calendar: app.calendar(), people: peopleAfter(present.people, plan.writes),
    now, newId: app.newId,
  })
  if (kept.problems.length > 0) return { kind: 'refused', problems: kept.problems }
  return { kind: 'accepted', plan, taskWrites: kept.writes, audit: kept.audit }
}

function peopleAfter(present: readonly Person[], writes: readonly Write[]): readonly Person[] {
  const written = writes.flatMap((write) => (write.kind === 'person' ? [write.row] : []))
  return [...new Map([...present, ...written].map((person) => [person.id, person])).values()]
}

function nothingStored(organisationId: OrganisationId, policy: Policy): Stored {
  return { present: { organisationId, units: [], people: [], services: [], cases: new Map() }, policy, tasksByCase: new Map() }
}

async function loadStored({ store, services: offered }: Importing, organisationId: OrganisationId, onProgress: (step: string) => void): Promise<Stored> {
  const [units, people, policy, services] = await Promise.all([
    store.units(organisationId), store.people(organisationId), store.policy(organisationId), offered.directory(organisationId),
  ])
  const cases = new Map<CaseRef, Present['cases'] extends ReadonlyMap<CaseRef, infer History> ? History : never>()
  const tasksByCase = new Map<CaseRef, readonly Task[]>()
  for (let after = null as Parameters<typeof store.caseHistories>[1]['after']; ;) {
    const page = await store.caseHistories(organisationId, { after, limit: PAGE })
    for (const { history, tasks } of page) {
      cases.set(history.case.ref, history)
      tasksByCase.set(history.case.ref, tasks)
    }
    if (cases.size > 0) onProgress(`Reading what is there: ${cases.size} cases`)
    if (page.length < PAGE) return { present: { organisationId, units, people, services, cases }, policy, tasksByCase }
    after = page.at(-1)?.history.case.id ?? null
  }
}

function taskCounts(writes: readonly Write[]): Counts {
  const added = writes.filter((write) => write.kind === 'task' && write.row.version === 0).length
  return { added, changed: writes.length - added, same: 0 }
}

function importedEntry({ counts }: Plan, at: Instant): AuditEntry {
  const detail = Object.fromEntries(Object.entries(counts).flatMap(([sheet, { added, changed }]) =>
    [[`${sheet}Added`, added], [`${sheet}Changed`, changed]]))
  return { event: 'authority-imported', byId: null, at, unitId: null, caseId: null, subjectId: null, detail }
}
