import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CODES, STATUSES } from '../../../adapters/teams/refusals.ts'
import type { ChatFault } from '../../../src/ports/chat.ts'
import { REFUSED, type FakeFault } from '../../support/teams/fault-switches.ts'
import { shownIn } from '../../support/teams/tenant.ts'
import { C1, SECRET, faultOf, marker, said, startTeamsChat, type TeamsChat } from './teams-chat.ts'

let here: TeamsChat
beforeEach(async () => {
  here = await startTeamsChat()
})
afterEach(() => here.end())

type Kind = ChatFault['kind']
const post = () => here.chat.post(C1, said('D-1 waits.'), marker(1))
const refused = (status: number, code?: string) => ({ kind: 'refused', status, ...(code === undefined ? {} : { code }) } as const)

/** What Teams does, what a new message meets, whether it is there all the same, and what a message drawn again meets. */
const table: readonly (readonly [string, FakeFault, Kind, 0 | 1, Kind])[] = [
  ['asks to slow down', REFUSED.throttledFor(30), 'later', 0, 'later'],
  ['asks to slow down and says not for how long', REFUSED.throttled, 'later', 0, 'later'],
  ['is busy with the conversation (412)', REFUSED.precondition, 'later', 0, 'later'],
  ['has a broken gateway (502)', REFUSED.brokenGateway, 'later', 0, 'later'],
  ['is out of order (503)', REFUSED.unavailable, 'later', 0, 'later'],
  ['has a gateway that waited too long (504)', REFUSED.gatewayTimeout, 'later', 0, 'later'],
  ['breaks while taking it (500)', refused(500, 'ServiceError'), 'unknown', 0, 'later'],
  ['breaks in a way nobody knows (599)', refused(599), 'unknown', 0, 'later'],
  ['cuts the connection', { kind: 'reset' }, 'unknown', 0, 'later'],
  ['takes it and cuts the connection', { kind: 'answer-lost' }, 'unknown', 1, 'later'],
  ['hangs', { kind: 'hang' }, 'unknown', 0, 'later'],
  ['takes it and hangs', { kind: 'answer-hangs' }, 'unknown', 1, 'later'],
  ['was told by a person to block it', REFUSED.blockedByPerson, 'unreachable', 0, 'unreachable'],
  ['takes no writes from it', REFUSED.writesBlocked, 'unreachable', 0, 'unreachable'],
  ['was told by an administrator to block it', REFUSED.disabledByAdmin, 'unreachable', 0, 'unreachable'],
  ['does not have it in the conversation', REFUSED.notInRoster, 'unreachable', 0, 'unreachable'],
  ['does not have it for the person', REFUSED.notInstalled, 'unreachable', 0, 'unreachable'],
  ['no longer has the conversation', REFUSED.gone, 'unreachable', 0, 'unreachable'],
  ['finds the message too big', REFUSED.tooBig, 'unreachable', 0, 'unreachable'],
  ['finds the message wrong', refused(400, 'BadSyntax'), 'unreachable', 0, 'unreachable'],
  ['does not know the app', refused(401, 'BotNotRegistered'), 'unreachable', 0, 'unreachable'],
  ['says no and nothing else', refused(403), 'unreachable', 0, 'unreachable'],
  ['refuses with what nobody knows', refused(418, 'ANewRefusal'), 'unreachable', 0, 'unreachable'],
  ['is not Teams at all, and refuses', { kind: 'not-teams', status: 403, says: '<html>Blocked here</html>' }, 'later', 0, 'later'],
  ['is not Teams at all, and says yes', { kind: 'not-teams', status: 200, says: '<html>Sign in</html>' }, 'unknown', 0, 'later'],
  ['sends it elsewhere', { kind: 'not-teams', status: 302, says: '' }, 'unreachable', 0, 'unreachable'],
]

describe('a new message when Teams', () => {
  it.for(table)('%s', async ([, fault, kind, arrived]) => {
    here.teams.failNext('sendToConversation', fault)
    const met = await faultOf(post())
    expect(met).toMatchObject({ name: 'ChatFault', kind })
    expect(shownIn(here.tenant, C1.conversation)).toHaveLength(arrived)
    expect(here.teams.callsOf('sendToConversation')).toHaveLength(1)
  })

  it('cannot be reached at all: it was certainly not taken', async () => {
    await post()
    const { server } = here.teams
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
    // by the time anything else has failed to reach it, the connections it closed are known to be closed
    await faultOf(fetch(here.teams.origin))
    expect(await faultOf(post())).toMatchObject({ kind: 'later' })
    await new Promise<void>((resolve) => void server.listen(0, resolve))
  })
})

