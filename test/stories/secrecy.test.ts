import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, eventsFile, HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** What is not yours reads the same as what is not there (invariant 9). */
describe.each(platforms)('secrecy, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 08:00', files: { ...HAWTHORN, events: AUTUMN } })
    await world.importFiles({ events: eventsFile(['C-1044', 'looked-after', '2026-11-02'], ['C-2001', 'looked-after', '2026-11-02']) })
    await world.says('kim', '/decide C-1044 spend £900 a move')
    await world.says('kim', '/decide C-1042 spend £20 a coat')
    await world.says('ada', '/decide C-2001 spend £20 a coat', 'rowan')
  })
  const taskOf = async (ref: string, by: string) => /T-\d+/.exec((await world.says(by, `/due ${ref}`)).text)?.[0] ?? ''
  const withoutRefs = (text: string) => text.replaceAll(/[CTD]-\d+/g, '…')

  /** What every command answers about a case, a task of it and a decision on it. */
  async function asksAbout(by: string, ref: string, task: string, decision: string, channel: string | null = 'hawthorn') {
    const lines = [
      `/case ${ref}`, `/due ${ref}`, `/allocate ${ref} a letter to jo`, `/allocate ${ref} a letter`, `/decide ${ref} spend £20 a coat`,
      // what may not wait is recorded wherever it belongs, and reads alike too: nothing-in-the-way.test.ts
      `/decide ${ref} residential placement`, `/escalate ${ref} may we pay`, `/case ${ref} visit from today`, `/allocate ${task}`,
      `/allocate ${task} to jo`, `/done ${task}`, `/done ${task} not seen`, `/decide ${decision}`,
    ]
    const answers: string[] = []
    for (const line of lines) answers.push(withoutRefs((await world.says(by, line, channel)).text))
    return answers
  }

  describe.each([
    ['a restricted case, to somebody of the unit who is not on its list', 'alex', 'C-1044', 'kim', 'D-1'],
    ['a case of another unit', 'ada', 'C-1042', 'kim', 'D-2'],
    ['a case of another unit, the other way round', 'sam', 'C-2001', 'ada', 'D-3'],
    ['a case of a unit one is not the group manager of', 'ruth', 'C-1042', 'kim', 'D-2'],
  ])('%s', (_, by, ref, whoMay, decision) => {
    it('is answered word for word as if it were not there, whatever is asked', async () => {
      const task = await taskOf(ref, whoMay)
      expect(task).toMatch(/^T-/)
      expect(await asksAbout(by, ref, task, decision)).toEqual(await asksAbout(by, 'C-9999', 'T-9999', 'D-9999'))
    })

    it('nor can a press from an old card reach it', async () => {
      const { rows } = await world.pool.query<{ id: string; version: number }>('SELECT id, version FROM escalation LIMIT 1')
      const [{ id, version } = { id: '', version: 0 }] = rows
      const pressed = await world.sends(by === 'alex' ? 'alex' : 'ada', { kind: 'approve', escalation: id, version })
      const nowhere = await world.sends(by, { kind: 'approve', escalation: '00000000-0000-4000-8000-000000000000', version: 1 })
      expect(pressed.text).toBe(nowhere.text)
    })

    it('and its reference cannot be opened a second time, in words that give nothing away', async () => {
      const answers = new Set<string>()
      for (const [who, taken] of [['kim', 'C-2001'], ['alex', 'C-1044'], ['alex', 'C-2001']] as const) {
        answers.add((await world.says(who, `/case open ${taken}`)).text)
      }
      expect([...answers]).toEqual([expect.stringContaining('cannot be opened here')])
    })
  })

  it('a restricted case is in no channel, no digest, no agenda, no list and no count but for those on its list', async () => {
    await world.timePasses('2026-11-24 09:00', 30)
    const seen = (place: string) => world.shows(place).filter((text) => text.includes('C-1044')).length
    expect(['hawthorn', 'rowan', '@alex', '@sam', '@jo', '@mo', '@helen', '@ruth', '@ada'].filter((place) => seen(place) > 0)).toEqual([])
    expect(seen('@kim')).toBeGreaterThan(0)
    expect(seen('@priya')).toBeGreaterThan(0)
    for (const line of ['/due unit', '/due week', '/meeting', '/unit']) expect((await world.says('sam', line)).text).not.toContain('C-1044')
    expect((await world.says('kim', '/due unit')).text).toContain('C-1044')
  })

  it('its work falls to nobody who may not know of it, and those on its list hear that nobody has it', async () => {
    const tasks = (await world.says('kim', '/due C-1044')).text
    expect(tasks).not.toContain('Alex Diallo')
    expect(world.shows('@kim').join('\n')).toMatch(/Nobody has these: \d tasks?\n[^]*on C-1044-A/)
    const suggested = await world.says('kim', `/allocate ${await taskOf('C-1044', 'kim')}`)
    expect(suggested.text).toMatch(/Suggested\n- Kim Abbott[^]*- Sam Hughes: may not see this case/)
  })

  it('its decision goes to somebody on its list only, and up past those who are not', async () => {
    expect(world.shows('@priya').some((text) => text.includes('D-1 needs your decision'))).toBe(true)
    expect(world.shows('@helen').some((text) => text.includes('D-1'))).toBe(false)
  })

  it('a stranger learns nothing, not even what there is to ask', async () => {
    const lines = ['/help', '/due', '/case C-1042', '/unit', 'hello', '/nonsense']
    const answers = lines.map((line) => world.says('nobody@elsewhere.example', line))
    expect([...new Set((await Promise.all(answers)).map(({ text }) => text))]).toEqual([
      expect.stringMatching(/^You are not set up to use the Co-ordinator yet\.(\nAsk whoever keeps your unit’s diary| Give this code to)/),
    ])
  })

  it('nor does somebody who has left, though what they did still stands', async () => {
    const jo = (await world.app.store.people(world.organisationId)).find(({ email }) => email === 'jo@marlow.example')!
    await world.says('jo', '/allocate C-1045 a bed to jo by 11 dec')
    const writes = [{ kind: 'person', row: { ...jo, isActive: false } }] as const
    await world.app.store.commit(world.organisationId, { key: null, writes, audit: [], notices: [], at: world.now() })
    expect((await world.says('jo', '/due')).text).toContain('You are not set up to use the Co-ordinator yet.')
    expect((await world.says('kim', '/allocate C-1045 a cot to @jo by 11 dec')).text).toContain(
      'Problem: Nobody of that name was found in Hawthorn.',
    )
    world.news('@jo')
    await world.itIs('2026-11-27 09:00')
    expect(world.news('@jo')).toEqual([])
  })

  it('another council with the same references sees its own and nothing else', async () => {
    await world.serveCouncil('Ashford', {
      units: 'unit,name,service_area,meeting_day,meeting_time\nbeech,Beech,children in need,Tuesday,10:00\n',
      people: 'email,name,role,unit\neve@ashford.example,Eve Hart,csw,beech\nsam@ashford.example,Sam Hughes,uc,beech\n',
      cases: 'case_ref,unit,child_ref\nC-1042,beech,C-1042-A\n',
    })
    const theirs = await world.says('eve@ashford.example', '/case C-1042', 'beech')
    expect(theirs.text).toMatch(/^# C-1042\nUnit: Beech\n[^]*There are no open tasks\./)
    expect((await world.says('eve@ashford.example', '/decide C-1042 spend £20 a coat', 'beech')).text).toContain('# D-1 is recorded')
    expect((await world.says('eve@ashford.example', '/decide D-2', 'beech')).text).toContain('There is no D-2 that you can see.')
    expect((await world.says('eve@ashford.example', '/case C-1043', 'beech')).text).toContain('There is no case C-1043 that you can see.')
    expect((await world.says('eve@ashford.example', '/unit', 'hawthorn')).text).toMatch(/^# Beech/)
    expect((await world.says('sam', '/case C-1042')).text).toContain('Unit: Hawthorn')
    await world.itIs('2026-11-30 09:00')
    expect(world.news('beech').join('\n')).not.toMatch(/Hawthorn|C-1043/)
  })
})
