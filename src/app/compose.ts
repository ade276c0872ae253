import { agenda } from '../domain/meeting/agenda.ts'
import { addDays, londonDateOf, type Instant } from '../domain/calendar/london.ts'
import { byLimit, toLine } from '../domain/digest/lines.ts'
import { personalDigest } from '../domain/digest/personal-digest.ts'
import { unitDigest } from '../domain/digest/unit-digest.ts'
import { isOpen } from '../domain/escalation/escalation.ts'
import type { EscalationId, OrganisationId, PersonId, TaskId, UnitId } from '../domain/ids.ts'
import type { Notice, NoticeAbout, NoticeKind } from '../domain/notice.ts'
import { nextInChain } from '../domain/task/chain.ts'
import { accountLinked } from '../messages/cards/account-linked.ts'
import { channelSet } from '../messages/cards/channel-set.ts'
import { personLeft } from '../messages/cards/person-left.ts'
import { caseChanged } from '../messages/cards/case-changed.ts'
import { datesMoved } from '../messages/cards/dates-moved.ts'
import { decisionRecorded } from '../messages/cards/decision-recorded.ts'
import { escalationAnswered } from '../messages/cards/escalation-answered.ts'
import { escalationAsked } from '../messages/cards/escalation-asked.ts'
import { escalationRaised } from '../messages/cards/escalation-raised.ts'
import { meetingReminder } from '../messages/cards/meeting-reminder.ts'
import { personUnreachable } from '../messages/cards/person-unreachable.ts'
import { nobodyAvailable } from '../messages/cards/nobody-available.ts'
import { personalDigest as personalDigestCard } from '../messages/cards/personal-digest.ts'
import { taskAllocated } from '../messages/cards/task-allocated.ts'
import { taskDone } from '../messages/cards/task-done.ts'
import { taskRaised } from '../messages/cards/task-raised.ts'
import { unitDigest as unitDigestCard } from '../messages/cards/unit-digest.ts'
import { sayRepeated } from '../messages/repeated.ts'
import type { Message } from '../messages/model.ts'
import { roleName } from '../domain/authority/say-authority.ts'
import type { Facts } from '../ports/store.ts'
import type { App } from './app.ts'
import { agendaFacts, unitFacts } from './unit-facts.ts'
import { lateBy } from './late-by.ts'
import { colleague, decisionShown, escalationShown, taskShown, type Showing } from './shown.ts'

/** A notice's words as they are now; or that it is no longer worth sending, and why. */
export type Composed =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'stale'; readonly because: string }

interface Composing {
  readonly app: Pick<App, 'store' | 'calendar'>
  readonly notice: Notice
  readonly organisationId: OrganisationId
  readonly now: Instant
  /** Who looks at their own copy of what a conversation of several shows; null for the copy that everybody has. */
  readonly viewerId: PersonId | null
}

type Composer<Kind extends NoticeKind> = (about: Extract<NoticeAbout, { kind: Kind }>, composing: Composing) => Promise<Composed>

