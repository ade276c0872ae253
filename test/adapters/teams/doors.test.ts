import { describe, expect, test } from 'vitest'
import {
  dialogActivity, executeActivity, extensionActivity, extensionSentActivity, fetchActivity, messageActivity, newActivityId, submitActivity,
} from '../../support/teams/driver.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Intent } from '../../../src/intents/intent.ts'
import { button, buttons } from '../../../src/messages/text.ts'
import { readForm } from '../../../adapters/teams/read-card.ts'
import { APP, CHAT, GROUP, HAWTHORN, NOTICE, form, openDoors, say, stored, told } from './open-doors.ts'

const OWN = { name: 'Co-ordinator', id: `28:${APP}` }
const SAM = { name: 'Sam Okafor', id: '29:sam-pairwise' }
const UNIT: Intent = { kind: 'show-unit' }
const press = (intent: Intent = UNIT, more: object = {}) => ({ intent: encodeIntent(intent), ...more })

/** What a sent form carries: its button's own data with what was typed beside it. */
function filled(body: unknown, values: object): object {
  const [about] = JSON.stringify(body).match(/\{"~form":\{.*?"origin":".*?"\}\}/) ?? []
  if (about === undefined) throw new Error(`there is no form in ${JSON.stringify(body)}`)
  return { ...JSON.parse(about) as object, ...values }
}

