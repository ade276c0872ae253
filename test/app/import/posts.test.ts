import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sayProblem } from '../../../src/app/import/sheet.ts'
import { openCouncil, type OpenedCouncil } from './council.ts'
import { RIGHT, texts, type Line } from './files.ts'

let council: OpenedCouncil
beforeEach(async () => { council = await openCouncil() })
afterEach(() => council.close())

const unit = (code: string, manager: string): Line =>
  ({ unit: code, name: code, group_manager: manager === '' ? '' : `${manager}@marlow.example` })
const person = (who: string, role: string, ...units: readonly string[]): Line =>
  ({ email: `${who}@marlow.example`, name: who, role, unit: units.join(';'), in_post_since: '2024-01-08' })
const postsOf = async (who: string): Promise<readonly string[]> =>
  (await council.saysNow()).people.find(({ email }) => email === `${who}@marlow.example`)?.posts ?? []
const since = (...posts: readonly string[]): readonly string[] => posts.map((post) => `${post} since 2024-01-08`)

describe('somebody with several roles', () => {
  it('has a line for each, and is one person with every account once', async () => {
    const both = { slack_team: 'T1', slack_user: 'U1', pattern: '' }
    await council.takes({
      units: [unit('hawthorn', ''), unit('rowan', '')],
      people: [{ ...person('jo', 'sw', 'hawthorn'), ...both, pattern: 'mon-wed' }, { ...person('jo', 'uc', 'rowan', 'hawthorn'), ...both }],
    })
    expect(await postsOf('jo')).toEqual(since('sw of hawthorn', 'uc of hawthorn', 'uc of rowan'))
    const { people: [jo] } = await council.saysNow()
    expect(jo?.identities.map(({ platform, user }) => [platform, user])).toEqual([['slack', 'U1'], ['playground', 'jo@marlow.example']])
    expect(jo?.pattern.hours.map(({ weekday }) => weekday)).toEqual([1, 2, 3])
  })

  it('is known by their directory id in whichever case it was copied', async () => {
    const ids = { teams_tenant: 'AAAABBBB-CCCC-4DDD-8EEE-FFFF00001111', teams_user: '0A1B2C3D-4E5F-4A6B-8C7D-9E8F7A6B5C4D' }
    await council.takes({ units: [unit('hawthorn', '')], people: [{ ...person('jo', 'sw', 'hawthorn'), ...ids }] })
    const { people: [jo] } = await council.saysNow()
    expect(jo?.identities).toContainEqual({ platform: 'teams', tenant: ids.teams_tenant.toLowerCase(), user: ids.teams_user.toLowerCase() })
  })

  it('keeps in each the date they came, where the file does not say', async () => {
    const [line] = [{ ...person('jo', 'sw', 'hawthorn'), in_post_since: '' }]
    await council.takes({ units: [unit('hawthorn', '')], people: [person('jo', 'sw', 'hawthorn')] })
    await council.takes({ people: [line, { ...line, role: 'uc' }] })
    expect(await postsOf('jo')).toEqual(['sw of hawthorn since 2024-01-08', 'uc of hawthorn since 2026-11-27'])
  })
})

describe('somebody whose date no line says', () => {
  const undated = (who: string): Line => ({ ...person(who, 'csw', 'hawthorn'), in_post_since: '' })

  it('is not new in post when the authority begins with them, and is when they come later', async () => {
    await council.takes({ units: [unit('hawthorn', '')], people: [undated('kim')] })
    await council.takes({ people: [undated('ada')] })
    expect([await postsOf('kim'), await postsOf('ada')]).toEqual([['csw of hawthorn since 2000-01-01'], ['csw of hawthorn since 2026-11-27']])
  })
})

describe('a group manager', () => {
  const units = [unit('hawthorn', 'priya'), unit('rowan', 'priya'), unit('alder', 'ruth')]
  const people = [person('priya', 'gm'), person('ruth', 'gm')]
  const everyPost = async () => ({ priya: await postsOf('priya'), ruth: await postsOf('ruth') })

  it('stands over the units they manage and no others', async () => {
    await council.takes({ units, people })
    expect(await everyPost()).toEqual({ priya: since('gm of hawthorn', 'gm of rowan'), ruth: since('gm of alder') })
  })

  it('cannot be imported over no unit: they would silently stand over every one', async () => {
    const refused = await council.take(texts({ people, units: [unit('hawthorn', 'priya')] }))
    expect(refused.kind === 'refused' && refused.problems.map(sayProblem)).toEqual([
      'people.csv line 3, unit: is empty, and no unit has them as its group_manager: name their units, or they would stand over every one.',
    ])
  })

  it('may come before their unit does, when it is named with them', async () => {
    await council.takes({ units: units.map((line) => ({ ...line, group_manager: '' })) })
    await council.takes({ people: [person('priya', 'gm', 'hawthorn', 'rowan'), person('ruth', 'gm', 'alder')] })
    await council.takes({ units })
    expect(await everyPost()).toEqual({ priya: since('gm of hawthorn', 'gm of rowan'), ruth: since('gm of alder') })
    expect(await council.takes({ units, people })).toMatchObject({ counts: { people: { changed: 0, same: 2 } } })
  })

  it('follows a change of manager in the units alone', async () => {
    await council.takes({ units, people })
    const { counts } = await council.takes({ units: [unit('rowan', 'ruth')] })
    expect(counts).toMatchObject({ units: { changed: 1 }, people: { changed: 2 } })
    expect(await everyPost()).toEqual({ priya: since('gm of hawthorn'), ruth: since('gm of alder', 'gm of rowan') })
  })

  it('who loses the last unit is not given the others', async () => {
    await council.takes({ units, people })
    await council.takes({ units: [unit('alder', 'priya')] })
    expect(await everyPost()).toEqual({ priya: since('gm of alder', 'gm of hawthorn', 'gm of rowan'), ruth: [] })
  })

  it('stands where their own line says', async () => {
    await council.takes({ units, people: [person('priya', 'gm', 'alder'), person('ruth', 'gm')] })
    expect(await everyPost()).toEqual({ priya: since('gm of alder'), ruth: since('gm of alder') })
  })
})

