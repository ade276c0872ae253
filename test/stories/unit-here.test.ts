import { beforeAll, describe, expect, it } from 'vitest'
import { createAnswer } from '../../src/app/answer.ts'
import type { OrganisationId } from '../../src/domain/ids.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorkspace, MARLOW, type Workspace } from '../support/workspace.ts'

/** Sam works in both units, and Lee is the lawyer; the files are otherwise as every story has them. */
const FILES = {
  ...HAWTHORN, people: `${HAWTHORN.people.replace('Sam Hughes,sw,hawthorn', 'Sam Hughes,sw,hawthorn;rowan')}lee@marlow.example,Lee Ng,lawyer,,2020-03-02,\n`,
}

describe('a channel becomes a unit’s by being told so', () => {
  let world: Workspace
  beforeAll(async () => {
    world = await createWorkspace({ at: '2026-11-24 09:00', files: FILES })
    for (const person of ['kim', 'sam', 'priya', 'helen', 'ada', 'lee']) world.joins(person)
  })
  const channels = async (code: string) => (await world.pool.query<{ place: string }>(
    `SELECT platform || '/' || conversation AS place FROM unit_channel h JOIN unit u ON u.id = h.unit_id
      WHERE u.code = $1 AND u.organisation_id = $2 ORDER BY h.position`, [code, world.organisationId])).rows.map(({ place }) => place)

  it('by anybody in the unit, in the channel itself, and says there what will be posted', async () => {
    const told = await world.says('kim', '/unit here', 'C-HAWTHORN')
    expect(told.text.split('\n').slice(0, 6)).toEqual([
      '# This is Hawthorn’s channel now', 'Kim Abbott set it. Everybody in this channel will see:', '- what is due, at 08:30 on working days',
      '- a reminder before each unit meeting', '- tasks given to people and done, by case reference', '- decisions, who they wait for and what was answered',
    ])
    expect(world.news('C-HAWTHORN').map(plainText)).toEqual([told.text])
    expect(await channels('hawthorn')).toEqual(['slack/C-HAWTHORN', 'playground/hawthorn'])
    expect(await world.audited('channel-set')).toEqual([
      { event: 'channel-set', detail: { platform: 'slack', tenant: MARLOW, conversation: 'C-HAWTHORN', before: null, spokeOn: 'playground' } },
    ])
  })

  it('and from then on what is the unit’s comes there', async () => {
    await world.says('kim', '/decide C-1042 spend £40 a kettle')
    expect(world.news('C-HAWTHORN').map(plainText)).toEqual([expect.stringContaining('# D-1 is recorded')])
  })

  it.each<readonly [string, string, string, string | null, string]>([
    ['in direct messages', 'kim', '/unit here', null, 'Type /unit here in the channel that is to be your unit’s.'],
    ['a second time', 'kim', '/unit here', 'C-HAWTHORN', 'This is Hawthorn’s channel already. Nothing needed changing.'],
    ['in another unit’s channel', 'ada', '/unit here', 'C-HAWTHORN', 'This channel is another unit’s. Use a channel of your own unit.'],
    ['by somebody of several units', 'sam', '/unit here', 'C-NEW', 'You work with more than one unit. Say /unit here hawthorn or /unit here rowan.'],
    ['for a unit that is not theirs', 'ada', '/unit here hawthorn', 'C-NEW', 'That unit was not found among yours. Say /unit here rowan.'],
    ['for a unit that is not there', 'ada', '/unit here willow', 'C-NEW', 'That unit was not found among yours. Say /unit here rowan.'],
    ['by somebody over all units', 'helen', '/unit here', 'C-NEW', 'You work with more than one unit. Say /unit here hawthorn or /unit here rowan.'],
    ['by somebody of no unit', 'lee', '/unit here', 'C-NEW', 'There is no unit of yours. Ask somebody who works in the unit to type this here.'],
  ])('%s it says what to do, and changes nothing', async (_, who, line, channel, says) => {
    const before = [await channels('hawthorn'), await channels('rowan')]
    expect((await world.says(who, line, channel)).text).toBe(says)
    expect([await channels('hawthorn'), await channels('rowan')]).toEqual(before)
    expect(world.news('C-NEW')).toEqual([])
  })

  it('names the unit when somebody works in several, by its code or its name', async () => {
    expect((await world.says('sam', '/unit here Rowan', 'C-ROWAN')).text).toContain('This is Rowan’s channel now')
    expect(await channels('rowan')).toEqual(['slack/C-ROWAN', 'playground/rowan'])
  })

  it('takes the place of the channel the unit had there, and leaves other platforms alone', async () => {
    expect((await world.says('priya', '/unit here', 'C-HAWTHORN-2')).text).toContain('This is Hawthorn’s channel now')
    expect(await channels('hawthorn')).toEqual(['slack/C-HAWTHORN-2', 'playground/hawthorn'])
    expect((await world.audited('channel-set')).at(-1)?.detail).toMatchObject({ conversation: 'C-HAWTHORN-2', before: 'C-HAWTHORN' })
    expect((await world.says('ada', '/unit here', 'C-HAWTHORN')).text).toContain('This is Rowan’s channel now')
  })

  it('when two units ask for one channel at once, one has it and the other is told', async () => {
    const said = await Promise.all([world.says('kim', '/unit here', 'C-BOTH'), world.says('ada', '/unit here', 'C-BOTH')])
    const answers = said.map(({ text }) => text.split('\n')[0] ?? '')
    expect(answers.filter((text) => /^# This is (Hawthorn|Rowan)’s channel now/.test(text))).toHaveLength(1)
    expect(answers).toContain('This channel is another unit’s. Use a channel of your own unit.')
  })

  describe('two councils', () => {
    let alder: OrganisationId
    beforeAll(async () => {
      const elsewhere = (file: string): string => file.replaceAll('marlow', 'alder').replaceAll(/\bhawthorn\b/g, 'ash').replaceAll(/\browan\b/g, 'birch')
      alder = await world.serveCouncil('Alder', { units: elsewhere(HAWTHORN.units), people: elsewhere(HAWTHORN.people) })
      await world.pool.query(`INSERT INTO unit_channel (organisation_id, unit_id, position, platform, tenant, conversation)
        SELECT organisation_id, id, 9, 'slack', 'T-ALDER', 'C-ALDER' FROM unit WHERE organisation_id = $1 AND code = 'ash'`, [alder])
    })

    it('never have one channel: not even when it is shared between their workspaces', async () => {
      const place = { platform: 'slack', tenant: 'T-ALDER', conversation: 'C-ALDER' } as const
      const before = await channels('hawthorn')
      const shared = await createAnswer(world.app)({
        identity: world.accountOf('kim'), channel: place, key: 'shared', said: { kind: 'command', verb: 'unit', line: 'here' },
      })
      expect(JSON.stringify(shared)).toContain('This channel belongs to another organisation.')
      await world.pool.query(`UPDATE unit_channel SET tenant = $1 WHERE tenant = 'T-ALDER'`, [MARLOW])
      expect((await world.says('kim', '/unit here', 'C-ALDER')).text).toBe('This channel is another unit’s. Use a channel of your own unit.')
      expect(await channels('hawthorn')).toEqual(before)
    })
  })
})
