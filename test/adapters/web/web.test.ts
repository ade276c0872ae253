import { createServer, type Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWeb } from '../../../adapters/web/web.ts'
import { NotSent, type Web, type WebAnswer } from '../../../src/ports/web.ts'
import { startConnectProxy, type ConnectProxy } from '../../support/connect-proxy.ts'

let web: Web
let server: Server
let address: string
let sockets: Set<Socket>
let asked: (string | undefined)[]

beforeEach(async () => {
  web = createWeb()
  sockets = new Set()
  asked = []
  server = createServer((request, response) => {
    asked.push(request.url)
    if (request.url === '/reset') response.socket?.destroy()
    if (request.url === '/half') response.writeHead(200, { 'Content-Length': 10 }).write('half', () => response.socket?.destroy())
    if (request.url === '/moved') response.writeHead(307, { Location: '/elsewhere', 'X-Said': ['once', 'twice'] })
    if (request.url !== '/hang' && request.url !== '/half') response.end('taken')
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  await web.close()
  server.closeAllConnections()
  server.close()
})

const get = (by: Web, url: string, signal: AbortSignal | null = null): Promise<WebAnswer> =>
  by.ask({ url, method: 'GET', headers: {}, body: null, signal })
const post = (by: Web, url: string): Promise<WebAnswer> => by.ask({ url, method: 'POST', headers: {}, body: 'a=b', signal: null })
const faultOf = (calling: Promise<unknown>): Promise<unknown> => calling.then(() => 'no fault', (error: unknown) => error)
const mayHaveArrived = (fault: unknown): boolean => fault instanceof Error && !(fault instanceof NotSent)

describe('connections that are kept', () => {
  it('are used again', async () => {
    for (let call = 0; call < 5; call += 1) expect(await post(web, `${address}/`)).toMatchObject({ status: 200, text: 'taken' })
    expect(sockets.size).toBeLessThan(5)
  })

  it('tell a call that was never sent', async () => {
    server.close()
    expect(await faultOf(get(web, `${address}/`))).toBeInstanceOf(NotSent)
    expect(await faultOf(get(web, 'http://nowhere.invalid/'))).toBeInstanceOf(NotSent)
    expect(await faultOf(get(web, `${address}/`, AbortSignal.abort()))).toBeInstanceOf(NotSent)
    expect(asked).toEqual([])
  })

  it.each(['/reset', '/half'])('tell no such thing of a call that may have arrived: %s', async (path) => {
    expect(await faultOf(get(web, `${address}${path}`))).toSatisfy(mayHaveArrived)
  })

  it('nor of one that was given up', async () => {
    const givenUp = new AbortController()
    server.once('request', () => givenUp.abort())
    expect(await faultOf(get(web, `${address}/hang`, givenUp.signal))).toMatchObject({ name: 'AbortError' })
  })

  it('cut off what is still asked when they are closed, and take nothing after that', async () => {
    const hanging = faultOf(get(web, `${address}/hang`))
    await new Promise((resolve) => void server.once('request', resolve))
    await web.close()
    expect(await hanging).toSatisfy(mayHaveArrived)
    expect(await faultOf(get(web, `${address}/`))).toBeInstanceOf(NotSent)
  })

  it('are not led elsewhere: where a call is sent to is answered, and nobody goes', async () => {
    const { status, headers } = await get(web, `${address}/moved`)
    expect([status, headers.get('location'), headers.get('x-said')]).toEqual([307, '/elsewhere', 'once, twice'])
    expect(asked).toEqual(['/moved'])
  })
})

describe('through the council’s proxy', () => {
  let proxy: ConnectProxy
  let through: Web

  beforeEach(async () => {
    proxy = await startConnectProxy((server.address() as AddressInfo).port)
    through = createWeb({ proxy: { url: proxy.url, except: '.marlow.invalid' } })
  })
  afterEach(async () => {
    await through.close()
    await proxy.close()
  })

  it('goes what is called on the internet, in a tunnel that is kept, as who the council says it is', async () => {
    for (let call = 0; call < 3; call += 1) expect((await post(through, 'http://slack.invalid/api/')).text).toBe('taken')
    expect(proxy.asked.length).toBeLessThan(3)
    expect(new Set(proxy.asked)).toEqual(new Set(['slack.invalid:80']))
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${Buffer.from('council:p@ss').toString('base64')}`]))
  })

  it('goes neither this machine nor what the council excepts', async () => {
    expect((await get(through, `${address}/`)).text).toBe('taken')
    expect(await faultOf(get(through, 'http://intranet.marlow.invalid/'))).toBeInstanceOf(NotSent)
    expect(proxy.asked).toEqual([])
  })

  it('a call it does not let through was never sent', async () => {
    proxy.refuse()
    expect(await faultOf(get(through, 'http://slack.invalid/'))).toBeInstanceOf(NotSent)
  })

  it('a call that hangs behind it may have arrived', async () => {
    const givenUp = new AbortController()
    server.once('request', () => givenUp.abort())
    expect(await faultOf(get(through, 'http://slack.invalid/hang', givenUp.signal))).toMatchObject({ name: 'AbortError' })
    expect(await faultOf(get(through, 'http://slack.invalid/reset'))).toSatisfy(mayHaveArrived)
  })
})
