import { expect, onTestFinished, test } from 'vitest'
import { serve } from '../../../adapters/http/serve.ts'
import { createConnector } from '../../../adapters/teams/connector.ts'
import { openTeams } from '../../../adapters/teams/teams.ts'
import { createWeb } from '../../../adapters/web/web.ts'
import type { Ask } from '../../../src/app/ask.ts'
import { instantFrom } from '../../../src/domain/calendar/london.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import { goOn } from '../../../src/messages/cards/go-on.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { keptConversations } from '../../support/kept-conversations.ts'
import { keptLog } from '../../support/kept-log.ts'
import { manualTimers } from '../../support/manual-timers.ts'
import { executeActivity, messageActivity, postActivity, type Somewhere } from '../../support/teams/driver.ts'
import { startFakeTeams } from '../../support/teams/fake-teams.ts'
import { problemsOfCard } from '../../support/teams/judge-card.ts'
import { ISSUER, startOpenId } from '../../support/teams/openid.ts'
import { addGroupChat, addPerson, addTeam, personalChat, shownIn, shownTo, threadOf } from '../../support/teams/tenant.ts'
import { NOTICE, form, say, told } from './open-doors.ts'

const HAWTHORN = '19:hawthorn@thread.tacv2'

/** The whole of Teams before a pretend one: signed activities in, and every call out judged. */
async function openBoth(answer: (ask: Ask) => Reply, redraw: () => ReturnType<typeof say> | null = () => null) {
  const [teams, openId] = [await startFakeTeams({ judge: problemsOfCard }), await startOpenId()]
  const council = teams.addTenant('council')
  for (const name of ['jo', 'sam']) addPerson(council, name)
  addTeam(council, HAWTHORN)
  addGroupChat(council, '19:several@thread.v2', ['jo', 'sam'])
  const [log, timers, web] = [keptLog(), manualTimers(), createWeb()]
  const identity = {
    appId: teams.appId, tenantId: 'council', proves: { kind: 'secret', password: 'a-pretend-secret' }, loginUrl: new URL(teams.origin),
    oauthScope: 'https://api.botframework.com',
  } as const
  const opened = openTeams({
    appId: teams.appId, tenants: ['council'], openIdMetadataUrl: openId.metadataUrl, tokenIssuer: ISSUER, log, timers, jitter: () => 0,
    serviceUrl: new URL(teams.serviceUrlOf(council)), clock: { now: () => instantFrom('2026-11-23T09:00:00Z') },
    connector: createConnector({ identity, web, timers: { now: () => teams.now() }, timeoutMs: 2_000 }), conversations: keptConversations(),
    accounts: { usersOf: async () => new Map() },
  })
  const heard: Ask[] = []
  const connected = opened.connect({
    colleagues: async () => [],
    doors: {
      answer: async (ask) => {
        heard.push(ask)
        return answer(ask)
      },
      sendNow: async () => null, keep: async () => goOn({ kept: 'kept-1' }), redraw: async () => redraw(), closeAccount: async () => undefined,
    },
  })
  const serving = await serve({
    host: '127.0.0.1', port: 0, log, checks: [], metrics: async () => ({ contentType: 'text/plain', text: '' }), routers: [connected.router],
  })
  onTestFinished(async () => {
    await connected.stop()
    await serving.close()
    await web.close()
    await openId.close()
    await teams.close()
  })

  const at = (kind: Somewhere['kind'], conversation: string, user = 'jo', root?: string): Somewhere =>
    ({
      tenant: 'council', user, kind, conversation, serviceUrl: teams.serviceUrlOf(council), appId: teams.appId,
      ...(root === undefined ? {} : { root }),
    })
  return {
    teams, council, heard, log, opened, at,
    own: { name: 'Co-ordinator', id: teams.botId },
    posts: async (activity: object): Promise<unknown> => {
      const response = await postActivity({ address: serving.address, openId, appId: teams.appId }, activity)
      expect(response.status).toBe(200)
      const text = await response.text()
      await connected.stop()
      return text === '' ? null : JSON.parse(text)
    },
  }
}

