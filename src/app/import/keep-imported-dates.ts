import { londonDateOf, type Instant } from '../../domain/calendar/london.ts'
import { BeyondCalendar } from '../../domain/calendar/working-days.ts'
import type { WorkingCalendar } from '../../domain/calendar/working-days.ts'
import { keepTime } from '../../domain/case/keep-time.ts'
import { obligations } from '../../domain/clock/obligations.ts'
import type { RulePack } from '../../domain/clock/rule.ts'
import type { CaseRef, NewId } from '../../domain/ids.ts'
import type { AuditEntry, Write } from '../../domain/outcome.ts'
import type { Policy } from '../../domain/policy.ts'
import type { Task } from '../../domain/task/task.ts'
import type { Person } from '../../domain/unit/person.ts'
import { handOver } from './hand-over.ts'
import type { PlannedHistory } from './plan-events.ts'
import type { Problem, Row } from './sheet.ts'

export interface KeepingDates {
  readonly tasksByCase: ReadonlyMap<CaseRef, readonly Task[]>
  /** Everybody, as they will be once the files are in. */
  readonly people: readonly Person[]
  readonly policy: Policy
  readonly rules: RulePack
  readonly calendar: WorkingCalendar
  readonly now: Instant
  readonly newId: NewId
}

export interface KeptDates {
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  /** What cannot be dated, by the line that makes it so. */
  readonly problems: readonly Problem[]
}

/** Brings the tasks of every case the files touch to what its history now says. */
export function keepImportedDates(histories: readonly PlannedHistory[], keeping: KeepingDates): KeptDates {
  const membersOf = membersByUnit(keeping.people)
  const [writes, audit, problems]: [Write[], AuditEntry[], Problem[]] = [[], [], []]
  for (const history of histories) {
    try {
      const kept = keptDates(history, membersOf.get(history.case.unitId) ?? [], keeping)
      writes.push(...kept.writes)
      audit.push(...kept.audit)
    } catch (error) {
      if (!(error instanceof BeyondCalendar)) throw error
      const { file, line } = lineAtFault(history, keeping)
      problems.push({ file, line, column: null, says: `cannot be dated. ${error.message}` })
    }
  }
  return { writes, audit, problems }
}

function keptDates(
  history: PlannedHistory, people: readonly Person[], { tasksByCase, policy, rules, calendar, now, newId }: KeepingDates,
): Pick<KeptDates, 'writes' | 'audit'> {
  const { case: theCase } = history
  const before = tasksByCase.get(theCase.ref) ?? []
  const tasks = handOver(before, theCase, { people, policy, today: londonDateOf(now) })
  const kept = keepTime({ history, tasks, rules, calendar, people, policy }, { now, byId: null, newId })
  const written = new Set(kept.writes.flatMap((write) => (write.kind === 'task' ? write.row.id : [])))
  const handedOver = tasks.filter((task, index) => task !== before[index])
  return {
    writes: [...handedOver.filter((task) => !written.has(task.id)).map((row): Write => ({ kind: 'task', row })), ...kept.writes],
    audit: [
      ...handedOver.map((task): AuditEntry => ({
        event: 'task-handed-over', byId: null, at: now, unitId: theCase.unitId, caseId: theCase.id, subjectId: task.id,
        detail: { to: task.ownerId },
      })),
      ...kept.audit,
    ],
  }
}

/** The first of the file's events, in the order they happened, with which the dates run past the known bank holidays. */
function lineAtFault(history: PlannedHistory, { rules, calendar, now }: KeepingDates): Row {
  const isDatable = (events: PlannedHistory['events']): boolean => {
    try {
      obligations({ case: history.case, events }, rules, calendar, londonDateOf(now))
      return true
    } catch (error) {
      if (error instanceof BeyondCalendar) return false
      throw error
    }
  }
  const lines = [...history.lines].toSorted(([one], [other]) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
  const others = history.events.filter((event) => !history.lines.has(event))
  const upTo = (index: number): PlannedHistory['events'] => [...others, ...lines.slice(0, index + 1).map(([event]) => event)]
  const at = isDatable(others) ? lines.findIndex((_, index) => !isDatable(upTo(index))) : -1
  return lines[at]?.[1] ?? history.row
}

function membersByUnit(people: readonly Person[]): ReadonlyMap<string, readonly Person[]> {
  const unitsOf = ({ posts }: Person): readonly string[] => [...new Set(posts.flatMap(({ unitId }) => unitId ?? []))]
  const posted = people.flatMap((person) => unitsOf(person).map((unitId) => ({ unitId, person })))
  return new Map([...Map.groupBy(posted, ({ unitId }) => unitId)].map(([unitId, members]) => [unitId, members.map(({ person }) => person)]))
}
