import { expect, onTestFinished, test, vi } from 'vitest'
import { createIncoming } from '../../../adapters/teams/incoming.ts'
import { startConnectProxy } from '../../support/connect-proxy.ts'
import { messageActivity, type RequestUnlike, type Somewhere } from '../../support/teams/driver.ts'
import { ISSUER, startOpenId } from '../../support/teams/openid.ts'
import { APP, CHAT, COUNCIL, JO, SERVICE_URL, openDoors, type OpenDoors } from './open-doors.ts'

const onConsole = vi.hoisted(() => {
  const said: unknown[][] = []
  console.error = (...words: unknown[]) => void said.push(words)
  return said
})

const soon = () => Math.floor(Date.now() / 1000) + 300

interface Bad {
  readonly name: string
  readonly status: number
  readonly unlike: (doors: OpenDoors) => RequestUnlike | Promise<RequestUnlike>
}

/** Requests that are not Teams', each in one way. */
const bad: readonly Bad[] = [
  { name: 'no token', status: 401, unlike: () => ({ authorization: null }) },
  { name: 'an empty token', status: 401, unlike: () => ({ authorization: ' ' }) },
  { name: 'another scheme', status: 401, unlike: () => ({ authorization: 'Basic am86am8=' }) },
  { name: 'rubbish', status: 401, unlike: () => ({ authorization: 'Bearer abc' }) },
  { name: 'rubbish in three parts', status: 401, unlike: () => ({ authorization: 'Bearer eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.e30x.c2ln' }) },
  { name: 'another audience', status: 401, unlike: () => ({ audience: '99999999-2222-4333-8444-555555555555' }) },
  { name: 'another issuer', status: 401, unlike: () => ({ issuer: 'https://issuer.invalid' }) },
  { name: 'another bot’s token', status: 401, unlike: () => ({
    issuer: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', claims: { ver: '1.0', appid: '11111111-2222-4333-8444-555555555555' },
  }) },
  { name: 'the service address of another conversation', status: 401, unlike: () => ({ serviceUrl: 'https://elsewhere.invalid/' }) },
  { name: 'ended ten minutes ago', status: 401, unlike: () => ({ expires: soon() - 900 }) },
  { name: 'without an end', status: 401, unlike: () => ({ expires: null }) },
  { name: 'not yet good', status: 401, unlike: () => ({ notBefore: soon() + 600 }) },
  { name: 'a forged signature under a known key', status: 401, unlike: ({ openId }) => ({ key: openId.forgedKey }) },
  { name: 'an unknown key', status: 401, unlike: () => ({ keyId: 'nobodys' }) },
  { name: 'a key endorsed for another channel', status: 401, unlike: ({ openId }) => ({ key: openId.webchatKey }) },
  { name: 'no signature at all', status: 401, unlike: async ({ openId }) => {
    const [, claims = ''] = (await openId.token('11111111-2222-4333-8444-555555555555', 'https://smba.example/uk/')).split('.')
    return { authorization: `Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.` }
  } },
  { name: 'another kind of body', status: 415, unlike: () => ({ contentType: 'text/plain' }) },
  { name: 'a body that is no JSON', status: 400, unlike: () => ({ raw: '{"type":' }) },
  { name: 'a body that is no activity', status: 400, unlike: () => ({ raw: '{"type":"message"}' }) },
  { name: 'another channel of the Bot Framework', status: 400, unlike: ({ places: { personal } }) => ({
    raw: JSON.stringify({ ...messageActivity(personal, 'due'), channelId: 'emulator' }),
  }) },
  { name: 'a body that is too long', status: 413, unlike: () => ({ raw: JSON.stringify({ text: 'x'.repeat(300_000) }) }) },
]

test.each(bad)('$name is refused, and nobody is told anything', async ({ status, unlike }) => {
  const doors = await openDoors()
  onConsole.length = 0
  const response = await doors.post(messageActivity(doors.places.personal, 'due'), await unlike(doors))
  expect(response.status).toBe(status)
  expect(await response.text()).toBe('')
  expect(doors.heard).toEqual([])
  expect(doors.spoken).toEqual([])
})

