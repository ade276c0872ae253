import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type When, type World } from '../support/world.ts'

/** One person's own digest: what is theirs, when they are there to read it, and each reminder once. */
describe('somebody’s own mornings', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-13 12:00', files: HAWTHORN })
    await world.itIs('2026-11-13 12:00')
  })

  /** The mornings of these days, at half past eight; what somebody was told on each. */
  async function mornings(person: string, ...days: readonly string[]): Promise<readonly (readonly string[])[]> {
    const told: (readonly string[])[] = []
    for (const day of days) {
      await world.itIs(`2026-${day} 08:30` as When)
      told.push(world.news(`@${person}`))
    }
    return told
  }

  it('remind of a limit ten, five, two and no working days before it, and on no other day', async () => {
    await world.says('kim', '/allocate C-1042 a report for the panel to sam by 30 nov')
    world.news('@sam')
    const told = await mornings('sam', '11-16', '11-17', '11-18', '11-19', '11-20', '11-23', '11-24', '11-25', '11-26', '11-27', '11-30')
    const reminders = (news: readonly string[]) => news.filter((text) => text.includes('A report for the panel'))
    const about = told.map((news) => reminders(news).map((text) => /^(Due [^:\n]*):/m.exec(text)?.[1]))
    expect(about).toEqual([
      ['Due within 10 working days'], [], [], [], [],
      ['Due within 5 working days'], [], [], ['Due within 2 working days'], [],
      ['Due today'],
    ])
  })

  it('say every day what is overdue, with how late it is', async () => {
    const [tuesday = [], wednesday = []] = await mornings('sam', '12-01', '12-02')
    expect(tuesday.join()).toMatch(/Overdue: \d tasks?\n[^]*A report for the panel, Mon 30 Nov 2026, 1 working day late/)
    expect(wednesday.join()).toMatch(/A report for the panel, Mon 30 Nov 2026, 2 working days late/)
  })

  it('are silent for whoever has nothing', async () => {
    expect(world.news('@jo')).toEqual([])
  })

  it('come on the days somebody works and on no others', async () => {
    await world.says('alex', '/allocate C-1042 a talk with the carer to mo by 3 dec')
    await world.says('alex', '/allocate C-1042 a family tree to mo by 2 dec')
    world.news('@mo')
    expect((await mornings('mo', '12-03'))[0]).toEqual([])
    expect((await mornings('mo', '12-04'))[0]).toEqual([expect.stringContaining('Overdue: 2 tasks')])
    expect((await mornings('mo', '12-07'))[0]).toEqual([])
  })

  it('do not come on leave; what would have been said in the meantime is said on the first morning back', async () => {
    await world.says('alex', '/allocate C-1042 a chronology to kim by 21 dec')
    await world.says('kim', '/unit leave me 14 dec to 17 dec')
    world.news('@kim')
    const away = await mornings('kim', '12-14', '12-15', '12-16', '12-17')
    expect(away.flat()).toEqual([])
    const [back = []] = await mornings('kim', '12-18')
    expect(back).toEqual([expect.stringContaining('Due within 2 working days: 1 task\n- ')])
    expect(back[0]).toContain('A chronology, Mon 21 Dec 2026')
  })

  it('bring a deputy what is whose place they take', async () => {
    await world.says('kim', '/unit leave @sam 21 dec to 23 dec')
    await world.says('kim', '/unit cover @sam by @jo 21 dec to 23 dec')
    world.news('@jo')
    const [told = []] = await mornings('jo', '12-21')
    expect(told.join()).toMatch(/Overdue: \d tasks?\n[^]*A report for the panel[^\n]*, for Sam Hughes/)
  })

  it('bring a group manager what waits for her answer', async () => {
    await world.says('jo', '/decide C-1042 residential placement')
    world.news('@priya')
    const [told = []] = await mornings('priya', '12-22')
    expect(told).toEqual(
      [expect.stringMatching(/^# Your day, Tue 22 Dec 2026\nWaiting for your decision: 1\n- D-1 on C-1042: waiting for you, goes up on/)],
    )
  })

  it('a limit on a Saturday is reminded of on the Friday', async () => {
    await world.itIs('2027-01-04 12:00')
    await world.says('alex', '/allocate C-1045 a swimming lesson to jo by sat 9 jan')
    world.news('@jo')
    await world.itIs('2027-01-08 08:30')
    expect(world.news('@jo').join()).toMatch(
      /Due before the next working day: 1 task\n- T-\d+ on C-1045: A swimming lesson, Sat 9 Jan 2027/,
    )
  })
})
