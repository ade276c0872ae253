import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { NotSent, createKeepAlive, type KeepAlive } from '../../../adapters/slack/keep-alive.ts'
import { startConnectProxy, type ConnectProxy } from '../../support/connect-proxy.ts'

let kept: KeepAlive
let server: Server
let address: string
let sockets: Set<Socket>

beforeEach(async () => {
  kept = createKeepAlive()
  sockets = new Set()
  server = createServer((request, response) => {
    if (request.url === '/reset') response.socket?.destroy()
    if (request.url === '/limited') response.writeHead(429)
    if (request.url !== '/hang') response.end('taken')
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await kept.close()
  server.closeAllConnections()
  server.close()
})

const faultOf = (calling: Promise<unknown>): Promise<unknown> => calling.then(() => 'no fault', (error: unknown) => error)

describe('connections that are kept', () => {
  it('are used again', async () => {
    for (let call = 0; call < 5; call += 1) {
      const answer = await kept.fetch(`${address}/`, { method: 'POST', body: 'a=b' })
      expect(await answer.text()).toBe('taken')
    }
    expect(sockets.size).toBeLessThan(5)
  })

  it('tell a call that was never sent', async () => {
    server.close()
    expect(await faultOf(kept.fetch(`${address}/`))).toBeInstanceOf(NotSent)
    expect(await faultOf(kept.fetch('http://nowhere.invalid/'))).toBeInstanceOf(NotSent)
    expect(await faultOf(kept.fetch(`${address}/`, { signal: AbortSignal.abort() }))).toBeInstanceOf(NotSent)
  })

  it('tell no such thing of a call that may have arrived', async () => {
    expect(await faultOf(kept.fetch(`${address}/reset`))).not.toBeInstanceOf(NotSent)
    expect(await faultOf(kept.fetch(`${address}/hang`, { signal: AbortSignal.timeout(50) }))).not.toBeInstanceOf(NotSent)
  })

  it('give a 429 without a time to wait one, for the client takes no other', async () => {
    expect((await kept.fetch(`${address}/limited`)).headers.get('Retry-After')).toBe('30')
    expect((await kept.fetch(`${address}/`)).headers.get('Retry-After')).toBeNull()
  })
})

describe('through the council’s proxy', () => {
  let proxy: ConnectProxy
  let through: KeepAlive

  beforeEach(async () => {
    proxy = await startConnectProxy((server.address() as AddressInfo).port)
    through = createKeepAlive({ url: proxy.url, except: '.marlow.invalid' })
  })
  afterEach(async () => {
    await through.close()
    await proxy.close()
  })

  it('goes what is called on the internet, in a tunnel that is kept, as who the council says it is', async () => {
    for (let call = 0; call < 3; call += 1) {
      expect(await (await through.fetch('http://slack.invalid/api/', { method: 'POST', body: 'a=b' })).text()).toBe('taken')
    }
    expect(proxy.asked.length).toBeLessThan(3)
    expect(new Set(proxy.asked)).toEqual(new Set(['slack.invalid:80']))
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${Buffer.from('council:p@ss').toString('base64')}`]))
  })

  it('goes neither this machine nor what the council excepts', async () => {
    expect(await (await through.fetch(`${address}/`)).text()).toBe('taken')
    expect(await faultOf(through.fetch('http://intranet.marlow.invalid/'))).toBeInstanceOf(NotSent)
    expect(proxy.asked).toEqual([])
  })

  it('a call it does not let through was never sent', async () => {
    proxy.refuse()
    expect(await faultOf(through.fetch('http://slack.invalid/'))).toBeInstanceOf(NotSent)
  })

  it('a call that hangs behind it may have arrived', async () => {
    expect(await faultOf(through.fetch('http://slack.invalid/hang', { signal: AbortSignal.timeout(100) }))).not.toBeInstanceOf(NotSent)
    expect(await faultOf(through.fetch('http://slack.invalid/reset'))).not.toBeInstanceOf(NotSent)
  })
})
