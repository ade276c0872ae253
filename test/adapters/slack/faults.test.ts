import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REFUSALS } from '../../../adapters/slack/refusals.ts'
import type { ChatFault } from '../../../src/ports/chat.ts'
import type { Posted } from '../../../src/ports/outbox.ts'
import type { FakeFault } from '../../support/slack/fault-switches.ts'
import { addChannel, shownIn } from '../../support/slack/workspace.ts'
import { C1, faultOf, marker, said, startSlackChat, type SlackChat } from './slack-chat.ts'

let here: SlackChat
beforeEach(async () => {
  here = await startSlackChat()
})
afterEach(() => here.end())

type Kind = ChatFault['kind']
const post = () => here.chat.post(C1, said('D-1 waits.'), marker(1))

/** What Slack does, what a new message meets, whether it is there all the same, and what a message drawn again meets. */
const table: readonly (readonly [string, FakeFault, Kind, 0 | 1, Kind])[] = [
  ['asks to slow down', { kind: 'rate-limited', retryAfterSeconds: 30 }, 'later', 0, 'later'],
  ['asks to slow down and says not for how long', { kind: 'rate-limited', retryAfterSeconds: null }, 'later', 0, 'later'],
  ['is out of order (503)', { kind: 'unavailable' }, 'later', 0, 'later'],
  ['cuts the connection', { kind: 'reset' }, 'unknown', 0, 'later'],
  ['takes it and cuts the connection', { kind: 'answer-lost' }, 'unknown', 1, 'later'],
  ['hangs', { kind: 'hang' }, 'unknown', 0, 'later'],
  ['takes it and hangs', { kind: 'answer-hangs' }, 'unknown', 1, 'later'],
  ['breaks while taking it', { kind: 'error', error: 'fatal_error' }, 'unknown', 0, 'later'],
  ['has trouble inside', { kind: 'error', error: 'internal_error' }, 'unknown', 0, 'later'],
  ['is moving the workspace', { kind: 'error', error: 'team_added_to_org' }, 'later', 0, 'later'],
  ['does not let it in', { kind: 'error', error: 'not_in_channel' }, 'unreachable', 0, 'unreachable'],
  ['has closed its account', { kind: 'error', error: 'account_inactive' }, 'unreachable', 0, 'unreachable'],
  ['has revoked its token', { kind: 'error', error: 'token_revoked' }, 'unreachable', 0, 'unreachable'],
  ['finds the blocks wrong', { kind: 'error', error: 'invalid_blocks' }, 'unreachable', 0, 'unreachable'],
  ['refuses with what nobody knows', { kind: 'error', error: 'a_new_refusal' }, 'unreachable', 0, 'unreachable'],
  ['is not Slack at all', { kind: 'error', error: '<html>Sign in to the council’s network</html>' }, 'unknown', 0, 'later'],
]

describe('a new message when Slack', () => {
  it.for(table)('%s', async ([, fault, kind, arrived]) => {
    here.slack.failNext('chat.postMessage', fault)
    const met = await faultOf(post())
    expect(met).toMatchObject({ name: 'ChatFault', kind })
    expect(shownIn(here.workspace, 'C1')).toHaveLength(arrived)
    expect(here.slack.callsOf('chat.postMessage')).toHaveLength(1)
  })

  it('cannot be reached at all: it was certainly not taken', async () => {
    await post()
    const { server } = here.slack
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
    expect(await faultOf(post())).toMatchObject({ kind: 'later' })
    await new Promise<void>((resolve) => void server.listen(0, resolve))
  })
})

describe('a message drawn again when Slack', () => {
  it.for(table)('%s', async ([, fault, , , kind]) => {
    const posted = await post()
    here.slack.failNext('chat.update', fault)
    expect(await faultOf(here.chat.update(posted, said('D-1 is approved.')))).toMatchObject({ name: 'ChatFault', kind })
  })

  it('no longer has it: nothing is the matter', async () => {
    const posted: Posted = { place: C1, messageId: '1700000000.000001', rootId: null }
    expect(await faultOf(here.chat.update(posted, said('D-1 is approved.')))).toBeUndefined()
  })
})

describe('a channel that', () => {
  it.for([
    ['the product is not in', { isMember: false }, 'invite'],
    ['is private and the product is not in', { kind: 'private', isMember: false }, 'invite it there'],
    ['is archived', { isArchived: true }, 'archived'],
  ] as const)('%s is told of to somebody who can act', async ([, about, why]) => {
    addChannel(here.workspace, 'C1', about)
    expect(await faultOf(post())).toMatchObject({ kind: 'unreachable', message: expect.stringContaining(why) })
  })
})

describe('every refusal of Slack’s', () => {
  it.for(Object.entries(REFUSALS))('%s is one plain sentence, and says what happens next or who can act', ([, { means, say }]) => {
    const isForSomebody = means === 'unreachable' || means === 'ours'
    expect(say).toMatch(isForSomebody ? /^[A-Z][^.]+: [^.]*\b(has to|have to|set|invite)\b[^.]*\.$/ : /^[A-Z][^.]+\.$/)
    expect(say.length).toBeLessThan(130)
  })
})

describe('the log', () => {
  it('says where our own mistake is, and never what was said', async () => {
    const pointer = '[ERROR] must be less than 3001 characters: "Aaliyah" [json-pointer:/blocks/0/text/text]'
    const extra = { response_metadata: { messages: [pointer] } }
    here.slack.failNext('chat.postMessage', { kind: 'error', error: 'invalid_blocks', extra })
    await faultOf(here.chat.post(C1, said('Aaliyah’s visit'), marker(1)))
    expect(here.lines).toEqual([
      { level: 'error', fields: { refused: 'invalid_blocks', doing: 'post', where: '/blocks/0/text/text' }, what: expect.any(String) },
    ])
  })

  it.for(table)('has no word of a message and no token when Slack %s', async ([, fault]) => {
    here.slack.failNext('chat.postMessage', fault)
    const met = await faultOf(here.chat.post(C1, said('Aaliyah’s visit'), marker(1)))
    const read = JSON.stringify(here.lines) + String(met) + (met instanceof Error ? met.stack : '')
    expect(read).not.toContain('Aaliyah')
    expect(read).not.toContain('xoxb-')
  })
})
