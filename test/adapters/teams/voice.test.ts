import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REFUSED } from '../../support/teams/fault-switches.ts'
import { shownIn, threadOf } from '../../support/teams/tenant.ts'
import { C1, faultOf, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

const where = () => ({ place: C1, serviceUrl: here.teams.serviceUrlOf(here.tenant) })
const words = { text: 'I have answered you in our chat.', card: null }

describe('an answer', () => {
  it('is said where it was asked, at the address that came with it', async () => {
    here.tenant.region = 'emea'
    const root = here.teams.says(here.tenant, C1.conversation, 'jo', 'due unit')
    await here.voice.say(where(), words, root)
    expect(threadOf(here.tenant, C1.conversation, root)).toMatchObject([{ text: words.text }])
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(1)
  })

  it('is put in the place of a message', async () => {
    await here.voice.say(where(), words, null)
    const [message] = shownIn(here.tenant, C1.conversation)
    await here.voice.redraw(where(), message?.id ?? '', { text: 'Done.', card: null })
    expect(shownIn(here.tenant, C1.conversation)).toMatchObject([{ text: 'Done.', isEdited: true }])
  })

  it('waits for what Teams asked of the conversation, as everything else does', async () => {
    here.teams.failNext('sendToConversation', REFUSED.throttledFor(30))
    expect(await faultOf(here.voice.say(where(), words, null))).toMatchObject({ kind: 'later' })
    expect(await faultOf(here.voice.say(where(), words, null))).toMatchObject({ kind: 'later' })
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(1)
  })
})

describe('somebody mentioned', () => {
  it('is known by their object id, or not at all', async () => {
    expect(await here.voice.objectIdOf(where(), '29:jo-pairwise')).toBe('jo')
    expect(await here.voice.objectIdOf(where(), '29:somebody-else')).toBeNull()
  })

  it('is a fault, and never nobody, when Teams cannot be asked', async () => {
    here.teams.failNext('getMember', { kind: 'hang' })
    expect(await faultOf(here.voice.objectIdOf(where(), '29:jo-pairwise'))).toMatchObject({ kind: 'later' })
  })
})
