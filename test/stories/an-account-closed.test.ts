import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { closeAccount, personLeaves } from '../../src/app/close-account.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { plainText } from '../../src/messages/plain-text.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorkspace, type Workspace } from '../support/workspace.ts'

const PEOPLE = ['kim', 'sam', 'jo', 'alex', 'priya', 'ruth', 'helen', 'ada']
const STRANGER = /not set up|account is closed|Guest accounts/

async function served(): Promise<Workspace> {
  const world = await createWorkspace({ at: '2026-11-24 09:00', files: { ...HAWTHORN, events: AUTUMN } })
  for (const person of PEOPLE) {
    world.joins(person)
    await world.says(person, '/unit')
  }
  await world.says('kim', '/unit here', 'hawthorn')
  await world.says('ada', '/unit here', 'rowan')
  return world
}

/** An account that its platform closed, or made a guest's, leaves nobody waiting and nothing lost sight of. */
describe('a colleague’s account is closed', () => {
  let world: Workspace
  const close = async (user: string): Promise<void> => {
    world.directory.has(world.accountOf(user), { standing: 'closed', email: null })
    await closeAccount(world.app, world.accountOf(user))
    await world.assembly.courier.deliver(world.now())
  }
  const told = (place: string) => world.news(place).map(plainText)
  const owner = async (task: number) => (await world.pool.query<{ owner: string | null }>(
    'SELECT p.email AS owner FROM task t LEFT JOIN person p ON p.id = t.owner_id WHERE t.number = $1', [task])).rows[0]?.owner
  const asked = async () => (await world.pool.query<{ number: number; email: string | null; step: number }>(
    'SELECT d.number, p.email, e.step FROM escalation e JOIN decision d ON d.id = e.decision_id LEFT JOIN person p ON p.id = e.asked_id ORDER BY 1')).rows

  describe('a social worker', () => {
    beforeAll(async () => {
      world = await served()
      for (const task of [1, 3, 4]) await world.says('kim', `/allocate T-${task} to sam`, 'hawthorn')
      await world.says('kim', '/allocate C-1044 a phone call to kim by fri')
      await world.says('kim', '/unit cover @sam by @jo 20 nov to 4 dec', 'hawthorn')
      await world.says('kim', '/unit cover @jo by @sam 25 nov to 4 dec', 'hawthorn')
      world.news('hawthorn')
    })

    it('has no power left, and what was theirs is nobody’s', async () => {
      expect(await owner(1)).toBe('sam@marlow.example')
      await close('sam')
      expect((await world.says('sam', '/due')).text).toMatch(STRANGER)
      expect(await world.accounts('sam')).toEqual([])
      expect([await owner(1), await owner(3), await owner(4)]).toEqual([null, null, null])
    })

    it('and the unit is told once, with a press for each of the first', () => {
      const news = told('hawthorn')
      expect(news.filter((text) => text.startsWith('# A colleague has left'))).toHaveLength(1)
      expect(news[0]).toContain('Sam Hughes has no account here now.')
      expect(news[0]).toContain('*Nobody has*: 3 tasks that were theirs. Give each to somebody else.')
      expect(news[0]?.split('\n').at(-1)).toBe('[Who should do T-3?] [Who should do T-4?] [Who should do T-1?] [Everything that is due]')
    })

    it('cover they gave and had has ended, and what is past stays', async () => {
      const { rows } = await world.pool.query('SELECT first_day, last_day FROM cover')
      expect(rows).toEqual([{ first_day: '2026-11-20', last_day: '2026-11-23' }])
    })

    it('a card of theirs shows that it is nobody’s, and can be given to somebody else', async () => {
      const card = world.chat.messagesIn('hawthorn').map(plainText).find((text) => text.includes('T-1 ') && text.includes('Owner: '))
      expect(card).toContain('Owner: *Nobody yet*')
      const message = world.chat.messagesIn('hawthorn').find((one) => plainText(one).startsWith('# A colleague has left'))
      expect((await world.presses('kim', 'Who should do T-1?', message!, 'hawthorn')).text).toMatch(/^# Who should do T-1\?/)
    })

    it('is in the morning’s digest as nobody’s, and nothing goes to who has left', async () => {
      world.news('direct:sam')
      await world.itIs('2026-11-25 08:30')
      expect(told('hawthorn').join('\n')).toContain('*Nobody yet*: T-3 on C-1043-A')
      expect(world.news('direct:sam')).toEqual([])
    })

    it('is on record', async () => {
      const events = await world.audited('account-closed', 'person-left', 'task-unallocated', 'cover-ended')
      expect(events.map(({ event }) => event)).toEqual([
        'account-closed', 'person-left', 'task-unallocated', 'task-unallocated', 'task-unallocated', 'cover-ended', 'cover-ended',
      ])
      expect(events[0]?.detail).toEqual({ platform: 'slack', tenant: 'T-MARLOW', user: 'sam' })
      expect(JSON.stringify(events)).not.toMatch(/Sam|Hughes|@/)
    })

    it('changes nothing when it is said again, or of an account that is nobody’s', async () => {
      const before = await world.audited('account-closed', 'person-left', 'task-unallocated')
      told('hawthorn')
      await Promise.all([close('sam'), close('sam'), close('U-NOBODY')])
      expect(await world.audited('account-closed', 'person-left', 'task-unallocated')).toEqual(before)
      expect(told('hawthorn')).toEqual([])
    })
  })

  describe('a group manager whom decisions wait for', () => {
    beforeAll(async () => {
      world = await served()
      await world.says('kim', '/decide C-1042 residential placement', 'hawthorn')
      await world.says('kim', '/decide C-1043 spend £900 a cooker', 'hawthorn')
      await world.says('kim', '/decide C-1044 close case', 'hawthorn')
      for (const place of ['hawthorn', 'rowan', 'direct:ruth', 'direct:helen']) world.news(place)
    })

    it('is waited for by nobody: each is asked of whoever is there, at once', async () => {
      const before = await asked()
      expect(before.slice(0, 2)).toEqual([
        { number: 1, email: 'priya@marlow.example', step: 0 }, { number: 2, email: 'priya@marlow.example', step: 0 },
      ])
      await close('priya')
      for (const { email } of await asked()) expect(email).not.toBe('priya@marlow.example')
      const { rows } = await world.pool.query("SELECT FROM escalation WHERE state = 'waiting' AND next_step_at IS NULL")
      expect(rows).toEqual([])
      const [first] = await asked()
      const them = first?.email?.split('@')[0] ?? 'nobody'
      expect(told(`direct:${them}`).some((text) => text.includes('D-1 needs'))).toBe(true)
    })

    it('and the unit hears that it has no group manager', () => {
      const left = told('hawthorn').filter((text) => text.startsWith('# A colleague has left'))
      expect(left).toEqual([expect.stringContaining('*No group manager*')])
      expect(told('rowan')).toEqual([])
    })

    it('cannot answer any more, and nothing of it stays in their direct messages, which a guest can still read', async () => {
      const shown = world.chat.messagesIn('direct:priya').map(plainText)
      expect(shown.filter((text) => /D-1|D-2|Approve/.test(text))).toEqual([])
      expect(shown).toContain('This message is not there any more, because the account it was sent to no longer has access.')
      expect((await world.says('priya', '/due')).text).toMatch(STRANGER)
    })
  })

  describe('somebody with a restricted case', () => {
    beforeEach(async () => {
      world = await served()
      await world.says('kim', '/allocate C-1044 a phone call to kim by fri')
      world.news('hawthorn')
    })

    it('leaves no trace of it in the channel', async () => {
      await close('kim')
      expect(told('hawthorn').join('\n')).not.toMatch(/C-1044|phone call/)
      const { rows } = await world.pool.query<{ owner_id: string | null }>("SELECT owner_id FROM task WHERE title ILIKE 'a phone call'")
      expect(rows).toEqual([{ owner_id: null }])
    })
  })

  describe('somebody with another account that is in use', () => {
    beforeAll(async () => {
      world = await served()
      await world.pool.query(`INSERT INTO identity (organisation_id, person_id, position, platform, tenant, user_id)
        SELECT organisation_id, id, 9, 'slack', 'T-SECOND', 'priya-2' FROM person WHERE email = 'priya@marlow.example'`)
      await world.says('kim', '/decide C-1042 residential placement', 'hawthorn')
      world.news('hawthorn')
    })

    it('stays, and is asked again where they still are', async () => {
      await close('priya')
      expect(await world.accounts('priya')).toEqual(['slack/T-SECOND/priya-2'])
      expect((await asked()).map(({ email }) => email)).toEqual(['priya@marlow.example'])
      expect(told('direct:priya-2').some((text) => text.includes('D-1 needs'))).toBe(true)
      expect(told('hawthorn').filter((text) => text.includes('has left'))).toEqual([])
      expect(await world.audited('person-left')).toEqual([])
      expect((await world.says(world.accountOf('priya-2', 'T-SECOND'), '/due')).text).not.toMatch(STRANGER)
    })
  })

  describe('an administrator says that somebody has left', () => {
    it('the same, for every account they have; and imported again they are back', async () => {
      world = await served()
      await world.says('kim', '/allocate T-1 to jo', 'hawthorn')
      const { rows: [jo] } = await world.pool.query<{ id: PersonId }>("SELECT id FROM person WHERE email = 'jo@marlow.example'")
      const left = () => personLeaves(world.app, world.organisationId, jo!.id, world.now())
      expect(await left()).toMatchObject({ isActive: false, identities: [] })
      expect(await left()).toMatchObject({ reason: 'has-left' })
      expect(await owner(1)).toBeNull()
      expect((await world.says('jo', '/due')).text).toMatch(STRANGER)
      await world.importFiles({ people: HAWTHORN.people })
      expect((await world.says('jo', '/due')).text).not.toMatch(STRANGER)
    })
  })

  it('says so in the log when it cannot be done, and does not throw', async () => {
    const { store } = world.app
    const broken = { ...world.app, store: { ...store, commit: () => Promise.reject(new Error('the database is away')) } }
    await closeAccount(broken, world.accountOf('alex'))
    expect(world.log.lines.at(-1)).toMatchObject({ level: 'error' })
    expect((await world.says('alex', '/due')).text).not.toMatch(STRANGER)
  })
})

/** Slack and Teams say once that an account was closed: to whoever listens at that moment. */
it('an account that was closed while nobody listened is noticed within a day', async () => {
  const world = await served()
  await world.says('kim', '/allocate T-1 to sam', 'hawthorn')
  await world.timePasses('2026-11-24 10:00')
  world.news('hawthorn')
  world.directory.has(world.accountOf('sam'), { standing: 'closed', email: null })
  world.directory.answers(false)
  await world.timePasses('2026-11-25 10:00')
  expect(await world.accounts('sam')).toEqual(['slack/T-MARLOW/sam'])
  world.directory.answers(true)
  await world.timePasses('2026-11-25 11:00')
  expect(await world.accounts('sam')).toEqual([])
  expect(world.news('hawthorn').map(plainText).filter((text) => text.startsWith('# A colleague has left'))).toHaveLength(1)
  expect(await world.audited('account-closed')).toHaveLength(1)
})
