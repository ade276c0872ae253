import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMinutes, instantFrom } from '../../../src/domain/calendar/london.ts'
import { paragraph, text } from '../../../src/messages/text.ts'
import type { Message } from '../../../src/messages/model.ts'
import { chatContract } from '../../contracts/chat-contract.ts'
import { manualTimers } from '../../support/manual-timers.ts'
import { REFUSED } from '../../support/teams/fault-switches.ts'
import { addPerson, addTeam, shownIn, threadOf } from '../../support/teams/tenant.ts'
import { C1, C2, JO, U1, faultOf, marker, said, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

const shown = (conversation: string) => shownIn(here.tenant, conversation).map(({ summary }) => summary)
const LATER = addMinutes(instantFrom('2026-11-23T09:00:00Z'), 5)

describe('Teams as a chat platform', () => {
  chatContract(async () => ({ chat: here.chat, place: C1, someone: U1, showing: async ({ conversation }) => shown(conversation) }))
})

describe('a message in Teams', () => {
  it('mentions those whose attention it asks for, in a card whose words are also for notifications', async () => {
    const jo = { kind: 'person', id: JO, name: 'Jo', notifies: true } as const
    await here.chat.post(C1, { summary: 'T-1 is Jo’s.', blocks: [paragraph(text('T-1 is for ', jo))] }, marker(1))
    const [message] = shownIn(here.tenant, C1.conversation)
    expect(message).toMatchObject({ text: '', summary: 'T-1 is Jo’s.' })
    expect(message?.card).toMatchObject({ msteams: { entities: [{ type: 'mention', mentioned: { id: 'jo', name: 'Jo' } }] } })
  })

  it('stands in the channel when what it follows is no longer there', async () => {
    const root = await here.chat.post(C1, said('D-1 waits.'), marker(1))
    here.teams.failNext('sendToConversation', { kind: 'refused', status: 404, code: 'ActivityNotFoundInConversation' })
    const posted = await here.chat.post(C1, said('D-1 is approved.'), marker(2), root)
    expect(posted.rootId).toBeNull()
    expect(shown(C1.conversation)).toEqual(['D-1 waits.', 'D-1 is approved.'])
  })

  it('is drawn again in the thread it is in', async () => {
    const root = await here.chat.post(C1, said('D-1 waits.'), marker(1))
    const follow = await here.chat.post(C1, said('D-1 was sent back.'), marker(2), root)
    await here.chat.update(follow, said('D-1 is approved.'), marker(2))
    expect(threadOf(here.tenant, C1.conversation, root.messageId)).toMatchObject([{ summary: 'D-1 is approved.', isEdited: true }])
    expect(here.teams.callsOf('updateActivity')).toMatchObject([{ conversation: C1.conversation, rootId: root.messageId }])
  })

  it('does not follow a message of another channel, nor anything in somebody’s own chat, which has no threads', async () => {
    const elsewhere = await here.chat.post(C2, said('D-1 waits.'), marker(1))
    expect(await here.chat.post(C1, said('D-1 is approved.'), marker(2), elsewhere)).toMatchObject({ place: C1, rootId: null })
    const own = await here.chat.directMessages(U1)
    const first = await here.chat.post(own, said('D-1 waits.'), marker(3))
    expect(await here.chat.post(own, said('D-1 is approved.'), marker(4), first)).toMatchObject({ place: own, rootId: null })
  })

  it('that may have arrived cannot be looked for: a bot is shown nothing of what is in a conversation', async () => {
    await here.chat.post(C1, said('D-1 waits.'), marker(1))
    expect(await here.chat.findPosted(C1, marker(1))).toBe('cannot-tell')
  })

  it.for([
    ['a tenant that is not set up', { ...C1, tenant: 'another-council' }, 'not set up'],
    ['another platform', { ...C1, platform: 'slack' }, 'no place on slack'],
  ] as const)('is not put into %s', async ([, place, why]) => {
    const fault = await faultOf(here.chat.post(place, said('Hello'), marker(1)))
    expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringContaining(why) })
    expect(here.teams.calls).toEqual([])
  })
})

