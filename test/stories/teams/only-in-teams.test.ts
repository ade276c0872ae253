import { beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '../../../adapters/teams/card.ts'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'
import { executeActivity, messageActivity } from '../../support/teams/driver.ts'
import { readMessageCard } from '../../support/teams/read-message-card.ts'
import type { SeenInTeams } from '../../support/teams/seen-in.ts'

/** What people do in Teams that they can do nowhere else, and what Teams does. */
describe('only in Teams', () => {
  let world: TeamsWorld
  beforeAll(async () => {
    world = await createTeamsWorld({ at: '2026-11-24 10:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  const hawthorn = () => world.council.channelOf('hawthorn')
  const linesIn = (root: string) => hawthorn().messages.filter(({ rootId }) => rootId === root).map(({ text }) => text)

  /** What Teams shows somebody of a card it asks for anew for them. */
  async function looks(person: string, { stands }: SeenInTeams): Promise<string> {
    if (stands.in !== 'conversation' || stands.card?.refresh === undefined) throw new Error('this card is the same for everybody')
    const { id } = stands.message
    const { verb, data } = stands.card.refresh.action
    const response = await world.post(executeActivity(world.somewhere(person, stands.conversation, id), id, verb, data, 'automatic'))
    const { value } = await response.json() as { readonly value: Card }
    return readMessageCard(value.body)
  }

  it('an answer that is theirs alone stands in their own chat, and the thread says no more than that', async () => {
    const id = world.teams.says(world.council.tenant, hawthorn().id, world.council.personOf('sam').aadObjectId, 'What is due?')
    const answer = await world.writes('sam', 'due unit', 'hawthorn', id)
    expect(answer.text).toContain('T-4: Protection plan visit')
    expect(answer.stands.conversation.kind).toBe('personal')
    expect(linesIn(id).at(-1)).toBe('I have answered you in our chat.')
  })

  it('a form does not fit into a channel: a press opens it, and what was done lands there for all', async () => {
    const asked = await world.writes('kim', 'decide C-1042 spend a cooker', 'hawthorn')
    expect(asked.text).toBe('A form cannot open from here. Press to go on.\n[Go on]')
    const form = await world.presses('kim', 'Go on', asked)
    expect(form.text).toMatch(/Problem: How much\?[^]*\[a cooker\]/)
    expect((await world.fills('kim', form, { amount: '£450' })).text).toMatch(/^# D-1 is recorded\nDecided: within authority\./)
  })

  it('somebody else who presses that goes on with nothing', async () => {
    const asked = await world.writes('kim', 'decide C-1042 spend beds', 'hawthorn')
    expect((await world.presses('sam', 'Go on', asked)).text).toContain('That can no longer be gone on with.')
  })

  it('a decision logged from a message keeps the way back to it, and none of its words', async () => {
    const id = world.teams.says(world.council.tenant, hawthorn().id, world.council.personOf('sam').aadObjectId, 'Shall we pay for taxis?')
    const link = `https://teams.microsoft.com/l/message/19%3Ahawthorn%40thread.tacv2/${id}`
    const form = await world.takes('kim', 'decide', 'hawthorn', link)
    expect(form.kind).toBe('form')
    const done = await world.fills('kim', form, { case: 'C-1043', type: 'spend', amount: '£45', summary: 'taxis to contact' })
    expect(done.text).toContain(`From: The message it came from <${link}>`)
    expect(world.shows('hawthorn').join('\n')).not.toContain('Shall we pay')
  })

  it('the same action beside the box where they write needs no message', async () => {
    const form = await world.takes('alex', 'allocate', 'hawthorn', null)
    const done = await world.fills('alex', form, { case: 'C-1045', title: 'a bed', to: '@jo', due: '11 dec' })
    expect(done.text).toMatch(/^# T-\d+ is allocated\n/)
  })

  it('somebody who never spoke to the product gets what waits for them', async () => {
    expect(world.council.ownChat('priya').messages).toEqual([])
    await world.says('kim', '/decide C-1042 residential placement')
    expect(world.shows('@priya')).toEqual([expect.stringMatching(/^# D-3 needs your decision\n@Priya Shah, /)])
  })

  it('a card that stands is shown to whoever looks as things are now', async () => {
    const card = world.message('hawthorn', '# D-3 is for the group manager')
    expect(await looks('sam', card)).toBe(card.text)
    await world.presses('priya', 'Approve', world.message('@priya', 'D-3 needs your decision'), null)
    expect(await looks('sam', card)).toBe(world.message('hawthorn', '# D-3 is for').text)
    expect(world.message('hawthorn', '# D-3 is for').text).not.toBe(card.text)
  })

  it('what Teams sends again is answered once', async () => {
    const chat = world.council.ownChat('alex')
    const before = chat.messages.length
    const again = messageActivity(world.somewhere('alex', chat, null), 'allocate C-1045 a cot to jo by 11 dec')
    await Promise.all([world.post(again), world.post(again)])
    await world.post(again)
    await world.settled()
    expect(world.shows('hawthorn').filter((text) => text.includes('Task: A cot'))).toHaveLength(1)
    expect(chat.messages).toHaveLength(before + 1)
  })

  it('what may identify a child is in no message the product sends, in no chat of anybody', async () => {
    await world.says('kim', 'decide C-1042 spend £20 shoes for Tyler', null)
    await world.says('kim', '/decide C-1042 spend £20 shoes for Tyler')
    const form = await world.says('kim', 'decide', null)
    const back = await world.fills('kim', form, { case: 'C-1042', type: 'spend', amount: '20', summary: 'shoes for Tyler' })
    expect(back.text).toContain('[shoes for Tyler]')
    expect(JSON.stringify(world.teams.calls)).not.toContain('Tyler')
  })

  it('what is for somebody who took the product away is said to whoever can act, and the unit goes on', async () => {
    world.council.personOf('priya').hasApp = false
    world.news('@alex')
    await world.says('kim', '/decide C-1043 residential placement')
    await world.timePasses('2026-11-24 10:30', 15)
    expect(world.news('@alex')[0]).toMatch(
      /^# Priya Shah cannot be reached\nThey do not have the Co-ordinator in Teams: [^]* Decisions that wait for them go up as usual\.$/,
    )
    expect(world.shows('hawthorn').some((text) => text.startsWith('# D-4 is for the group manager'))).toBe(true)
  })
})
