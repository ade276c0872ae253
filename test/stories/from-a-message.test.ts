import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

const url = 'https://hawthorn.slack.com/archives/C024BE91L/p1795509600000100'
const asLink = `From: The message it came from <${url}>`

/** A task or a decision made from a chat message: its link is kept through the form, never its words. */
describe('from a message', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-24 10:00', files: HAWTHORN })
  })
  const opens = (form: string, link = url) => world.sends('kim', { kind: 'open-form', form, values: { link, case: 'C-1042' } })

  it('a task keeps the link, though the form came back first', async () => {
    const form = await world.fills('kim', await opens('allocate'), { title: '', to: 'jo' })
    expect(form.text).toContain('Problem: Say what is to be done')
    const done = await world.fills('kim', form, { title: 'call the nursery', due: '27 nov' })
    expect(done.text).toContain(asLink)
    expect(world.shows('hawthorn').at(-1)).toContain('# T-1 is allocated')
    expect(world.shows('hawthorn').at(-1)).toContain(asLink)
  })

  it('and when the rule, not the reader, had something to say', async () => {
    const form = await world.fills('kim', await opens('allocate'), { title: 'call the nursery', to: 'sam' })
    expect(form.text).toContain('Problem: The family already has T-1')
    const done = await world.fills('kim', form, { which: 'new', due: '26 nov' })
    expect(done.text).toMatch(new RegExp(`# T-2 is allocated[^]*${asLink}`))
  })

  it('a decision keeps it; the unit’s card has it, and whoever is asked above the unit does not', async () => {
    const done = await world.fills('kim', await opens('decide'), { type: 'spend', amount: '£900', summary: 'a cooker' })
    expect(done.text).toContain(asLink)
    expect(world.shows('hawthorn').at(-1)).toContain(asLink)
    expect(world.message('@priya', 'D-1 needs your decision')).toBeDefined()
    expect(world.shows('@priya').join('\n')).not.toContain(url)
  })

  it('a decision recorded again from another message has that message’s', async () => {
    const again = await world.fills('kim', await opens('decide', `${url}1`), { type: 'spend', amount: '£900', summary: 'a cooker' })
    expect(again.text).toContain('# Already recorded as D-1')
    expect((await world.presses('kim', 'Record it again', again)).text).toContain(`<${url}1>`)
  })

  it.each(['http://chat.example/1', 'javascript:alert(1)', `https://chat.example/${'a'.repeat(500)}`])('what is no link is left out: %s', async (link) => {
    const title = `errand ${link.length}`
    const done = await world.fills('kim', await opens('allocate', link), { title, to: 'jo' })
    expect(done.text).toContain('is allocated')
    expect(done.text).not.toContain('came from')
    const { rows } = await world.pool.query<{ link: string | null }>('SELECT link FROM task WHERE title = $1', [`E${title.slice(1)}`])
    expect(rows).toEqual([{ link: null }])
  })

  it('nothing of it is written in the audit', async () => {
    const { rows } = await world.pool.query<{ detail: unknown }>('SELECT detail FROM audit_event')
    expect(JSON.stringify(rows)).not.toContain('hawthorn.slack.com')
  })
})
