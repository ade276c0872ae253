import { describe, expect, it } from 'vitest'
import { shownIn } from '../../support/slack/workspace.ts'
import { DIRECT, HAWTHORN, JO, form, openDoors, told } from './open-doors.ts'

const texts = (said: readonly { readonly text: string }[]) => said.map(({ text }) => text)
const mention = { type: 'app_mention', user: JO, channel: HAWTHORN, ts: '1.2', text: '<@U0COORD> due' }
const limited = { kind: 'rate-limited', retryAfterSeconds: 30 } as const

describe('what Slack asked to leave alone for a while', () => {
  it('is not called again until then: an answer goes the next way at once', async () => {
    const { event, slack, workspace, timers } = await openDoors({ answer: () => told('Nothing is due.') })
    slack.failNext('chat.postEphemeral', limited)
    await event(mention)
    await expect.poll(() => texts(shownIn(workspace, DIRECT))).toEqual(['Nothing is due.'])
    await event({ ...mention, ts: '1.3' })
    await expect.poll(() => texts(shownIn(workspace, DIRECT))).toHaveLength(2)
    expect(slack.callsOf('chat.postEphemeral')).toHaveLength(1)
    await timers.pass(30_000)
    await event({ ...mention, ts: '1.4' })
    await expect.poll(() => slack.callsOf('chat.postEphemeral')).toHaveLength(2)
    expect(texts(shownIn(workspace, DIRECT))).toHaveLength(2)
  })

  it('keeps no other way from being used: a form that cannot open is kept to go on with', async () => {
    const { command, slack, answered } = await openDoors({ answer: () => form() })
    slack.failNext('views.open', limited)
    await command('/decide')
    await command('/decide')
    await answered()
    expect(slack.callsOf('views.open')).toHaveLength(1)
  })
})
