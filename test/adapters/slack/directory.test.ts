import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUser } from '../../support/slack/workspace.ts'
import { U1, faultOf, startSlackChat, type SlackChat } from './slack-chat.ts'

let here: SlackChat
beforeEach(async () => {
  here = await startSlackChat()
})
afterEach(() => here.end())

const lookUp = (user = 'U1', tenant = 'T1') => here.directory.lookUp({ ...U1, user, tenant })

describe('an account in Slack', () => {
  it.for([
    ['a member', {}, 'member'],
    ['a guest of several channels', { isRestricted: true }, 'guest'],
    ['a guest of one channel', { isUltraRestricted: true }, 'guest'],
    ['a stranger from a shared channel', { isStranger: true }, 'outsider'],
    ['somebody of another workspace', { teamId: 'T9' }, 'outsider'],
    ['a guest of another workspace', { teamId: 'T9', isRestricted: true }, 'outsider'],
    ['somebody of the organisation who is in this workspace', { teamId: 'T2', enterprise: { id: 'E1', teams: ['T2', 'T1'] } }, 'member'],
    ['somebody of the organisation who is in others only', { teamId: 'T2', enterprise: { id: 'E1', teams: ['T2'] } }, 'outsider'],
    ['somebody of another organisation', { teamId: 'T1', enterprise: { id: 'E9', teams: ['T9'] } }, 'outsider'],
    ['an app', { isBot: true }, 'bot'],
    ['a workflow', { isWorkflowBot: true }, 'bot'],
    ['deactivated', { isDeleted: true }, 'closed'],
    ['an app that was removed', { isBot: true, isDeleted: true }, 'bot'],
  ] as const)('that is %s', async ([, about, standing]) => {
    addUser(here.workspace, 'U2', about)
    expect(await lookUp('U2')).toMatchObject({ standing })
  })

  it('that is Slack’s own voice is a bot, though it says that it is none', async () => {
    addUser(here.workspace, 'USLACKBOT')
    expect(await lookUp('USLACKBOT')).toMatchObject({ standing: 'bot' })
  })

  it('is known by its e-mail address in lower case', async () => {
    addUser(here.workspace, 'U2', { email: 'Jo.Bloggs@Council.example' })
    expect(await lookUp('U2')).toEqual({ standing: 'member', email: 'jo.bloggs@council.example' })
  })

  it('has no address that nobody confirmed', async () => {
    addUser(here.workspace, 'U2', { email: 'gm@council.example', isEmailConfirmed: false })
    expect(await lookUp('U2')).toEqual({ standing: 'member', email: null })
  })

  it('has no address where the product may not see it', async () => {
    here.token.scopes.delete('users:read.email')
    expect(await lookUp()).toEqual({ standing: 'member', email: null })
  })

  it.for(['U404', 'not a user'])('that does not exist (%s) is nobody', async (user) => {
    expect(await lookUp(user)).toBeNull()
  })

  it('that may not be seen is nobody', async () => {
    here.slack.failNext('users.info', { kind: 'error', error: 'user_not_visible' })
    expect(await lookUp()).toBeNull()
  })

  it.for([
    ['Slack asks to slow down', { kind: 'rate-limited', retryAfterSeconds: 3 }, 'later'],
    ['Slack hangs', { kind: 'hang' }, 'later'],
    ['the scope is missing', { kind: 'error', error: 'missing_scope' }, 'unreachable'],
    ['the token was revoked', { kind: 'error', error: 'token_revoked' }, 'unreachable'],
  ] as const)('is a fault and never nobody when %s', async ([, fault, kind]) => {
    here.slack.failNext('users.info', fault)
    expect(await faultOf(lookUp())).toMatchObject({ kind })
  })

  it('of a workspace the product is not in cannot be asked for', async () => {
    expect(await faultOf(lookUp('U1', 'T9'))).toMatchObject({ kind: 'unreachable' })
  })
})
