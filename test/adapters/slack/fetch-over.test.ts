import { expect, it } from 'vitest'
import { fetchOver } from '../../../adapters/slack/fetch-over.ts'
import { NotSent, type WebAnswer, type WebCall } from '../../../src/ports/web.ts'

const URL_CALLED = 'https://slack.com/api/auth.test'

/** Slack's client over a web that answers so, and what it asked. */
function over(answer: Partial<WebAnswer>) {
  const asked: WebCall[] = []
  const fetch = fetchOver({
    ask: async (call) => {
      asked.push(call)
      return { status: 200, headers: new Map(), text: '{"ok":true}', ...answer }
    },
  })
  return { asked, fetch }
}

it('asks what the client asks, and answers as it wants to be answered', async () => {
  const { asked, fetch } = over({ headers: new Map([['x-oauth-scopes', 'chat:write']]) })
  const { signal } = new AbortController()
  const response = await fetch(new URL(URL_CALLED), { method: 'POST', headers: { Authorization: 'Bearer x' }, body: 'a=b', redirect: 'error', signal })
  expect(asked).toEqual([{ url: URL_CALLED, method: 'POST', headers: { Authorization: 'Bearer x' }, body: 'a=b', signal }])
  expect(response).toMatchObject({ ok: true, status: 200, url: URL_CALLED })
  expect([response.headers.get('X-OAuth-Scopes'), response.headers.get('Retry-After')]).toEqual(['chat:write', null])
  expect([await response.text(), await response.json()]).toEqual(['{"ok":true}', { ok: true }])
})

it.each([[{}, '30'], [{ headers: new Map([['retry-after', '7']]) }, '7']])(
  'a 429 without a time to wait is given one, for the client takes no other: %j', async (answer, seconds) => {
    const response = await over({ status: 429, ...answer }).fetch(URL_CALLED)
    expect([response.ok, response.headers.get('Retry-After')]).toEqual([false, seconds])
  },
)

it('says of a call that was not sent that it was not', async () => {
  const fault = new NotSent(new Error('no route'))
  await expect(fetchOver({ ask: () => Promise.reject(fault) })(URL_CALLED)).rejects.toBe(fault)
})

it('has no files: neither sends nor answers one', async () => {
  const { asked, fetch } = over({})
  await expect(fetch(URL_CALLED, { method: 'POST', body: new FormData() })).rejects.toThrow(TypeError)
  expect(asked).toEqual([])
  await expect((await fetch(URL_CALLED)).arrayBuffer()).rejects.toThrow(TypeError)
})