describe('a card with something to press', () => {
  const asked: Message = { summary: 'D-1 waits.', blocks: [paragraph('D-1 waits.'), {
    kind: 'buttons', buttons: [{ label: 'Help', tone: 'normal', intent: { kind: 'help', verb: null } }],
  }] }
  const refreshOf = (conversation: string) => shownIn(here.tenant, conversation)[0]?.card?.['refresh']
  const people = (count: number) => {
    for (let n = 0; n < count; n += 1) here.tenant.teams.get(C1.conversation)?.memberIds.add(addPerson(here.tenant, `p${n}`).aadObjectId)
  }

  it('is drawn for each who looks at it, and still when it is drawn again', async () => {
    people(59)
    const posted = await here.chat.post(C1, asked, marker(1))
    const userIds = expect.arrayContaining(['29:jo-pairwise', '29:p58-pairwise'])
    const refresh = { action: { verb: 'refresh', data: { notice: marker(1) } }, userIds }
    expect(refreshOf(C1.conversation)).toMatchObject(refresh)
    await here.chat.update(posted, asked, marker(1))
    expect(refreshOf(C1.conversation)).toMatchObject(refresh)
  })

  it('says the same to all when they are more than sixty, or cannot be listed now', async () => {
    people(60)
    await here.chat.post(C1, asked, marker(1))
    expect(refreshOf(C1.conversation)).toBeUndefined()
    here.teams.failNext('getPagedMembers', { kind: 'hang' })
    await here.chat.post(C2, asked, marker(2))
    expect(refreshOf(C2.conversation)).toBeUndefined()
  })

  it('asks who is there once in five minutes, and not for somebody’s own chat or where nothing can be pressed', async () => {
    await here.chat.post(C1, asked, marker(1))
    await here.chat.post(C1, asked, marker(2))
    await here.chat.post(C2, said('T-1 is done.'), marker(3))
    await here.chat.post(await here.chat.directMessages(U1), asked, marker(4))
    expect(here.teams.callsOf('getPagedMembers')).toHaveLength(1)
    here.teams.pass(5 * 60_000)
    await here.chat.post(C1, asked, marker(5))
    expect(here.teams.callsOf('getPagedMembers')).toHaveLength(2)
  })
})

describe('where Teams takes messages', () => {
  const move = (region: string) => {
    here.tenant.region = region
    return here.teams.serviceUrlOf(here.tenant)
  }

  it('is looked up for each message: a newer address counts at once', async () => {
    await here.chat.post(C1, said('One'), marker(1))
    await here.conversations.remember({ place: C1, kind: 'channel', user: null, serviceUrl: move('emea') }, LATER)
    await here.chat.post(C1, said('Two'), marker(2))
    expect(shown(C1.conversation)).toEqual(['One', 'Two'])
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(2)
  })

  it('is the tenant’s newest where the address known is stale, which is then remembered', async () => {
    await here.conversations.remember({ place: C2, kind: 'channel', user: null, serviceUrl: move('emea') }, LATER)
    here.teams.pass(10 * 60_000)
    await here.chat.post(C1, said('One'), marker(1))
    await here.chat.post(C1, said('Two'), marker(2))
    expect(shown(C1.conversation)).toEqual(['One', 'Two'])
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(3)
  })

  it('is Microsoft’s own address when the tenant has moved and nobody has spoken since', async () => {
    move('emea')
    await here.chat.post(C1, said('One'), marker(1))
    expect(shown(C1.conversation)).toEqual(['One'])
    expect(await here.conversations.find(C1)).toMatchObject({ serviceUrl: here.teams.anywhereUrl })
  })

  it('is tried no more than once again', async () => {
    const serviceUrl = `${here.teams.origin}/nowhere/council/`
    await here.conversations.remember({ place: C2, kind: 'channel', user: null, serviceUrl }, LATER)
    move('emea')
    expect(await faultOf(here.chat.post(C1, said('One'), marker(1)))).toMatchObject({ kind: 'unreachable' })
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(2)
  })

  it('is the tenant’s newest for a channel it was never heard in, such as one that was imported', async () => {
    await here.chat.post(C2, said('One'), marker(1))
    const serviceUrl = here.teams.serviceUrlOf(here.tenant)
    expect(await here.conversations.find(C2)).toEqual({ place: C2, kind: 'channel', user: null, serviceUrl })
  })

  it('is Microsoft’s own address for a tenant that has not said yet', async () => {
    await here.conversations.forget(C1)
    await here.chat.post(C1, said('One'), marker(1))
    expect(shown(C1.conversation)).toEqual(['One'])
    expect(await here.conversations.find(C1)).toMatchObject({ serviceUrl: here.teams.anywhereUrl })
  })
})

