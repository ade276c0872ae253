import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSeal } from '../../../adapters/slack/seal.ts'
import { createInstalledTokens } from '../../../adapters/slack/installed-tokens.ts'
import type { Tokens } from '../../../adapters/slack/tokens.ts'
import { addMinutes } from '../../../src/domain/calendar/london.ts'
import { ChatFault } from '../../../src/ports/chat.ts'
import { openInstalling, type Installing } from '../../support/slack/installing.ts'

describe('tokens of workspaces that installed it', () => {
  let slack: Installing
  let tokens: Tokens
  beforeAll(async () => {
    slack = await openInstalling()
  })
  beforeEach(async () => {
    for (const { tenant } of await slack.installations.list('slack')) await slack.installations.remove('slack', tenant, null)
    slack.fake.world.app.rotatesTokens = false
    tokens = slack.newProcess()
  })
  afterEach(() => slack.fake.clearFaults())
  afterAll(() => slack.close())

  const asked = (method: string) => slack.fake.callsOf(method).length
  const fault = (promise: Promise<unknown>) => promise.then(() => null, (error: unknown) => error instanceof ChatFault ? error : null)

  it('are none where it is not installed', async () => {
    expect(await tokens.of('T1')).toBeNull()
    expect(await tokens.workspaces()).toEqual([])
  })

  it('are there as soon as it is installed', async () => {
    expect(await tokens.of('T1')).toBeNull()
    await slack.install('T1')
    expect(await tokens.of('T1')).toEqual({
      token: expect.stringMatching(/^xoxb-/), botId: expect.stringMatching(/^B/), botUserId: expect.stringMatching(/^U/),
    })
    expect(await tokens.workspaces()).toEqual(['T1'])
  })

  it('are read once, and then known for a minute', async () => {
    await slack.install('T1')
    const known = await tokens.of('T1')
    await slack.installations.remove('slack', 'T1', null)
    expect(await tokens.of('T1')).toEqual(known)
    slack.passHours(1 / 60)
    expect(await tokens.of('T1')).toBeNull()
  })

  it('that do not open are a person’s business, and say what to do', async () => {
    await slack.install('T1')
    const keyless = createInstalledTokens({ ...slack, seal: createSeal([Buffer.alloc(32)]) })
    expect(await fault(keyless.of('T1'))).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('add the key') })
    const sealed = (await slack.installations.find('slack', 'T1'))?.sealed ?? Buffer.of()
    await slack.installations.save({ platform: 'slack', tenant: 'T2', isOrgWide: false, sealed }, slack.clock.now())
    expect(await fault(tokens.of('T2'))).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('for another place') })
  })

  describe('of an organisation', () => {
    it('serve every workspace it approved, and no other', async () => {
      await slack.install('E1', { isOrgWide: true })
      const [one, other, itself] = [await tokens.of('T8'), await tokens.of('T9'), await tokens.of('E1')]
      expect(one).not.toBeNull()
      expect([other, itself]).toEqual([one, one])
      expect(await tokens.of('T1')).toBeNull()
    })

    it('give way to the workspace’s own', async () => {
      await slack.install('E1', { isOrgWide: true })
      await slack.install('T8')
      expect((await tokens.of('T8'))?.token).not.toBe((await tokens.of('T9'))?.token)
    })

    it('are found with one question for all who want them', async () => {
      await slack.install('E1', { isOrgWide: true })
      const before = asked('auth.teams.list')
      await Promise.all(Array.from({ length: 20 }, (_, index) => tokens.of(index % 2 === 0 ? 'T8' : 'T9')))
      await tokens.of('T8')
      expect(asked('auth.teams.list')).toBe(before + 1)
    })

    it('go on with what Slack said last while it cannot be asked', async () => {
      await slack.install('E1', { isOrgWide: true })
      const known = await tokens.of('T8')
      slack.passHours(1)
      slack.fake.failNext('auth.teams.list', { kind: 'unavailable' })
      expect(await tokens.of('T8')).toEqual(known)
    })

    it('are not denied when it cannot be asked at all: that is for later', async () => {
      await slack.install('E1', { isOrgWide: true })
      slack.fake.failNext('auth.teams.list', { kind: 'unavailable' })
      expect(await fault(tokens.of('T8'))).toMatchObject({ kind: 'later' })
      expect(await tokens.of('T8')).not.toBeNull()
    })
  })

  describe('that rotate', () => {
    beforeEach(async () => {
      slack.fake.world.app.rotatesTokens = true
      await slack.install('T1')
    })

    it('are used until two hours before they end, and then renewed', async () => {
      const first = await tokens.of('T1')
      slack.passHours(9.5)
      expect(await tokens.of('T1')).toEqual(first)
      slack.passHours(1)
      const second = await tokens.of('T1')
      expect(second?.token).toMatch(/^xoxe\.xoxb-/)
      expect(second?.token).not.toBe(first?.token)
      expect(second).toMatchObject({ botId: first?.botId, botUserId: first?.botUserId })
      slack.passHours(10.5)
      expect((await tokens.of('T1'))?.token).not.toBe(second?.token)
    })

    it('keep the moment of the install', async () => {
      const installedAt = (await slack.installations.find('slack', 'T1'))?.installedAt
      slack.passHours(11)
      await tokens.of('T1')
      expect(await slack.installations.find('slack', 'T1')).toMatchObject({ installedAt, updatedAt: slack.clock.now() })
    })

    it('are renewed once by however many want them, in however many processes', async () => {
      const processes = [tokens, slack.newProcess(), slack.newProcess()]
      slack.passHours(11)
      const before = asked('oauth.v2.access')
      const got = await Promise.all(processes.flatMap((process) => Array.from({ length: 10 }, () => process.of('T1'))))
      expect(asked('oauth.v2.access')).toBe(before + 1)
      expect(new Set(got.map((each) => each?.token)).size).toBe(1)
    })

    it('are found renewed by a process that still knew the one before', async () => {
      const other = slack.newProcess()
      await other.of('T1')
      slack.passHours(11)
      const renewed = await tokens.of('T1')
      expect(await other.of('T1')).toEqual(renewed)
    })

    it('are used on while Slack fails, asked about once a minute, and renewed when it is back', async () => {
      const first = await tokens.of('T1')
      slack.passHours(11)
      slack.fake.failNext('oauth.v2.access', { kind: 'unavailable' })
      const before = asked('oauth.v2.access')
      expect([await tokens.of('T1'), await tokens.of('T1')]).toEqual([first, first])
      expect(asked('oauth.v2.access')).toBe(before + 1)
      slack.passHours(1 / 60)
      expect((await tokens.of('T1'))?.token).not.toBe(first?.token)
    })

    it('that ended while Slack fails are for later', async () => {
      slack.passHours(13)
      slack.fake.failNext('oauth.v2.access', { kind: 'reset' })
      expect(await fault(tokens.of('T1'))).toMatchObject({ kind: 'later' })
      expect(await tokens.of('T1')).not.toBeNull()
    })

    it('that ended and are refused say that it has to be installed again', async () => {
      slack.passHours(13)
      slack.fake.world.refreshTokens.clear()
      expect(await fault(tokens.of('T1'))).toMatchObject({
        kind: 'unreachable',
        message: 'Slack no longer lets us into T1 (invalid_refresh_token): install the Co-ordinator there again at /slack/install.',
      })
      await slack.install('T1')
      expect(await tokens.of('T1')).not.toBeNull()
    })
  })

  describe('when Slack says it was removed', () => {
    it('are not used again', async () => {
      await slack.install('T1')
      await tokens.of('T1')
      await tokens.forget('T1')
      expect(await tokens.of('T1')).toBeNull()
      expect(await tokens.workspaces()).toEqual([])
    })

    it('are kept when it was installed again since', async () => {
      await slack.install('T1')
      await tokens.forget('T1', addMinutes(slack.clock.now(), -5))
      expect(await tokens.of('T1')).not.toBeNull()
      await tokens.forget('T1', slack.clock.now())
      expect(await tokens.of('T1')).toBeNull()
    })

    it('of an organisation no workspace of it is served any more', async () => {
      await slack.install('E1', { isOrgWide: true })
      await tokens.of('T8')
      await tokens.forget('E1')
      expect(await tokens.of('T8')).toBeNull()
    })
  })

  it('are for later when the database does not answer', async () => {
    const installations = { ...slack.installations, find: () => Promise.reject(new Error('gone')) }
    const broken = createInstalledTokens({ ...slack, installations })
    expect(await fault(broken.of('T1'))).toMatchObject({ kind: 'later' })
  })
})