/** What every notice says, from the state at the moment of sending: a table without gaps, so that a new notice cannot be forgotten. */
const composers: { readonly [Kind in Exclude<NoticeKind, 'refresh'>]: Composer<Kind> } = {
  async 'task-raised'({ taskId }, composing) {
    const shown = await foundTask(taskId, composing)
    return shown === undefined ? gone('task') : said(taskRaised({ shown, now: composing.now }))
  },

  async 'task-allocated'({ taskId, byId }, composing) {
    const [shown, people] = await Promise.all([foundTask(taskId, composing), composing.app.store.people(composing.organisationId)])
    if (shown === undefined) return gone('task')
    return said(taskAllocated({ shown, by: colleague(byId, people), now: composing.now, warnings: [] }))
  },

  async 'task-done'({ taskId, byId }, composing) {
    const facts = await composing.app.store.facts(composing.organisationId, { taskId, now: composing.now })
    const task = facts.tasks.find((one) => one.id === taskId)
    if (task === undefined) return gone('task')
    const next = nextInChain(task, facts.tasks)
    return said(taskDone({
      shown: taskShown(task, facts), by: colleague(byId, facts.people), lateBy: lateBy(task, composing.app.calendar()), mayHaveBegun: [],
      next: next === null ? null : taskShown(next, facts),
    }))
  },

  async 'case-changed'(about, { app, organisationId, now }) {
    const facts = await app.store.facts(organisationId, { caseId: about.caseId, now })
    if (facts.history === null) return gone('case')
    const lines = new Map((await app.store.tasksById(organisationId, [...about.raised, ...about.moved.map((one) => one.taskId), ...about.closed])).map((line) => [line.task.id, line]))
    const shown = (ids: readonly TaskId[]) => ids.flatMap((id) => lines.get(id) ?? [])
    return said(caseChanged({
      caseRef: facts.history.case.ref, hasSeveralChildren: facts.history.case.children.length > 1,
      headline: about.headline,
      by: about.byId === null ? null : colleague(about.byId, facts.people),
      raised: shown(about.raised),
      moved: about.moved.flatMap(({ taskId, from }) => shown([taskId]).map((line) => ({ shown: line, from }))),
      closed: shown(about.closed),
      now,
    }))
  },

  async 'decision-recorded'({ decisionId }, composing) {
    const facts = await composing.app.store.facts(composing.organisationId, { decisionId, now: composing.now })
    const decision = facts.decisions.find((one) => one.id === decisionId)
    const showing = showingOf(facts, composing.now)
    if (decision === undefined || showing === null) return gone('decision')
    const { needs } = decision.judgement
    return said(decisionRecorded({ shown: decisionShown(decision, showing), authorisedAfterwardsBy: needs === null ? null : roleName(needs.role, facts.policy) }))
  },

  async 'escalation-asked'({ escalationId }, composing) {
    const found = await foundEscalation(escalationId, composing)
    if (found === null) return gone('decision')
    const { escalation, shown } = found
    const readerId = readerOf(composing)
    const hasSupported = escalation.thread.some((entry) => entry.kind === 'support' && entry.byId === readerId)
    return said(escalationAsked({ shown, reader: readerId === escalation.askedId ? 'asked' : hasSupported ? 'supported' : 'was-asked' }))
  },

  async 'escalation-raised'({ escalationId }, composing) {
    const found = await foundEscalation(escalationId, composing)
    if (found === null) return gone('decision')
    return said(escalationRaised(found.shown, composing.viewerId !== null && composing.viewerId === found.escalation.askedId ? 'asked' : 'unit'))
  },

  async 'escalation-answered'({ escalationId, state }, composing) {
    const found = await foundEscalation(escalationId, composing)
    return found === null ? gone('decision') : said(escalationAnswered({ shown: found.shown, answered: state, readerId: readerOf(composing) }))
  },

  async 'nobody-available'({ escalationId, step }, { app, organisationId, now }) {
    const facts = await app.store.facts(organisationId, { escalationId, now })
    const found = escalationIn(facts, escalationId, now)
    if (found === null) return gone('decision')
    if (!isOpen(found.escalation)) return { kind: 'stale', because: 'It has been decided.' }
    return said(nobodyAvailable({ shown: found.shown, missing: roleName(found.escalation.steps[step]?.role ?? found.escalation.needs.role, facts.policy) }))
  },

  async 'unit-digest'({ unitId, on }, { app, organisationId, now }) {
    if (londonDateOf(now) !== on) return { kind: 'stale', because: 'Its day is over.' }
    const facts = await unitFacts(app, organisationId, unitId, now)
    const digest = facts === null ? null : unitDigest(facts, now)
    return digest === null ? { kind: 'stale', because: 'There was nothing to say.' } : said(unitDigestCard(digest))
  },

  async 'personal-digest'({ personId, on }, { app, organisationId, now }) {
    if (londonDateOf(now) !== on) return { kind: 'stale', because: 'Its day is over.' }
    const { store } = app
    const [people, policy, around] = await Promise.all([
      store.people(organisationId), store.policy(organisationId), store.leaveAndCover(organisationId, addDays(on, -60), on),
    ])
    const person = people.find((one) => one.id === personId)
    if (person === undefined) return gone('person')
    const owners = [personId, ...around.cover.filter((cover) => cover.deputyId === personId && cover.from <= on && on <= cover.to).map((cover) => cover.holderId)]
    const [tasks, waiting, restrictedUnallocated] = await Promise.all([
      Promise.all(owners.map((ownerId) => store.tasks(organisationId, { viewerId: personId, ownerId }))),
      store.waitingDecisions(organisationId, { askedId: personId }),
      store.restrictedUnallocated(organisationId, personId),
    ])
    const digest = personalDigest({ person, tasks: tasks.flat(), restrictedUnallocated, waiting, ...around, policy, calendar: app.calendar() }, now)
    return digest === null ? { kind: 'stale', because: 'There was nothing to say.' } : said(personalDigestCard(digest))
  },

  async 'meeting-reminder'({ unitId, meetingOn, when }, { app, organisationId, now }) {
    const facts = await agendaFacts(app, organisationId, unitId satisfies UnitId, null)
    if (facts === null) return gone('unit')
    const paper = agenda(facts, now)
    if (paper.meeting?.on !== meetingOn) return { kind: 'stale', because: 'The meeting is over.' }
    if (when === 'day-before' && londonDateOf(now) === meetingOn) return { kind: 'stale', because: 'Its day is over.' }
    return said(meetingReminder({ agenda: paper, when }))
  },

  async repeated({ about }, { app, notice, now, viewerId }) {
    const composed = await compose(app, { ...notice, about }, now, viewerId)
    return composed.kind === 'message' ? said(sayRepeated(composed.message)) : composed
  },

  async 'person-unreachable'({ personId, says }, { app, organisationId }) {
    const person = (await app.store.people(organisationId)).find((one) => one.id === personId)
    return person === undefined ? gone('person') : said(personUnreachable({ person, says }))
  },

  async 'account-linked'({ personId, keptId, verb }, { app, organisationId }) {
    const person = (await app.store.people(organisationId)).find((one) => one.id === personId)
    return person === undefined ? gone('person') : said(accountLinked({ person, verb, keptId }))
  },

  async 'person-left'({ unitId, personId, tasks }, { app, organisationId, now }) {
    const [people, units, lines] = await Promise.all([
      app.store.people(organisationId), app.store.units(organisationId), app.store.tasksById(organisationId, tasks),
    ])
    const person = people.find((one) => one.id === personId)
    const unit = units.find((one) => one.id === unitId)
    if (person === undefined || unit === undefined) return gone('person')
    if (person.isActive) return { kind: 'stale', because: 'They are back.' }
    const left = lines.filter(({ task }) => task.state === 'open' && task.ownerId === null).toSorted(byLimit)
    const today = londonDateOf(now)
    return said(personLeft({
      person, wasManager: unit.groupManagerId === personId, tasks: left.map((line) => toLine(line, today, app.calendar())), now,
    }))
  },

  async 'channel-set'({ unitId, byId }, { app, organisationId }) {
    const [units, people] = await Promise.all([app.store.units(organisationId), app.store.people(organisationId)])
    const unit = units.find((one) => one.id === unitId)
    return unit === undefined ? gone('unit') : said(channelSet({ unitName: unit.name, digestTime: unit.digestTime, by: colleague(byId, people) }))
  },

  async 'dates-moved'({ moved }, { app, organisationId }) {
    const lines = new Map((await app.store.tasksById(organisationId, moved.map((one) => one.taskId))).map((line) => [line.task.id, line]))
    return said(datesMoved({ moved: moved.flatMap(({ taskId, from }) => {
      const shown = lines.get(taskId)
      return shown === undefined ? [] : [{ shown, from }]
    }) }))
  },
}