describe('one conversation and another', () => {
  it('do not wait for one another: a hundred and fifty calls that hang keep none from its reply', async () => {
    const patient = await startTeamsChat({ patienceMs: 600_000 })
    const places = Array.from({ length: 150 }, (_, at) => ({ ...C1, conversation: `19:c${at}@thread.tacv2` }))
    for (const { conversation } of places) addTeam(patient.tenant, conversation)
    patient.teams.failNext('sendToConversation', { kind: 'hang' }, { times: 150 })
    const hanging = places.map((place) => faultOf(patient.chat.post(place, said('D-1 waits.'), marker(1))))
    await expect.poll(() => patient.teams.callsOf('sendToConversation').length).toBe(150)
    expect(await patient.chat.post(C1, said('D-1 waits.'), marker(1))).toMatchObject({ place: C1 })
    await patient.end()
    await Promise.all(hanging)
  })

  it('do not pause for one another: only the one that asked for it does', async () => {
    here.teams.failNext('sendToConversation', REFUSED.throttledFor(30), { conversation: C1.conversation })
    expect(await faultOf(here.chat.post(C1, said('One'), marker(1)))).toMatchObject({ kind: 'later', retryAfterMs: 30_000 })
    expect(await faultOf(here.chat.post(C1, said('One'), marker(1)))).toMatchObject({ kind: 'later' })
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(1)
    await here.chat.post(C2, said('Two'), marker(2))
    expect(shown(C2.conversation)).toEqual(['Two'])
  })

  it('keep to Teams’ pace each: a few wait shortly, and what would have to wait for long is sent later', async () => {
    const timers = manualTimers()
    const paced = await startTeamsChat({ timers, now: () => timers.now() })
    const posting = Array.from({ length: 30 }, (_, at) => faultOf(paced.chat.post(C1, said(`T-${at}`), marker(at))))
    expect(await posting.at(-1)).toMatchObject({ kind: 'later', message: expect.stringContaining('one conversation') })
    await expect.poll(() => paced.teams.callsOf('sendToConversation')).toHaveLength(4)
    await paced.chat.post(C2, said('Another conversation’s'), marker(99))
    await timers.pass(4_000)
    expect((await Promise.all(posting)).filter((fault) => fault === undefined)).toHaveLength(12)
    await paced.end()
  })
})

describe('what keeps Teams from working', () => {
  it('is a secret that Microsoft does not accept', async () => {
    here.teams.failNext('token', { kind: 'refused', status: 401, code: 'invalid_client' })
    expect(await here.chat.problems()).toEqual([
      'Teams: Microsoft does not accept the app’s id and secret: an administrator has to make a new secret and set it.',
    ])
  })

  it('is not that nobody has added it yet, which somebody has yet to do', async () => {
    expect(await here.chat.awaits()).toEqual([])
    await here.conversations.forget(C1)
    expect(await here.chat.problems()).toEqual([])
    expect(await here.chat.awaits()).toEqual([expect.stringMatching(/^Nobody in Teams tenant council has .*: an administrator has to/)])
  })
})