test('asked in a thread of a channel: the line lands in that thread, the answer in the chat that is begun for it', async () => {
  const { teams, council, heard, posts, at, own } = await openBoth(() => told('Nothing is due.'))
  const root = teams.says(council, HAWTHORN, 'jo', 'Good morning')
  const asked = teams.says(council, HAWTHORN, 'jo', '@Co-ordinator allocate T-1 to @Sam', root)
  const sam = { name: 'Sam', id: '29:sam-pairwise' }
  await posts(messageActivity(at('channel', HAWTHORN, 'jo', root), '<at>Co-ordinator</at> allocate T-1 to <at>Sam</at>', [own, sam], asked))
  expect(heard.map(({ said }) => said)).toEqual([{ kind: 'words', line: 'allocate T-1 to <@sam>' }])
  expect(threadOf(council, HAWTHORN, root).map(({ text }) => text))
    .toEqual(['@Co-ordinator allocate T-1 to @Sam', 'I have answered you in our chat.'])
  expect(shownTo(council, 'jo').map(({ summary }) => summary)).toEqual(['Nothing is due.'])
})

test('whoever does not have the app is told in the thread how to add it', async () => {
  const { teams, council, posts, at, own } = await openBoth(() => told('Secret.'))
  const person = council.people.get('jo')
  if (person !== undefined) person.hasApp = false
  const asked = teams.says(council, HAWTHORN, 'jo', '@Co-ordinator due')
  await posts(messageActivity(at('channel', HAWTHORN), '<at>Co-ordinator</at> due', [own], asked))
  const said = threadOf(council, HAWTHORN, asked).map(({ text, summary, card }) => JSON.stringify([text, summary, card]))
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('choose Add')
  expect(said[0]).not.toContain('Secret')
})

test('in a chat of several the line stands in the chat itself', async () => {
  const { council, posts, at, own } = await openBoth(() => told('Nothing is due.'))
  await posts(messageActivity(at('groupChat', '19:several@thread.v2'), '<at>Co-ordinator</at> due', [own]))
  expect(shownIn(council, '19:several@thread.v2').map(({ text }) => text)).toEqual(['I have answered you in our chat.'])
})

test('a form in their own chat is filled in there, and gives way to what was done on every screen; what they typed is on theirs alone', async () => {
  const replies: Reply[] = [form(), form('because', 'Say more.'), { kind: 'done', message: say('Sent back.'), notice: null }]
  const { council, posts, at } = await openBoth(() => replies.shift() ?? told('No more.'))
  const chat = at('personal', personalChat(council, 'jo').id)
  await posts(messageActivity(chat, 'decline'))
  const [card] = shownTo(council, 'jo')
  const about = /\{"~form":\{.*?"origin":".*?"\}\}/.exec(JSON.stringify(card?.card))?.[0] ?? '{}'
  const sends = (reason: string) => posts(executeActivity(chat, card?.id ?? '', 'form', { ...JSON.parse(about) as object, reason }))
  expect(JSON.stringify(await sends('because'))).toContain('Say more.')
  expect(JSON.stringify(shownTo(council, 'jo').map((message) => message.card))).not.toContain('because')
  expect(JSON.stringify(await sends('because of this'))).toContain('Sent back.')
  expect(shownTo(council, 'jo').map(({ summary }) => summary)).toEqual(['Sent back.'])
})

test('a promised card is pressed, and whoever pressed it is shown it as it is then', async () => {
  const { council, posts, at, opened } = await openBoth(() => told('You may not decide this.'), () => say('Waiting for Ruth.'))
  const place = { platform: 'teams', tenant: 'council', conversation: HAWTHORN } as const
  const intent = { kind: 'show-unit' } as const
  const message = { summary: 'To decide', blocks: [{ kind: 'buttons', buttons: [{ label: 'Unit', tone: 'normal', intent }] }] } as const
  const posted = await opened.chat.post(place, message, NOTICE)
  const card = JSON.stringify(shownIn(council, HAWTHORN)[0]?.card)
  expect(card).toContain(JSON.stringify({ intent: encodeIntent(intent), notice: NOTICE }))
  const pressed = { intent: encodeIntent(intent), notice: NOTICE }
  const answer = await posts(executeActivity(at('channel', HAWTHORN, 'sam', posted.messageId), posted.messageId, 'press', pressed))
  expect(JSON.stringify(answer)).toContain('Waiting for Ruth.')
  expect(shownTo(council, 'sam').map(({ summary }) => summary)).toEqual(['You may not decide this.'])
  expect(threadOf(council, HAWTHORN, posted.messageId)).toEqual([])
})

test('a conversation the product was told of is one it can look people up in', async () => {
  const { opened, posts, at, own } = await openBoth(() => told('Nothing is due.'))
  await posts(messageActivity(at('groupChat', '19:several@thread.v2'), '<at>Co-ordinator</at> due', [own]))
  expect(await opened.directory.lookUp({ platform: 'teams', tenant: 'council', user: 'sam' }))
    .toEqual({ standing: 'member', email: 'sam@council.example' })
})
