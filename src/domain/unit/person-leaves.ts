import { addDays, londonDateOf, type Instant, type LondonDate } from '../calendar/london.ts'
import type { LadderFacts, Raised } from '../escalation/ladder-facts.ts'
import { redraw } from '../escalation/notices.ts'
import { standOnRung } from '../escalation/stand-on-rung.ts'
import type { NewId, PersonId, TaskId } from '../ids.ts'
import type { NewNotice } from '../notice.ts'
import type { AuditEntry, Outcome, Write } from '../outcome.ts'
import { refused } from '../outcome.ts'
import type { Policy } from '../policy.ts'
import { redrawTask } from '../task/redraw-task.ts'
import type { Task } from '../task/task.ts'
import { isMember } from './membership.ts'
import type { Cover, Identity, Person } from './person.ts'
import type { Platform, Unit } from './unit.ts'

/** All that hangs on one person. */
export interface LeavingFacts {
  readonly person: Person
  readonly units: readonly Unit[]
  /** The chat platforms that are in use: an account on another one reaches nobody. */
  readonly platforms: ReadonlySet<Platform>
  readonly policy: Pick<Policy, 'roles'>
  /** Their open tasks. */
  readonly tasks: readonly Task[]
  /** Those of them that may be named in a unit's channel: none of a restricted case. */
  readonly tellable: ReadonlySet<TaskId>
  /** Cover from today on, theirs and everybody's. */
  readonly cover: readonly Cover[]
  /** The open escalations they are asked about, each with what settles whom to ask. */
  readonly asked: readonly (LadderFacts & Raised)[]
}

/** The product does this by itself, or on an administrator's word. */
type ByItself = { readonly now: Instant; readonly newId: NewId }

interface Changed {
  readonly writes: readonly Write[]
  readonly audit: readonly AuditEntry[]
  readonly notices: readonly NewNotice[]
}

/**
 * An account was closed on its platform. Without another one that reaches them the person has left. With one they stay, and what waits
 * for them is asked again there.
 */
export function closeAccount(facts: LeavingFacts, identity: Identity, asking: ByItself): Outcome<{ readonly person: Person }> {
  const { person } = facts
  const isClosed = (one: Identity): boolean =>
    one.platform === identity.platform && one.tenant === identity.tenant && one.user === identity.user
  const left = person.identities.filter((one) => !isClosed(one))
  if (left.length === person.identities.length) return refused('not-theirs', `That account is not ${person.name}’s. Nothing needed changing.`)
  const closed: AuditEntry = { ...recorded(person.id, asking.now), event: 'account-closed', detail: { ...identity } }
  const stays: Person = { ...person, identities: left }
  const isGone = !left.some((one) => facts.platforms.has(one.platform))
  const after = isGone ? leaving(facts, asking) : staying(facts, stays, asking)
  return { kind: 'accepted', person: isGone ? gone(person) : stays, ...after, audit: [closed, ...after.audit] }
}

/** Somebody has left. Nobody waits for them from that moment, and their units hear what nobody has now. */
export function personLeaves(facts: LeavingFacts, asking: ByItself): Outcome<{ readonly person: Person }> {
  const { person } = facts
  if (!person.isActive) return refused('has-left', `${person.name} has left already. Nothing needed changing.`)
  return { kind: 'accepted', person: gone(person), ...leaving(facts, asking) }
}

function gone(person: Person): Person {
  return { ...person, identities: [], isActive: false }
}

function staying(facts: LeavingFacts, stays: Person, asking: ByItself): Changed {
  const asked = askedAgain(facts, stays, asking)
  return { ...asked, writes: [{ kind: 'person', row: stays }, ...asked.writes] }
}

function leaving(facts: LeavingFacts, asking: ByItself): Changed {
  const left = gone(facts.person)
  const asked = askedAgain(facts, left, asking)
  const cover = coverEnded(facts, asking.now)
  const { tasks } = facts
  return {
    writes: [
      { kind: 'person', row: left }, ...tasks.map((task) => ({ kind: 'task', row: { ...task, ownerId: null } }) as const),
      ...cover.writes, ...asked.writes,
    ],
    audit: [
      { ...recorded(left.id, asking.now), event: 'person-left', detail: { tasks: tasks.length, asked: facts.asked.length } },
      ...tasks.map((task) => ({
        ...recorded(task.id, asking.now), event: 'task-unallocated', unitId: task.unitId, caseId: task.caseId, detail: { ownerId: left.id },
      })),
      ...cover.audit, ...asked.audit,
    ],
    notices: [...tellUnits(facts, asking), ...tasks.map((task) => redrawTask(task, asking.newId)), ...asked.notices],
  }
}

/** What they are asked about goes to whoever is there now: at the same rung if there is somebody, else up at once (invariant 5). */
function askedAgain({ asked }: LeavingFacts, person: Person, asking: ByItself): Changed {
  const stood = asked.map((facts) => {
    const people = facts.people.map((one) => (one.id === person.id ? person : one))
    return standOnRung(facts.escalation, facts.escalation.step, facts.decision, { ...facts, people }, asking)
  })
  return {
    writes: stood.map(({ escalation }) => ({ kind: 'escalation', row: escalation })),
    audit: stood.flatMap(({ audit }) => audit),
    notices: stood.flatMap(({ escalation, notices }) => [...notices, ...redraw(escalation, asking.newId)]),
  }
}

/** Cover they gave, and cover for them, ends yesterday: today somebody else has to be named. */
function coverEnded({ person, cover }: LeavingFacts, now: Instant): Pick<Changed, 'writes' | 'audit'> {
  const today = londonDateOf(now)
  const theirs = cover.filter((one) => (one.holderId === person.id || one.deputyId === person.id) && one.to >= today)
  const yesterday = addDays(today, -1)
  return {
    writes: theirs.flatMap((one): Write[] => [
      { kind: 'cover-removed', row: one },
      ...(one.from <= yesterday ? [{ kind: 'cover', row: { ...one, to: yesterday } } as const] : []),
    ]),
    audit: theirs.map(({ holderId, deputyId, from, to }) => ({
      ...recorded(holderId, now), event: 'cover-ended', detail: { deputyId, from, to },
    })),
  }
}

/** One message to each unit they worked in or managed, or had tasks of. */
function tellUnits({ person, units, policy, tasks, tellable }: LeavingFacts, { now, newId }: ByItself): readonly NewNotice[] {
  const on: LondonDate = londonDateOf(now)
  const named = tasks.filter((task) => tellable.has(task.id))
  return units
    .filter((unit) =>
      unit.groupManagerId === person.id || isMember(person, { unit, policy }, on) || named.some((task) => task.unitId === unit.id))
    .map((unit) => ({
      id: newId('notice'),
      occurrence: `person-left/${unit.id}/${person.id}/${person.version + 1}`,
      to: { kind: 'unit', unitId: unit.id },
      about: {
        kind: 'person-left', unitId: unit.id, personId: person.id,
        tasks: named.filter((task) => task.unitId === unit.id).map((task) => task.id),
      },
      isUrgent: false,
      lateByMinutes: 0,
      subjectId: null,
    }))
}

function recorded(subjectId: PersonId | TaskId, at: Instant) {
  return { byId: null, at, unitId: null, caseId: null, subjectId }
}
