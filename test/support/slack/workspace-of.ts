import type { Files } from '../running-product.ts'
import type { FakeSlack } from './fake-slack.ts'
import { addChannel, addUser, directMessagesWith, type FakeChannel, type FakeUser } from './workspace.ts'

export const COUNCIL = 'T0COUNCIL'

/**
 * A council's workspace in the pretend Slack, with the accounts and channels its files name. People are named by their e-mail, or by what
 * stands before the @ of Marlow's; channels by the unit whose they are.
 */
export function workspaceOf(slack: FakeSlack) {
  const workspace = slack.addWorkspace(COUNCIL)
  const token = slack.addToken(COUNCIL)

  function userOf(person: string): FakeUser {
    const email = person.includes('@') ? person : `${person}@marlow.example`
    const known = [...workspace.users.values()].find((user) => user.email === email)
    if (known !== undefined) return known
    const [name = '', domain = ''] = email.split('@')
    const id = `U0${name}${domain === 'marlow.example' ? '' : domain.split('.')[0]}`.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
    return addUser(workspace, id, { email, name })
  }

  function channelOf(name: string): FakeChannel {
    return [...workspace.channels.values()].find((channel) => channel.name === name)
      ?? addChannel(workspace, `C0${name.toUpperCase()}`, { name })
  }

  function directMessages(person: string): FakeChannel {
    const { id } = userOf(person)
    return directMessagesWith(workspace, id) ?? addChannel(workspace, `D${id.slice(1)}`, { kind: 'direct', userId: id })
  }

  return {
    workspace, token, userOf, channelOf, directMessages,

    /** The colleague a mention calls by name, as Slack shows it. */
    callNames(people: string): void {
      for (const [, email = '', name = ''] of people.matchAll(/^([^,@\s]+@[^,\s]+),([^,]+),/gm)) userOf(email).name = name
    },

    /** The same files with where each unit and person is in this workspace. */
    withPlaces({ units, people, ...rest }: Files): Files {
      const column = (text: string, header: string, cellOf: (key: string) => string) => text
        .trimEnd().split('\n')
        .map((line, at) => `${line},${at === 0 ? header : cellOf(line.split(',', 1)[0] ?? '')}`).join('\n')
      return {
        ...rest,
        ...(units === undefined ? {} : { units: column(units, 'slack_team,slack_channel', (code) => `${COUNCIL},${channelOf(code).id}`) }),
        ...(people === undefined ? {} : { people: column(people, 'slack_team,slack_user', (email) => `${COUNCIL},${userOf(email).id}`) }),
      }
    },
  }
}

export type CouncilWorkspace = ReturnType<typeof workspaceOf>
