import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../../support/hawthorn-files.ts'
import { createTeamsWorld, type TeamsWorld } from '../../support/teams-world.ts'
import { installationActivity } from '../../support/teams/driver.ts'

/** From the app in the unit's team to the first digest: people are known by their work e-mail alone, the channel by `unit here`. */
describe('an administrator’s path', () => {
  let world: TeamsWorld
  beforeAll(async () => {
    world = await createTeamsWorld({ at: '2026-11-24 08:00', files: {}, hasPlaces: false })
  })
  async function installs(person: string, channel: string | null): Promise<void> {
    const place = channel === null ? world.council.ownChat(person) : world.council.channelOf(channel)
    await world.post(installationActivity(world.somewhere(person, place, null), 'add'))
    await world.settled()
  }

  it('begins with the app in the team, where nobody is woken by it, and nobody known', async () => {
    await installs('alex', 'hawthorn')
    expect(world.council.channelOf('hawthorn').messages).toEqual([])
    expect((await world.says('alex', '/due')).text).toContain('You are not set up to use the Co-ordinator yet.')
  })

  it('goes on with the council’s files, which know nothing of Teams', async () => {
    await world.importFiles({ ...HAWTHORN, events: AUTUMN })
    expect((await world.says('alex', '/due')).text).toMatch(/^# Your tasks\nOverdue: 1 task\n- T-3: Core group/)
  })

  it('greets whoever adds it for themselves', async () => {
    await installs('kim', null)
    expect(world.council.ownChat('kim').messages.at(-1)?.summary).toContain('Hello')
  })

  it('makes the channel the unit’s, which is told there', async () => {
    expect((await world.says('alex', '/unit here')).text).toContain('Hawthorn')
    expect((await world.says('sam', '/due unit')).text).toContain('T-4: Protection plan visit')
  })

  it('and at half past eight the digest is there', async () => {
    world.news('hawthorn')
    await world.itIs('2026-11-24 08:30')
    expect(world.news('hawthorn').filter((text) => text.startsWith('# Hawthorn, Tue 24 Nov 2026'))).toHaveLength(1)
  })
})
