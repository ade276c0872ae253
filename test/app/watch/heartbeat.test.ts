import { describe, expect, it } from 'vitest'
import { createHeartbeat, heartbeatNoted } from '../../../src/app/watch/heartbeat.ts'
import { addMinutes } from '../../../src/domain/calendar/london.ts'
import { NotSent, type Web, type WebCall } from '../../../src/ports/web.ts'
import { now } from '../../contracts/council.ts'
import { keptLog } from '../../support/kept-log.ts'

const url = new URL('https://watch.example/ping/a-secret')

function heartbeat(answers: () => Promise<number>) {
  const asked: WebCall[] = []
  const web: Web = {
    async ask(call) {
      asked.push(call)
      return { status: await answers(), headers: new Map(), text: 'OK' }
    },
    close: () => Promise.resolve(),
  }
  const log = keptLog()
  return { asked, log, ...createHeartbeat(web, url, log) }
}

describe('the outside heartbeat', () => {
  it('is asked for, and carries nothing', async () => {
    const { asked, beat } = heartbeat(() => Promise.resolve(200))
    expect(await beat()).toBeNull()
    expect(asked).toEqual([{ url: url.href, method: 'GET', headers: {}, body: null, signal: expect.any(AbortSignal) }])
  })

  it.each([
    ['answers with something else', () => Promise.resolve(404), 'The outside heartbeat answered with 404. Check HEARTBEAT_URL.'],
    ['sends elsewhere, which is not followed', () => Promise.resolve(302), 'The outside heartbeat answered with 302. Check HEARTBEAT_URL.'],
    ['cannot be reached', () => Promise.reject(new NotSent(new Error('ECONNREFUSED'))),
      'The outside heartbeat cannot be reached. Check HEARTBEAT_URL, and HTTPS_PROXY where there is one.'],
    ['takes too long', () => Promise.reject(new DOMException('The operation timed out', 'TimeoutError')),
      'The outside heartbeat cannot be reached. Check HEARTBEAT_URL, and HTTPS_PROXY where there is one.'],
  ])('says what to do when it %s, and never its address', async (_, answers, says) => {
    const { log, beat } = heartbeat(answers)
    expect(await beat()).toBe(says)
    expect(JSON.stringify(log.lines)).not.toContain('a-secret')
  })

  it('is remembered since when and why, and only what is new', () => {
    const failing = { since: now, says: 'It cannot be reached.' }
    const later = addMinutes(now, 1)
    expect(heartbeatNoted(null, null, later)).toBeUndefined()
    expect(heartbeatNoted(null, failing.says, now)).toEqual(failing)
    expect(heartbeatNoted(failing, failing.says, later)).toBeUndefined()
    expect(heartbeatNoted(failing, 'It answered with 404.', later)).toEqual({ since: now, says: 'It answered with 404.' })
    expect(heartbeatNoted(failing, null, later)).toBeNull()
  })
})