describe('a message drawn again when Teams', () => {
  it.for(table)('%s', async ([, fault, , , kind]) => {
    const posted = await post()
    here.teams.failNext('updateActivity', fault)
    expect(await faultOf(here.chat.update(posted, said('D-1 is approved.')))).toMatchObject({ name: 'ChatFault', kind })
    expect(here.teams.callsOf('updateActivity')).toHaveLength(1)
  })
})

describe('what is tried again', () => {
  it.for([
    ['as long after as Teams asks', REFUSED.throttledFor(30), 30_000],
    ['half a minute after it asked to slow down', REFUSED.throttled, 30_000],
    ['in a moment when it was busy with the conversation', REFUSED.precondition, 2_000],
    ['ten seconds after its gateway broke', REFUSED.brokenGateway, 10_000],
    ['as long after a 503 as it says', { kind: 'refused', status: 503, retryAfterSeconds: 60 }, 60_000],
  ] as const)('is tried %s, and up to a half later', async ([, fault, ms]) => {
    for (const [jitter, at] of [[0, ms], [1, ms + Math.max(1_000, ms / 2)]] as const) {
      const one = await startTeamsChat({ jitter: () => jitter })
      one.teams.failNext('sendToConversation', fault)
      expect(await faultOf(one.chat.post(C1, said('D-1 waits.'), marker(1)))).toMatchObject({ kind: 'later', retryAfterMs: at })
      await one.end()
    }
  })
})

describe('Microsoft’s sign-in service', () => {
  it.for([
    ['does not accept the secret', refused(401, 'invalid_client'), 'unreachable'],
    ['does not know the app', refused(400, 'unauthorized_client'), 'unreachable'],
    ['is out of order', REFUSED.unavailable, 'later'],
    ['hangs', { kind: 'hang' }, 'later'],
    ['cuts the connection', { kind: 'reset' }, 'later'],
    ['is a page of the council’s proxy', { kind: 'not-teams', status: 200, says: '<html>Sign in</html>' }, 'later'],
  ] as const)('%s: the message was certainly not sent', async ([, fault, kind]) => {
    here.teams.failNext('token', fault)
    expect(await faultOf(post())).toMatchObject({ name: 'ChatFault', kind })
    expect(here.teams.callsOf('sendToConversation')).toEqual([])
  })

  it('is asked again after Teams did not accept the token', async () => {
    await post()
    here.teams.revokeTokens()
    expect(await faultOf(post())).toMatchObject({ kind: 'unreachable' })
    expect(await faultOf(post())).toBeUndefined()
  })
})

describe('every refusal of Teams’', () => {
  const meanings = [...Object.entries(CODES), ...Object.entries(STATUSES)]
  it.for(meanings)('%s is one plain sentence, and says what happens next or who can act', ([, { means, say }]) => {
    const isForSomebody = means === 'unreachable' || means === 'ours'
    expect(say).toMatch(isForSomebody ? /^[A-Z][^.]+: [^.]*\b(has to|have to)\b[^.]*\.$/ : /^[A-Z][^.]+\.$/)
    expect(say.length).toBeLessThan(130)
  })
})

describe('the log', () => {
  it('says that the mistake is ours, and never what was said', async () => {
    here.teams.failNext('sendToConversation', REFUSED.tooBig)
    await faultOf(here.chat.post(C1, said('Aaliyah’s visit'), marker(1)))
    const fields = { code: 'MessageSizeTooBig', status: 413, doing: 'post' }
    expect(here.lines).toEqual([{ level: 'error', fields, what: expect.any(String) }])
  })

  it.for(table)('has no word of a message, no token and no secret when Teams %s', async ([, fault]) => {
    here.teams.failNext('sendToConversation', fault)
    const met = await faultOf(here.chat.post(C1, said('Aaliyah’s visit'), marker(1)))
    const read = JSON.stringify(here.lines) + everythingIn(met)
    for (const hidden of ['Aaliyah', 'a-pretend-token', SECRET, 'Bearer']) expect(read).not.toContain(hidden)
  })
})

/** An error with its stack, and those behind it with all they carry. */
function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.stack, JSON.stringify(error), ...Object.values(error).map(String), everythingIn(error.cause)].join('\n')
}
