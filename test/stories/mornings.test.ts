import { beforeAll, describe, expect, it } from 'vitest'
import { eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type When, type World } from '../support/world.ts'

/** The unit's digest: at its own time, on working days only, in London's time, silent when there is nothing to say. */
describe('a unit’s mornings', () => {
  let world: World
  beforeAll(async () => {
    const events = eventsFile(['C-1042', 'child-in-need', '2026-10-01'])
    world = await createWorld({ at: '2026-10-23 12:00', files: { ...HAWTHORN, events } })
    await world.itIs('2026-10-23 12:00')
    world.news('hawthorn')
    world.news('rowan')
  })

  /** The digests that came to a place since it was last looked at, by the day they name. */
  const digests = (place: string) => world.news(place).filter((text) => !text.includes('unit meeting')).map((text) => text.split('\n')[0])

  /** Lets the clock run to a minute before, when nothing has come, and looks at what comes at the minute. */
  async function comesAt(when: When, place: string, minuteBefore: When): Promise<readonly (string | undefined)[]> {
    await world.timePasses(minuteBefore, 60)
    expect(digests(place)).toEqual([])
    await world.timePasses(when, 1)
    return digests(place)
  }

  it('come at half past eight by London’s clocks, the morning after they go back', async () => {
    expect(await comesAt('2026-10-26 08:30', 'hawthorn', '2026-10-26 08:29')).toEqual(['# Hawthorn, Mon 26 Oct 2026'])
    expect(world.now()).toBe('2026-10-26T08:30:00.000Z')
  })

  it('come to each unit at its own time', async () => {
    expect(digests('rowan')).toEqual([])
    await world.timePasses('2026-10-26 08:45')
    expect(world.news('rowan')).toEqual(['Rowan: nothing is due and no decision waits.'])
  })

  it('are silent when there is nothing, but for the line on Mondays', async () => {
    for (const day of [27, 28, 29, 30]) await world.itIs(`2026-10-${day} 08:45`)
    expect(digests('rowan')).toEqual([])
    await world.itIs('2026-11-02 08:45')
    expect(world.news('rowan')).toEqual(['Rowan: nothing is due and no decision waits.'])
    world.news('hawthorn')
  })

  it('can be moved by whoever manages the unit, and hold from the next one', async () => {
    const said = await world.says('alex', '/unit digest 9am')
    expect(said.text).toContain('Set: Hawthorn’s digest now comes at 09:00 on working days.')
    await world.timePasses('2026-11-02 09:15')
    expect(digests('hawthorn')).toEqual([])
    expect(await comesAt('2026-11-03 09:00', 'hawthorn', '2026-11-03 08:59')).toEqual(['# Hawthorn, Tue 3 Nov 2026'])
    expect((await world.says('jo', '/unit digest 10am')).text).toContain('The digest\'s time is set by whoever manages Hawthorn.')
    await world.says('alex', '/unit digest 08:30')
  })

  it('keep Christmas: nothing from Friday 25 to Monday 28 December, and the quiet line on the Tuesday', async () => {
    await world.says('sam', '/done T-1 on 29 oct')
    await world.itIs('2026-12-24 09:30')
    world.news('hawthorn')
    world.news('rowan')
    await world.timePasses('2026-12-29 08:29', 60)
    expect(world.news('hawthorn')).toEqual([])
    expect(world.news('rowan')).toEqual([])
    await world.timePasses('2026-12-29 08:45')
    expect(digests('hawthorn')).toEqual(['# Hawthorn, Tue 29 Dec 2026'])
    expect(digests('rowan')).toEqual(['Rowan: nothing is due and no decision waits.'])
  })

  it('and so does the meeting: a Tuesday’s reminder comes the working day before', async () => {
    expect(world.shows('hawthorn').filter((text) => text.includes('Tue 29 Dec 2026 at 10:00'))).toEqual([
      expect.stringContaining('Hawthorn: unit meeting on the next working day'),
    ])
  })

  it('keep Easter, over which the clocks go forward: from Good Friday to Easter Monday 2027 nothing', async () => {
    await world.itIs('2027-03-25 09:30')
    world.news('hawthorn')
    expect(await comesAt('2027-03-30 08:30', 'hawthorn', '2027-03-30 08:29')).toEqual(['# Hawthorn, Tue 30 Mar 2027'])
    expect(world.now()).toBe('2027-03-30T07:30:00.000Z')
  })

  it('say what is late, due today, near, waiting, not allocated, and who is away', async () => {
    await world.says('alex', '/allocate C-1045 a school meeting to sam by today')
    await world.says('alex', '/allocate C-1045 a bed by 5 apr')
    await world.says('alex', '/allocate C-1045 a list of carers')
    await world.says('kim', '/decide C-1045 residential placement')
    await world.says('sam', '/unit leave me 31 mar to 1 apr')
    await world.says('kim', '/unit cover @sam by @jo 31 mar to 1 apr')
    world.news('hawthorn')
    await world.itIs('2027-03-31 08:30')
    const [digest = ''] = world.news('hawthorn')
    expect(digest).toMatch(
      /\nOverdue: \d+ tasks?\n[^]*Sam Hughes: T-\d+ on C-1045: A school meeting, Tue 30 Mar 2027, 1 working day late \(set by a person\)/,
    )
    expect(digest).toMatch(/\nWaiting for a decision: 1\n- D-1 on C-1045: waiting for Priya Shah, goes up on/)
    expect(digest).toMatch(/\nNext working days: [^]*Nobody yet: T-\d+ on C-1045: A bed, Mon 5 Apr 2027/)
    expect(digest).toMatch(/\nNobody has these: 1 task\n- Nobody yet: T-\d+ on C-1045: A list of carers/)
    expect(digest).toMatch(/\nAway today\n[^]*- Sam Hughes: on leave until Thu 1 Apr 2027; Jo Osei covers/)
  })
})
