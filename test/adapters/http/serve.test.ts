import express, { type Router } from 'express'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { serve, type Check, type Serving } from '../../../adapters/http/serve.ts'
import { keptLog } from '../../support/kept-log.ts'

const fine = (name: string): Check => ({ name, problem: () => Promise.resolve(null) })
const wrong = (name: string, says: string): Check => ({ name, problem: () => Promise.resolve(says) })

const log = keptLog()
let serving: Serving | null = null
afterEach(async () => {
  await serving?.close()
  serving = null
})

async function start(changes: Partial<Parameters<typeof serve>[0]> = {}): Promise<Serving> {
  serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], routers: [],
    metrics: () => Promise.resolve({ contentType: 'text/plain', text: 'up 1\n' }), ...changes,
  })
  return serving
}

const get = async (at: Serving, path: string): Promise<Response> => fetch(new URL(path, at.address))

describe('the server', () => {
  it('says that it is alive, whatever is wrong', async () => {
    const response = await get(await start({ checks: [wrong('database', 'It does not answer.')] }), '/healthz')
    expect([response.status, await response.json()]).toEqual([200, { alive: true }])
  })

  it('is ready when nothing is wrong', async () => {
    const response = await get(await start({ checks: [fine('database'), fine('calendar')] }), '/readyz')
    expect([response.status, await response.json()]).toEqual([200, {
      ready: true, checks: [{ name: 'database', problem: null }, { name: 'calendar', problem: null }],
    }])
  })

  it('is not ready when something is, and says what and what to do', async () => {
    const response = await get(await start({ checks: [fine('database'), wrong('calendar', 'Load the newest list.')] }), '/readyz')
    expect([response.status, await response.json()]).toEqual([503, {
      ready: false, checks: [{ name: 'database', problem: null }, { name: 'calendar', problem: 'Load the newest list.' }],
    }])
  })

  it('is ready with something to mend that is no reason to go elsewhere, and says what', async () => {
    const advice = { ...wrong('places', 'The channel is archived.'), isAdvice: true }
    const response = await get(await start({ checks: [fine('database'), advice] }), '/readyz')
    expect([response.status, await response.json()]).toEqual([200, {
      ready: true, checks: [{ name: 'database', problem: null }, { name: 'places', problem: 'The channel is archived.' }],
    }])
  })

  it('gives its figures', async () => {
    const response = await get(await start(), '/metrics')
    expect([response.status, await response.text()]).toEqual([200, 'up 1\n'])
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  it('has nothing else by itself', async () => {
    expect((await get(await start(), '/')).status).toBe(404)
  })

  it('tells a fault in one sentence, and its name to the log only', async () => {
    const router: Router = express.Router().get('/broken', () => { throw new TypeError('the words of somebody') })
    const at = await start({ routers: [router], metrics: () => Promise.reject(new RangeError('no figures')) })
    for (const path of ['/broken', '/metrics']) {
      const response = await get(at, path)
      expect([response.status, await response.text()]).toEqual([500, '{"says":"Something broke. The log has the error."}'])
    }
    expect(log.lines.map(({ level, fields }) => [level, fields['error']])).toEqual([['error', 'TypeError'], ['error', 'RangeError']])
  })

  it('stops also while somebody listens to a page', async () => {
    const router: Router = express.Router().get('/stream', (_request, response) => {
      response.set('content-type', 'text/event-stream').flushHeaders()
    })
    const at = await start({ routers: [router] })
    const response = await get(at, '/stream')
    const reading = response.text()
    await at.close()
    serving = null
    await expect(reading).rejects.toThrow('terminated')
    await expect(get(at, '/healthz')).rejects.toThrow('fetch failed')
  })
})

describe('an address it cannot listen on is refused in one sentence', () => {
  it('a port that is taken', async () => {
    const other = createServer()
    await once(other.listen(0, '127.0.0.1'), 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(start({ port })).rejects
      .toThrow(`Port ${port} on 127.0.0.1 is already in use. Stop what uses it, or set PORT to another number.`)
    other.close()
  })

  it.each(['203.0.113.7', 'no-such-machine.invalid'])('%s, which is no address of this machine', async (host) => {
    await expect(start({ host })).rejects.toThrow(`This machine has no address ${host}. Set HOST to one it has, such as 127.0.0.1.`)
  })
})
