import { randomUUID } from 'node:crypto'
import { App, ExpressReceiver, LogLevel } from '@slack/bolt'
import pg from 'pg'
import { listening, told } from './part.ts'

/**
 * R: what anybody would write in an afternoon with Bolt 5, and what the product is measured against. It checks the signature, keeps one
 * durable row, acknowledges, and says in the channel what was said.
 */
const { databaseUrl, slackApiUrl, signingSecret } = told()

const pool = new pg.Pool({ connectionString: databaseUrl })
await pool.query('CREATE TABLE IF NOT EXISTS echo (id uuid PRIMARY KEY, body jsonb NOT NULL)')

const receiver = new ExpressReceiver({ signingSecret, endpoints: '/slack/events', logLevel: LogLevel.ERROR })
const app = new App({ token: 'xoxb-reference', receiver, clientOptions: { slackApiUrl }, logLevel: LogLevel.ERROR })

app.command(/.*/, async ({ body, ack, say }) => {
  await pool.query({ name: 'echo', text: 'INSERT INTO echo (id, body) VALUES ($1, $2)', values: [randomUUID(), JSON.stringify(body)] })
  await ack()
  await say(`You said: ${body.text}`)
})

listening(await app.start(0))
