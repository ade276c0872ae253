import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AUTHORITY } from './cli/command-line.ts'
import { createEmptyDatabase } from './support/database.ts'
import { coordinatorProcess, unitcoProcess, type Coordinator, type Environment } from './support/processes.ts'
import { startFakeSlack, type FakeSlack } from './support/slack/fake-slack.ts'
import { commandPayload } from './support/slack/payloads.ts'
import { asForm, sendSigned, SIGNING_SECRET } from './support/slack/signed-request.ts'
import { addChannel, addUser, shownIn, type FakeWorkspace } from './support/slack/workspace.ts'

/** What an administrator does on the first day, with real processes: import who works there, start, and let the unit say `/unit here`. */
describe('the co-ordinator in a Slack workspace, as a process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'coordinator-slack-'))
  let slack: FakeSlack
  let workspace: FakeWorkspace
  let env: Environment
  let dropDatabase = (): Promise<void> => Promise.resolve()
  let one: Coordinator | null = null

  beforeAll(async () => {
    slack = await startFakeSlack({ now: Date.now })
    workspace = slack.addWorkspace('T1')
    addChannel(workspace, 'C1')
    addUser(workspace, 'U-KIM', { email: 'kim@marlow.example' })
    const database = await createEmptyDatabase()
    dropDatabase = database.drop
    env = {
      DATABASE_URL: database.url, SLACK_SIGNING_SECRET: SIGNING_SECRET.replaceAll(' ', '-'), SLACK_BOT_TOKEN: slack.addToken('T1').token,
      SLACK_API_URL: slack.apiUrl,
    }
    for (const [name, text] of Object.entries(AUTHORITY)) writeFileSync(path.join(folder, `${name}.csv`), text)
  })
  afterAll(async () => {
    await one?.stop('SIGKILL')
    await slack.close()
    await dropDatabase()
    rmSync(folder, { recursive: true, force: true })
  })

  async function types(command: string, text: string): Promise<string> {
    if (one === null) throw new Error('it does not run')
    const at = { workspace: 'T1', channel: 'C1', user: 'U-KIM' }
    const payload = commandPayload(at, command, text, {
      triggerId: slack.newTriggerId('T1', 'U-KIM'), responseUrl: slack.newResponseUrl({ workspaceId: 'T1', channelId: 'C1', userId: 'U-KIM' }),
    })
    const response = await sendSigned(one.address, asForm(payload), { secret: SIGNING_SECRET.replaceAll(' ', '-') })
    expect(response.status).toBe(200)
    return response.text()
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

  it('knows somebody by their verified address, and the channel once they say so', async () => {
    await types('/unit', 'here')
    await expect.poll(() => shownIn(workspace, 'C1').map(({ text }) => text), { timeout: 10_000 })
      .toContainEqual(expect.stringContaining('Hawthorn'))
    expect(await types('/due', 'unit')).toContain('T-1')
  }, 30_000)

  it('posts what is decided to the channel', async () => {
    await types('/allocate', 'C-1045 a lamp to jo by in 5 wd')
    await expect.poll(() => JSON.stringify(shownIn(workspace, 'C1').at(-1)), { timeout: 10_000 }).toContain('A lamp')
  }, 30_000)

  it('stops cleanly when it is told to', async () => {
    const stopped = await one?.stop('SIGTERM')
    expect(stopped).toMatchObject({ code: 0, err: '' })
    one = null
  }, 30_000)
})
