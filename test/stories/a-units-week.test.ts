import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** Hawthorn from Friday afternoon to Tuesday's meeting, through the front door. */
describe.each(platforms)('a unit’s week, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-20 07:00', files: { ...HAWTHORN, events: AUTUMN } })
    await world.timePasses('2026-11-20 14:00', 30)
    world.news('hawthorn')
  })

  it('ends on Friday with somebody for the visit that nobody had', async () => {
    const suggested = await world.says('alex', '/allocate T-1')
    expect(suggested.text).toContain('- Jo Osei: knows the family; works 6 days before it is due; no open tasks')
    const given = await world.presses('alex', 'Give to Jo', suggested)
    expect(given.text).toContain('Jo Osei, this is yours. Given by Alex Diallo.')
    expect(world.news('hawthorn')).toEqual([
      expect.stringMatching(/^# T-1 is allocated\n@Jo Osei, this is yours\.[^]*Task: Child-in-need visit\n[^]*Due: Fri 27 Nov 2026/),
    ])
  })

  it('hears nothing over the weekend, nor before half past eight on Monday', async () => {
    await world.timePasses('2026-11-23 08:29', 60)
    expect(world.news('hawthorn')).toEqual([])
    expect(world.news('@jo')).toEqual([])
  })

  it('begins on Monday with one digest: overdue first, then what is coming, by person, and who is away', async () => {
    await world.timePasses('2026-11-23 08:30')
    const [digest = '', ...more] = world.news('hawthorn')
    expect(more).toEqual([])
    expect(digest.split('\n').slice(0, -2)).toEqual([
      '# Hawthorn, Mon 23 Nov 2026',
      'Overdue: 1 task',
      '- Alex Diallo: T-3 on C-1043-A: Core group, Fri 20 Nov 2026, 1 working day late (CP-2)',
      'Next working days: 2 tasks',
      '- Nobody yet: T-4 on C-1043-A: Protection plan visit, child seen alone, Thu 26 Nov 2026 (CP-3)',
      '- Jo Osei: T-1 on C-1042-A: Child-in-need visit, Fri 27 Nov 2026 (CIN-1)',
      'Away today',
      '- Mo Vance: does not work today',
    ])
    expect(digest).toMatch(/\n\(Dates from CP-2: .*; CP-3: .*; CIN-1: .*\)\n\[Everything that is due\]$/)
  })

  it('gives each of them what is theirs, and nothing to those who have nothing', () => {
    expect(world.news('@alex')).toEqual([
      expect.stringContaining('# Your day, Fri 20 Nov 2026\nDue today: 1 task\n- T-3 on C-1043-A'),
      expect.stringContaining('# Your day, Mon 23 Nov 2026\nOverdue: 1 task\n- T-3 on C-1043-A'),
    ])
    expect(world.news('@sam')).toEqual([])
  })

  it('is reminded at nine of tomorrow’s meeting, with the families in the order they press', async () => {
    await world.timePasses('2026-11-23 09:00')
    const [reminder = '', ...more] = world.news('hawthorn')
    expect(more).toEqual([])
    expect(reminder).toContain('# Hawthorn: unit meeting on the next working day\nUnit meeting: Tue 24 Nov 2026 at 10:00.')
    expect(reminder).toMatch(
      /Overdue: 1 family\n- C-1043: T-3, Core group[^]*Due before the next meeting: 1 family\n- C-1042: T-1/,
    )
    expect(reminder).not.toContain('C-1044')
  })

  it('records a visit, and the next one is counted from it', async () => {
    const done = await world.says('jo', '/done T-1')
    expect(done.text).toContain('# T-1 is done\nOn time: done on Mon 23 Nov 2026; the limit was Fri 27 Nov 2026.')
    expect(done.text).toContain('Next: T-9, Child-in-need visit, due Mon 21 Dec 2026')
    expect(world.news('hawthorn')).toEqual([expect.stringContaining('Next: T-9, Child-in-need visit, due Mon 21 Dec 2026')])
    expect(world.shows('hawthorn').find((card) => card.includes('Given by Alex'))).toBeUndefined()
  })

  it('decides within its authority, and everyone sees on what ground', async () => {
    await world.says('kim', '/decide C-1042 spend £450 taxis to contact')
    expect(world.news('hawthorn')).toEqual([[
      '# D-1 is recorded',
      'Decided: within authority.',
      'Case: C-1042',
      'Decision: Spend money, £450: taxis to contact',
      'Decided by: Kim Abbott, Mon 23 Nov 2026 at 09:00',
      '(Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days; this is £450.00. '
      + 'Row spend of policy rsw-1.)',
      '[Read the reasons]',
    ].join('\n')])
  })

  it('sends what is beyond it to the group manager, who approves it, and it comes back decided', async () => {
    await world.says('kim', '/decide C-1043 residential placement')
    const [waiting] = world.news('hawthorn')
    expect(waiting).toContain('# D-2 is for the group manager and then the Resource Panel\nWaiting: for Priya Shah.')
    expect(waiting).toContain('Row residential of policy rsw-1.')
    const supported = await world.presses('priya', 'Approve', world.message('@priya', 'D-2 needs your decision'), null)
    expect(supported.text).toContain('goes on to the Resource Panel with your support')

    await world.presses('marcus', 'Approve', world.message('@marcus', 'D-2 needs your decision'), null)
    expect(world.news('hawthorn')).toEqual(
      [expect.stringContaining('# D-2 was approved\n@Kim Abbott, you can go ahead.\nApproved: by Marcus Reid')],
    )
    expect(world.shows('hawthorn').filter((card) => card.includes('Waiting: for'))).toEqual([])
  })

  it('meets on Tuesday, reminded on the day, with what is open and without what is settled', async () => {
    await world.timePasses('2026-11-24 08:30', 30)
    expect(world.news('hawthorn')).toEqual([expect.stringContaining('# Hawthorn, Tue 24 Nov 2026\nMeeting today at 10:00.')])
    await world.timePasses('2026-11-24 09:00', 30)
    const [agenda = '', ...more] = world.news('hawthorn')
    expect(more).toEqual([])
    expect(agenda).toContain('# Hawthorn: unit meeting today\nUnit meeting: Tue 24 Nov 2026 at 10:00.')
    expect(agenda).toContain('T-4, Protection plan visit')
    expect(agenda).not.toContain('D-2')
    const asked = await world.says('sam', '/meeting')
    expect(asked.text).toContain('# Hawthorn: next unit meeting\nUnit meeting: Tue 24 Nov 2026 at 10:00.')
    await world.timePasses('2026-11-24 12:30', 30)
    expect((await world.says('sam', '/meeting')).text).toContain('Unit meeting: Tue 1 Dec 2026 at 10:00.')
  })

  it('went through without a fault', () => {
    expect(world.log.lines.filter(({ level }) => level !== 'info')).toEqual([])
  })
})
