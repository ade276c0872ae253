import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

/** What people do in Slack that they can do nowhere else. */
describe('only in Slack', () => {
  let world: SlackWorld
  beforeAll(async () => {
    world = await createSlackWorld({ at: '2026-11-24 10:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  /** Something a colleague wrote in the unit's channel. */
  function written(text: string): string {
    const ts = world.slack.world.newTs()
    const { id: userId } = world.council.userOf('sam')
    world.council.channelOf('hawthorn').messages.push({ ts, threadTs: null, userId, text, blocks: [], metadata: null, isEdited: false })
    return ts
  }

  it('a thread knows no slash commands: a mention asks, and a press goes on with the form', async () => {
    const asked = await world.mentions('kim', 'decide C-1042 spend a cooker', 'hawthorn', written('The cooker broke'))
    expect(asked.text).toBe('A form cannot open from here. Press to go on.\n[Go on]')
    const form = await world.presses('kim', 'Go on', asked)
    expect(form.text).toMatch(/Problem: How much\?[^]*\[a cooker\]/)
    const done = await world.fills('kim', form, { amount: '£450' })
    expect(done.text).toMatch(/^# D-1 is recorded\nDecided: within authority\./)
  })

  it('a decision logged from a message keeps the way back to it, and none of its words', async () => {
    const form = await world.takes('kim', 'log-decision', 'hawthorn', written('Shall we pay for taxis?'))
    expect(form.kind).toBe('form')
    const done = await world.fills('kim', form, { case: 'C-1043', type: 'spend', amount: '£45', summary: 'taxis to contact' })
    expect(done.text).toMatch(/From: The message it came from <https:\/\/[^>]+\/archives\/C0HAWTHORN\/p\d+>/)
    expect(world.shows('hawthorn').join('\n')).not.toContain('Shall we pay')
  })

  it('a card pressed by somebody whose it is not changes nothing, and says so to them alone', async () => {
    await world.says('kim', '/decide C-1042 residential placement')
    const card = world.message('@priya', 'needs your decision')
    const answers = [await world.presses('kim', 'Approve', card), await world.presses('sam', 'Approve', card)]
    expect(answers.map(({ text }) => text)).toEqual([
      'Somebody else has to answer D-3: nobody answers what they decided, recorded or added to, nor for somebody who did. '
      + 'It is with Priya Shah as group manager.',
      'D-3 needs a group manager or somebody above them. It is with Priya Shah as group manager.',
    ])
    expect(world.message('@priya', 'needs your decision').text).toBe(card.text)
  })

  it('App Home is theirs, and a press on it is answered over it', async () => {
    const home = await world.opensHome('alex')
    expect(home.text).toMatch(/^# Your work, Tue 24 Nov 2026\n/)
    expect(home.text).toContain('T-3 on C-1043-A: Core group')
    const list = await world.presses('alex', 'All my tasks', home)
    expect(list.text).toMatch(/^# Your tasks/)
  })

  it('what waits for somebody whose account was closed goes up, and they are answered no more', async () => {
    const card = world.message('@priya', 'D-3 needs your decision')
    const priya = world.council.userOf('priya')
    priya.isDeleted = true
    const user = { id: priya.id, team_id: 'T0COUNCIL', deleted: true }
    await world.happens({ type: 'user_change', user })
    await world.settled()
    expect(world.shows('@helen').filter((text) => text.startsWith('# D-3 needs your decision'))).toHaveLength(1)
    const pressed = await world.presses('priya', 'Approve', card)
    expect(pressed.text).toBe('This account is closed, so the Co-ordinator cannot answer it.')
    expect(world.shows('@priya')).toEqual([
      'This message is not there any more, because the account it was sent to no longer has access.',
    ])
  })

  it('what Slack delivers twice is done once', async () => {
    const asks = {
      type: 'message', channel_type: 'im', user: world.council.userOf('alex').id, text: 'allocate C-1045 a bed to jo by 11 dec',
      channel: world.council.directMessages('alex').id, ts: world.slack.world.newTs(),
    }
    await world.happens(asks, 'Ev0TWICE')
    await world.happens(asks, 'Ev0TWICE')
    await world.settled()
    expect(world.shows('hawthorn').filter((text) => text.includes('Task: A bed'))).toHaveLength(1)
  })

  it('a digest whose channel was archived goes to somebody who can act, who is told what to do', async () => {
    world.council.channelOf('hawthorn').isArchived = true
    world.news('@alex')
    await world.itIs('2026-11-25 08:30')
    const told = world.news('@alex').filter((text) => text.startsWith('Not in the channel'))
    expect(told).toEqual([
      expect.stringMatching(/^Not in the channel: this was meant for Hawthorn’s channel[^\n]*archived[^\n]*\nHawthorn, Wed 25 Nov 2026/),
    ])
  })
})
