import { expect, it, onTestFinished } from 'vitest'
import type { SlackOptions } from '../../../adapters/slack/slack.ts'
import { openSlack } from '../../../adapters/slack/slack.ts'
import { createSingleToken } from '../../../adapters/slack/single-token.ts'
import { createWebApi } from '../../../adapters/slack/web-api.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import { quietLog } from '../../support/quiet-log.ts'
import { startFakeSlack } from '../../support/slack/fake-slack.ts'
import { addChannel, shownIn } from '../../support/slack/workspace.ts'
import { say, told } from './open-doors.ts'

const behind = {
  doors: { answer: async () => told('Nothing is due.'), sendNow: async () => null, keep: async () => say('Kept'), closeAccount: async () => undefined },
  colleagues: async () => [],
}

async function opened(about: Pick<SlackOptions, 'signingSecret' | 'appToken'>) {
  const slack = await startFakeSlack()
  const workspace = slack.addWorkspace('T1')
  addChannel(workspace, 'C1')
  const web = createWeb()
  const api = createWebApi({ apiUrl: slack.apiUrl, web })
  const log = quietLog()
  const jitter = () => 0
  const options: SlackOptions = {
    ...about, apiUrl: slack.apiUrl, api, jitter, log, accounts: { usersOf: async () => new Map() },
    tokens: createSingleToken({ token: slack.addToken('T1').token, api, jitter, log }),
  }
  onTestFinished(async () => {
    await web.close()
    await slack.close()
  })
  return { workspace, product: openSlack(options) }
}

it('speaks before it has doors', async () => {
  const { workspace, product } = await opened({ signingSecret: 'secret', appToken: null })
  await product.chat.post({ platform: 'slack', tenant: 'T1', conversation: 'C1' }, say('Good morning'), 'n-1' as NoticeId)
  expect(shownIn(workspace, 'C1')).toMatchObject([{ text: 'Good morning' }])
  expect(await product.chat.problems()).toEqual([])
})

it('has a router over HTTP, and nothing to start', async () => {
  const { product } = await opened({ signingSecret: 'secret', appToken: null })
  const { router, start, stop } = product.connect(behind)
  expect(router).not.toBeNull()
  await start()
  await stop()
})

it('counts what keeps people from being heard among its problems', async () => {
  const { product } = await opened({ signingSecret: null, appToken: 'xapp-refused' })
  const { router, start, stop } = product.connect(behind)
  expect(router).toBeNull()
  await start()
  expect(await product.chat.problems()).toEqual([expect.stringContaining('Slack refuses the app-level token (invalid_auth).')])
  await stop()
})

it('cannot listen without either secret', async () => {
  const { product } = await opened({ signingSecret: null, appToken: null })
  expect(() => product.connect(behind)).toThrow('Slack over HTTP needs SLACK_SIGNING_SECRET')
})
