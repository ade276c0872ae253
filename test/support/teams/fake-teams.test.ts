import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startFakeTeams, type FakeTeams } from './fake-teams.ts'
import { REFUSED } from './fault-switches.ts'
import { addGroupChat, addPerson, addTeam, personalChat, shownIn, shownTo, threadOf, type FakeTenant } from './tenant.ts'

let teams: FakeTeams
let tenant: FakeTenant
beforeEach(async () => {
  teams = await startFakeTeams({ judge: () => [] })
  tenant = teams.addTenant('council')
  addPerson(tenant, 'jo')
  addPerson(tenant, 'sam', { hasApp: false })
  addTeam(tenant, '19:hawthorn@thread.tacv2')
})
afterEach(() => teams.close())

const CHANNEL = '19:hawthorn@thread.tacv2'
const at = (conversation: string, more = '') => `v3/conversations/${encodeURIComponent(conversation)}${more}`
const said = (text: string) => ({ type: 'message', text })
const card = { type: 'AdaptiveCard', version: '1.5', body: [] }
const attached = { contentType: 'application/vnd.microsoft.card.adaptive', content: card }
const carded = { type: 'message', summary: 'A card', attachments: [attached] }

interface Answer {
  readonly id?: string
  readonly error?: { readonly code: string }
  readonly members?: readonly unknown[]
  readonly continuationToken?: string
}