test.each(bad)('$name: neither key, nor token, nor stack is written anywhere', async ({ unlike }) => {
  const doors = await openDoors()
  onConsole.length = 0
  await doors.post(messageActivity(doors.places.personal, 'due'), await unlike(doors))
  expect(onConsole).toEqual([])
  for (const { fields } of doors.log.lines) {
    expect(Object.keys(fields).toSorted()).toEqual(['problem', 'status'])
    expect(String(fields['problem'])).not.toMatch(/eyJ|BEGIN|\bat\s/)
  }
})

test('a token that ended two minutes ago is still good: clocks differ', async () => {
  const doors = await openDoors()
  const response = await doors.post(messageActivity(doors.places.personal, 'due'), { expires: soon() - 420 })
  expect(response.status).toBe(200)
  await doors.connected.stop()
  expect(doors.heard).toHaveLength(1)
})

test('when Microsoft’s keys cannot be read, Teams is to send it again', async () => {
  const doors = await openDoors()
  doors.openId.breakDown()
  expect((await doors.post(messageActivity(doors.places.personal, 'due'))).status).toBe(503)
  expect(doors.heard).toEqual([])
})

test('the keys are fetched through the council’s proxy, which may want to know who asks', async () => {
  const openId = await startOpenId()
  const proxy = await startConnectProxy(Number(openId.metadataUrl.port))
  onTestFinished(async () => {
    await proxy.close()
    await openId.close()
  })
  const metadata = new URL('http://login.council.invalid/.well-known/openidconfiguration')
  const incoming = createIncoming({ appId: APP, tokenIssuer: ISSUER, openIdMetadataUrl: metadata, proxy: proxy.url })
  const activity = messageActivity({ tenant: COUNCIL, user: JO, kind: 'personal', conversation: CHAT, serviceUrl: SERVICE_URL, appId: APP }, 'due')
  expect((await incoming(`Bearer ${await openId.token(APP, SERVICE_URL)}`, activity)).kind).toBe('activity')
  expect(proxy.asked[0]).toBe('login.council.invalid:80')
  expect(proxy.credentials[0]).toBe(`Basic ${Buffer.from('council:p@ss').toString('base64')}`)
})

test('what the console is told elsewhere is still said', () => {
  onConsole.length = 0
  console.error('something else')
  expect(onConsole).toEqual([['something else']])
})

const strangers: readonly { readonly name: string; readonly change: (activity: Readonly<Record<string, unknown>>, at: Somewhere) => object }[] = [
  { name: 'another tenant', change: (activity) => ({
    ...activity, channelData: { tenant: { id: 'elsewhere' } }, conversation: { ...Object(activity['conversation']), tenantId: 'elsewhere' },
  }) },
  { name: 'another tenant in the council’s conversation', change: (activity) => ({ ...activity, channelData: { tenant: { id: 'elsewhere' } } }) },
  { name: 'the council in another tenant’s conversation', change: (activity) => ({
    ...activity, conversation: { ...Object(activity['conversation']), tenantId: 'elsewhere' },
  }) },
  { name: 'no tenant', change: (activity, at) => ({
    ...activity, channelData: {}, conversation: { id: at.conversation, conversationType: at.kind },
  }) },
  { name: 'a visitor without an account', change: (activity) => ({ ...activity, from: { id: '29:visitor', name: 'Jo Harlow' } }) },
  { name: 'another bot', change: (activity) => ({ ...activity, from: { id: '28:other', name: 'A bot', aadObjectId: 'bot' } }) },
]

test.each(strangers)('$name is not heard', async ({ change }) => {
  const doors = await openDoors()
  const { personal } = doors.places
  const response = await doors.post(change(messageActivity(personal, 'due') as Readonly<Record<string, unknown>>, personal))
  expect(response.status).toBe(403)
  expect(doors.heard).toEqual([])
  expect(doors.remembered).toEqual([])
  expect(doors.log.lines.map(({ what }) => what)).toEqual(['somebody at Teams’ door was refused'])
})

test('who somebody is comes from Entra, not from the name they carry', async () => {
  const doors = await openDoors()
  await doors.asks(messageActivity(doors.places.personal, 'due'))
  expect(doors.heard.map(({ identity }) => identity)).toEqual([{ platform: 'teams', tenant: 'tenant-council', user: 'jo' }])
})
