import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** The child's safety never waits for software (004 §2.7): recorded and announced at once, whatever the hour and whatever is missing. */
describe.each(platforms)('urgent protection, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-27 22:00', files: HAWTHORN })
  })
  const climbsTo = (person: string, ref: string) =>
    world.shows(`@${person}`).filter((text) => text.startsWith(`# ${ref} needs your decision`))

  it('goes to the group manager at ten on a Friday night, at once, and to the unit', async () => {
    const said = await world.says('kim', '/decide C-1042 care proceedings urgent')
    expect(said.text).toContain(
      'Urgent, waiting: for Priya Shah. Without an answer it goes to the head of service on Fri 27 Nov 2026 at 22:15.',
    )
    expect(said.text).toContain('It is recorded. Do not wait for the answer to protect a child: what is done now is authorised afterwards.')
    expect(world.news('@priya')).toEqual(
      [expect.stringContaining('# D-1 needs your decision\nUrgent: @Priya Shah, this is for the group manager')],
    )
    expect(world.news('hawthorn')).toHaveLength(1)
    expect(world.message('@priya', 'D-1').summary).toBe('Urgent: D-1 on C-1042 needs your decision.')
  })

  it('climbs to the next named person in minutes', async () => {
    await world.timePasses('2026-11-27 22:14', 1)
    expect(climbsTo('helen', 'D-1')).toEqual([])
    await world.timePasses('2026-11-27 22:15', 1)
    expect(climbsTo('helen', 'D-1')).toHaveLength(1)
    await world.timePasses('2026-11-27 22:30', 15)
    expect(climbsTo('marcus', 'D-1')).toHaveLength(1)
  })

  it('and is asked again, through the night, until somebody answers', async () => {
    await world.timePasses('2026-11-27 23:00', 15)
    expect(climbsTo('marcus', 'D-1')).toHaveLength(3)
    await world.presses('marcus', 'Approve', world.message('@marcus', 'D-1'), null)
    const told = world.news('@marcus').length
    await world.timePasses('2026-11-28 00:30', 15)
    expect(world.news('@marcus')).toEqual([])
    expect(told).toBeGreaterThan(0)
    expect(world.shows('hawthorn').at(-1)).toContain('# D-1 was approved\n@Kim Abbott, you can go ahead.')
  })

  it('on a Sunday, without the kind or the words, is recorded all the same', async () => {
    await world.itIs('2026-11-29 15:00')
    const said = await world.says('sam', '/decide C-1043 removed to safety urgent')
    expect(said.text).toMatch(
      /^# D-2 is for the group manager\nUrgent, waiting: for Priya Shah\.[^]*The matrix of responsibility does not name this decision/,
    )
    expect(climbsTo('priya', 'D-2')).toHaveLength(1)
  })

  it('a social worker who starts a section 47 enquiry is never asked to wait: it is recorded, and authorised afterwards', async () => {
    const said = await world.says('sam', '/decide C-1043 start s47')
    expect(said.text).toContain('# D-3 is done and recorded\nUrgent, done: it is recorded, and nothing waits for an answer.')
    expect(said.text).toContain('To be authorised afterwards: for Kim Abbott.')
  })

  it('words that may identify a child are kept out of chat, and hold nothing up', async () => {
    const said = await world.says('kim', '/decide C-1042 emergency protection order for Tyler Smith of 12 Mare Street')
    expect(said.text).toMatch(/^# D-4 is done and recorded\nNote: your words looked as if they could identify somebody/)
    expect(world.shows('hawthorn').join('\n')).not.toMatch(/Tyler|Mare Street/)
    expect(world.shows('@priya').join('\n')).not.toMatch(/Tyler|Mare Street/)
    const page = await world.says('kim', '/decide D-4')
    expect(page.text).toContain('Tyler Smith')
  })

  it('whoever decided it is asked nothing twice: the same again as urgent goes out at once', async () => {
    const first = await world.says('kim', '/decide C-1045 residential placement')
    expect(first.text).toContain('Waiting: for Priya Shah.')
    const again = await world.says('kim', '/decide C-1045 residential placement urgent')
    expect(again.text).toContain('# D-6 is for the group manager')
    expect(climbsTo('priya', 'D-6')).toHaveLength(1)
  })

  it('comes before everything in the group manager’s morning', async () => {
    await world.itIs('2026-11-30 08:30')
    const morning = world.shows('@helen').at(-1) ?? ''
    expect(morning).toMatch(/^# Your day, Mon 30 Nov 2026\nWaiting for your decision: \d\n- Urgent: D-\d/)
  })
})