/** What this notice says now; to this viewer, where a platform shows each their own copy of a card. */
export function compose(
  app: Pick<App, 'store' | 'calendar'>, notice: Notice, now: Instant, viewerId: PersonId | null = null,
): Promise<Composed> {
  const composing: Composing = { app, notice, organisationId: notice.organisationId, now, viewerId }
  const { about } = notice
  if (about.kind === 'refresh') return Promise.resolve({ kind: 'stale', because: 'It only draws other messages again.' })
  // each composer takes the about of its own kind, which the table's type has checked
  const composer = composers[about.kind] as Composer<typeof about.kind>
  return composer(about, composing)
}

/** What a card about one task shows, without all that is known of its case. */
async function foundTask(id: TaskId, { app, organisationId }: Composing) {
  const [line] = await app.store.tasksById(organisationId, [id])
  return line
}

async function foundEscalation(id: EscalationId, { app, organisationId, now }: Composing) {
  return escalationIn(await app.store.facts(organisationId, { escalationId: id, now }), id, now)
}

/** Whose direct messages it is for; null for a channel. */
function readerOf({ notice: { to } }: Composing): PersonId | null {
  return to.kind === 'person' ? to.personId : null
}

function escalationIn(facts: Facts, id: string, now: Instant) {
  const escalation = facts.escalations.find((one) => one.id === id)
  const decision = facts.decisions.find((one) => one.id === escalation?.decisionId)
  const showing = showingOf(facts, now)
  if (escalation === undefined || decision === undefined || showing === null) return null
  return { escalation, shown: escalationShown(escalation, decision, showing) }
}

function showingOf(facts: Facts, now: Instant): Showing | null {
  return facts.history === null ? null : { policy: facts.policy, people: facts.people, history: facts.history, today: londonDateOf(now) }
}

function said(message: Message): Composed {
  return { kind: 'message', message }
}

function gone(what: string): Composed {
  return { kind: 'stale', because: `The ${what} is not there any more.` }
}
