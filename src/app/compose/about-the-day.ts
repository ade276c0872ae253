import { checkInsOn } from '../../domain/authority/check-in.ts'
import { addDays, londonDateOf } from '../../domain/calendar/london.ts'
import { personalDigest } from '../../domain/digest/personal-digest.ts'
import { unitDigest } from '../../domain/digest/unit-digest.ts'
import type { UnitId } from '../../domain/ids.ts'
import { agenda } from '../../domain/meeting/agenda.ts'
import { meetingReminder } from '../../messages/cards/meeting-reminder.ts'
import { personalDigest as personalDigestCard } from '../../messages/cards/personal-digest.ts'
import { unitDigest as unitDigestCard } from '../../messages/cards/unit-digest.ts'
import { agendaFacts, unitFacts } from '../unit-facts.ts'
import { type Composers, gone, said } from './composing.ts'

/** What is said about what comes by itself at its time: digests and reminders. */
export const aboutTheDay: Composers<'unit-digest' | 'personal-digest' | 'meeting-reminder'> = {
  async 'unit-digest'({ unitId, on }, { app, organisationId, now }) {
    if (londonDateOf(now) !== on) return { kind: 'stale', because: 'Its day is over.' }
    const facts = await unitFacts(app, organisationId, unitId, now)
    const digest = facts === null ? null : unitDigest(facts, now)
    return digest === null ? { kind: 'stale', because: 'There was nothing to say.' } : said(unitDigestCard(digest))
  },

  async 'personal-digest'({ personId, on }, { app, organisationId, now }) {
    if (londonDateOf(now) !== on) return { kind: 'stale', because: 'Its day is over.' }
    const { store } = app
    const [people, units, policy, around] = await Promise.all([
      store.people(organisationId), store.units(organisationId), store.policy(organisationId), store.leaveAndCover(organisationId, addDays(on, -60), on),
    ])
    const person = people.find((one) => one.id === personId)
    if (person === undefined) return gone('person')
    const owners = [personId, ...around.cover.filter((cover) => cover.deputyId === personId && cover.from <= on && on <= cover.to).map((cover) => cover.holderId)]
    const [tasks, waiting, restrictedUnallocated] = await Promise.all([
      Promise.all(owners.map((ownerId) => store.tasks(organisationId, { viewerId: personId, ownerId }))),
      store.waitingDecisions(organisationId, { askedId: personId }),
      store.restrictedUnallocated(organisationId, personId),
    ])
    const checkIns = checkInsOn(units, { people, policy, leave: around.leave, calendar: app.calendar() }, on)
      .filter((one) => one.person.id === personId || one.with.id === personId)
    const digest = personalDigest({ person, tasks: tasks.flat(), restrictedUnallocated, waiting, checkIns, ...around, policy, calendar: app.calendar() }, now)
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
}
