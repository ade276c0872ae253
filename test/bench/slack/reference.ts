import { App, ExpressReceiver, LogLevel } from '@slack/bolt'
import { openEchoes } from '../echoes.ts'
import { listening, told } from '../part.ts'

/**
 * R: what anybody would write in an afternoon with Bolt 5, and what the product is measured against. It checks the signature, keeps one
 * durable row, acknowledges, and says in the channel what was said.
 */
const { databaseUrl, slackApiUrl, signingSecret } = told() as Readonly<Record<'databaseUrl' | 'slackApiUrl' | 'signingSecret', string>>

const keep = await openEchoes(databaseUrl)

const receiver = new ExpressReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
const app = new App({ token: 'xoxb-reference', receiver, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR })

app.command(/.*/, async ({ body, ack, say }) => {
  await keep(body)
  await ack()
  await say(`You said: ${body.text}`)
})

listening(await app.start(0))