/** What a call is answered with: its status, and the id or error code. */
async function ask(method: string, path: string, body?: unknown, base = teams.serviceUrlOf(tenant)) {
  const token = await teams.token()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const response = await fetch(base + path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  const text = await response.text()
  const answer = (text.startsWith('{') ? JSON.parse(text) : {}) as Answer
  return { status: response.status, id: answer.id ?? '', code: answer.error?.code, answer }
}

describe('the pretend Teams', () => {
  it('shows what is sent to a channel, and in the thread of a message', async () => {
    const { status, id } = await ask('POST', at(CHANNEL, '/activities'), said('T-1 is allocated.'))
    expect(status).toBe(201)
    await ask('POST', at(`${CHANNEL};messageid=${id}`, '/activities'), said('T-1 is done.'))
    expect(shownIn(tenant, CHANNEL).map(({ text }) => text)).toEqual(['T-1 is allocated.'])
    expect(threadOf(tenant, CHANNEL, id).map(({ text }) => text)).toEqual(['T-1 is done.'])
  })

  it('shows what is drawn again, and no longer what is deleted; a person’s message is theirs', async () => {
    const { id } = await ask('POST', at(CHANNEL, '/activities'), said('D-1 waits.'))
    await ask('PUT', at(CHANNEL, `/activities/${id}`), carded)
    expect(shownIn(tenant, CHANNEL)).toMatchObject([{ summary: 'A card', card, isEdited: true }])
    expect(await ask('DELETE', at(CHANNEL, `/activities/${id}`))).toMatchObject({ status: 200 })
    expect(shownIn(tenant, CHANNEL)).toEqual([])
    const again = await ask('PUT', at(CHANNEL, `/activities/${id}`), carded)
    expect(again).toMatchObject({ status: 404, code: 'ActivityNotFoundInConversation' })
    const theirs = teams.says(tenant, CHANNEL, 'jo', 'Morning')
    expect(await ask('PUT', at(CHANNEL, `/activities/${theirs}`), carded)).toMatchObject({ status: 403, code: 'NotEnoughPermissions' })
  })

  it('begins somebody’s own chat where they have the app, by either id, and always the same one', async () => {
    const create = (id: string) => ask('POST', 'v3/conversations', { isGroup: false, members: [{ id }], tenantId: 'council' })
    const { status, id } = await create('jo')
    expect(status).toBe(201)
    expect((await create('29:jo-pairwise')).id).toBe(id)
    await ask('POST', at(id, '/activities'), said('For you.'))
    expect(shownTo(tenant, 'jo').map(({ text }) => text)).toEqual(['For you.'])
    expect(await create('sam')).toMatchObject({ status: 403, code: 'ForbiddenOperationException' })
    expect(await create('nobody')).toMatchObject({ status: 400 })
  })

  it('refuses as Teams does', async () => {
    const send = (conversation: string, body: unknown = said('Hello')) => ask('POST', at(conversation, '/activities'), body)
    expect(await send('19:nowhere@thread.tacv2')).toMatchObject({ status: 404, code: 'ConversationNotFound' })
    const without = addGroupChat(tenant, '19:chat@thread.v2', ['jo'], false)
    expect(await send(without.id)).toMatchObject({ status: 403, code: 'BotNotInConversationRoster' })
    const own = personalChat(tenant, 'jo')
    expect(await send(`${own.id};messageid=1`)).toMatchObject({ status: 400 })
    expect(await send(own.id, said('x'.repeat(30_000)))).toMatchObject({ status: 413, code: 'MessageSizeTooBig' })
    addPerson(tenant, 'jo', { hasBlockedBot: true })
    expect(await send(own.id)).toMatchObject({ status: 403, code: 'ConversationBlockedByUser' })
  })

  it('gives the members of a conversation, page by page and one at a time', async () => {
    for (let n = 0; n < 5; n += 1) tenant.teams.get(CHANNEL)?.memberIds.add(addPerson(tenant, `p${n}`).aadObjectId)
    const first = await ask('GET', at(CHANNEL, '/pagedmembers?pageSize=5'))
    expect(first.answer.members).toHaveLength(5)
    const rest = await ask('GET', at(CHANNEL, `/pagedmembers?pageSize=5&continuationToken=${first.answer.continuationToken}`))
    expect(rest.answer).toEqual({ members: [expect.anything(), expect.anything()] })
    const jo = await ask('GET', at(CHANNEL, '/members/jo'))
    expect(jo.answer).toMatchObject({ id: '29:jo-pairwise', aadObjectId: 'jo', userRole: 'user' })
    addPerson(tenant, 'jo', { isDeleted: true })
    expect(await ask('GET', at(CHANNEL, '/members/jo'))).toMatchObject({ status: 404 })
  })

  it('takes nothing at an address the tenant has moved away from, nor with a token that has expired', async () => {
    const before = teams.serviceUrlOf(tenant)
    tenant.region = 'emea'
    expect(await ask('POST', at(CHANNEL, '/activities'), said('Hello'), before)).toMatchObject({ status: 404, code: undefined })
    expect(await ask('POST', at(CHANNEL, '/activities'), said('Hello'))).toMatchObject({ status: 201 })
    const token = await teams.token()
    teams.pass(3_600_000)
    const late = await fetch(teams.serviceUrlOf(tenant) + at(CHANNEL, '/members'), { headers: { authorization: `Bearer ${token}` } })
    expect(late.status).toBe(401)
  })

  it.for([
    [REFUSED.throttledFor(7), 0, 429], [REFUSED.precondition, 0, 412], [REFUSED.gone, 0, 404],
    [{ kind: 'reset' }, 0, 'fetch failed'], [{ kind: 'answer-lost' }, 1, 'fetch failed'],
  ] as const)('meets a call with a fault once: %o', async ([fault, arrived, outcome]) => {
    teams.failNext('sendToConversation', fault, { conversation: CHANNEL })
    const met = await ask('POST', at(CHANNEL, '/activities'), said('Hello')).then(({ status }) => status, (error: Error) => error.message)
    expect(met).toBe(outcome)
    expect(shownIn(tenant, CHANNEL)).toHaveLength(arrived)
    await ask('POST', at(CHANNEL, '/activities'), said('Hello'))
    expect(shownIn(tenant, CHANNEL)).toHaveLength(arrived + 1)
  })

  it('fails the test that posts a card Teams would not like', async () => {
    const judged = await startFakeTeams({ judge: () => ['the card has no body'] })
    const there = judged.addTenant('council')
    addTeam(there, CHANNEL)
    await ask('POST', at(CHANNEL, '/activities'), carded, judged.serviceUrlOf(there))
    await expect(judged.close()).rejects.toThrow('the card has no body')
  })
})
