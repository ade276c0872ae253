import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

/** What was promised arrives once, whatever Slack does with it (invariants 1 and 2). */
describe('what Slack does not take', () => {
  let world: SlackWorld
  beforeAll(async () => {
    world = await createSlackWorld({ at: '2026-11-24 10:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  const hawthorn = { channel: 'C0HAWTHORN' }
  const about = (thing: string) => world.shows('hawthorn').filter((text) => text.includes(`Task: ${thing}`))

  it('because it has had too much is told to the asker at once, and sent when Slack asked for it', async () => {
    world.slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 120 }, hawthorn)
    const said = await world.says('alex', '/allocate C-1045 a bed to jo by 11 dec')
    expect(said.text).toContain('Task: A bed')
    expect(about('A bed')).toEqual([])
    await world.timePasses('2026-11-24 10:08', 1)
    expect(about('A bed')).toHaveLength(1)
  })

  it('holds nobody else up', async () => {
    world.slack.failNext('chat.postMessage', { kind: 'rate-limited', retryAfterSeconds: 300 }, hawthorn)
    await world.says('kim', '/decide C-1042 residential placement')
    expect(world.news('@priya').filter((text) => text.startsWith('# D-1 needs your decision'))).toHaveLength(1)
    await world.timePasses('2026-11-24 10:20', 1)
    expect(world.shows('hawthorn').filter((text) => text.startsWith('# D-1 is for the group manager'))).toHaveLength(1)
  })

  it('or took and could not say: it is found by its mark where the product may read, and not posted again', async () => {
    world.council.token.scopes.add('channels:history')
    world.slack.failNext('chat.postMessage', { kind: 'answer-lost' }, hawthorn)
    await world.says('alex', '/allocate C-1045 a cot to jo by 11 dec')
    await world.timePasses('2026-11-24 10:30', 1)
    expect(about('A cot')).toHaveLength(1)
    expect(about('A cot')[0]).not.toContain('Perhaps twice')
  })

  it('and where it may not, the second says that there may be a first', async () => {
    world.council.token.scopes.delete('channels:history')
    world.slack.failNext('chat.postMessage', { kind: 'answer-lost' }, hawthorn)
    await world.says('alex', '/allocate C-1045 a lamp to jo by 11 dec')
    await world.timePasses('2026-11-24 10:40', 1)
    expect(about('A lamp').filter((text) => text.startsWith('Perhaps twice'))).toHaveLength(1)
    expect(about('A lamp')).toHaveLength(2)
  })
})
