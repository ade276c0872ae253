import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

/** A card in a channel is pressed by whoever reads it there, when they read it: each gets a sentence, and one thing happens. */
describe('who presses what', () => {
  let world: SlackWorld
  beforeAll(async () => {
    world = await createSlackWorld({ at: '2026-11-24 10:00', files: { ...HAWTHORN, events: AUTUMN } })
    await world.says('kim', '/allocate T-1 to sam')
    await world.says('kim', '/allocate T-2 to jo')
  })
  const stateOf = async (task: number) => (await world.pool.query<{ state: string }>('SELECT state FROM task WHERE number = $1', [task])).rows[0]?.state
  const recorded = async (event: string) => (await world.pool.query('SELECT FROM audit_event WHERE event = $1', [event])).rows.length

  it('somebody of another unit is told what they would be told of a task that is not there', async () => {
    const card = world.message('hawthorn', 'T-1 is allocated')
    const pressed = await world.presses('ada', 'Done, child seen', card)
    expect(pressed.text).toBe('There is no task T-1 that you can see. Check the reference.\n[Show my tasks]')
    expect(await stateOf(1)).toBe('open')
  })

  it('somebody nobody knows learns nothing of it', async () => {
    const card = world.message('hawthorn', 'T-1 is allocated')
    expect((await world.presses('stranger@elsewhere.example', 'Done, child seen', card)).text).toMatch(/^You are not set up to use the Co-ordinator yet\./)
    expect(await stateOf(1)).toBe('open')
  })

  it('two at the same moment: it is done once, and each is told', async () => {
    const card = world.message('hawthorn', 'T-1 is allocated')
    const answers = await Promise.all([world.presses('sam', 'Done, child seen', card), world.presses('kim', 'Done, child seen', card)])
    expect(await stateOf(1)).toBe('met')
    expect(await recorded('task-done')).toBe(1)
    expect(answers.map(({ text }) => text).toSorted()).toEqual([
      expect.stringMatching(/^# T-1 is done\n/),
      expect.stringMatching(/^T-1 was done on Tue 24 Nov 2026; (?:Sam Hughes|Kim Abbott) recorded it on Tue 24 Nov 2026\. Nothing needed changing\./),
    ])
  })

  it('who presses a card from before is told how things stand now', async () => {
    const card = world.message('hawthorn', 'T-2 is allocated')
    await world.says('jo', '/done T-2')
    const pressed = await world.presses('kim', 'Done', card)
    expect(pressed.text).toMatch(/^T-2 .*(?:done|Jo Osei)/)
  })
})
