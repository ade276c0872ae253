import { describe, expect, it } from 'vitest'
import { asForm, signatureOf } from '../../support/slack/signed-request.ts'
import type { Unlike } from '../../support/slack/signed-request.ts'
import { openDoors } from './open-doors.ts'

const hello = JSON.stringify({ type: 'url_verification', challenge: 'abc', token: 'unused' })
const now = () => Math.floor(Date.now() / 1000)

describe('what is not Slack’s is refused, and heard by nobody', () => {
  const refused: readonly (readonly [what: string, unlike: () => Unlike, status: number])[] = [
    ['six minutes old', () => ({ stamp: now() - 360 }), 401],
    ['ten minutes ahead', () => ({ stamp: now() + 600 }), 401],
    ['a year ahead', () => ({ stamp: now() + 31_536_000 }), 401],
    ['signed with another secret', () => ({ secret: 'guessed' }), 401],
    ['changed on the way', () => ({ tampered: hello.replace('abc', 'xyz') }), 401],
    ['without a signature', () => ({ signature: '' }), 401],
    ['with half a signature', () => ({ signature: signatureOf(hello, String(now())).slice(0, 40) }), 401],
    ['signed the way of another version', () => ({ signature: signatureOf(hello, String(now())).replace('v0=', 'v1=') }), 401],
    ['at a time that is no number', () => ({ stamp: 'abc' }), 401],
    ['at a time written in another way', () => ({ stamp: `${now()}.0` }), 401],
    ['of a type Slack does not send', () => ({ type: 'text/plain' }), 415],
    ['packed', () => ({ headers: { 'Content-Encoding': 'gzip' } }), 415],
  ]
  it.each(refused)('%s', async (_what, unlike, status) => {
    const { post, heard, log } = await openDoors()
    const response = await post(hello, unlike())
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(heard).toEqual([])
    expect(JSON.stringify(log.lines)).not.toContain('abc')
  })

  it('two megabytes', async () => {
    const { post } = await openDoors()
    const response = await post(JSON.stringify({ type: 'url_verification', challenge: 'a'.repeat(2_000_000) }))
    expect(response.status).toBe(413)
  })

  it('signed, and no JSON; and what it says is not in the log', async () => {
    const { post, log } = await openDoors()
    expect((await post('{secret words')).status).toBe(400)
    expect(JSON.stringify(log.lines)).not.toContain('secret words')
  })
})

describe('what is Slack’s is taken', () => {
  it.each([['now', 0], ['almost five minutes old', -295], ['almost five minutes ahead', 295]])('%s', async (_what, seconds) => {
    const { post } = await openDoors()
    const response = await post(hello, { stamp: now() + seconds })
    expect(await response.json()).toEqual({ challenge: 'abc' })
  })

  it('with its character set', async () => {
    const { post } = await openDoors()
    expect((await post(hello, { type: 'application/json; charset=utf-8' })).status).toBe(200)
  })

  it('when it only checks the certificate', async () => {
    const { post, heard } = await openDoors()
    expect((await post(asForm({ ssl_check: '1', token: 'unused' }))).status).toBe(200)
    expect(heard).toEqual([])
  })

  it('when nothing of ours listens to it', async () => {
    const { event, heard } = await openDoors()
    expect((await event({ type: 'reaction_added', user: 'U0JO', item: { type: 'message', channel: 'C1', ts: '1.1' } })).status).toBe(200)
    expect(heard).toEqual([])
  })
})

describe('the very same request again', () => {
  it('is answered as before, and does nothing', async () => {
    const { post, ways, at, heard } = await openDoors()
    const { commandPayload } = await import('../../support/slack/payloads.ts')
    const body = asForm(commandPayload(at('C0HAWTHORN'), '/due', '', ways('C0HAWTHORN')))
    const stamp = now()
    expect((await post(body, { stamp })).status).toBe(200)
    expect((await post(body, { stamp })).status).toBe(200)
    expect(heard).toHaveLength(1)
  })
})
