import { describe, expect, test } from 'vitest'
import { WAITS } from '../../../adapters/teams/inside.ts'
import { encodeIntent } from '../../../src/intents/codec.ts'
import type { Reply } from '../../../src/messages/reply.ts'
import {
  dialogActivity, executeActivity, extensionActivity, fetchActivity, messageActivity, submitActivity,
} from '../../support/teams/driver.ts'
import { CHAT, NOTICE, form, openDoors, say, stored, told, type OpenDoors } from './open-doors.ts'

const data = { intent: encodeIntent({ kind: 'show-unit' }), notice: NOTICE }

/** A reply that comes when the test says so. */
function slow() {
  const { promise, resolve } = Promise.withResolvers<Reply>()
  return { answer: () => promise, comes: (reply: Reply) => resolve(reply) }
}

async function answerOf(posting: Promise<Response>): Promise<unknown> {
  const text = await (await posting).text()
  return text === '' ? null : JSON.parse(text)
}

/** Lets so much time go by, once what was posted has arrived. */
async function passing(doors: OpenDoors, ms: number): Promise<void> {
  await expect.poll(() => doors.heard.length).toBe(1)
  await doors.timers.pass(ms)
}

describe('Teams sends an activity again when it heard nothing', () => {
  test('and it is answered once', async () => {
    const doors = await openDoors()
    const activity = messageActivity(doors.places.personal, 'due')
    await Promise.all([doors.asks(activity), doors.asks(activity)])
    await doors.timers.pass(15_000)
    expect(await doors.asks(activity)).toEqual({ status: 200, body: null })
    expect(doors.heard).toHaveLength(1)
    expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
  })

  test('a press is given the same answer', async () => {
    const doors = await openDoors({ redraw: async () => say('Decided.') })
    const activity = executeActivity(doors.places.channel, '200', 'press', data)
    const first = await doors.asks(activity)
    await doors.timers.pass(15_000)
    expect(await doors.asks(activity)).toEqual(first)
    expect(doors.heard).toHaveLength(1)
    expect(doors.spoken).toHaveLength(1)
  })

  test('the same number in another conversation is something else', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.personal, 'due', [], '500'))
    await doors.asks(messageActivity(doors.places.group, 'due', [], '500'))
    expect(doors.heard).toHaveLength(2)
  })
})

describe('one finger presses twice', () => {
  test.each([
    ['a button', (doors: OpenDoors) => executeActivity(doors.places.channel, '200', 'press', data)],
    ['a button in an old client', (doors: OpenDoors) => submitActivity(doors.places.channel, '200', data)],
    ['a button that opens a dialog', (doors: OpenDoors) => fetchActivity(doors.places.channel, '200', data)],
    ['what sends a dialog', (doors: OpenDoors) => dialogActivity(doors.places.channel, data)],
    ['an action of the message extension', (doors: OpenDoors) => extensionActivity(doors.places.channel, 'decide')],
  ])('%s, and it is done once', async (_, activity) => {
    const doors = await openDoors()
    const [first, second] = [await doors.asks(activity(doors)), await doors.asks(activity(doors))]
    expect(second).toEqual(first)
    expect(doors.heard).toHaveLength(1)
  })

  test('what is pressed again later, on another card or by somebody else is another press', async () => {
    const doors = await openDoors()
    const { channel } = doors.places
    await doors.asks(executeActivity(channel, '200', 'press', data))
    await doors.asks(executeActivity(channel, '201', 'press', data))
    await doors.asks(executeActivity({ ...channel, user: 'sam' }, '200', 'press', data))
    await doors.timers.pass(6_000)
    await doors.asks(executeActivity(channel, '200', 'press', data))
    expect(doors.heard).toHaveLength(4)
  })

  test('whoever says the same twice is answered twice', async () => {
    const doors = await openDoors()
    await doors.asks(messageActivity(doors.places.personal, 'due'))
    await doors.asks(messageActivity(doors.places.personal, 'due'))
    expect(doors.lines()).toHaveLength(2)
  })
})

