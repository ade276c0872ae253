import { beforeAll, describe, expect, it } from 'vitest'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'
import { everywhereStored } from '../support/everywhere-stored.ts'

/** What may identify a child is refused before it is stored or repeated, with what to do instead (invariant 8). */
describe.each(platforms)('a child’s name, $name', ({ createWorld, opensForms }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: { ...HAWTHORN, events: AUTUMN } })
  })
  const NAME = 'That looks like somebody’s name. Say child, mother or carer, or mention a colleague with @;'

  it.each([
    ['a decision', 'kim', '/decide C-1042 spend £20 shoes for Tyler', NAME, '[shoes for Tyler]'],
    ['a task', 'alex', '/allocate C-1042 ring Tyler’s mother by fri', NAME, 'ring Tyler’s mother'],
    ['a task, in small letters', 'alex', '/allocate C-1042 take tyler swimming', NAME, 'take tyler swimming'],
    ['a court direction', 'alex', '/case C-1042 direction "statement of Mr Tyler" by 12 jan 4pm', NAME, 'Tyler'],
    ['an address', 'alex', '/allocate C-1042 visit 12 Tyler Road by fri', 'That looks like an address. Leave it out;', '12 Tyler Road'],
    ['a date of birth', 'kim', '/decide C-1042 spend £20 cake, tyler born 12 May 2019', 'That looks like a date of birth.', 'tyler'],
    ['a school', 'alex', '/allocate C-1042 letter for Tyler Primary School', 'That looks like the name of a school.', 'Tyler Primary'],
    ['a phone number', 'alex', '/allocate C-1042 ring tyler 020 7946 0000', 'That looks like a phone number. Leave it out;', 'ring tyler'],
  ])('in %s is refused; what was typed stays in the form, and is repeated nowhere else', async (_, by, line, problem, kept) => {
    const shown = await world.says(by, line)
    expect(shown.kind).toBe(opensForms ? 'form' : 'message')
    expect(shown.text).toContain(problem)
    expect(shown.text.includes(kept)).toBe(opensForms)
  })

  it('in a question, a reason and an answer too', async () => {
    await world.says('kim', '/decide C-1042 return home')
    const card = world.message('@priya', 'D-1 needs your decision')
    const asking = await world.presses('priya', 'Send back', card, null)
    const question = await world.fills('priya', asking, { question: 'has Tyler agreed?' }, null)
    expect(question.text).toMatch(new RegExp(`\\[has Tyler agreed\\?\\][^]*Problem: ${NAME}`))
    const reason = await world.fills('priya', await world.presses('priya', 'Decline', card, null), { reason: 'Tyler says no' }, null)
    expect(reason.text).toContain(`Problem: ${NAME}`)
    await world.fills('priya', question, { question: 'has the child agreed?' }, null)
    const answer = await world.presses('sam', 'Answer', world.message('hawthorn', 'D-1 came back'))
    expect((await world.fills('sam', answer, { answer: 'Tyler does' })).text).toContain(`Problem: ${NAME}`)
  })

  it('in a child’s reference', async () => {
    const said = await world.says('kim', '/case open C-1060 child Tyler')
    expect(said.text).toMatch(/never a name\./)
  })

  it.each([
    '/due Tyler Smith', '/done Tyler', '/meeting Tyler', '/unit Tyler', '/help Tyler', 'Tyler is unwell', '/tyler',
  ])('in what is not understood is not repeated: %s', async (line) => {
    expect((await world.says('jo', line)).text).not.toMatch(/Tyler/)
  })

  it('is nowhere in the database, the channels, the direct messages or the log', async () => {
    expect(await everywhereStored(world.pool, 'tyler')).toEqual([])
    const places = ['hawthorn', '@kim', '@alex', '@priya', '@sam']
    expect(places.flatMap((place) => world.shows(place)).filter((text) => /tyler/i.test(text))).toEqual([])
    expect(JSON.stringify(world.log.lines)).not.toMatch(/tyler/i)
  })

  it('and the check sees what is there: reasons are kept, and shown only to those who ask for them', async () => {
    const form = await world.says('kim', '/decide')
    const reasons = 'the old one is too small for him'
    await world.fills('kim', form, { case: 'C-1042', type: 'spend', amount: '40', summary: 'a coat', reasons })
    expect(await everywhereStored(world.pool, 'too small for him')).toEqual(['decision'])
    expect(world.shows('hawthorn').at(-1)).not.toContain('too small')
    const read = await world.presses('sam', 'Read the reasons', world.message('hawthorn', '£40: a coat'))
    expect(read.text).toContain('Reasons: the old one is too small for him')
    expect((await world.says('ada', '/decide D-2', null)).text).toContain('There is no D-2 that you can see.')
  })

  it('a birth date is kept for the clock and never shown', async () => {
    const open = await world.says('kim', '/case open C-1061 child A dob 4 jul 2017')
    const case_ = await world.says('kim', '/case C-1061')
    const shown = [open.text, case_.text, ...world.shows('hawthorn')].join('\n')
    expect(shown).not.toMatch(/2017|4 Jul/)
  })
})
