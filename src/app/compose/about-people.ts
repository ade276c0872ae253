import { londonDateOf } from '../../domain/calendar/london.ts'
import { managerName } from '../../domain/unit/managing-role.ts'
import { byLimit, toLine } from '../../domain/digest/lines.ts'
import { accountLinked } from '../../messages/cards/account-linked.ts'
import { channelSet } from '../../messages/cards/channel-set.ts'
import { personLeft } from '../../messages/cards/person-left.ts'
import { personUnreachable } from '../../messages/cards/person-unreachable.ts'
import { colleague } from '../shown.ts'
import { type Composers, gone, said } from './composing.ts'

/** What is said about people, their accounts and the unit’s channel. */
export const aboutPeople: Composers<'person-unreachable' | 'account-linked' | 'person-left' | 'channel-set'> = {
  async 'person-unreachable'({ personId, says }, { app, organisationId }) {
    const person = (await app.store.people(organisationId)).find((one) => one.id === personId)
    return person === undefined ? gone('person') : said(personUnreachable({ person, says }))
  },

  async 'account-linked'({ personId, keptId, verb }, { app, organisationId }) {
    const person = (await app.store.people(organisationId)).find((one) => one.id === personId)
    return person === undefined ? gone('person') : said(accountLinked({ person, verb, keptId }))
  },

  async 'person-left'({ unitId, personId, tasks }, { app, organisationId, now }) {
    const [people, units, lines, policy] = await Promise.all([
      app.store.people(organisationId), app.store.units(organisationId), app.store.tasksById(organisationId, tasks),
      app.store.policy(organisationId),
    ])
    const person = people.find((one) => one.id === personId)
    const unit = units.find((one) => one.id === unitId)
    if (person === undefined || unit === undefined) return gone('person')
    if (person.isActive) return { kind: 'stale', because: 'They are back.' }
    const left = lines.filter(({ task }) => task.state === 'open' && task.ownerId === null).toSorted(byLimit)
    const today = londonDateOf(now)
    return said(personLeft({
      person, managedAs: unit.groupManagerId === personId ? managerName(policy) : null, tasks: left.map((line) => toLine(line, today, app.calendar())), now,
    }))
  },

  async 'channel-set'({ unitId, byId }, { app, organisationId }) {
    const [units, people] = await Promise.all([app.store.units(organisationId), app.store.people(organisationId)])
    const unit = units.find((one) => one.id === unitId)
    return unit === undefined ? gone('unit') : said(channelSet({ unitName: unit.name, digestTime: unit.digestTime, by: colleague(byId, people) }))
  },
}
