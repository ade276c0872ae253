import { expect, test } from 'vitest'
import { executeActivity, extensionActivity, installationActivity, membersActivity, messageActivity } from '../../support/teams/driver.ts'
import { CHAT, COUNCIL, GROUP, HAWTHORN, SERVICE_URL, openDoors, type OpenDoors } from './open-doors.ts'

const at = (conversation: string) => ({ platform: 'teams', tenant: COUNCIL, conversation })

test.each([
  ['personal', { place: at(CHAT), kind: 'personal', user: 'jo', serviceUrl: SERVICE_URL }],
  ['channel', { place: at(HAWTHORN), kind: 'channel', user: null, serviceUrl: SERVICE_URL }],
  ['group', { place: at(GROUP), kind: 'group', user: null, serviceUrl: SERVICE_URL }],
] as const)('a %s conversation is remembered at installation, on membership and at the first word', async (scope, conversation) => {
  const installed = await openDoors()
  await installed.asks(installationActivity(installed.places[scope], 'add'))
  expect(installed.remembered).toEqual([conversation])
  const added = await openDoors()
  await added.asks(membersActivity(added.places[scope], { added: ['bot'] }))
  expect(added.remembered).toEqual([conversation])
  const spoken = await openDoors()
  await spoken.asks(messageActivity(spoken.places[scope], 'due'))
  await spoken.asks(messageActivity(spoken.places[scope], 'due'))
  expect(spoken.remembered).toEqual([conversation])
})

test('an administrator who puts it into somebody’s own chat is not whose chat it is', async () => {
  const doors = await openDoors()
  const activity = membersActivity(doors.places.personal, { added: ['bot', 'sam'] })
  await doors.asks({ ...activity, from: { id: '29:nobody' } })
  expect(doors.remembered.map(({ user }) => user)).toEqual(['sam'])
})

test('where Teams takes messages moves, and is remembered again', async () => {
  const doors = await openDoors()
  await doors.asks(messageActivity(doors.places.personal, 'due'))
  await doors.asks(messageActivity({ ...doors.places.personal, serviceUrl: 'https://smba.example/emea/' }, 'due'))
  expect(doors.remembered.map(({ serviceUrl }) => serviceUrl)).toEqual([SERVICE_URL, 'https://smba.example/emea/'])
})

test('a press tells that the product is there; a message extension works where it is not', async () => {
  const doors = await openDoors()
  await doors.asks(extensionActivity(doors.places.group, 'decide'))
  expect(doors.remembered).toEqual([])
  await doors.asks(executeActivity(doors.places.group, '1', 'press', {}))
  expect(doors.remembered.map(({ place }) => place.conversation)).toEqual([GROUP])
})

test.each([
  ['the app is removed', ({ places: { channel } }: OpenDoors) => installationActivity(channel, 'remove')],
  ['it is taken out of the team', ({ places: { channel } }: OpenDoors) => membersActivity(channel, { removed: ['bot'] })],
  ['the channel is deleted', ({ places: { channel } }: OpenDoors) => membersActivity(channel, { eventType: 'channelDeleted' })],
])('when %s the conversation is forgotten, and remembered anew when it speaks again', async (_, activity) => {
  const doors = await openDoors()
  await doors.asks(messageActivity(doors.places.channel, 'due'))
  await doors.asks(activity(doors))
  expect(doors.forgotten).toEqual([HAWTHORN])
  await doors.asks(messageActivity(doors.places.channel, 'due'))
  expect(doors.remembered).toHaveLength(2)
})

test('somebody else who leaves takes nothing away, and nobody’s account is closed by it', async () => {
  const closed: object[] = []
  const doors = await openDoors({ closeAccount: async (identity) => void closed.push(identity) })
  await doors.asks(membersActivity(doors.places.channel, { removed: ['sam'] }))
  expect([doors.forgotten, closed]).toEqual([[], []])
})

test('whoever installs it for themselves is greeted, once', async () => {
  const doors = await openDoors()
  const activity = installationActivity(doors.places.personal, 'add')
  await doors.asks(membersActivity(doors.places.personal, { added: ['bot'] }))
  await doors.asks(activity)
  await doors.asks(activity)
  expect(doors.heard.map(({ said, channel }) => [said, channel])).toEqual([[{ kind: 'words', line: 'hello' }, null]])
  expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
})

test('nobody is greeted in a channel, or when the app is only brought up to date', async () => {
  const doors = await openDoors()
  await doors.asks(installationActivity(doors.places.channel, 'add'))
  await doors.asks(installationActivity(doors.places.personal, 'add-upgrade'))
  await doors.asks(installationActivity(doors.places.personal, 'remove-upgrade'))
  expect(doors.heard).toEqual([])
  expect(doors.forgotten).toEqual([])
})

test('a conversation that cannot be written down keeps nobody from being answered', async () => {
  const doors = await openDoors({ remembers: () => Promise.reject(new Error('the database is away')) })
  await doors.asks(messageActivity(doors.places.personal, 'due'))
  expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
})
