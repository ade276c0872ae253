import { describe, expect, it } from 'vitest'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import { directMessagesWith, openViewOf, shownIn, shownOnlyTo, threadOf } from '../../support/slack/workspace.ts'
import type { OpenDoors, Script } from './open-doors.ts'
import { DIRECT, HAWTHORN, JO, WORKSPACE, form, openDoors, say, stored, told } from './open-doors.ts'

const texts = (said: readonly { readonly text: string }[]) => said.map(({ text }) => text)
const openForm = encodeIntent({ kind: 'open-form', form: 'decline', values: {} })

/** Opens the form with a press in that channel, and gives the modal. What is sent in it is answered by `then`. */
async function opened(then: () => Reply | Promise<Reply>, script: Script = {}, channel = HAWTHORN, card: Parameters<OpenDoors['press']>[1] = { ts: '1.1' }) {
  const doors = await openDoors({ ...script, answer: ({ said }) => (said.kind === 'form' ? then() : form()) })
  doors.workspace.channels.get(channel)?.messages.push({
    ts: '1.1', threadTs: null, userId: 'U0COORD', text: 'card', blocks: [], metadata: null, isEdited: false,
  })
  await doors.press(openForm, card, channel)
  await doors.answered()
  const view = openViewOf(doors.workspace, JO)
  if (view === null) throw new Error('the form did not open')
  return { ...doors, view }
}

describe('a form that was sent', () => {
  it('asks what was filled in, for the modal as it was drawn, in the channel it was opened from', async () => {
    const { send, view, heard } = await opened(() => stored('Declined.', null))
    await send(view, 'Too dear.')
    expect(heard.at(-1)).toEqual({
      identity: { platform: 'slack', tenant: WORKSPACE, user: JO }, channel: { platform: 'slack', tenant: WORKSPACE, conversation: HAWTHORN },
      key: `slack/form/${view.id}/${view.hash}`,
      said: { kind: 'form', form: 'decline', values: { reason: 'Too dear.' }, carries: { escalation: 'e-1', version: '3' } },
    })
  })

  it('closes when it was done, and they are told where they began', async () => {
    const { send, view, answered, workspace } = await opened(() => stored('Declined.', null))
    expect(await (await send(view, 'Too dear.')).text()).toBe('')
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Declined.'])
  })

  it('says nothing more when the card says it', async () => {
    const posted = { place: { platform: 'slack', tenant: WORKSPACE, conversation: HAWTHORN }, messageId: '2.2', rootId: null } as const
    const { send, view, answered, workspace } = await opened(() => stored('Declined.'), { sendNow: async () => ({ posted, message: say('Declined.') }) })
    await send(view, 'Too dear.')
    await answered()
    expect(shownOnlyTo(workspace, JO)).toEqual([])
  })

  it('opened in direct messages is answered there, in the thread of the card', async () => {
    const { send, view, answered, workspace } = await opened(() => stored('Declined.', null), {}, DIRECT)
    await send(view, 'Too dear.')
    await answered()
    expect(texts(threadOf(workspace, DIRECT, '1.1'))).toEqual(['Declined.'])
  })

  it('opened where the product is no member is answered in direct messages', async () => {
    const { send, view, answered, workspace } = await opened(() => stored('Declined.', null))
    Object.assign(workspace.channels.get(HAWTHORN) ?? {}, { isMember: false })
    await send(view, 'Too dear.')
    await answered()
    expect(texts(directMessagesWith(workspace, JO)?.messages ?? [])).toEqual(['Declined.'])
  })

  it('says what is wrong beside its field, and leaves what was typed there', async () => {
    const { send, view } = await opened(() => form('x', 'Say a little more.'))
    expect(await (await send(view, 'x')).json()).toEqual({ response_action: 'errors', errors: { reason: 'Say a little more.' } })
  })

  it('is drawn again when it has changed, with what was typed and what is wrong', async () => {
    const changed = form('x', 'Say a little more.')
    const { send, view } = await opened(() => ({ ...changed, form: { ...changed.form, title: 'Say no, but why' } }))
    const answer = await (await send(view, 'x')).json() as { readonly response_action: string; readonly view: object }
    expect(answer).toMatchObject({ response_action: 'update', view: { title: { text: 'Say no, but why' } } })
    expect(JSON.stringify(answer.view)).toContain('Say a little more.')
    expect(JSON.stringify(answer.view)).toContain('"initial_value":"x"')
  })

  it('can be sent again once it was put right', async () => {
    let tries = 0
    const { send, view, heard } = await opened(() => (tries++ === 0 ? form('x', 'Say a little more.') : stored('Declined.', null)))
    await send(view, 'x')
    expect(await (await send(view, 'Too dear.')).text()).toBe('')
    expect(heard.filter(({ said }) => said.kind === 'form')).toHaveLength(2)
  })

  it('that cannot be done says so in the modal', async () => {
    const { send, view } = await opened(() => told('D-7 has moved on.'))
    const answer = await (await send(view, 'Too dear.')).json()
    expect(answer).toMatchObject({ response_action: 'update', view: { type: 'modal', title: { text: 'Say no' } } })
    expect(JSON.stringify(answer)).toContain('D-7 has moved on.')
  })

  it('that takes too long shows that it is waiting, then what came of it', async () => {
    const storing = Promise.withResolvers<Reply>()
    const { send, view, heard, timers, answered, workspace } = await opened(() => storing.promise)
    const acknowledged = send(view, 'Too dear.')
    await expect.poll(() => heard.length).toBe(2)
    await timers.pass(2_400)
    expect(JSON.stringify(await (await acknowledged).json())).toContain('One moment…')
    storing.resolve(stored('Declined.', null))
    await answered()
    expect(JSON.stringify(openViewOf(workspace, JO)?.view)).toContain('Declined.')
  })

  it('that takes too long and was closed meanwhile is answered where they began', async () => {
    const storing = Promise.withResolvers<Reply>()
    const { send, view, heard, timers, answered, workspace } = await opened(() => storing.promise)
    const acknowledged = send(view, 'Too dear.')
    await expect.poll(() => heard.length).toBe(2)
    await timers.pass(2_400)
    await acknowledged
    workspace.views.length = 0
    storing.resolve(stored('Declined.', null))
    await answered()
    expect(texts(shownOnlyTo(workspace, JO, HAWTHORN))).toEqual(['Declined.'])
    expect(texts(shownIn(workspace, HAWTHORN))).toEqual(['card'])
  })
})
