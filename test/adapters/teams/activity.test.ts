import { expect, test } from 'vitest'
import { readActivity } from '../../../adapters/teams/activity.ts'
import { messageActivity, type Somewhere } from '../../support/teams/driver.ts'

const at = (kind: Somewhere['kind'], conversation: string, root?: string): Somewhere => ({
  tenant: 'council', user: 'jo', kind, conversation, serviceUrl: 'https://smba.example/uk/', appId: 'app', ...(root === undefined ? {} : { root }),
})
const read = (where: Somewhere, change: object = {}) => readActivity({ ...messageActivity(where, 'due', [], '7'), ...change })?.conversation

test.each([
  ['somebody’s own chat with the product', at('personal', 'a:1'), { id: 'a:1', root: null, kind: 'personal' }],
  ['two people’s own chat', at('personal', '19:a_b@unq.gbl.spaces'), { id: '19:a_b@unq.gbl.spaces', root: null, kind: 'group' }],
  ['a chat of several', at('groupChat', '19:c@thread.v2'), { id: '19:c@thread.v2', root: null, kind: 'group' }],
  ['what begins a thread of a channel', at('channel', '19:h@thread.tacv2'), { id: '19:h@thread.tacv2', root: '7', kind: 'channel' }],
  ['a reply in a channel', at('channel', '19:h@thread.tacv2', '5'), { id: '19:h@thread.tacv2', root: '5', kind: 'channel' }],
])('%s', (_, where, conversation) => {
  expect(read(where)).toEqual({ tenant: 'council', ...conversation })
})

test.each([['19:h@thread.tacv2;messageid=5', 'channel'], ['19:old@thread.skype', 'channel'], ['a:1', 'personal'], ['19:c@thread.v2', 'group']])(
  'where Teams does not say what %s is, its id does: a %s', (id, kind) => {
    expect(read(at('personal', 'a:1'), { conversation: { id, tenantId: 'council' } })?.kind).toBe(kind)
  })

test.each([
  ['no id', { id: undefined }], ['no sender', { from: undefined }], ['no conversation', { conversation: undefined }],
  ['a service address that is none', { serviceUrl: 'smba' }], ['another channel', { channelId: 'webchat' }], ['no type', { type: undefined }],
  ['a text that no message has', { text: 'x'.repeat(40_001) }], ['a text that is no text', { text: {} }],
])('%s: it is no activity of Teams', (_, change) => {
  expect(readActivity({ ...messageActivity(at('personal', 'a:1'), 'due'), ...change })).toBeNull()
})

test('what the product has no ear for is known as that', () => {
  expect(readActivity({ ...messageActivity(at('personal', 'a:1'), 'due'), type: 'messageReaction' })?.type).toBe('other')
})

test.each([null, 'due', 7, [], {}])('%j is no activity', (body) => {
  expect(readActivity(body)).toBeNull()
})
