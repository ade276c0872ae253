import { beforeAll, describe, expect, it } from 'vitest'
import shipped from '../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { applyPolicy, withdrawPolicy, type PolicyApplied } from '../../src/app/apply-policy.ts'
import { checkPolicy } from '../../src/app/check-policy.ts'
import { personAt } from '../../src/app/introduce.ts'
import { policyHistory } from '../../src/app/policy-history.ts'
import { policySchema, type Policy } from '../../src/domain/policy.ts'
import { checkedInWords } from '../../src/cli/say-policy.ts'
import { AUTUMN, HAWTHORN } from '../support/hawthorn-files.ts'
import { createWorld, minute, type World } from '../support/world.ts'

type Json = typeof shipped

/** The shipped policy under another version and from another day, with a change. */
function policy(version: string, validFrom: string, change: (file: Json) => unknown = () => undefined): Policy {
  const file: Json = { ...structuredClone(shipped), version, validFrom }
  return policySchema.parse(change(file) ?? file)
}

/** Money: a consultant social worker may agree £750, and what is more is for the head of service. */
const dearer = (file: Json) => ({
  ...file,
  matrix: file.matrix.map((row) => (row.id === 'spend'
    ? { ...row, name: 'Spend public money', authorities: [{ role: 'csw', upTo: 75_000 }], otherwise: { role: 'hos' } }
    : row)),
})

/** No group managers: what went to them goes to the head of service. */
const withoutGroupManagers = (file: Json) => {
  const goesHigher = JSON.parse(JSON.stringify(file).replaceAll('"gm"', '"hos"')) as Json
  const { routine, urgent } = file.ladders
  return {
    ...goesHigher,
    roles: file.roles.filter(({ id }) => id !== 'gm').map((role) => ({ ...role, coveredBy: (role.coveredBy ?? []).filter((id) => id !== 'gm') })),
    ladders: { routine: routine.filter(({ role }) => role !== 'gm'), urgent: urgent.filter(({ role }) => role !== 'gm') },
  }
}

