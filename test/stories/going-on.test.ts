import { beforeAll, describe, expect, it } from 'vitest'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type Shown, type World } from '../support/world.ts'

const GONE = 'That can no longer be gone on with. Please ask for it again.'

/** What somebody asks where the platform gives no way to open a form is not lost: a press goes on with it. */
describe('going on with what was asked', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-24 09:00', files: HAWTHORN })
  })
  const command = (verb: string, line: string) => ({ kind: 'command', verb, line }) as const
  const stored = async () => (await world.pool.query<{ asked: unknown }>('SELECT asked FROM kept_ask')).rows
  const buttonOn = (shown: Shown) => JSON.stringify(shown.reply)

  it('opens the form with what was typed', async () => {
    const kept = await world.isKept('kim', command('decide', 'C-1042 spend a lamp'))
    expect(kept.text).toBe('A form cannot open from here. Press to go on.\n[Go on]')
    const form = await world.presses('kim', 'Go on', kept)
    expect(form.text).toContain('a lamp')
    expect(form).toEqual(await world.says('kim', '/decide C-1042 spend a lamp'))
  })

  it('goes on where it was asked, wherever it is pressed', async () => {
    const kept = await world.isKept('ruth', command('unit', ''), 'rowan')
    expect((await world.presses('ruth', 'Go on', kept, null)).text).toContain('Rowan')
  })

  it('carries the id alone, never what was typed', async () => {
    const kept = await world.isKept('alex', command('allocate', 'C-1042 a very yellow lamp'))
    expect(buttonOn(kept)).toContain('"kind":"resume"')
    expect(buttonOn(kept)).not.toMatch(/yellow|C-1042/)
  })

  it('does what was asked once, however often it is pressed', async () => {
    const kept = await world.isKept('kim', command('decide', 'C-1042 spend £20 a kettle'))
    const [first, second] = await Promise.all([world.presses('kim', 'Go on', kept), world.presses('kim', 'Go on', kept)])
    expect([first.text, second.text, (await world.presses('kim', 'Go on', kept)).text]).toEqual([
      expect.stringContaining('D-1'), expect.stringContaining('D-1'), expect.stringContaining('D-1'),
    ])
    const { rows } = await world.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM decision')
    expect(rows[0]?.count).toBe(1)
  })

  it('is asked now: authority is judged and dates are read at the press', async () => {
    const kept = await world.isKept('alex', command('allocate', 'C-1042 a rug to jo by tomorrow'))
    world.setClock('2026-11-25 08:00')
    expect((await world.presses('alex', 'Go on', kept)).text).toContain('Thu 26 Nov 2026')
  })

  it('keeps forms and presses too, and a press that goes on is not kept a second time', async () => {
    const form = await world.isKept('alex', { kind: 'form', form: 'allocate', values: { case: 'C-1042', title: 'a stool', to: 'jo', due: 'fri' }, carries: {} })
    expect((await world.presses('alex', 'Go on', form)).text).toContain('A stool')
    const press = await world.isKept('alex', { kind: 'press', intent: { kind: 'show-due', scope: 'mine' } })
    expect((await world.presses('alex', 'Go on', press)).text).toBe((await world.says('alex', '/due')).text)
    const before = await stored()
    const again = await world.isKept('alex', { kind: 'press', intent: intentOn(press) })
    expect(buttonOn(again)).toBe(buttonOn(press))
    expect(await stored()).toEqual(before)
  })

  it('is there for the account that asked and for no other', async () => {
    const kept = await world.isKept('kim', command('due', ''))
    expect((await world.presses('sam', 'Go on', kept)).text).toBe(GONE)
    expect((await world.presses('stranger', 'Go on', kept)).text).toBe(GONE)
    expect((await world.presses('kim', 'Go on', kept)).text).not.toBe(GONE)
  })

  it.each(['kept-ask', '', '00000000-0000-4000-8000-000000000000', "'; DROP TABLE kept_ask"])('made up as “%s” is answered in one sentence', async (kept) => {
    expect((await world.sends('kim', { kind: 'resume', kept })).text).toBe(GONE)
  })

  it('kept by another version, in words this one does not know, is answered in one sentence', async () => {
    const kept = await world.isKept('kim', { kind: 'press', intent: { kind: 'show-due', scope: 'mine' } })
    for (const said of [{ kind: 'song' }, { kind: 'press', intent: { kind: 'done', task: 1, on: 'Michaelmas', wasSeen: true, version: null } }]) {
      await world.pool.query(`UPDATE kept_ask SET asked = jsonb_set(asked, '{said}', $1) WHERE asked->'said'->>'kind' <> 'command'`, [JSON.stringify(said)])
      expect((await world.presses('kim', 'Go on', kept)).text).toBe(GONE)
    }
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('is over after a day, and then it is not stored any more', async () => {
    const kept = await world.isKept('kim', command('due', ''))
    world.setClock('2026-11-26 07:59')
    expect((await world.presses('kim', 'Go on', kept)).text).not.toBe(GONE)
    world.setClock('2026-11-26 08:00')
    expect((await world.presses('kim', 'Go on', kept)).text).toBe(GONE)
    await world.beat()
    expect(await stored()).toEqual([])
  })

  it.each([
    ['words that name somebody', command('allocate', 'C-1042 collect "Tyler Smith" from school by fri')],
    ['a form that does', { kind: 'form', form: 'decide', values: { case: 'C-1042', type: 'spend', amount: '£20', summary: 'coat for Tyler Smith' }, carries: {} } as const],
  ])('keeps nothing of %s', async (_, said) => {
    expect((await world.isKept('kim', said)).text).toContain('That looks like')
    expect(await stored()).toEqual([])
  })

  it('says so when it breaks, with nothing of what was asked in the log', async () => {
    const { keptAsks } = world.app
    const before = { ...keptAsks }
    Object.assign(keptAsks, { keep: () => Promise.reject(Object.assign(new Error('no room'), { detail: 'a yellow lamp' })) })
    const kept = await world.isKept('alex', command('allocate', 'C-1042 a yellow lamp'))
    Object.assign(keptAsks, before)
    expect(kept.text).toMatch(/^Something broke: ref [0-9A-F]{4}; nothing was saved\./)
    expect(JSON.stringify(world.log.lines)).not.toContain('yellow')
  })

  const intentOn = (shown: Shown) => {
    if (shown.reply.kind === 'form') throw new Error('a form has no buttons')
    const [intent] = shown.reply.message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map((button) => button.intent) : []))
    if (intent === undefined) throw new Error('it has no button')
    return intent
  }
})
