import type { Files } from '../running-product.ts'
import type { FakeTeams } from './fake-teams.ts'
import { addPerson, addTeam, personalChat, type FakeConversation, type FakePerson } from './tenant.ts'

export const COUNCIL = 'tenant-council'

/**
 * A council's tenant in the pretend Teams, with the accounts its files name and a team for each unit, whose General channel is the unit's.
 * People are named by their e-mail, or by what stands before the @ of Marlow's; channels by the unit whose they are.
 */
export function councilTenant(teams: FakeTeams) {
  const tenant = teams.addTenant(COUNCIL)

  function personOf(person: string): FakePerson {
    const email = person.includes('@') ? person : `${person}@marlow.example`
    const known = [...tenant.people.values()].find((one) => one.email === email)
    if (known !== undefined) return known
    const [name = '', domain = ''] = email.split('@')
    const added = addPerson(tenant, domain === 'marlow.example' ? name : `${name}.${domain}`, { email, userPrincipalName: email, name })
    for (const team of tenant.teams.values()) team.memberIds.add(added.aadObjectId)
    return added
  }

  function channelOf(name: string): FakeConversation {
    const id = `19:${name}@thread.tacv2`
    if (!tenant.conversations.has(id)) addTeam(tenant, id, { name })
    return tenant.conversations.get(id) ?? missing(id)
  }

  return {
    tenant, personOf, channelOf,
    /** Somebody's own chat with the product. */
    ownChat: (person: string): FakeConversation => personalChat(tenant, personOf(person).aadObjectId),

    /** The colleague a mention calls by name, as Teams shows it. */
    callNames(people: string): void {
      for (const [, email = '', name = ''] of people.matchAll(/^([^,@\s]+@[^,\s]+),([^,]+),/gm)) personOf(email).name = name
    },

    /** The same files with where each unit and person is in this tenant. */
    withPlaces({ units, people, ...rest }: Files): Files {
      return {
        ...rest,
        ...(units === undefined ? {} : { units: withColumns(units, 'teams_tenant,teams_conversation', (code) => channelOf(code).id) }),
        ...(people === undefined ? {} : { people: withColumns(people, 'teams_tenant,teams_user', (email) => personOf(email).aadObjectId) }),
      }
    },
  }
}

export type CouncilTenant = ReturnType<typeof councilTenant>

function withColumns(text: string, header: string, idOf: (key: string) => string): string {
  return text.trimEnd().split('\n')
    .map((line, at) => `${line},${at === 0 ? header : `${COUNCIL},${idOf(line.split(',', 1)[0] ?? '')}`}`).join('\n')
}

function missing(id: string): never {
  throw new Error(`there is no conversation ${id}`)
}
