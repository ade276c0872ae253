import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createSlackWorld, type SlackWorld } from '../../support/slack-world.ts'

/** From an empty database to `/due` in the unit's channel: people are known by their work e-mail alone, the channel by `/unit here`. */
describe('an administrator’s ten minutes', () => {
  let world: SlackWorld
  beforeAll(async () => {
    world = await createSlackWorld({ at: '2026-11-24 08:00', files: {}, hasPlaces: false })
  })

  it('begin with nobody known: whoever asks is told what to do', async () => {
    const asked = await world.says('alex', '/due')
    expect(asked.text).toContain('You are not set up to use the Co-ordinator yet.')
  })

  it('go on with the council’s files, which know nothing of Slack', async () => {
    await world.importFiles({ ...HAWTHORN, events: AUTUMN })
    const due = await world.says('alex', '/due')
    expect(due.text).toMatch(/^# Your tasks\nOverdue: 1 task\n- T-3: Core group/)
  })

  it('make the channel the unit’s, which is told there', async () => {
    const here = await world.says('alex', '/unit here')
    expect(here.text).toContain('Hawthorn')
    expect((await world.says('sam', '/due unit')).text).toContain('T-4: Protection plan visit')
  })

  it('and at half past eight the digest is there', async () => {
    world.news('hawthorn')
    await world.itIs('2026-11-24 08:30')
    expect(world.news('hawthorn').filter((text) => text.startsWith('# Hawthorn, Tue 24 Nov 2026'))).toHaveLength(1)
  })
})
