import { pretend, tellArrival } from '../pretend.ts'
import { WORKSPACE } from './platform.ts'

/**
 * Slack's side of the wire, as fast as it can be and believing everything: it answers each call, tells the bench at which moment a
 * marked message was in its channel, and takes nothing in a channel it was told to limit. It checks nothing: the tests' own pretend Slack
 * does.
 */

/** Told by the bench: this channel is answered with 429 until another is named, or none. */
export interface Limiting {
  readonly limited: string | null
}

const RETRY_AFTER_S = 2

let limited: string | null = null
let messages = 0
process.on('message', (told: Limiting) => {
  limited = told.limited
})

/** What calls are told beside that all is well, where the callers look at it. */
const ANSWERS: Readonly<Record<string, object>> = {
  'auth.test': { team_id: WORKSPACE, user_id: 'U0BOT', bot_id: 'B0BOT', url: 'https://bench.slack.com/', team: 'Bench', user: 'bot' },
  'conversations.open': { channel: { id: 'D0BENCH' } },
  'users.info': { user: { id: 'U0BENCH', team_id: WORKSPACE, deleted: false, is_bot: false, profile: { email: 'a@marlow.example' } } },
}

await pretend(({ url = '' }, response, body) => {
  const method = url.slice(url.lastIndexOf('/') + 1)
  const channel = /(?:^|&)channel=([^&]*)/.exec(body)?.[1] ?? ''
  const taken = channel !== limited
  if (method === 'chat.postMessage') tellArrival(body, taken)
  if (!taken) {
    response.writeHead(429, { 'Retry-After': RETRY_AFTER_S, 'Content-Type': 'application/json' }).end('{"ok":false,"error":"ratelimited"}')
    return
  }
  messages += 1
  const said = { ok: true, channel, ts: `1795000000.${String(messages).padStart(6, '0')}`, ...ANSWERS[method] }
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said))
})
