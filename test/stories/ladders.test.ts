import { beforeAll, describe, expect, it } from 'vitest'
import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema } from '../../src/domain/policy.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

const hour = { minutes: 60, counting: 'working' } as const

/** Hawthorn has two group managers. */
const files = { ...HAWTHORN, people: `${HAWTHORN.people}dana@marlow.example,Dana Cole,gm,hawthorn,2021-02-01,\n` }

/** Money climbs in hours, to Dana before Hawthorn's own manager, who is told in the channel too; and past the head of service. */
const policy = policySchema.parse({
  ...shipped,
  matrix: shipped.matrix.map((row) => (row.id !== 'spend' ? row : {
    ...row,
    ladders: {
      routine: [
        { role: 'csw', wait: hour }, { role: 'gm', person: 'dana@marlow.example', wait: hour, through: ['direct', 'channel'] }, { role: 'ad', wait: hour },
      ],
    },
  })),
})

/** A kind of decision with a ladder of its own: who by name, after how long, and through what, is the policy's to say. */
describe.each(platforms)('a ladder of its own, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files, policy })
    await world.says('kim', '/decide C-1042 spend £640 taxis to contact')
    await world.says('kim', '/decide C-1042 return home')
  })

  it('asks whoever it names first', () => {
    expect(world.message('@dana', 'D-1').text).toContain('# D-1 needs your decision\n@Dana Cole, this is for the group manager.')
    expect(world.shows('@priya').filter((text) => text.includes('D-1'))).toEqual([])
    expect(world.message('@priya', 'D-2 needs your decision').text).toContain('goes to the head of service on Tue 24 Nov 2026 at 10:00.')
  })

  it('calls them in the channel where it says so', () => {
    const card = world.message('hawthorn', 'D-1 needs a decision: Dana Cole is asked')
    expect(card.text).toContain('@Dana Cole, this is for the group manager. Without an answer it goes to the assistant director on Mon 23 Nov 2026 at 11:00.')
    expect(world.shows('hawthorn').filter((text) => text.includes('D-2 needs a decision'))).toEqual([])
  })

  it('climbs in its own time, past whom it leaves out, and every copy says so', async () => {
    await world.itIs('2026-11-23 11:00')
    expect(world.message('@marcus', '# D-1 needs your decision').text).toContain('@Marcus Reid, this is for the group manager and has come up to you.')
    expect(world.shows('@helen').filter((text) => text.includes('D-1 needs'))).toEqual([])
    expect(world.message('hawthorn', 'D-1 needs a decision').text).toContain('Marcus Reid is asked')
  })

  it('a decision corrects every copy, and nothing is asked after', async () => {
    await world.presses('marcus', 'Approve', world.message('@marcus', 'D-1 needs your decision'), null)
    expect(world.message('hawthorn', 'D-1 no longer needs your decision').text).toContain('Approved: by Marcus Reid')
    expect(world.message('@dana', 'D-1').text).toContain('Approved: by Marcus Reid')
    world.news('@marcus')
    await world.itIs('2026-11-23 15:00')
    expect(world.news('@marcus').filter((text) => text.includes('D-1'))).toEqual([])
  })
})