/** Changing the policy while decisions wait, tasks are open and processes run: everything open keeps what it has, and says so. */
describe('a policy that is changed while things are open', () => {
  let world: World
  beforeAll(async () => {
    world = await createWorld({ at: '2026-11-23 10:00', files: { ...HAWTHORN, events: AUTUMN } })
    await world.beat()
  })
  const idOf = async (name: string) => {
    const person = await personAt(world.app, world.organisationId, `${name}@marlow.example`)
    if (person === null) throw new Error(`${name} does not work here`)
    return person.id
  }
  const apply = async (next: Policy, by = 'helen'): Promise<PolicyApplied> => {
    const applied = await applyPolicy(world.app, world.organisationId, { policy: next, byId: await idOf(by) }, world.now())
    await world.assembly.courier.deliver(world.now())
    return applied
  }
  const check = (next: Policy) => checkPolicy(world.app, world.organisationId, next, world.now())
  const inForce = async () => (await world.app.store.policy(world.organisationId)).version

  describe('what waits', () => {
    it('is raised under the policy in force, and its cards say no more than that', async () => {
      const said = await world.says('kim', '/decide C-1042 spend £800 beds')
      expect(said.text).toContain('# D-1 is for the group manager')
      expect(said.text).toContain('Row spend of policy rsw-1.')
      expect(said.text).not.toContain('Judged under')
    })

    it('keeps what it needs when another is applied, and every card of it says so at once', async () => {
      world.setClock('2026-12-03 11:00')
      const applied = await apply(policy('rsw-2', '2026-12-03', dearer))
      expect(applied).toMatchObject({ kind: 'in-force', checked: { comes: 'now', open: { waiting: { 'rsw-1': [1] } } } })
      for (const card of [world.message('hawthorn', '# D-1 is for'), world.message('@priya', 'D-1 needs your decision')]) {
        expect(card.text).toContain('Judged under rsw-1; rsw-2 is in force since Thu 3 Dec 2026.')
        expect(card.text).toContain('Decision: Spend money, £800: beds')
      }
      expect(world.message('hawthorn', '# D-1 is for').text).toContain('# D-1 is for the group manager')
    })

    it('is settled by whoever it was for: the group manager, though rsw-2 wants the head of service', async () => {
      const answer = await world.presses('priya', 'Approve', world.message('@priya', 'D-1 needs your decision'), null)
      expect(answer.text).toContain('Approved: D-1 on C-1042. The unit has been told it can go ahead.')
      const card = world.message('hawthorn', '# D-1 is for')
      expect(card.text).toContain('Approved: by Priya Shah')
      expect(card.text).not.toContain('Judged under rsw-1; rsw-2')
    })

    it('while a new decision is judged under the new one', async () => {
      const within = await world.says('kim', '/decide C-1043 spend £600 beds')
      expect(within.text).toMatch(/Decided: within authority\.[^]*up to £750\.00[^]*Row spend of policy rsw-2\./)
      const beyond = await world.says('kim', '/decide C-1045 spend £750.01 a cooker')
      expect(beyond.text).toContain('# D-3 is for the head of service')
      expect(beyond.text).not.toContain('Judged under')
    })
  })

  describe('who holds a role', () => {
    it('is of today: a role that is no more warns by number, still answers, and still climbs', async () => {
      await world.says('kim', '/decide C-1042 return home')
      const without = policy('rsw-3', '2026-12-03', withoutGroupManagers)
      const checked = await check(without)
      expect(checked.open.missingRoles).toEqual([{ role: 'gm', decisions: [4] }])
      expect(checkedInWords(checked)).toContain('Careful: D-4 can still come to a group manager, which is no role of rsw-3: '
        + 'whoever holds that post still answers, and where nobody does it climbs on.')
      expect(checkedInWords(checked)).toContain('Careful: 2 people hold the post gm, which is no role of rsw-3: import people.csv with their new ones.')

      await apply(without)
      const card = world.message('@priya', 'D-4 needs your decision')
      expect(card.text).toContain('this is for the group manager')
      expect(card.text).toContain('Judged under rsw-2; rsw-3 is in force since Thu 3 Dec 2026.')
      await world.itIs('2026-12-04 11:30')
      expect(world.message('@helen', 'D-4 needs your decision').text).toContain('this is for the group manager and has come up to you.')
      const answer = await world.presses('helen', 'Approve', world.message('@helen', 'D-4 needs your decision'), null)
      expect(answer.text).toContain('Approved: D-4 on C-1042.')
    })
  })

  describe('another process', () => {
    it('takes it up with its next question: the policy is read with the facts', async () => {
      const other = await world.startProcess()
      expect((await other.app.store.policy(world.organisationId)).version).toBe('rsw-3')
      await apply(policy('rsw-4', '2026-12-04'))
      const facts = await other.app.store.facts(world.organisationId, { now: world.now() })
      expect(facts.policy.version).toBe('rsw-4')
      await minute(other, world.now())
      expect((await world.says('kim', '/decide C-1043 spend £500.01 shoes')).text).toContain('of policy rsw-4')
    })

    it('and of two that apply at once one comes after the other, and neither is lost', async () => {
      await Promise.all([apply(policy('rsw-5', '2026-12-04')), apply(policy('rsw-6', '2026-12-04'), 'marcus')])
      const versions = (await policyHistory(world.app, world.organisationId)).map((event) => event.policy.version)
      expect(versions.slice(-2).toSorted()).toEqual(['rsw-5', 'rsw-6'])
      expect(['rsw-5', 'rsw-6']).toContain(await inForce())
    })
  })

  describe('dates', () => {
    const tighter = (version: string, validFrom: string): Policy => policy(version, validFrom, (file) => ({
      ...file, clock: { pack: 'england', overrides: [{ rule: 'CIN-1', due: { amount: 15, unit: 'working-days' }, validFrom: '2026-10-01' }] },
    }))

    it('that would move are counted first, and nothing moves', async () => {
      const { dates } = await check(tighter('rsw-7', '2026-12-04'))
      expect(dates.moved).toMatchObject([{ task: 1, caseRef: 'C-1042', from: '2026-11-27', to: '2026-11-20' }])
      expect((await world.says('sam', '/due C-1042')).text).toContain('Fri 27 Nov 2026')
    })

    it('move when it is applied, and their owners are told which and why; applied again nothing moves', async () => {
      await world.says('kim', '/allocate T-1 to @sam')
      world.news('@sam')
      const next = tighter('rsw-7', '2026-12-04')
      expect(await apply(next)).toMatchObject({ kind: 'in-force', moved: 1 })
      const [told = '', ...more] = world.news('@sam')
      expect(more).toEqual([])
      expect(told).toMatch(/^# 1 date moved\nThe authority has changed its policy: rsw-7 is in force, and sets these limits otherwise\./)
      expect(told).toMatch(/T-1: .*Fri 27 Nov 2026 .*Fri 20 Nov 2026/)
      expect(await apply(next)).toMatchObject({ kind: 'in-force', moved: 0 })
      await world.beat()
      expect(world.news('@sam')).toEqual([])
    })
  })

  describe('one that is valid from a day to come', () => {
    it('is kept, comes into force on its day by itself, and moves what it moves then', async () => {
      const back = policy('rsw-8', '2026-12-09')
      expect(await apply(back)).toMatchObject({ kind: 'kept' })
      expect(await inForce()).toBe('rsw-7')
      world.news('@sam')
      await world.itIs('2026-12-08 23:59')
      expect(await inForce()).toBe('rsw-7')
      await world.itIs('2026-12-09 00:00')
      expect(await inForce()).toBe('rsw-8')
      expect(world.news('@sam').filter((text) => text.includes('rsw-8 is in force'))).toHaveLength(1)
      const last = (await policyHistory(world.app, world.organisationId)).at(-1)
      expect(last).toMatchObject({ by: 'Helen Yates', after: 'rsw-7' })
      expect(last?.inForceSince).toBe('2026-12-09T00:00:00.000Z')
    })

    it('or is withdrawn before it comes, and then never does', async () => {
      await apply(policy('rsw-9', '2026-12-10'))
      const by = { version: 'rsw-9', byId: await idOf('helen') }
      expect(await withdrawPolicy(world.app, world.organisationId, by, world.now())).toBe(true)
      expect(await withdrawPolicy(world.app, world.organisationId, by, world.now())).toBe(false)
      await world.itIs('2026-12-10 09:00')
      expect(await inForce()).toBe('rsw-8')
    })
  })

  it('is in the audit each time, with who applied it', async () => {
    const { rows } = await world.pool.query<{ event: string; version: string; by: string | null }>(
      `SELECT a.event, a.detail->>'version' AS version, p.name AS by FROM audit_event a LEFT JOIN person p ON p.id = a.by_id
       WHERE a.event LIKE 'policy-%' AND a.detail->>'version' IN ('rsw-1', 'rsw-2', 'rsw-8', 'rsw-9') ORDER BY a.position`)
    expect(rows.map(({ event, version, by }) => `${event} ${version} ${by}`)).toEqual([
      'policy-applied rsw-1 null', 'policy-applied rsw-2 Helen Yates', 'policy-kept rsw-8 Helen Yates', 'policy-begun rsw-8 null',
      'policy-kept rsw-9 Helen Yates', 'policy-withdrawn rsw-9 Helen Yates',
    ])
  })
})