describe('whoever stands higher', () => {
  it('stands over every unit, also while they manage one', async () => {
    await council.takes({ units: [unit('hawthorn', 'helen'), unit('rowan', '')], people: [person('helen', 'hos'), person('helen', 'gm')] })
    expect(await postsOf('helen')).toEqual(since('gm of hawthorn', 'hos of everywhere'))
  })
})

describe('a case that moves to another unit', () => {
  const units = [unit('hawthorn', 'priya'), unit('rowan', 'priya')]
  const people = [
    person('sam', 'sw', 'hawthorn'), person('ada', 'sw', 'rowan'), person('both', 'cp', 'hawthorn', 'rowan'), person('priya', 'gm'),
  ]
  const tasksNow = async () => (await council.saysNow()).cases[0]?.tasks ?? []
  const openTasks = async () => (await tasksNow()).filter(({ state }) => state === 'open')
    .map(({ rule, owner, unit: at }) => `${rule} ${owner} ${at}`)
  const give = (rule: string, who: string) => council.pool.query(
    `UPDATE task SET owner_id = (SELECT id FROM person WHERE email = $2) WHERE basis_rule = $1 AND state = 'open'`,
    [rule, `${who}@marlow.example`])

  beforeEach(async () => {
    await council.takes({ units, people, cases: [{ ...RIGHT.cases[0], knows: '' }], events: RIGHT.events.slice(0, 1) })
    await give('CIN-1', 'sam')
    await give('CIN-2', 'both')
  })

  it('takes its open tasks along, but not their owners, unless they work there too', async () => {
    expect(await openTasks()).toEqual(['CIN-1 sam@marlow.example hawthorn', 'CIN-2 both@marlow.example hawthorn'])
    const moved = await council.takes({ cases: [{ case_ref: 'C-1042', unit: 'rowan', child_ref: 'C-1042-A' }] })
    expect(moved.tasks).toEqual({ added: 0, changed: 2, same: 0 })
    expect((await openTasks())?.toSorted()).toEqual(['CIN-1 null rowan', 'CIN-2 both@marlow.example rowan'])
    const { rows } = await council.pool.query(`SELECT event, detail FROM audit_event WHERE event = 'task-handed-over'`)
    expect(rows).toHaveLength(2)
  })

  it('leaves what was closed where it was done', async () => {
    await council.takes({ events: [{ case_ref: 'C-1042', child_ref: '', event: 'visit', date: '2026-10-01' }] })
    await council.takes({ cases: [{ case_ref: 'C-1042', unit: 'rowan', child_ref: 'C-1042-A' }] })
    const met = (await tasksNow()).filter(({ state }) => state === 'met')
    expect(met).toMatchObject([{ rule: 'CIN-1', unit: 'hawthorn', owner: 'sam@marlow.example' }])
  })

  it('or is restricted, leaves nothing with those who may not know of it', async () => {
    await council.takes({ cases: [{ case_ref: 'C-1042', unit: 'hawthorn', child_ref: 'C-1042-A', restricted: 'both@marlow.example' }] })
    expect((await openTasks())?.toSorted()).toEqual(['CIN-1 null hawthorn', 'CIN-2 both@marlow.example hawthorn'])
  })
})

describe('a restricted case', () => {
  const lines = { units: RIGHT.units, people: RIGHT.people }
  const listed = 'kim@marlow.example;priya@marlow.example'

  it('is so for the people named, whatever their order, on each line of the family', async () => {
    const otherwise = listed.split(';').toReversed().join(' ; ')
    const family = RIGHT.cases.slice(1).map((line, at) => ({ ...line, restricted: at === 0 ? listed : otherwise }))
    await council.takes({ ...lines, cases: family })
    const { cases: [theCase] } = await council.saysNow()
    expect(theCase?.restrictedTo).toEqual(listed.split(';'))
    expect(await council.takes({ ...lines, cases: family.toReversed() })).toMatchObject({ counts: { cases: { same: 1 } } })
  })
})
