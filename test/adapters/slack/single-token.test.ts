import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createClients } from '../../../adapters/slack/client.ts'
import { createSingleToken } from '../../../adapters/slack/single-token.ts'
import type { Tokens } from '../../../adapters/slack/tokens.ts'
import { createWebApi, type WebApi } from '../../../adapters/slack/web-api.ts'
import { createWeb, type UndiciWeb } from '../../../adapters/web/web.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { startFakeSlack, type FakeSlack } from '../../support/slack/fake-slack.ts'
import type { FakeToken } from '../../support/slack/workspace.ts'
import { PATIENCE_MS, faultOf } from './slack-chat.ts'

let slack: FakeSlack
let web: UndiciWeb
let api: WebApi
let given: FakeToken
let tokens: Tokens

beforeEach(async () => {
  slack = await startFakeSlack()
  slack.addWorkspace('T1')
  given = slack.addToken('T1')
  web = createWeb()
  api = createWebApi({ apiUrl: slack.apiUrl, web, timeoutMs: PATIENCE_MS })
  tokens = createSingleToken({ token: given.token, api, jitter: () => 0, log: quietLog() })
})
afterEach(async () => {
  await web.close()
  await slack.close()
})

describe('the one bot token of the environment', () => {
  it('speaks in the workspace it is of, and in no other', async () => {
    expect(await tokens.workspaces()).toEqual(['T1'])
    expect(await tokens.of('T1')).toEqual({ token: given.token, botId: given.botId, botUserId: given.botUserId })
    expect(await tokens.of('T2')).toBeNull()
  })

  it('is asked for its workspace once, and not before somebody wants to know', async () => {
    expect(slack.calls).toEqual([])
    await Promise.all([tokens.of('T1'), tokens.of('T1'), tokens.workspaces()])
    await tokens.of('T1')
    expect(slack.callsOf('auth.test')).toHaveLength(1)
  })

  it('is asked again after Slack could not say', async () => {
    slack.failNext('auth.test', { kind: 'unavailable' })
    expect(await faultOf(tokens.of('T1'))).toMatchObject({ kind: 'later' })
    expect(await tokens.of('T1')).not.toBeNull()
  })

  it('of a whole organisation speaks in the workspaces that approved it', async () => {
    slack.addWorkspace('T7', { enterpriseId: 'E7' })
    const { token } = slack.addToken('E7', { isOrgWide: true })
    const wide = createSingleToken({ token, api, jitter: () => 0, log: quietLog() })
    expect(await wide.workspaces()).toEqual(['E7'])
    expect(await wide.of('E7')).toMatchObject({ token })
    expect(await wide.of('T7')).toMatchObject({ token })
    expect(await wide.of('T1')).toBeNull()
    slack.addWorkspace('T8', { enterpriseId: 'E7' })
    expect(await wide.of('T8')).toMatchObject({ token })
  })

  it('that was revoked is a fault that says who can act, and is asked again', async () => {
    given.refusedAs = 'token_revoked'
    expect(await faultOf(tokens.workspaces())).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('install it again') })
    given.refusedAs = null
    expect(await tokens.workspaces()).toEqual(['T1'])
  })
})

describe('the clients', () => {
  it('are one for each token, and a new one when the token changes', async () => {
    let token = given
    const clients = createClients({ api, tokens: { ...tokens, of: async () => token } })
    const first = await clients.of('T1')
    expect(await clients.of('T1')).toBe(first)
    token = slack.addToken('T1')
    expect((await clients.of('T1')).token).toBe(token.token)
  })

  it('repeat nothing: a call that failed is made once', async () => {
    const client = await createClients({ api, tokens }).of('T1')
    for (const kind of ['reset', 'unavailable', 'hang'] as const) {
      slack.failNext('users.info', { kind })
      expect(await faultOf(client.users.info({ user: 'U1' }))).toBeInstanceOf(Error)
    }
    expect(slack.callsOf('users.info')).toHaveLength(3)
  })
})
