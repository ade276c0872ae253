import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AUTHORITY } from './cli/command-line.ts'
import { createEmptyDatabase } from './support/database.ts'
import { coordinatorProcess, unitcoProcess, type Coordinator, type Environment } from './support/processes.ts'
import { messageActivity, postActivity, type Somewhere } from './support/teams/driver.ts'
import { startFakeTeams, type FakeTeams } from './support/teams/fake-teams.ts'
import { startOpenId, type OpenId } from './support/teams/openid.ts'
import { addChannel, addPerson, addTeam, shownIn, shownTo, type FakeTenant } from './support/teams/tenant.ts'

const TENANT = '22222222-3333-4444-8555-666666666666'
const KIM = '33333333-4444-4555-8666-777777777777'
const CHANNEL = '19:hawthorn@thread.tacv2'

/** What an administrator does on the first day, with real processes: import who works there, start, and let the unit say `unit here`. */
describe('the co-ordinator in a Microsoft Teams tenant, as a process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coordinator-teams-'))
  let teams: FakeTeams
  let openId: OpenId
  let tenant: FakeTenant
  let env: Environment
  let dropDatabase = (): Promise<void> => Promise.resolve()
  let one: Coordinator | null = null

  beforeAll(async () => {
    teams = await startFakeTeams({ now: Date.now })
    openId = await startOpenId()
    tenant = teams.addTenant(TENANT)
    addPerson(tenant, KIM, { email: 'kim@marlow.example' })
    addTeam(tenant, 'team-hawthorn', { members: [KIM] })
    addChannel(tenant, 'team-hawthorn', CHANNEL)
    const database = await createEmptyDatabase()
    dropDatabase = database.drop
    env = {
      DATABASE_URL: database.url, MicrosoftAppId: teams.appId, MicrosoftAppPassword: 'a-secret-value', MicrosoftAppTenantId: TENANT,
      ToBotFromChannelOpenIdMetadataUrl: openId.metadataUrl.href, ToChannelFromBotLoginUrl: `${teams.origin}/common`,
      TEAMS_SERVICE_URL: teams.anywhereUrl,
    }
    for (const [name, text] of Object.entries(AUTHORITY)) writeFileSync(path.join(folder, `${name}.csv`), text)
  })
  afterAll(async () => {
    await one?.stop('SIGKILL')
    await openId.close()
    await teams.close()
    await dropDatabase()
    rmSync(folder, { recursive: true, force: true })
  })

  async function says(words: string): Promise<number> {
    if (one === null) throw new Error('it does not run')
    const at: Somewhere = {
      tenant: TENANT, user: KIM, kind: 'channel', conversation: CHANNEL, serviceUrl: teams.serviceUrlOf(tenant), appId: teams.appId,
    }
    const mention = { name: 'Co-ordinator', id: teams.botId }
    const response = await postActivity(
      { address: one.address, openId, appId: teams.appId }, messageActivity(at, `<at>Co-ordinator</at> ${words}`, [mention]),
    )
    return response.status
  }

  it('starts without the playground, and is ready', async () => {
    expect(await unitcoProcess(env, 'import', folder)).toMatchObject({ code: 0 })
    const started = await coordinatorProcess(env)
    if ('ended' in started) throw new Error(started.ended.err)
    one = started.running
    const ready = await fetch(new URL('/readyz', one.address))
    expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ ready: true })])
    expect((await fetch(one.address)).status).toBe(404)
  }, 60_000)

  it('knows somebody by their directory, and the channel once they say so', async () => {
    expect(await says('unit here')).toBe(200)
    await expect.poll(() => JSON.stringify(shownIn(tenant, CHANNEL)), { timeout: 10_000 }).toContain('Hawthorn')
    expect(await says('due unit')).toBe(200)
    await expect.poll(() => JSON.stringify(shownTo(tenant, KIM)), { timeout: 10_000 }).toContain('T-1')
  }, 30_000)

  it('posts what is decided to the channel', async () => {
    expect(await says('allocate C-1045 a lamp to jo by in 5 wd')).toBe(200)
    await expect.poll(() => JSON.stringify(shownIn(tenant, CHANNEL)), { timeout: 10_000 }).toContain('A lamp')
  }, 30_000)

  it('stops cleanly when it is told to', async () => {
    expect(await one?.stop('SIGTERM')).toMatchObject({ code: 0, err: '' })
    one = null
  }, 30_000)
})
