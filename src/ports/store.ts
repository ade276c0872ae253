import type { Instant, LondonDate } from '../domain/calendar/london.ts'
import type { HolidayData } from '../domain/calendar/holidays.ts'
import type { CaseHistory } from '../domain/case/case.ts'
import type { Decision } from '../domain/decision/decision.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import type { CaseId, CaseRef, DecisionId, EscalationId, NoticeId, OrganisationId, PersonId, TaskId, UnitId } from '../domain/ids.ts'
import type { PoliciesBefore } from '../domain/policy/judged-under.ts'
import type { Policy } from '../domain/policy.ts'
import type { Task } from '../domain/task/task.ts'
import type { Cover, Identity, Leave, Person } from '../domain/unit/person.ts'
import type { ChatPlace, Unit } from '../domain/unit/unit.ts'
import type { PersonNamed } from '../intents/intent.ts'
import type { NewNotice } from '../domain/notice.ts'
import type { AuditEntry, Write } from '../domain/outcome.ts'
import type { Drifts } from './drifts.ts'

/** What the product loads to do something by itself: compose a message, climb a ladder. No case is hidden from it. */
export interface FactsAsk {
  readonly now: Instant
  readonly unitId?: UnitId
  readonly caseId?: CaseId
  readonly caseRef?: CaseRef
  readonly taskId?: TaskId
  readonly decisionId?: DecisionId
  readonly escalationId?: EscalationId
}

/** A scene that nobody asked for. */
export type Facts = Omit<Scene, 'asker'>

/** What has to be loaded to answer one intent. Everything is found inside the organisation or not at all. */
export interface SceneAsk {
  readonly askerId: PersonId
  /** The unit whose channel this was asked in; null in direct messages. */
  readonly unitId: UnitId | null
  readonly caseRef?: CaseRef
  readonly taskNumber?: number
  readonly decisionNumber?: number
  readonly escalationId?: EscalationId
  /** People named in the intent, who may be outside the unit. */
  readonly people?: readonly PersonNamed[]
  /** The platform the mentions in `people` belong to. */
  readonly platform: Identity['platform']
  readonly tenant: string
  readonly now: Instant
  /** True when it turns on how much people have to do: counting `openTasks` costs as much as loading all the rest. */
  readonly countsOpenTasks?: boolean
  /** What is remembered of who asks, which the scene confirms. */
  readonly asOf?: AsOf
}

/** What was in force when something that is remembered was read. */
export interface AsOf {
  /** Of units, people, leave and cover. */
  readonly directoryVersion: number
  readonly policyVersion: string
}

/** Thrown when a scene was asked for on what is remembered and holds no more: whoever asked has to be looked up. */
export class OutOfDate extends Error {
  override readonly name = 'OutOfDate'
}

/** The facts one intent is decided from, read in one statement so that they agree with one another. */
export interface Scene {
  readonly organisationId: OrganisationId
  readonly policy: Policy
  /** Those that decisions below were judged under and that are not in force any more; absent when there are none. */
  readonly policiesBefore?: PoliciesBefore
  readonly asker: Person
  /** The unit of the case, task or decision asked about; else of the channel; else the asker's own. */
  readonly unit: Unit | null
  /** Active people of the unit, everybody who holds a role over the organisation or manages the unit, the asker, and those named. */
  readonly people: readonly Person[]
  /** Leave and cover of those people, today and later. */
  readonly leave: readonly Leave[]
  readonly cover: readonly Cover[]
  /** Open tasks by owner, for those people; null where counting them was not asked for, so that nobody seems to have none. */
  readonly openTasks: Readonly<Record<PersonId, number>> | null
  /** The case asked about, or of the task, decision or escalation asked about. Null when there is none or the asker may not know of it. */
  readonly history: CaseHistory | null
  /** Every task of that case, but those met more than a year ago; or the task asked about when it has no case. */
  readonly tasks: readonly Task[]
  /** Decisions on that case in the last 400 days. */
  readonly decisions: readonly Decision[]
  /** The escalations of those decisions. */
  readonly escalations: readonly Escalation[]
}

export interface Commit {
  /** Makes a repeat of the same request recognised: the platform's own id for it. Null for what nobody asked. */
  readonly key: string | null
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
  /** The one of them that is sent as soon as this is stored: it is stored as `sending`, so that nobody has to claim it. */
  readonly sendsAtOnce?: NoticeId
  readonly at: Instant
}

export type CommitResult =
  /** Durable. Numbers given to new tasks and decisions, by id; `notices` are those that were new occurrences. */
  | { readonly kind: 'committed'; readonly numbers: Readonly<Record<string, number>>; readonly notices: readonly NoticeId[] }
  /** Something moved since it was loaded; nothing was written. */
  | { readonly kind: 'stale' }
  /** This request was committed before; nothing was written again. `numbers` are those given then. */
  | { readonly kind: 'repeated'; readonly numbers: Readonly<Record<string, number>> }

/** A task with the words needed to show it in a list. */
export interface TaskLine {
  readonly task: Task
  readonly caseRef: CaseRef | null
  readonly childRef: string | null
  readonly owner: Pick<Person, 'id' | 'name'> | null
}

export interface DecisionLine {
  readonly decision: Decision
  readonly caseRef: CaseRef
  readonly escalation: Escalation | null
  /** Who it waits for. */
  readonly asked: Pick<Person, 'id' | 'name'> | null
}