describe('Teams waits five seconds for the answer to a press', () => {
  test.each([
    ['personal', [`${CHAT} for 200: Decided.`, `${CHAT}: Not yours.`]],
    ['channel', [`${CHAT}: Not yours.`]], // their copy of the card is nobody else's
  ] as const)('a late one in a %s is said to be on its way, and the answer is in their own chat', async (scope, lines) => {
    const { answer, comes } = slow()
    const doors = await openDoors({ answer, redraw: async () => say('Decided.') })
    const posting = answerOf(doors.post(executeActivity(doors.places[scope], '200', 'press', data)))
    await passing(doors, WAITS.invoke)
    expect(await posting).toMatchObject({
      type: 'application/vnd.microsoft.activity.message', value: expect.stringContaining('longer than it should') as string,
    })
    expect(doors.spoken).toEqual([])
    comes(told('Not yours.'))
    await doors.connected.stop()
    expect(doors.lines()).toEqual(lines)
  })

  test.each([
    ['a message', told('Not yours.'), [`${CHAT}: Not yours.`]],
    ['what was done', stored('Given to Sam.'), [`${CHAT}: Given to Sam.`]],
    ['a form, which needs another press', form(), [`${CHAT}: Press to go on with what you asked.`]],
  ])('a dialog that is late says so, and %s comes to their own chat', async (_, reply, lines) => {
    const { answer, comes } = slow()
    const doors = await openDoors({ answer })
    const posting = answerOf(doors.post(fetchActivity(doors.places.channel, '200', data)))
    await passing(doors, WAITS.invoke)
    expect(await posting).toMatchObject({ task: { type: 'message', value: expect.stringContaining('longer than it should') as string } })
    comes(reply)
    await doors.connected.stop()
    expect(doors.lines()).toEqual(lines)
  })

  test('just before that it is answered as usual', async () => {
    const { answer, comes } = slow()
    const doors = await openDoors({ answer, redraw: async () => say('Decided.') })
    const posting = answerOf(doors.post(executeActivity(doors.places.channel, '200', 'press', data)))
    await passing(doors, WAITS.invoke - 1)
    comes(told('Not yours.'))
    expect(await posting).toMatchObject({ type: 'application/vnd.microsoft.card.adaptive' })
  })
})

test('a message is taken for heard before Teams sends it again, however long its answer takes', async () => {
  const { answer, comes } = slow()
  const doors = await openDoors({ answer })
  const posting = doors.post(messageActivity(doors.places.personal, 'due'))
  await passing(doors, WAITS.message)
  expect((await posting).status).toBe(200)
  comes(told('Nothing is due.'))
  await doors.connected.stop()
  expect(doors.lines()).toEqual([`${CHAT}: Nothing is due.`])
  expect(WAITS.message).toBeLessThan(15_000)
})

test('a message is not taken for heard before what it asks is stored', async () => {
  const { answer, comes } = slow()
  const doors = await openDoors({ answer })
  let isAnswered = false
  const posting = doors.post(messageActivity(doors.places.personal, 'due')).then(() => isAnswered = true)
  await passing(doors, WAITS.message - 1)
  expect(isAnswered).toBe(false)
  comes(stored('Given to Sam.'))
  await posting
})

test('what breaks while an answer is shown is told with a reference, and Teams has its answer', async () => {
  const doors = await openDoors({ answer: () => stored('Given to Sam.'), sendNow: () => Promise.reject(new TypeError('a child’s name')) })
  const { status } = await doors.asks(executeActivity(doors.places.channel, '200', 'press', { intent: data.intent }))
  expect(status).toBe(200)
  expect(JSON.stringify(doors.spoken.map(({ card }) => card))).toMatch(/Something broke/)
  expect(doors.log.lines.filter(({ level }) => level === 'error').map(({ what }) => what)).toEqual(['an answer could not be shown'])
})

test('nothing anybody wrote or is called is in the log, whatever goes wrong', async () => {
  const doors = await openDoors({ hasOwnChat: false, answer: () => told('Secret answer.') })
  const own = { name: 'Co-ordinator', id: '28:x' }
  await doors.asks(messageActivity(doors.places.channel, '<at>Co-ordinator</at> decide C-1042 about Robin Gray', [own]))
  await doors.asks(executeActivity({ ...doors.places.channel, tenant: 'elsewhere' }, '200', 'press', data))
  const log = JSON.stringify(doors.log.lines)
  expect(log).not.toMatch(/Robin|C-1042|Secret|display name|Bearer|eyJ/)
  expect(doors.log.lines.length).toBeGreaterThan(0)
})