describe('words', () => {
  test('in their own chat the bare verb, and the answer as a message there', async () => {
    const doors = await openDoors()
    const { personal } = doors.places
    expect(await doors.asks(messageActivity(personal, 'due week', [], '101'))).toEqual({ status: 200, body: null })
    expect(doors.heard).toEqual([{
      identity: { platform: 'teams', tenant: 'tenant-council', user: 'jo' }, channel: null, key: `teams/message/${CHAT}/101`,
      said: { kind: 'words', line: 'due week' },
    }])
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
  })

  test('in a channel after a mention, the answer in their own chat and a line in the thread', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> due', [OWN], '102'))
    expect(doors.heard.map(({ channel, said }) => [channel?.conversation, said])).toEqual([[HAWTHORN, { kind: 'words', line: 'due' }]])
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`, `${HAWTHORN}/102: I have answered you in our chat.`])
  })

  test('in a reply, the line lands in that thread', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity({ ...doors.places.channel, root: '90' }, '<at>Co-ordinator</at> due', [OWN], '103'))
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`, `${HAWTHORN}/90: I have answered you in our chat.`])
  })

  test('in a chat of several, which has no threads', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.group, '<at>Co-ordinator</at> due', [OWN]))
    expect(doors.heard.map(({ channel }) => channel?.conversation)).toEqual([GROUP])
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`, `${GROUP}: I have answered you in our chat.`])
  })

  test('whose own chat cannot be reached is told how to open it, and nobody else what they asked', async () => {
    const doors = await openDoors({ hasOwnChat: false, answer: () => told('Secret.') })
    await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> due', [OWN], '104'))
    expect(doors.lines()).toEqual([
      `${HAWTHORN}/104: I can answer this only in our own chat, which I cannot reach. `
      + 'Choose Apps in Teams, look for Co-ordinator, choose Add, and ask again.',
    ])
  })

  test('colleagues are mentioned by their object id, which Teams does not say itself', async () => {
    const doors = await openDoors()
    const text = '<at>Co-ordinator</at>&nbsp;allocate C-1042 home visit to <at>Sam Okafor</at> by fri'
    await doors.asks(messageActivity(doors.places.channel, text, [OWN, SAM]))
    expect(doors.heard.map(({ said }) => said)).toEqual([{ kind: 'words', line: 'allocate C-1042 home visit to <@sam> by fri' }])
  })

  test('the mention alone is words too: somebody wants to know what there is', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> ', [OWN]))
    expect(doors.heard.map(({ said }) => said)).toEqual([{ kind: 'words', line: '' }])
  })

  test('a picture says nothing', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.personal, ''))
    expect(doors.heard).toEqual([])
  })

  test('a card in the channel that says the same is answer enough; elsewhere, or saying something else, it is not', async () => {
    const answers = async (conversation: string, rootId: string | null, says: string) => {
      const doors = await openDoors({
        answer: () => stored('Given to Sam.'),
        sendNow: async () => ({
          posted: { place: { platform: 'teams', tenant: 'tenant-council', conversation }, messageId: '1', rootId }, message: say(says),
        }),
      })
      await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> allocate T-1 to sam', [OWN], '105'))
      return doors.lines()
    }
    const toldInOwnChat = [`${CHAT}: Given to Sam.`, `${HAWTHORN}/105: I have answered you in our chat.`]
    expect(await answers(HAWTHORN, null, 'Given to Sam.')).toEqual([])
    expect(await answers(HAWTHORN, '105', 'Given to Sam.')).toEqual([])
    expect(await answers(HAWTHORN, '7', 'Given to Sam.')).toEqual(toldInOwnChat)
    expect(await answers('19:other@thread.tacv2', null, 'Given to Sam.')).toEqual(toldInOwnChat)
    expect(await answers(HAWTHORN, null, 'Something else.')).toEqual(toldInOwnChat)
  })

  test('a form in their own chat is a card to fill in there', async () => {
    const doors = await openDoors({ answer: () => form() })
    await doors.asks(messageActivity(doors.places.personal, 'decline'))
    expect(doors.lines()).toEqual([`${CHAT}: Say no`])
    expect(JSON.stringify(doors.spoken[0]?.card)).toContain('"verb":"form"')
  })

  test('a form is not put into their own chat when what they wrote may not be kept', async () => {
    const doors = await openDoors({ answer: () => form('Robin', 'That looks like a name.'), keep: async () => say('That looks like a name.') })
    await doors.asks(messageActivity(doors.places.personal, 'decline Robin'))
    expect(doors.lines()).toEqual([`${CHAT}: That looks like a name.`])
  })

  test('a form in a channel is a button in the thread, which opens a dialog', async () => {
    const doors = await openDoors({ answer: () => form() })
    await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> decline', [OWN], '106'))
    expect(doors.lines()).toEqual([`${HAWTHORN}/106: Press to go on with what you asked.`])
    expect(JSON.stringify(doors.spoken[0]?.card)).toContain('"msteams":{"type":"task/fetch"}')
  })

  test('what may not be kept becomes no form in a chat, which keeps it', async () => {
    const doors = await openDoors({ answer: () => form('Robin'), keep: async () => say('That looks like a name.') })
    await doors.asks(messageActivity(doors.places.personal, 'decline Robin'))
    expect(doors.lines()).toEqual([`${CHAT}: That looks like a name.`])
    expect(JSON.stringify(doors.spoken)).not.toContain('Robin')
  })

  test('what may not be kept is told in their own chat', async () => {
    const doors = await openDoors({ answer: () => form(), keep: async () => say('That looks like a name.') })
    await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> decline Robin', [OWN], '107'))
    expect(doors.lines()).toEqual([`${CHAT}: That looks like a name.`, `${HAWTHORN}/107: I have answered you in our chat.`])
  })
})

describe.each(['personal', 'channel', 'group'] as const)('a press in a %s conversation', (scope) => {
  const conversation = { personal: CHAT, channel: HAWTHORN, group: GROUP }[scope]

  test('is answered with the card as it is now, and the rest in their own chat', async () => {
    const doors = await openDoors({ redraw: async () => say('Decided by Ruth.'), answer: () => told('You may not decide this.') })
    const { status, body } = await doors.asks(executeActivity(doors.places[scope], '200', 'press', press(UNIT, { notice: NOTICE })))
    expect(status).toBe(200)
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } })
    expect(JSON.stringify(body)).toContain('Decided by Ruth.')
    expect(JSON.stringify(body)).not.toContain('You may not')
    expect(doors.heard.map(({ said, channel }) => [said, channel?.conversation ?? null]))
      .toEqual([[{ kind: 'press', intent: UNIT }, scope === 'personal' ? null : conversation]])
    expect(doors.lines()).toEqual([`${CHAT}: You may not decide this.`])
  })

  test('on a card that is not to be drawn again is answered in words', async () => {
    const doors = await openDoors()
    const { body } = await doors.asks(executeActivity(doors.places[scope], '200', 'press', press()))
    expect(body).toEqual({
      statusCode: 200, type: 'application/vnd.microsoft.activity.message',
      value: scope === 'personal' ? 'The answer is below.' : 'I have answered you in our chat.',
    })
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
  })

  test('from an old client comes as a message, and is answered as one', async () => {
    const doors = await openDoors()
    expect(await doors.asks(submitActivity(doors.places[scope], '200', press()))).toEqual({ status: 200, body: null })
    expect(doors.heard.map(({ said }) => said)).toEqual([{ kind: 'press', intent: UNIT }])
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
  })

  test('drawn by another version says so', async () => {
    const doors = await openDoors()
    const { body } = await doors.asks(executeActivity(doors.places[scope], '200', 'press', { intent: '{"kind":"gone"}' }))
    expect(JSON.stringify(body)).toContain('This button is from before the Co-ordinator was last changed.')
    await doors.asks(submitActivity(doors.places[scope], '200', { intent: '{"kind":"gone"}' }))
    expect(doors.heard).toEqual([])
    expect(doors.spoken.map(({ card }) => JSON.stringify(card).includes('This button is from before'))).toEqual([true])
  })

  test('that opens a dialog shows the form in it, and its problems in the same one with what was typed', async () => {
    const doors = await openDoors({ answer: ({ said }) => (said.kind === 'form' ? form('because', 'Say more.') : form()) })
    const opened = await doors.asks(fetchActivity(doors.places[scope], '200', press()))
    expect(opened.body).toMatchObject({ task: { type: 'continue', value: { title: 'Say no', card: { content: { type: 'AdaptiveCard' } } } } })
    const sent = await doors.asks(dialogActivity(doors.places[scope], filled(opened.body, { reason: 'because' })))
    expect(doors.heard.at(-1)?.said)
      .toEqual({ kind: 'form', form: 'decline', values: { reason: 'because' }, carries: { escalation: 'e-1', version: '3' } })
    expect(JSON.stringify(sent.body)).toContain('Say more.')
    expect(JSON.stringify(sent.body)).toContain('"value":"because"')
    expect(doors.spoken).toEqual([])
  })

  test('that opens a dialog says there what cannot be done, and what was done', async () => {
    const doors = await openDoors({ answer: ({ said }) => (said.kind === 'form' ? stored('Sent back.', null) : told('Not yours.')) })
    const page = await doors.asks(fetchActivity(doors.places[scope], '200', press()))
    expect(JSON.stringify(page.body)).toContain('Not yours.')
    const sent = await doors.asks(dialogActivity(doors.places[scope], { '~form': { form: 'decline', carries: {}, origin: '' }, reason: 'because' }))
    expect(sent.body).toMatchObject({ task: { type: 'continue', value: { title: 'Co-ordinator' } } })
    expect(JSON.stringify(sent.body)).toContain('Sent back.')
    expect(doors.spoken).toEqual([])
  })

  test('in a dialog that shows an answer is answered in that dialog, which knows one kind of button', async () => {
    const blocks = [buttons(button('Unit', UNIT), button('Go on', { kind: 'resume', kept: 'kept-1' }))]
    const doors = await openDoors({ answer: () => ({ kind: 'message', message: { summary: 'Which?', blocks } }) })
    const page = JSON.stringify((await doors.asks(fetchActivity(doors.places[scope], '200', press()))).body)
    expect(page).toContain('Action.Submit')
    expect(page).not.toMatch(/Action\.Execute|task\/fetch/)
    expect((await doors.asks(dialogActivity(doors.places[scope], press()))).body).toMatchObject({ task: { type: 'continue' } })
    expect(doors.heard.at(-1)?.said).toEqual({ kind: 'press', intent: UNIT })
  })

  test('in a message extension opens the form, with the message’s link', async () => {
    const doors = await openDoors({ answer: () => form() })
    const link = 'https://teams.microsoft.com/l/message/19%3Ahawthorn%40thread.tacv2/1764000000000'
    const { body } = await doors.asks(extensionActivity(doors.places[scope], 'allocate', link))
    await doors.asks(extensionActivity(doors.places[scope], 'decide'))
    expect(doors.heard.map(({ said }) => said)).toEqual([
      { kind: 'press', intent: { kind: 'open-form', form: 'allocate', values: { link } } },
      { kind: 'press', intent: { kind: 'open-form', form: 'decide', values: {} } },
    ])
    expect(body).toMatchObject({ task: { type: 'continue', value: { title: 'Say no' } } })
    await doors.asks(extensionSentActivity(doors.places[scope], 'allocate', filled(body, { reason: 'x' })))
    expect(doors.heard.at(-1)?.said).toMatchObject({ kind: 'form', form: 'decline', values: { reason: 'x' } })
    expect(doors.remembered).toEqual([])
  })
})

describe('a form in their own chat', () => {
  const data = { '~form': { form: 'decline', carries: {}, origin: '{"opened":"o","card":null}' }, reason: 'because' }

  test('comes back where it stands with its problems, on their screen alone: no chat keeps what they typed', async () => {
    const doors = await openDoors({ answer: () => form('because', 'Say more.') })
    const { body } = await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    expect(JSON.stringify(body)).toContain('Say more.')
    expect(JSON.stringify(body)).toContain('"value":"because"')
    expect(doors.lines()).toEqual([])
  })

  test('gives way to what was done', async () => {
    const doors = await openDoors({ answer: () => stored('Sent back.', null) })
    const { body } = await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    expect(JSON.stringify(body)).toContain('Sent back.')
    expect(doors.lines()).toEqual([`${CHAT} for 300: Sent back.`])
  })

  test('stays when it cannot be done, with what was typed', async () => {
    const doors = await openDoors({ answer: () => told('Not yours.') })
    const { body } = await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    expect(body).toMatchObject({ type: 'application/vnd.microsoft.activity.message' })
    expect(doors.lines()).toEqual([`${CHAT}: Not yours.`])
  })

  test('sent twice from the same card is one ask; put right, it is another', async () => {
    const doors = await openDoors()
    await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    await doors.timers.pass(60_000)
    await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    await doors.asks(executeActivity(doors.places.personal, '300', 'form', { ...data, reason: 'because of this' }))
    const [first, second, third] = doors.heard.map(({ key }) => key)
    expect(second).toBe(first)
    expect(third).not.toBe(first)
  })

  test('with the beginning of a colleague’s in it is not the colleague’s: whoever sends it may have changed its data', async () => {
    const doors = await openDoors()
    await doors.asks(executeActivity(doors.places.personal, '300', 'form', data))
    await doors.asks(executeActivity({ ...doors.places.personal, user: 'sam', conversation: 'a:sam' }, '300', 'form', data))
    const [first, second] = doors.heard.map(({ key }) => key)
    expect(second).not.toBe(first)
  })
})

describe('somebody who looks at a card', () => {
  test('is shown it as it is now', async () => {
    const doors = await openDoors({ redraw: async (asker, place, notice) => say(`${asker.user} ${place.conversation} ${notice}`) })
    const { body } = await doors.asks(executeActivity(doors.places.channel, '200', 'refresh', { notice: NOTICE }, 'automatic'))
    expect(JSON.stringify(body)).toContain(`jo ${HAWTHORN} ${NOTICE}`)
    expect(body).toMatchObject({ value: { refresh: { userIds: ['29:jo-pairwise'] } } })
    expect(doors.heard).toEqual([])
  })

  test('who may not see it keeps what is there', async () => {
    const doors = await openDoors()
    const { status, body } = await doors.asks(executeActivity(doors.places.channel, '200', 'refresh', { notice: NOTICE }, 'automatic'))
    expect([status, body]).toMatchObject([200, { statusCode: 400, type: 'application/vnd.microsoft.error' }])
    expect(doors.spoken).toEqual([])
  })
})

test('what the product does not offer is said so', async () => {
  const doors = await openDoors()
  const { personal } = doors.places
  expect((await doors.asks({ ...executeActivity(personal, '1', 'press', press()), name: 'fileConsent/invoke' })).status).toBe(501)
  expect((await doors.asks(extensionActivity(personal, 'something-else'))).status).toBe(501)
})

test('the product’s own forms are read back from what it drew', async () => {
  const doors = await openDoors({ answer: () => form() })
  const { body } = await doors.asks(fetchActivity(doors.places.channel, newActivityId(), press()))
  expect(readForm(filled(body, { reason: 'x' }))?.values).toEqual({ reason: 'x' })
})
