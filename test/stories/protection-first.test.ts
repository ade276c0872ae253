import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** The child's safety never waits for software (DOMAIN; 004 §2.7; invariant 6): ten on a Sunday night, and everybody has asked for quiet. */
describe.each(platforms)('protection first, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-29 22:00', files: HAWTHORN })
    for (const person of ['priya', 'helen', 'kim']) await world.says(person, '/unit quiet 19:00 to 07:30', null)
    for (const place of ['hawthorn', '@priya', '@helen', '@kim']) world.news(place)
  })
  const cards = (place: string, ref: string) => world.shows(place).filter((text) => text.startsWith(`# ${ref} `))

  it('what was done is recorded, the group manager paged at once in her quiet hours, and the unit told', async () => {
    const said = await world.says('sam', '/escalate C-1042 taken to hospital with police urgent')
    expect(said.text).toContain('# D-1 is done and recorded\nUrgent, done: it is recorded, and nothing waits for an answer.')
    expect(said.text).toContain('To be authorised afterwards: for Priya Shah. Without an answer it goes to the head of service on Sun 29 Nov 2026 at 22:15.')
    expect(said.text).toContain('What was done: taken to hospital with police')
    expect(world.news('@priya')).toEqual([expect.stringContaining(
      '# D-1 was done to protect a child; please authorise it\nUrgent: @Priya Shah, Sam Hughes has acted already, and nothing waits for you.',
    )])
    expect(world.message('@priya', 'D-1').summary).toMatch(/^Urgent: D-1 on C-1042 /)
    expect(world.news('hawthorn')).toEqual([expect.stringContaining('# D-1 is done and recorded')])
  })

  it('climbs in minutes, through the night', async () => {
    await world.timePasses('2026-11-29 22:15', 1)
    expect(cards('@helen', 'D-1')).toHaveLength(1)
  })

  it('cannot be taken back: what was done was done', async () => {
    expect(cards('hawthorn', 'D-1')[0]).not.toContain('[Withdraw]')
  })

  it('not authorised, it stays done: the card says so, and the consultant social worker reviews it today', async () => {
    const form = await world.presses('priya', 'Do not authorise', world.message('@priya', 'D-1'), null)
    await world.fills('priya', form, { reason: 'the carer could have come' }, null)
    const card = world.shows('hawthorn').find((text) => text.startsWith('# D-1 was not authorised')) ?? ''
    expect(card).toContain('@Sam Hughes, the action was taken, and the record of it stays. Review it today with whoever did not authorise it; please read why.')
    expect(card).toContain('Not authorised: by Priya Shah, Sun 29 Nov 2026 at 22:15; the action was taken.')
    expect(card).not.toContain('carer could have come')
    const tasks = await world.says('kim', '/due', null)
    expect(tasks.text).toMatch(/Review D-1 with whoever did not authorise it[^\n]*Sun 29 Nov 2026/)
  })

  it('a case nobody can find is no reason to wait: it is recorded, paged and announced, and put right afterwards', async () => {
    for (const place of ['hawthorn', '@priya']) world.news(place)
    const said = await world.says('sam', '/escalate C-1O42 moved to her aunt urgent')
    expect(said.text).toContain('# D-2 is done and recorded\nNote: there is no case of that reference that you can see, so it is recorded without one.')
    expect(world.news('@priya').join('\n')).toMatch(/# D-2 was done to protect a child[^]*Case as it was given: C-1O42/)
    const [announced = ''] = world.news('hawthorn')
    expect(announced).toContain('# D-2 is done and recorded')
    expect(announced).not.toContain('C-1O42')
    const form = await world.presses('alex', 'Say which case', world.message('hawthorn', 'D-2'))
    const right = await world.fills('alex', form, { case: 'C-1042' })
    expect(right.text).toContain('Put right: D-2 on C-1042.')
    expect(cards('hawthorn', 'D-2')[0]).toContain('Case: C-1042')
    expect((await world.says('alex', '/due', null)).text).not.toContain('Say which case')
  })

  it('nor are words: what was done is added when there is time', async () => {
    const said = await world.says('jo', '/escalate C-1043 urgent')
    expect(said.text).toContain('Note: nothing was said of what you did. Whoever is asked will ring you; add it when there is time.')
    const form = await world.presses('jo', 'Say what was done', world.message('hawthorn', 'D-3'))
    await world.fills('jo', form, { words: 'stayed with the children until their aunt came' })
    expect(cards('@priya', 'D-3')[0]).toContain('What was done: stayed with the children until their aunt came')
  })

  it('what can wait asks and waits, in working time', async () => {
    await world.itIs('2026-11-30 10:00')
    const said = await world.says('kim', '/escalate C-1042 may we pay for a second opinion')
    expect(said.text).toContain('# D-4 is for the group manager\nWaiting: for Priya Shah. Without an answer it goes to the head of service on Tue 1 Dec 2026 at 10:00.')
    const form = await world.presses('priya', 'Send back', world.message('@priya', 'D-4'), null)
    await world.fills('priya', form, { question: 'what would it add?' }, null)
    expect(world.shows('hawthorn').some((text) => text.startsWith('# D-4 came back with a question'))).toBe(true)
  })

  it('without anything after it, it is a form: sent with nothing but its tick, it pages', async () => {
    const form = await world.says('sam', '/escalate')
    expect(form.text).toContain('What have you already done?')
    const said = await world.fills('sam', form, { urgent: 'yes' })
    expect(said.text).toContain('# D-5 is done and recorded')
    expect(cards('@priya', 'D-5')).toHaveLength(1)
  })

  it('and nothing was a fault', () => {
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})
