import { request } from 'node:http'
import { afterEach, describe, expect, it } from 'vitest'
import { placeOf } from '../../../adapters/playground/places.ts'
import type { Ask } from '../../../src/app/ask.ts'
import type { NoticeId } from '../../../src/domain/ids.ts'
import { paragraph } from '../../../src/messages/text.ts'
import { staff } from './hawthorn.ts'
import { playgroundDatabase, setClock } from './playground-database.ts'
import type { Served } from './serve-hawthorn.ts'
import { serveHawthorn } from './serve-hawthorn.ts'

const database = playgroundDatabase()
const as = staff.jo.email
let served: Served | undefined

afterEach(() => served?.close())

/** The playground, and everything it asked the product. */
async function serve(hosts: readonly string[] = []) {
  const asked: Ask[] = []
  served = await serveHawthorn(database.url(), {
    clock: setClock('2026-11-24T08:30:00Z'), hosts,
    answer: () => async (ask) => {
      asked.push(ask)
      if (ask.said.kind === 'press') throw new Error('secret of the database')
      return { kind: 'message', message: { summary: 'Heard.', blocks: [paragraph('Heard <b>you</b>.')] } }
    },
  })
  return { asked, log: served.log, address: served.address }
}

const key = () => crypto.randomUUID()

async function post(address: string, path: string, body: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${address}/playground/${path}`, {
    method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() as { kind?: string; says?: string } }
}

/** `fetch` does not let a test choose the Host header. */
function getAs(address: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { host } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).on('error', reject).end()
  })
}

describe('the playground keeps other web sites out', () => {
  it.each([
    ['one of another origin', { origin: 'https://evil.example' }],
    ['one a browser calls cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['one of a neighbour on the same site', { 'sec-fetch-site': 'same-site' }],
    ['one of no origin that can be named', { origin: 'null' }],
  ])('does not do %s', async (_name, headers) => {
    const { address, asked } = await serve()
    const { status, body } = await post(address, 'say', { as, in: 'hawthorn', thread: null, key: key(), line: '/due' }, headers)
    expect([status, asked.length]).toEqual([403, 0])
    expect(body.says).toContain('another web site')
  })

  it('does what its own page asks', async () => {
    const { address, asked } = await serve()
    const headers = { origin: address, 'sec-fetch-site': 'same-origin' }
    const answered = await post(address, 'say', { as, in: 'hawthorn', thread: null, key: key(), line: '/due' }, headers)
    expect(answered).toEqual({ status: 200, body: { kind: 'messages' } })
    expect(asked[0]?.said).toEqual({ kind: 'command', verb: 'due', line: '' })
  })

  it('answers only to its own names', async () => {
    const { address } = await serve(['coordinator.example.gov.uk'])
    const { port } = new URL(address)
    expect(await getAs(address, 'rebound.example')).toBe(403)
    expect(await getAs(address, `localhost:${port}`)).toBe(200)
    expect(await getAs(address, 'coordinator.example.gov.uk')).toBe(200)
  })

  it('loads nothing from elsewhere and runs nothing inline', async () => {
    const { address } = await serve()
    const page = await fetch(address)
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*script-src 'self';.*frame-ancestors 'none'/)
    expect(await page.text()).not.toMatch(/<script(?! type="module" src="\/)|<style| on\w+="| style="|https?:\/\//)
  })
})

describe('the playground shows people what is theirs', () => {
  it.each([
    ['another unit’s channel', `/?as=${as}&in=rowan`],
    ['somebody else’s direct messages', `/?as=${as}&in=direct/${staff.amara.email}`],
    ['a channel that is not there', `/?as=${as}&in=nowhere`],
    ['somebody who is not there', '/?as=nobody@marlow.example'],
    ['a thread that is not there', `/?as=${as}&in=hawthorn&thread=99`],
    ['a page that is not there', '/nowhere'],
  ])('and not %s', async (_name, path) => {
    const { address } = await serve()
    const page = await fetch(address + path, { headers: { accept: 'text/html' } })
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it('does not speak in a channel that is not theirs', async () => {
    const { address, asked } = await serve()
    const { status } = await post(address, 'say', { as, in: 'rowan', thread: null, key: key(), line: '/due' })
    expect([status, asked.length]).toEqual([404, 0])
  })

  it('shows a manager every unit they manage', async () => {
    const { address } = await serve()
    const page = await (await fetch(`${address}/?as=${staff.ruth.email}`)).text()
    const names = [...page.matchAll(/data-conversation="([^"]*)"/g)].map(([, name]) => name)
    expect(names).toEqual(['hawthorn', 'rowan', `direct/${staff.ruth.email}`])
  })
})

describe('an open page', () => {
  const say = (address: string, line: string, person = as, place = 'hawthorn') =>
    post(address, 'say', { as: person, in: place, thread: null, key: key(), line })

  /** Draws Sam's page, lets something happen, and then listens: what the page is told first. */
  async function firstTold(address: string, meanwhile: () => Promise<unknown>, headers: Record<string, string> = {}): Promise<string> {
    const drawn = await (await fetch(`${address}/?as=${staff.sam.email}`)).text()
    const since = /data-since="([^"]+)"/.exec(drawn)?.[1] ?? ''
    await meanwhile()
    const cut = new AbortController()
    const response = await fetch(`${address}/playground/events?as=${staff.sam.email}&since=${since}`, { headers, signal: cut.signal })
    const { value } = await response.body!.getReader().read()
    cut.abort()
    return new TextDecoder().decode(value)
  }

  it('is told of what was said between its being drawn and its listening', async () => {
    const { address } = await serve()
    await say(address, 'Before.')
    expect(await firstTold(address, () => say(address, 'After.'))).toMatch(/^id: \w+-2\ndata: .*After\./)
  })

  it('is told of a card drawn again between its being drawn and its listening', async () => {
    const { address } = await serve()
    const { chat } = served!.playground
    const posted = await chat.post(placeOf('hawthorn'), { summary: 'Waiting.', blocks: [] }, key() as NoticeId)
    const told = await firstTold(address, () => chat.update(posted, { summary: 'Approved.', blocks: [paragraph('Approved.')] }))
    expect(told).toMatch(/"kind":"redrawn".*Approved\./)
  })

  it('is not told of what only others may see', async () => {
    const { address } = await serve()
    const told = await firstTold(address, async () => {
      await say(address, '/due')
      await say(address, 'In Rowan.', staff.jonas.email, 'rowan')
      await say(address, 'For everybody.')
    })
    expect(told).toMatch(/^id: \w+-4\ndata: .*For everybody\./)
  })

  it('is told to start afresh when nobody knows any more what it missed', async () => {
    const { address } = await serve()
    expect(await firstTold(address, () => say(address, 'x'), { 'last-event-id': 'another-run-1' })).toContain('{"kind":"stale"}')
  })
})

it('completes cases, tasks and colleagues of the unit', async () => {
  const { address } = await serve()
  const known = await (await fetch(`${address}/playground/completions?as=${as}&in=hawthorn`)).json() as Record<string, unknown[]>
  expect(known).toMatchObject({
    cases: [{ ref: 'C-1042', says: '1 open task' }, { ref: 'C-1050' }],
    tasks: [{ ref: 'T-12', says: 'home visit, C-1042' }, { ref: 'T-15' }],
    people: [{ handle: 'amara' }, { handle: 'jo', name: 'Jo Harlow' }, { handle: 'priya' }, { handle: 'sam' }, { handle: 'ruth' }],
  })
})

it('says in a sentence when something broke, and keeps the rest for the log', async () => {
  const { address, log } = await serve()
  const { status, body } = await post(address, 'press', { as, in: 'hawthorn', thread: null, key: key(), intent: '{"kind":"show-unit"}' })
  expect(status).toBe(500)
  expect(body.says).toMatch(/^Something broke, ref [0-9A-F]{4}\./)
  expect(log.said).toEqual(['the playground failed'])
})

it.each([
  ['what is no JSON', 'say', '{'],
  ['what is no line', 'say', '{}'],
  ['a leap that is none', 'clock', '{"leap":"year"}'],
])('does not take %s', async (_name, path, body) => {
  const { address } = await serve()
  const response = await fetch(`${address}/playground/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  expect([response.status < 500, (await response.json() as { kind: string }).kind]).toEqual([true, 'trouble'])
})

it('refuses to move the clock beyond the bank holidays that are known', async () => {
  const answer = () => () => Promise.reject(new Error('not asked'))
  served = await serveHawthorn(database.url(), { clock: setClock('2027-12-31T12:00:00Z'), answer })
  const { body } = await post(served.address, 'clock', { leap: 'morning' })
  expect(body).toMatchObject({ kind: 'trouble', says: expect.stringContaining('Bank holidays are known') })
})
