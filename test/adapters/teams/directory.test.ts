import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMinutes, instantFrom } from '../../../src/domain/calendar/london.ts'
import type { ChatPlace } from '../../../src/domain/unit/unit.ts'
import { REFUSED } from '../../support/teams/fault-switches.ts'
import { addGroupChat, addPerson, addTeam, personalChat } from '../../support/teams/tenant.ts'
import { C1, COUNCIL, U1, faultOf, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

const LATER = addMinutes(instantFrom('2026-11-23T09:00:00Z'), 5)
const lookUp = (user = 'jo', tenant = COUNCIL) => here.directory.lookUp({ ...U1, user, tenant })

/** Somebody in the unit's channel. */
function add(user: string, about: Parameters<typeof addPerson>[2] = {}): void {
  addPerson(here.tenant, user, about)
  here.tenant.teams.get(C1.conversation)?.memberIds.add(user)
}

function heardIn(conversation: string, kind: 'channel' | 'group' | 'personal', user: string | null = null): Promise<void> {
  const place: ChatPlace = { ...C1, conversation }
  return here.conversations.remember({ place, kind, user, serviceUrl: here.teams.serviceUrlOf(here.tenant) }, LATER)
}

describe('an account in Teams', () => {
  it.for([
    ['a member', {}, 'member'],
    ['a guest', { userRole: 'guest' }, 'guest'],
    ['a guest by their name only', { userPrincipalName: 'ann_agency.example#EXT#@council.onmicrosoft.com' }, 'guest'],
    ['of another tenant, in a shared channel', { tenantId: 'agency' }, 'outsider'],
    ['a guest of another tenant', { tenantId: 'agency', userRole: 'guest' }, 'outsider'],
    ['nobody’s, in a meeting', { userRole: 'anonymous' }, 'outsider'],
    ['an app', { id: '28:another-app' }, 'bot'],
  ] as const)('that is %s', async ([, about, standing]) => {
    add('sam', about)
    expect(await lookUp('sam')).toEqual({ standing, email: standing === 'member' ? 'sam@council.example' : null })
  })

  it.for([
    ['its address in small letters', { email: 'Jo.Bloggs@Council.example' }, 'jo.bloggs@council.example'],
    ['what they sign in with, when it has no address', { email: null, userPrincipalName: 'JB@council.example' }, 'jb@council.example'],
    ['nothing, when neither is one', { email: null, userPrincipalName: 'jbloggs' }, null],
    ['nothing, when Teams shows neither', { email: null, userPrincipalName: null }, null],
  ] as const)('is known by %s', async ([, about, email]) => {
    add('sam', about)
    expect(await lookUp('sam')).toEqual({ standing: 'member', email })
  })

  it('is found in their own chat, without looking further', async () => {
    await heardIn(personalChat(here.tenant, 'jo').id, 'personal', 'jo')
    expect(await lookUp()).toMatchObject({ standing: 'member' })
    expect(here.teams.calls.filter(({ operation }) => operation !== 'token')).toMatchObject([{ operation: 'getMember' }])
  })

  it('is found where the product was spoken to last, though they have no chat with it', async () => {
    addPerson(here.tenant, 'sam', { hasApp: false })
    await heardIn(addGroupChat(here.tenant, '19:chat@thread.v2', ['sam']).id, 'group')
    expect(await lookUp('sam')).toMatchObject({ standing: 'member' })
  })

  it('is found past places that are gone or closed to the product', async () => {
    addPerson(here.tenant, 'sam')
    await heardIn(addGroupChat(here.tenant, '19:closed@thread.v2', ['sam'], false).id, 'group')
    await heardIn('19:gone@thread.v2', 'group')
    addTeam(here.tenant, '19:elm@thread.tacv2', { members: ['sam'] })
    await heardIn('19:elm@thread.tacv2', 'channel')
    expect(await lookUp('sam')).toMatchObject({ standing: 'member' })
  })

  it('is found in a chat begun with them, when it shares no place with the product', async () => {
    addPerson(here.tenant, 'sam')
    expect(await lookUp('sam')).toMatchObject({ standing: 'member' })
    expect(here.teams.callsOf('createConversation')).toHaveLength(1)
  })

  it('that does not exist is nobody', async () => {
    expect(await lookUp('nobody')).toBeNull()
  })

  it('cannot be looked up when it shares no place with the product and does not have the app', async () => {
    addPerson(here.tenant, 'sam', { hasApp: false })
    expect(await faultOf(lookUp('sam'))).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('an administrator has to') })
  })

  it('is known by its object id only: a name or a `29:` id is nobody', async () => {
    expect(await lookUp('29:jo-pairwise')).toBeNull()
  })

  it.for([
    ['Teams asks to slow down', REFUSED.throttledFor(3), 'later'],
    ['Teams hangs', { kind: 'hang' }, 'later'],
    ['Teams does not know the app', { kind: 'refused', status: 401, code: 'BotNotRegistered' }, 'unreachable'],
  ] as const)('is a fault and never nobody when %s', async ([, fault, kind]) => {
    here.teams.failNext('getMember', fault)
    expect(await faultOf(lookUp())).toMatchObject({ kind })
  })

  it('of a tenant that is not set up cannot be asked for', async () => {
    expect(await faultOf(lookUp('jo', 'another-council'))).toMatchObject({ kind: 'unreachable' })
    expect(here.teams.calls).toEqual([])
  })
})