/** Which open tasks to list. Of restricted cases only those the viewer may see; for a channel, which is nobody in particular (null), none. */
export interface TaskFilter {
  readonly viewerId: PersonId | null
  readonly unitId?: UnitId
  readonly ownerId?: PersonId
  readonly caseId?: CaseId
  /** Only tasks due on or before this day (tasks without a limit are then left out). */
  readonly dueBy?: LondonDate
}

export interface WaitingFilter {
  readonly unitId?: UnitId
  readonly askedId?: PersonId
  readonly viewerId?: PersonId
}

export interface WhoAsks {
  readonly organisationId: OrganisationId
  readonly personId: PersonId
  readonly channelUnitId: UnitId | null
  readonly policy: Policy
}

/** All that is kept, one organisation at a time. */
export interface Store extends Drifts {
  organisations(): Promise<readonly { readonly id: OrganisationId; readonly name: string }[]>
  /**
   * Who asks, in whose channel (null: in direct messages, or in a channel that is nobody's), and under which policy, all in one
   * question; null for strangers and for people who have left.
   */
  whoAsks(identity: Identity, channel: ChatPlace | null): Promise<WhoAsks | null>
  /**
   * The same from memory, and null when it is not remembered: a beginning, good for nothing but a scene that is asked for `asOf` it,
   * which throws `OutOfDate` if it holds no more.
   */
  whoAsksFromMemory(identity: Identity, channel: ChatPlace | null): (WhoAsks & { readonly asOf: AsOf }) | null
  /** Who is pressing; null for strangers and for people who have left. */
  whoIs(identity: Identity): Promise<{ readonly organisationId: OrganisationId; readonly personId: PersonId } | null>
  /** The unit whose channel this is; null when it is nobody's. */
  unitOfChannel(organisationId: OrganisationId, place: { readonly platform: Identity['platform']; readonly tenant: string; readonly conversation: string }): Promise<UnitId | null>

  /** @throws OutOfDate when it was asked for `asOf` something else than what stands. */
  scene(organisationId: OrganisationId, ask: SceneAsk): Promise<Scene>
  facts(organisationId: OrganisationId, about: FactsAsk): Promise<Facts>
  /** Writes everything or nothing, durably, in one transaction. An error thrown from here can mean "committed": ask again with the same key. */
  commit(organisationId: OrganisationId, commit: Commit): Promise<CommitResult>

  policy(organisationId: OrganisationId, version?: string): Promise<Policy>
  /** `as-last-read` spares a question where this process read a scene a moment ago: it is at least as new as that. */
  units(organisationId: OrganisationId, when?: 'now' | 'as-last-read'): Promise<readonly Unit[]>
  people(organisationId: OrganisationId, when?: 'now' | 'as-last-read'): Promise<readonly Person[]>
  leaveAndCover(organisationId: OrganisationId, from: LondonDate, to: LondonDate): Promise<{ readonly leave: readonly Leave[]; readonly cover: readonly Cover[] }>
  tasks(organisationId: OrganisationId, filter: TaskFilter): Promise<readonly TaskLine[]>
  /** Open tasks nobody has, on restricted cases this person may know of: the unit's channel cannot be told of them. */
  restrictedUnallocated(organisationId: OrganisationId, viewerId: PersonId): Promise<readonly TaskLine[]>
  /** By id, in whatever state; those of other organisations are not there. */
  tasksById(organisationId: OrganisationId, ids: readonly TaskId[]): Promise<readonly TaskLine[]>
  /**
   * Decisions that wait for somebody: in the unit, or for the person asked. Those on restricted cases only when the viewer (or else
   * the person asked) may know of them; without either, for a channel, they are left out.
   */
  waitingDecisions(organisationId: OrganisationId, filter: WaitingFilter): Promise<readonly DecisionLine[]>
  decision(organisationId: OrganisationId, id: DecisionId): Promise<DecisionLine | null>
  escalation(organisationId: OrganisationId, id: EscalationId): Promise<DecisionLine | null>
  /** Every open escalation. */
  openEscalations(organisationId: OrganisationId): Promise<readonly Escalation[]>
  /** Open escalations whose next step is at or before this moment. */
  escalationsDue(organisationId: OrganisationId, now: Instant): Promise<readonly Escalation[]>
  /** Case histories with their tasks, `limit` at a time in order of id, for the daily reconciliation. */
  caseHistories(organisationId: OrganisationId, page: { readonly after: CaseId | null; readonly limit: number }): Promise<readonly { readonly history: CaseHistory; readonly tasks: readonly Task[] }[]>
  caseRef(organisationId: OrganisationId, id: CaseId): Promise<CaseRef | null>
  /** The unit's families that the viewer may know of; for nobody in particular, those that are not restricted. */
  casesOfUnit(organisationId: OrganisationId, unitId: UnitId, viewerId: PersonId | null): Promise<readonly { readonly id: CaseId; readonly ref: CaseRef }[]>
  /** Which of these occurrences were already enqueued. */
  occurrencesDone(organisationId: OrganisationId, occurrences: readonly string[]): Promise<ReadonlySet<string>>

  /** Removes up to `limit` requests committed before this moment: a repeat of one of them is no longer recognised. */
  forgetRequests(before: Instant, limit: number): Promise<void>

  /** Bank holidays put in by the council since the shipped snapshot; null when none were. */
  holidays(): Promise<HolidayData | null>
  saveHolidays(data: HolidayData, at: Instant): Promise<void>
}
