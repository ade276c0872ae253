import { beforeAll, describe, expect, it } from 'vitest'
import { PANEL_FILES } from '../support/panel-files.ts'
import { platforms, type StoryWorld } from '../support/platforms.ts'

/** The panels’ forms, whose fields are as many as the checklist has papers, are the same on every platform. */
describe.each(platforms)('a family on its way to a panel, $name', ({ createWorld }) => {
  let world: StoryWorld
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 09:00', files: PANEL_FILES })
  })
  const card = () => world.message('hawthorn', '# C-1042 and the Resource Panel')

  it('has its papers ticked in a form with a box for each that is theirs', async () => {
    await world.says('kim', '/panel C-1042 resource')
    const form = await world.presses('sam', 'Tick what is there', card())
    expect(form.text).toContain('Missing: for the principal lawyer to tick')
    await world.fills('sam', form, { 'paper-assessment': 'yes', 'paper-wishes': 'yes' })
    expect(card().text).toContain('Being prepared: 5 papers of 7 missing.')
  })

  it('comes before a sitting, is decided child by child, and the unit reads what it came to', async () => {
    await world.itIs('2026-11-25 08:30')
    const opened = await world.presses('marcus', 'Open C-1042', world.message('@marcus', '# Resource Panel: the agenda'), null)
    await world.fills('marcus', await world.presses('marcus', 'Take it as it is', opened, null), { reason: 'the hearing is on friday' }, null)
    await world.itIs('2026-11-26 10:30')
    const sat = await world.presses('marcus', 'Record who was there', await world.says('marcus', '/panel', null), null)
    await world.fills('marcus', sat, { chair: '@marcus', present: 'Helen Yates, Lena Grant' }, null)
    const shown = await world.presses('marcus', 'Open C-1042', await world.says('marcus', '/panel', null), null)
    const outcome = await world.presses('marcus', 'Record the outcome', shown, null)
    await world.fills('marcus', outcome, { outcome: 'agreed-with-conditions', words: 'an aunt is assessed first' }, null)
    expect(world.message('hawthorn', 'what the Resource Panel came to').text).toContain('C-1042-A: Agreed with conditions, chaired by Marcus Reid')
    const page = await world.presses('kim', 'Read all of it', card())
    expect(page.text).toContain('an aunt is assessed first')
    expect(world.shows('hawthorn').join()).not.toContain('aunt')
  })
})
