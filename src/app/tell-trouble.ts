import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { Notice, NoticeAbout } from '../domain/notice.ts'
import { keepersOf } from '../domain/unit/keepers.ts'
import type { Person } from '../domain/unit/person.ts'
import type { ChatFault } from '../ports/chat.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import type { Candidate } from './where-to.ts'

type Telling = Omit<App, 'wake'>

/** Remembers that a place takes nothing and why, until it takes something again: `/readyz` and the doctor show it. */
export async function notePlace(app: Telling, notice: Notice, { called }: Candidate, fault: ChatFault, now: Instant): Promise<void> {
  app.log.warn({ ...errorFields(fault), notice: notice.id, platform: called.platform, place: called.conversation }, 'a place takes no messages')
  await app.outbox.placeFailed({ place: called, organisationId: notice.organisationId, says: fault.message, at: now })
}

/**
 * A message that may or may not have arrived, where the platform cannot say: nobody gets a second one that looks like the first, and
 * nobody gets none. It is said again under a line that says so, once.
 */
export async function sayAgain(app: Telling, notice: Notice, now: Instant): Promise<void> {
  if (notice.about.kind !== 'repeated') {
    const { occurrence, to, isUrgent, subjectId } = notice
    await promise(app, notice, {
      occurrence: `repeated/${occurrence}`, to, isUrgent, subjectId, about: { kind: 'repeated', about: notice.about },
    }, now)
  }
  const because = 'It may have been sent when something failed, and the platform cannot say whether it arrived.'
  await app.outbox.markEnded(notice.id, 'unknown', because, now)
}

/** Somebody who gets nothing: whoever looks after their unit is told, once a day. */
export async function tellOfPerson(app: Telling, notice: Notice, fault: ChatFault, now: Instant): Promise<void> {
  const { to, organisationId } = notice
  if (to.kind !== 'person' || notice.about.kind === 'person-unreachable') return
  const [units, people, policy] = await Promise.all([
    app.store.units(organisationId), app.store.people(organisationId), app.store.policy(organisationId),
  ])
  const person = people.find((one) => one.id === to.personId)
  const today = londonDateOf(now)
  const unit = units.find((one) => one.groupManagerId === to.personId || person?.posts.some((post) => post.unitId === one.id))
  const keeper = unit === undefined ? undefined : keepersOf({ unit, people, policy }, today).find((one: Person) => one.id !== to.personId)
  if (person?.isActive !== true || keeper === undefined) return
  await promise(app, notice, {
    occurrence: `person-unreachable/${person.id}/${today}`, to: { kind: 'person', personId: keeper.id }, isUrgent: false, subjectId: null,
    about: { kind: 'person-unreachable', personId: person.id, says: fault.message },
  }, now)
}

interface Promised extends Pick<Notice, 'occurrence' | 'to' | 'isUrgent' | 'subjectId'> {
  readonly about: NoticeAbout
}

async function promise({ store, newId }: Telling, { organisationId }: Notice, promised: Promised, now: Instant): Promise<void> {
  await store.commit(organisationId, {
    key: null, writes: [], audit: [], notices: [{ ...promised, id: newId('notice'), lateByMinutes: 0 }], at: now,
  })
}
