import { addDays, londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { OrganisationId, PersonId } from '../domain/ids.ts'
import type { Outcome, Refusal } from '../domain/outcome.ts'
import { closeAccount as close, personLeaves as leave, type LeavingFacts } from '../domain/unit/person-leaves.ts'
import type { Identity, Person } from '../domain/unit/person.ts'
import { errorFields } from '../ports/log.ts'
import type { App } from './app.ts'
import { Overtaken } from './settle.ts'

type Closing = Pick<App, 'store' | 'chats' | 'calendar' | 'newId'>

/** How often it is decided afresh when something of theirs changed at that moment: they may have many tasks. */
const ATTEMPTS = 5

/** Cover is asked for this far ahead: further than anybody sets it. */
const COVER_DAYS = 3 * 366

/**
 * The platform says this account was deactivated or is no full member any more: it loses every power, and what waits for its person
 * goes up. An account that is nobody's is left alone, so that it may be said any number of times. Never throws.
 */
export async function closeAccount(app: App, identity: Identity): Promise<void> {
  try {
    const who = await app.store.whoIs(identity)
    if (who === null) return
    const now = app.clock.now()
    await decideOnLeaving(app, who.organisationId, who.personId, now, (facts) => close(facts, identity, { now, newId: app.newId }))
    app.wake()
  } catch (error) {
    app.log.error({ ...errorFields(error), platform: identity.platform }, 'an account could not be closed; run unitco people leave')
  }
}

/** An administrator says that somebody has left. The same, for every account they have. */
export function personLeaves(app: Closing, organisationId: OrganisationId, personId: PersonId, now: Instant): Promise<Refusal | Person> {
  return decideOnLeaving(app, organisationId, personId, now, (facts) => leave(facts, { now, newId: app.newId }))
}

async function decideOnLeaving(
  app: Closing, organisationId: OrganisationId, personId: PersonId, now: Instant,
  decide: (facts: LeavingFacts) => Outcome<{ readonly person: Person }>,
): Promise<Refusal | Person> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const outcome = decide(await leavingFacts(app, organisationId, personId, now))
    if (outcome.kind === 'refused') return outcome.refusal
    const { writes, audit, notices, person } = outcome
    const { kind } = await app.store.commit(organisationId, { key: null, writes, audit, notices, at: now })
    if (kind !== 'stale') return person
  }
  throw new Overtaken(`stale ${ATTEMPTS} times in a row`)
}

async function leavingFacts(
  { store, calendar, chats }: Closing, organisationId: OrganisationId, personId: PersonId, now: Instant,
): Promise<LeavingFacts> {
  const today = londonDateOf(now)
  const [people, units, policy, { cover }, tasks, tellable, waiting] = await Promise.all([
    store.people(organisationId), store.units(organisationId), store.policy(organisationId),
    store.leaveAndCover(organisationId, today, addDays(today, COVER_DAYS)),
    store.tasks(organisationId, { viewerId: personId, ownerId: personId }),
    store.tasks(organisationId, { viewerId: null, ownerId: personId }),
    store.waitingDecisions(organisationId, { askedId: personId }),
  ])
  const person = people.find((one) => one.id === personId)
  if (person === undefined) throw new Error('somebody who is not in the organisation cannot leave it')
  const asked: LeavingFacts['asked'][number][] = []
  for (const { escalation } of waiting) {
    if (escalation === null) continue
    const facts = await store.facts(organisationId, { escalationId: escalation.id, now })
    const present = facts.escalations.find((one) => one.id === escalation.id)
    const decision = facts.decisions.find((one) => one.id === escalation.decisionId)
    const { unit, history } = facts
    if (present === undefined || decision === undefined || unit === null || history === null) continue
    asked.push({ ...facts, unit, history, decision, escalation: present, calendar: calendar() })
  }
  return {
    person, units, policy, cover, asked, platforms: new Set(chats.keys()),
    tasks: tasks.map(({ task }) => task), tellable: new Set(tellable.map(({ task }) => task.id)),
  }
}
