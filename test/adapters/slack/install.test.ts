import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { BOT_SCOPES } from '../../../adapters/slack/scopes.ts'
import { openInstalling, type Installing } from '../../support/slack/installing.ts'

describe('installing in Slack', () => {
  let slack: Installing
  beforeAll(async () => {
    slack = await openInstalling()
  })
  afterEach(() => slack.fake.clearFaults())
  afterAll(() => slack.close())

  const installed = async () => (await slack.installations.list('slack')).map(({ tenant }) => tenant)

  it('begins with a page that says what is asked for and why, and leads to Slack', async () => {
    const { page, slackUrl, cookie, state } = await slack.begin()
    expect(page.status).toBe(200)
    for (const scope of BOT_SCOPES) expect(page.text).toContain(`<dt>${scope}</dt>`)
    expect(slackUrl.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/v2\/authorize\?/)
    expect(slackUrl.searchParams.get('scope')).toBe(BOT_SCOPES.join(','))
    expect(slackUrl.searchParams.get('client_id')).toBe(slack.clientId)
    expect(slackUrl.searchParams.get('redirect_uri')).toBe('https://coordinator.marlow.gov.uk/slack/oauth_redirect')
    expect(cookie).toBe(`slack-app-oauth-state=${state}`)
    expect(page.headers.get('set-cookie')).toMatch(/Secure; HttpOnly; Path=\/; Max-Age=600/)
  })

  it('lets its pages load nothing and tell nothing to where they lead', async () => {
    const { page } = await slack.begin()
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'/)
    expect(page.headers.get('referrer-policy')).toBe('no-referrer')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('keeps the token of a workspace that allowed it, sealed', async () => {
    const answer = await slack.install('T1')
    expect(answer).toMatchObject({ status: 200 })
    expect(answer.text).toContain('It is in &lt;b&gt;Workspace&lt;/b&gt; T1 &amp; &quot;more&quot; now.')
    const row = await slack.installations.find('slack', 'T1')
    expect(row).toMatchObject({ isOrgWide: false, installedAt: slack.clock.now() })
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('xoxb')
    expect(await slack.newProcess().of('T1')).toMatchObject({ token: expect.stringMatching(/^xoxb-/), botId: expect.stringMatching(/^B/) })
  })

  it('serves several workspaces, each with its own token', async () => {
    await slack.install('T1')
    await slack.install('T2')
    const tokens = slack.newProcess()
    expect((await tokens.of('T1'))?.token).not.toBe((await tokens.of('T2'))?.token)
    expect(await installed()).toEqual(expect.arrayContaining(['T1', 'T2']))
  })

  it('serves a whole organisation, kept under the organisation’s id', async () => {
    expect((await slack.install('E1', { isOrgWide: true })).status).toBe(200)
    expect(await slack.installations.find('slack', 'E1')).toMatchObject({ isOrgWide: true })
  })

  it('lets a workspace of an organisation that may install it install it for itself', async () => {
    expect((await slack.install('T8')).status).toBe(200)
    expect(await slack.installations.find('slack', 'T8')).toMatchObject({ isOrgWide: false })
  })

  it('takes no workspace that is not the council’s, and gives back what it granted', async () => {
    const answer = await slack.install('T5')
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('T5 is not one of the workspaces the Co-ordinator serves.')
    expect(await installed()).not.toContain('T5')
    const granted = [...slack.fake.world.tokens.values()].filter((token) => token.installedIn === 'T5')
    expect(granted.map((token) => token.refusedAs)).toEqual(['token_revoked'])
  })

  describe('the way back', () => {
    const late = 'This page was opened too late, twice, or in another browser.'

    it('is refused in a browser that did not begin', async () => {
      const { state } = await slack.begin()
      const code = slack.fake.newInstallCode({ installedIn: 'T2' })
      for (const cookie of [undefined, 'slack-app-oauth-state=other', (await slack.begin()).cookie]) {
        expect(await slack.comeBack({ code, state }, cookie)).toMatchObject({ status: 400, text: expect.stringContaining(late) })
      }
      expect(slack.fake.world.installCodes.has(code)).toBe(true)
    })

    it('is refused with a state that nobody here made', async () => {
      const code = slack.fake.newInstallCode({ installedIn: 'T2' })
      const forged = Buffer.from('{"until":"2099-01-01T00:00:00.000Z"}').toString('base64url')
      expect((await slack.comeBack({ code, state: forged }, `slack-app-oauth-state=${forged}`)).text).toContain(late)
    })

    it('is refused a second time with the same state, even from the same browser', async () => {
      const { state, cookie } = await slack.begin()
      const go = () => slack.comeBack({ code: slack.fake.newInstallCode({ installedIn: 'T2' }), state }, cookie)
      expect((await go()).status).toBe(200)
      expect(await go()).toMatchObject({ status: 400, text: expect.stringContaining(late) })
    })

    it('is refused after ten minutes', async () => {
      const { state, cookie } = await slack.begin()
      slack.passHours(10 / 60)
      const answer = await slack.comeBack({ code: slack.fake.newInstallCode({ installedIn: 'T2' }), state }, cookie)
      expect(answer).toMatchObject({ status: 400, text: expect.stringContaining(late) })
    })

    it('is refused without a state or a code', async () => {
      const { state, cookie } = await slack.begin()
      expect((await slack.comeBack({ code: 'x' }, cookie)).text).toContain(late)
      expect((await slack.comeBack({ state }, cookie)).text).toContain(late)
    })

    it('takes the cookie away', async () => {
      expect((await slack.install('T2')).headers.get('set-cookie')).toContain('Expires=Thu, 01 Jan 1970')
    })
  })

  it.each<[string, number, string]>([
    ['access_denied', 400, 'You did not allow it, so nothing was changed.'],
    ['invalid_scope', 500, 'Paste the manifest into it again.'],
    ['constructor', 502, 'Start again'],
    ['<script>alert(1)</script>', 502, 'Start again'],
  ])('says in plain words what Slack’s page says in its own: %s', async (error, status, says) => {
    const { state, cookie } = await slack.begin()
    const answer = await slack.comeBack({ error, state }, cookie)
    expect(answer).toMatchObject({ status, text: expect.stringContaining(says) })
    expect(answer.text).not.toContain('<script')
  })

  it.each<[string, number, string]>([
    ['invalid_code', 400, 'too late, twice, or in another browser'],
    ['bad_client_secret', 500, 'SLACK_CLIENT_ID or SLACK_CLIENT_SECRET is not right.'],
    ['bad_redirect_uri', 500, 'does not know https://coordinator.marlow.gov.uk/slack/oauth_redirect'],
    ['fatal_error', 502, 'It could not be finished.'],
  ])('says in plain words why Slack gave no token: %s', async (error, status, says) => {
    const before = await slack.installations.list('slack')
    slack.fake.failNext('oauth.v2.access', { kind: 'error', error })
    expect(await slack.install('T2')).toMatchObject({ status, text: expect.stringContaining(says) })
    expect(await slack.installations.list('slack')).toEqual(before)
  })

  it.each(['unavailable', 'reset'] as const)('asks to start again when Slack is %s, and asks Slack once', async (kind) => {
    slack.fake.failNext('oauth.v2.access', { kind })
    const before = slack.fake.callsOf('oauth.v2.access').length
    expect(await slack.install('T2')).toMatchObject({ status: 502, text: expect.stringContaining('Start again in a minute.') })
    expect(slack.fake.callsOf('oauth.v2.access')).toHaveLength(before + 1)
  })

  it('logs no code, token or secret', async () => {
    slack.fake.failNext('oauth.v2.access', { kind: 'error', error: 'bad_client_secret' })
    await slack.install('T2')
    await slack.install('T2')
    expect(JSON.stringify(slack.log.lines)).not.toMatch(/xoxb|code0|pretend-client-secret/)
    const fields = { workspace: 'T2', isOrgWide: false }
    expect(slack.log.lines).toContainEqual({ level: 'info', fields, what: 'The product was installed in Slack' })
  })
})
