import type { IncomingMessage } from 'node:http'
import { pretend, tellArrival } from '../pretend.ts'
import { accountOf, userOf } from './account.ts'

/**
 * Teams' side of the wire, as fast as it can be and believing everything: it gives tokens, knows everybody, answers each call, and tells
 * the bench at which moment a marked message was in its channel. It checks nothing: the tests' own pretend Teams does.
 */

let messages = 0

/** Who is in every channel: as many as a unit's. */
const MEMBERS = ['one', 'two', 'three', 'four', 'five'].map(memberOf)

await pretend((request, response, body) => {
  if (request.method === 'POST' && request.url?.includes('/activities') === true) tellArrival(body, true)
  response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }).end(JSON.stringify(answerTo(request)))
})

function answerTo({ method, url = '' }: IncomingMessage): object {
  if (url.endsWith('/token')) return { token_type: 'Bearer', expires_in: 3_600, access_token: 'a-pretend-token' }
  if (url.includes('/pagedmembers')) return { members: MEMBERS }
  if (method === 'GET') return memberOf(userOf(decodeURIComponent(url.slice(url.lastIndexOf('/') + 1))))
  if (url.endsWith('/conversations')) return { id: 'a:bench' }
  messages += 1
  return { id: String(1_795_000_000_000 + messages) }
}

function memberOf(user: string): object {
  return { id: accountOf(user), aadObjectId: user, objectId: user, name: 'A member', email: 'a@marlow.example', userRole: 'user' }
}
