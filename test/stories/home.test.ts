import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { pressesOf } from '../support/plain-text.ts'
import { createWorld, type World } from '../support/world.ts'

/** Half past eight, on a phone: everything that waits for somebody in one place, each line with what can be done about it. */
describe('one’s own page', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-24 08:30', files: { ...HAWTHORN, events: AUTUMN } })
    await world.importFiles({ events: eventsFile(['C-1044', 'looked-after', '2026-11-02']) })
  })
  const homeOf = (person: string) => world.says(person, 'home', null)

  describe('of a social worker', () => {
    it('has their tasks, the late ones first, and how many there are', async () => {
      await world.says('kim', '/allocate C-1042 a report for the panel to sam by 1 dec')
      await world.says('alex', '/allocate T-3 to sam')
      const { text } = await homeOf('sam')
      expect(text).toMatch(/^# Your work, Tue 24 Nov 2026\nYour tasks: \d+, 1 overdue\nOverdue: T-3 on C-1043-A: /)
      expect(text).toContain('A report for the panel, Tue 1 Dec 2026 (set by a person)')
    })

    it('marks a task as done with one press', async () => {
      const errand = await world.says('sam', '/allocate C-1045 a letter to the school to sam by 24 nov')
      const task = /T-\d+/.exec(errand.text)?.[0] ?? ''
      const before = await homeOf('sam')
      expect(before.text).toContain(`Due today: ${task} on C-1045`)
      const intent = { kind: 'done', task: Number(task.slice(2)), on: null, wasSeen: true, version: 1 } as const
      expect(before.reply.kind === 'message' && pressesOf(before.reply.message).map((press) => press.intent)).toContainEqual(intent)
      await world.sends('sam', intent, null)
      expect((await homeOf('sam')).text).not.toContain(task)
    })

    it('has the unit, who is away from it and when it meets, and nothing to set that is not theirs to set', async () => {
      await world.says('alex', '/unit leave @jo 24 nov to 27 nov')
      const { text } = await homeOf('sam')
      expect(text).toContain('Hawthorn\nNext meeting: Tue 24 Nov 2026 at 10:00\n')
      expect(text).toContain('- Jo Osei: on leave until Fri 27 Nov 2026')
      expect(text).toContain('[The unit’s tasks] [The agenda] [Who is in the unit]')
      expect(text).toMatch(/\[Set quiet hours\] \[Record leave\]$/)
    })

    it('is about them and their own unit, in whoever’s channel they ask', async () => {
      const elsewhere = await world.says('ada', '<@U0BOT> home', 'hawthorn')
      expect(elsewhere.text).toContain('Rowan\n')
      expect(elsewhere.text).not.toContain('C-104')
    })
  })

  it('has the tasks of whoever they cover for, and the cover', async () => {
    await world.says('alex', '/unit cover @jo by @sam 24 nov to 27 nov')
    const form = await world.says('kim', '/allocate C-1042 a call to the nursery to jo by 27 nov')
    await world.fills('kim', form, { which: 'new' })
    const { text } = await homeOf('sam')
    expect(text).toMatch(/A call to the nursery, Fri 27 Nov 2026 \(set by a person\), for Jo Osei\n\[Done\]/)
    expect(text).toContain('- You cover for Jo Osei, Tue 24 Nov 2026 to Fri 27 Nov 2026')
    expect((await homeOf('jo')).text).toContain('- Sam Hughes covers for you, Tue 24 Nov 2026 to Fri 27 Nov 2026')
  })

  describe('of a group manager', () => {
    it('has what waits for their decision, the urgent first, and takes the answer', async () => {
      await world.says('kim', '/decide C-1042 spend £900 a cooker')
      await world.says('kim', '/decide C-1043 care proceedings urgent')
      const before = await homeOf('priya')
      expect(before.text).toMatch(/Waiting for you: 2 decisions\nUrgent: D-2 on C-1043: [^]*\n\[Approve\] \[Decline\] \[Send back\] \[I have it\] \[Read the reasons\]\nD-1 on C-1042: /)
      const form = await world.presses('priya', 'Decline', before, null)
      expect(form.reply.kind).toBe('form')
      const answered = await world.fills('priya', form, { reason: 'Ask the charity first.' }, null)
      expect(answered.text).toContain('D-2 on C-1043')
      expect((await homeOf('priya')).text).toMatch(/Waiting for you: 1 decision\nD-1 on C-1042: Spend money, £900: a cooker\. Without an answer it goes to the head of service/)
    })

    it('and what they ask comes to the page of whoever decided it', async () => {
      const form = await world.presses('priya', 'Send back', await homeOf('priya'), null)
      await world.fills('priya', form, { question: 'Would a used one do?' }, null)
      expect((await homeOf('priya')).text).not.toContain('D-1')
      const theirs = await homeOf('kim')
      expect(theirs.text).toMatch(/Waiting for you: 1 decision\nD-1 on C-1042: [^\n]* It came back with a question for you\.[^\n]*\n\[Answer\] \[Withdraw\] \[Correct\] \[Read the question\]/)
      expect(theirs.text).not.toContain('Would a used one do?')
      expect((await homeOf('sam')).text).not.toContain('Waiting for you')
    })
  })

  it('has the work of a restricted case for those on its list, and for nobody else (invariant 9)', async () => {
    const due = await world.says('kim', '/due C-1044')
    const task = /T-\d+/.exec(due.text)?.[0] ?? ''
    await world.says('kim', `/allocate ${task} to kim`)
    await world.says('alex', '/unit cover @kim by @sam 24 nov to 27 nov')
    expect((await homeOf('kim')).text).toContain('C-1044')
    expect((await homeOf('sam')).text).not.toContain('C-1044')
  })

  it('of whoever manages the unit sets its cover and its time', async () => {
    const form = await world.presses('alex', 'Change the digest’s time', await homeOf('alex'), null)
    const set = await world.fills('alex', form, { time: '08:15' }, null)
    expect(set.text).toContain('Hawthorn’s digest now comes at 08:15')
    expect((await homeOf('sam')).text).toContain('Morning digest: At 08:15 on working days')
  })

  it('counts what does not fit, with a press for the whole list', async () => {
    for (let letter = 1; letter <= 12; letter++) await world.says('alex', `/allocate C-1045 letter number ${letter} to alex by 18 dec`)
    const page = await homeOf('alex')
    const tasks = page.text.split('\n').filter((line) => /^((Overdue|Due today): )?T-\d+/.test(line))
    expect(tasks).toHaveLength(8)
    const [, hidden = ''] = /…and (\d+) more\./.exec(page.text) ?? []
    expect(page.text).toContain(`Your tasks: ${8 + Number(hidden)}`)
    expect(Number(hidden)).toBeGreaterThanOrEqual(4)
    expect((await world.presses('alex', 'All my tasks', page, null)).text).toContain('Letter number 12')
  })

  it('of somebody with nothing to do says so', async () => {
    const { text } = await homeOf('helen')
    expect(text).toContain('You have no open tasks.')
    expect(text).not.toContain('Record leave')
  })
})
