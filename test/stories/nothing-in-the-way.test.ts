import { beforeAll, describe, expect, it } from 'vitest'
import type { Unit } from '../../src/domain/unit/unit.ts'
import { ChatFault } from '../../src/ports/chat.ts'
import { HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, type World } from '../support/world.ts'

/** Rows, as they stand: what was recorded, who is paged, where it is announced, and what the audit has of it. */
async function counted({ pool }: World) {
  const { rows: [row] } = await pool.query<Record<'decisions' | 'pages' | 'announcements' | 'recorded', number>>(`SELECT
    (SELECT count(*)::int FROM decision WHERE is_urgent) AS decisions,
    (SELECT count(*)::int FROM notice WHERE about->>'kind' = 'escalation-asked' AND is_urgent AND recipient->>'kind' = 'person') AS pages,
    (SELECT count(*)::int FROM notice WHERE about->>'kind' = 'escalation-raised' AND is_urgent) AS announcements,
    (SELECT count(*)::int FROM audit_event WHERE event = 'protection-recorded') AS recorded`)
  if (row === undefined) throw new Error('nothing was counted')
  return row
}

const LONG = 'we took them to their aunt and stayed until the police came '.repeat(50)

/** Everything that could stand in the way of recording what was done for a child, at ten on a Sunday night (004 §2.7; invariant 6). */
describe('nothing in the way', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-29 22:00', files: HAWTHORN })
    await world.says('priya', '/unit quiet 19:00 to 07:30', null)
  })

  async function changeUnit(change: (unit: Unit) => Unit): Promise<void> {
    const unit = (await world.app.store.units(world.organisationId)).find(({ code }) => code === 'hawthorn')!
    await world.app.store.commit(world.organisationId, {
      key: null, writes: [{ kind: 'unit', row: change(unit) }], audit: [], notices: [], at: world.now(),
    })
  }

  it.each<readonly [what: string, by: string, line: string, channel: string | null]>([
    ['nothing', 'sam', '/escalate C-1042 taken to hospital urgent', 'hawthorn'],
    ['nothing, in direct messages', 'sam', 'escalate C-1043 taken to hospital urgent', null],
    ['no case', 'sam', '/escalate police are with the children urgent', 'hawthorn'],
    ['a case nobody can find', 'sam', '/escalate C-9999 moved to her aunt urgent', 'hawthorn'],
    ['a mistyped case', 'sam', '/escalate C1O42 moved to her aunt urgent', 'hawthorn'],
    ['a case of another unit', 'ada', '/escalate C-1042 found alone urgent', 'rowan'],
    ['another unit’s channel', 'ada', '/escalate C-1042 found alone again urgent', 'hawthorn'],
    ['a case kept from them', 'alex', '/escalate C-1044 rang the police urgent', 'hawthorn'],
    ['being a practitioner', 'jo', '/escalate C-1042 stayed with them urgent', 'hawthorn'],
    ['being over several units', 'helen', '/escalate C-9998 rang the police urgent', null],
    ['being the group manager', 'priya', '/escalate C-1042 rang the police urgent', 'hawthorn'],
    ['words that may identify somebody', 'sam', '/escalate C-1042 took Tyler Smith to 4 Mare Street urgent', 'hawthorn'],
    ['an NHS number for a case', 'sam', '/escalate 4857773456 at her aunt’s urgent', 'hawthorn'],
    ['too many words', 'sam', `/escalate C-1042 ${LONG} urgent`, 'hawthorn'],
    ['no words', 'sam', '/escalate C-1045 urgent', 'hawthorn'],
    ['nothing but the word', 'jo', '/escalate urgent', 'hawthorn'],
    ['a slip in the command', 'mo', 'esclate C-1042 with the police urgent', null],
    ['a row that needs an amount', 'sam', '/escalate C-1042 spend on a taxi to safety urgent', 'hawthorn'],
    ['words it cannot read', 'sam', '/escalate " urgent', 'hawthorn'],
  ])('%s: recorded, paged and announced', async (_what, by, line, channel) => {
    const before = await counted(world)
    const said = await world.says(by, line, channel)
    expect(said.text).toMatch(/^# D-\d+ is done and recorded\n/)
    expect(await counted(world)).toEqual({
      decisions: before.decisions + 1, pages: before.pages + 1, announcements: before.announcements + 1, recorded: before.recorded + 1,
    })
    const shown = ['hawthorn', 'rowan', '@priya', '@ruth', '@helen'].flatMap((place) => world.shows(place)).join('\n')
    expect(shown).not.toMatch(/Tyler|Mare Street|4857773456/)
  })

  it('a second press of the same key, or the same words typed again: recorded once, and said where it stands', async () => {
    const before = await counted(world)
    const said = { kind: 'command', verb: 'escalate', line: 'C-1043 taken into police protection urgent' } as const
    await world.ask('sam', said, 'hawthorn', 'pressed-twice')
    const again = await world.ask('sam', said, 'hawthorn', 'pressed-twice')
    const typed = await world.ask('sam', said, 'hawthorn', 'typed-again')
    for (const shown of [again, typed]) expect(shown.text).toContain('this is recorded already, and whoever is asked was told')
    expect((await counted(world)).decisions).toBe(before.decisions + 1)
    world.setClock('2026-11-29 22:20')
    await world.ask('sam', said, 'hawthorn', 'it-happened-again')
    expect((await counted(world)).decisions).toBe(before.decisions + 2)
  })

  it('nobody learns whether a case is there: one kept from them, another unit’s and one that is not there read the same', async () => {
    const lines = (ref: string) => [
      `/escalate ${ref} rang the police now urgent`, `/decide ${ref} start s47`, `/decide ${ref} care proceedings urgent`,
      `/decide ${ref} emergency protection order decided by @kim`,
    ]
    for (const index of lines('').keys()) {
      const answers = new Set<string>()
      for (const ref of ['C-1044', 'C-2001', 'C-8888']) {
        const said = await world.says('alex', lines(ref)[index] ?? '')
        answers.add(said.text.replaceAll(/[CD]-\d+/g, '…'))
      }
      expect([...answers]).toEqual([expect.stringMatching(/^# \S+ is (?:done and recorded|for the [^\n]+)\nNote: there is no case of that reference that you can see/)])
    }
  })

  it('those who know of the case hear who named it, and may put it where it belongs; nobody else does', async () => {
    const named = world.message('@kim', 'C-1044 is named in')
    expect(named.text).toContain('Alex Diallo recorded this to protect a child and gave this case. They cannot see the case: ring them.')
    expect(world.shows('hawthorn').join('\n')).not.toContain('C-1044')
    const ref = /D-\d+/.exec(named.text)?.[0] ?? ''
    expect(world.shows('hawthorn').some((text) => text.startsWith(`# ${ref} `))).toBe(true)
    expect((await world.says('alex', `/escalate ${ref} C-1044`)).text).toContain('There is no case C-1044 that you can see.')
    const right = await world.presses('kim', 'It is about C-1044', named, null)
    expect(right.text).toContain(`Put right: ${ref} on C-1044.`)
    expect(world.shows('hawthorn').some((text) => text.startsWith(`# ${ref} `))).toBe(false)
    expect(world.shows('hawthorn').join('\n')).not.toContain('C-1044')
    expect((await world.says('alex', `/decide ${ref}`)).text).toContain(`There is no ${ref} that you can see.`)
    expect((await world.says('kim', '/case C-1044')).text).toContain(ref)
  })

  it('another unit’s case: its own unit hears at once as well, and takes it', async () => {
    const named = world.message('hawthorn', 'C-1042 is named in')
    expect(named.text).toContain('Ada Khan recorded this to protect a child')
    const right = await world.presses('kim', 'It is about C-1042', named)
    expect(right.text).toMatch(/Put right: D-\d+ on C-1042\./)
  })

  it('on a restricted case only those on its list hear; with none of them there to ask, whoever acts is told to ring', async () => {
    const before = await counted(world)
    expect((await world.says('kim', '/escalate C-1044 with the police urgent')).text).toContain('To be authorised afterwards: for Priya Shah.')
    expect((await counted(world)).pages).toBe(before.pages + 1)
    await world.says('helen', '/unit leave @priya 29 nov to 30 nov')
    const said = await world.says('kim', '/escalate C-1044 now at the hospital urgent')
    expect(said.text).toContain('Note: nobody could be paged.')
    expect(world.shows('hawthorn').join('\n')).not.toContain('C-1044')
    expect((await counted(world)).recorded).toBe(before.recorded + 2)
  })

  it('no group manager: it goes up at once', async () => {
    await changeUnit((unit) => ({ ...unit, groupManagerId: null }))
    const before = await counted(world)
    const said = await world.says('sam', '/escalate C-1042 with the police again urgent')
    expect(said.text).toMatch(/To be authorised afterwards: for [A-Z]/)
    expect((await counted(world)).pages).toBe(before.pages + 1)
  })

  it('nobody on the ladder at all: it is recorded and announced, and asked again in minutes', async () => {
    for (const person of await world.app.store.people(world.organisationId)) {
      if (!['gm', 'hos', 'ad'].includes(person.posts[0]?.role ?? '')) continue
      const writes = [{ kind: 'person', row: { ...person, isActive: false } }] as const
      await world.app.store.commit(world.organisationId, { key: null, writes, audit: [], notices: [], at: world.now() })
    }
    const before = await counted(world)
    const said = await world.says('sam', '/escalate C-1042 no manager to be found urgent')
    expect(said.text).toContain('Note: nobody could be paged. It is recorded, and they are tried again in minutes; ring a manager yourself now.')
    expect(said.text).toContain('nobody is there to ask. Without an answer it is asked again on Sun 29 Nov 2026 at 22:35.')
    const after = await counted(world)
    expect([after.decisions, after.announcements, after.pages]).toEqual([before.decisions + 1, before.announcements + 1, before.pages])
  })

  it('and nothing was a fault', () => {
    expect(world.log.lines.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('nothing that breaks is in the way', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-29 22:00', files: HAWTHORN })
  })
  const line = (words: string) => `/escalate C-1042 ${words} urgent`

  it('the connection drops as it is committed: stored once, and answered', async () => {
    const { store } = world.app
    const commit = store.commit.bind(store)
    let drops = 1
    store.commit = async (...change) => {
      const result = await commit(...change)
      if (change[1].key !== null && drops-- > 0) throw new Error('Connection terminated unexpectedly')
      return result
    }
    const said = await world.says('sam', line('taken to hospital'))
    store.commit = commit
    expect(said.text).toMatch(/^# D-1 is done and recorded/)
    expect(await counted(world)).toMatchObject({ decisions: 1, pages: 1, announcements: 1, recorded: 1 })
  })

  it('the connection drops as the facts are read: read again', async () => {
    const { store } = world.app
    const scene = store.scene.bind(store)
    let drops = 2
    store.scene = (...ask) => (drops-- > 0 ? Promise.reject(new Error('Connection terminated unexpectedly')) : scene(...ask))
    const said = await world.says('sam', line('back from hospital'))
    store.scene = scene
    expect(said.text).toMatch(/^# D-2 is done and recorded/)
  })

  it('the database is away for longer: nobody is left to wonder', async () => {
    const { store } = world.app
    const scene = store.scene.bind(store)
    store.scene = () => Promise.reject(new Error('Connection terminated unexpectedly'))
    const said = await world.says('sam', line('at her aunt’s'))
    store.scene = scene
    expect(said.text).toMatch(/^Do not wait for this: protect the child, ring your manager, and say it here again when you can\./)
  })

  it('the channel takes nothing: the page goes all the same, and what was said of the unit goes to who looks after it', async () => {
    world.chat.failNext(new ChatFault('unreachable', 'The channel was archived. Choose another with /unit here.'), { place: 'hawthorn' })
    await world.says('sam', line('moved by the police'))
    expect(world.message('@priya', 'D-3').text).toContain('@Priya Shah, Sam Hughes has acted already')
    expect(world.shows('@alex').some((text) => text.includes('D-3'))).toBe(true)
  })

  it('the platform answers 500 to the page: it is tried again, and the next person is asked in minutes all the same', async () => {
    world.chat.failNext(new ChatFault('later', 'The platform failed (500).'), { place: 'direct:priya@marlow.example', times: 3 })
    await world.says('sam', line('moved again'))
    expect(world.shows('@priya').some((text) => text.startsWith('# D-4 '))).toBe(false)
    await world.timePasses('2026-11-29 22:15', 1)
    expect(world.shows('@priya').some((text) => text.startsWith('# D-4 '))).toBe(true)
    expect(world.shows('@helen').some((text) => text.startsWith('# D-4 '))).toBe(true)
  })
})
