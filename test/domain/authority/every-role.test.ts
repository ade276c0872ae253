import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/domain/authority/judge.ts'
import type { Judgement } from '../../../src/domain/authority/matrix.ts'
import { pence } from '../../../src/domain/authority/money.ts'
import type { LondonDate } from '../../../src/domain/calendar/london.ts'
import { addDays, dateFrom } from '../../../src/domain/calendar/london.ts'
import type { Cover, Person, Role } from '../../../src/domain/unit/person.ts'
import { aPerson, hawthorn, history, otherUnitId, policy, today } from '../unit/hawthorn.ts'
import type { Circumstances, Reading } from './domain-table.ts'
import { LINES, readTable } from './domain-table.ts'
import { allFacts, happened, rowOf } from './hackney.ts'

/** Where they were in their first three months on 24 November 2026: by when they came into post. */
const IN_POST = {
  'the first day': dateFrom('2026-11-24'), 'the last day of three months': dateFrom('2026-08-25'),
  'the day after three months': dateFrom('2026-08-24'), 'never new': dateFrom('2020-01-06'),
} as const
const NEW_ON: ReadonlySet<string> = new Set(['the first day', 'the last day of three months'])

const ROLES: readonly Role[] = [
  'csw', 'sw', 'cp', 'clinician', 'uc', 'gm', 'hos', 'ad', 'lawyer', 'psw', 'supervising-clinician', 'administration-manager',
]
const STANDS_OVER_UNITS = new Set(ROLES.slice(5))

/** Cover of the unit's CSW or of its group manager; only the kinds without a “but” are good. */
const COVERS = {
  'none': null,
  'of the CSW': ['csw'], 'of the CSW, set by themselves': ['csw', 'themselves'], 'of the CSW, over yesterday': ['csw', 'over'],
  'of the CSW, from tomorrow': ['csw', 'to come'], 'of the CSW, who has left': ['csw', 'holder gone'], 'of the GM': ['gm'],
  'of the GM, set by themselves': ['gm', 'themselves'], 'of the GM, over yesterday': ['gm', 'over'],
} as const

const POUNDS_SPENT = [null, 0.01, 249.99, 250, 250.01, 499.99, 500, 500.01]
const POUNDS_OF_ANYTHING_ELSE = [null, 0.01]
const EITHER = [false, true]

interface Row {
  readonly role: Role
  readonly isFromElsewhere: boolean
  readonly type: string
  readonly pounds: number | null
  readonly inPost: keyof typeof IN_POST
  readonly cover: keyof typeof COVERS
  readonly isReported: boolean
  readonly isPlanOpen: boolean
}

/** Everybody there is, and a consultant social worker of another unit, deciding everything there is. */
function rowsOf(role: Role, isFromElsewhere: boolean, type: string): readonly Row[] {
  const amounts = type === 'spend' ? POUNDS_SPENT : POUNDS_OF_ANYTHING_ELSE
  return amounts.flatMap((pounds) => keysOf(IN_POST).flatMap((inPost) => keysOf(COVERS).flatMap((cover) =>
    EITHER.flatMap((isReported) => EITHER.map((isPlanOpen) =>
      ({ role, isFromElsewhere, type, pounds, inPost, cover, isReported, isPlanOpen }))))))
}

/** The row as it is asked on the telephone. */
function told({ role, isFromElsewhere, type, pounds, inPost, cover, isReported, isPlanOpen }: Row): Circumstances {
  const [holder, ...buts] = COVERS[cover] ?? []
  const isGood = holder !== undefined && buts.length === 0
  return {
    role, isFromElsewhere, type, pounds, isEverybodyNew: NEW_ON.has(inPost), isReportedBySomebodyElse: isReported, isPlanOpen,
    covers: !isGood ? 'nobody' : holder === 'csw' ? 'the CSW' : 'the GM',
  }
}

const inPostSince = (id: string, role: Role, unitId: typeof hawthorn.id | null, since: LondonDate): Person =>
  aPerson(id, id, role, { posts: [{ role, unitId, since, until: null }] })

/** The row as it is stored, and what the product says of it. */
function judged({ role, isFromElsewhere, type, pounds, inPost, cover, isReported, isPlanOpen }: Row): Judgement {
  const [covered, but] = COVERS[cover] ?? []
  const since = IN_POST[inPost]
  const unitId = STANDS_OVER_UNITS.has(role) ? null : isFromElsewhere ? otherUnitId : hawthorn.id
  const decider = inPostSince('decider', role, unitId, since)
  const lead = inPostSince('lead', 'csw', hawthorn.id, since)
  const manager = inPostSince('manager', 'gm', null, IN_POST['never new'])
  const holder = covered === 'gm' ? manager : { ...lead, isActive: but !== 'holder gone' }
  const from = but === 'to come' ? addDays(today, 1) : addDays(today, -9)
  const to = but === 'over' ? addDays(today, -1) : addDays(today, 9)
  const written: Cover = { holderId: holder.id, deputyId: decider.id, from, to, setById: but === 'themselves' ? decider.id : manager.id }
  const facts = allFacts({
    unit: { ...hawthorn, groupManagerId: manager.id }, people: [decider, holder, ...(holder === manager ? [] : [manager])],
    cover: covered === undefined ? [] : [written], history: history({}, isPlanOpen ? [happened('protection-plan', '2026-09-01')] : []),
  })
  const row = type === 'anything else' ? null : rowOf(type)
  const amount = pounds === null ? null : pence(Math.round(pounds * 100))
  return judge({ row, amount, decidedById: decider.id, isReported, except: null }, facts, today)
}

const ASKED: Readonly<Record<string, Reading['ask']>> = {
  'nobody': 'nobody', 'csw': 'CSW', 'gm': 'GM', 'gm/jarp': 'GM, JARP', 'gm/resource': 'GM, Resource Panel',
}

function readingOf({ needs, coSignedBy, verdict }: Judgement): Reading | string {
  const ask = ASKED[needs === null ? 'nobody' : needs.panel === null ? needs.role : `${needs.role}/${needs.panel}`]
  if (ask === undefined || (verdict === 'within') !== (needs === null)) return `${verdict}, and needs ${JSON.stringify(needs)}`
  return { ask, isCoSigned: coSignedBy === 'gm' }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): readonly Key[] {
  return Object.keys(record) as Key[]
}

describe('every role, every kind of decision, every amount at a limit, new in post or not, with and without cover', () => {
  const cast = [...ROLES.map((role) => ({ role, isFromElsewhere: false })), { role: 'csw', isFromElsewhere: true }]
  const table = cast.flatMap(({ role, isFromElsewhere }) =>
    LINES.map(({ type }) => ({ role, isFromElsewhere, type, rows: rowsOf(role, isFromElsewhere, type) })))

  it.each(table)('$role (from elsewhere: $isFromElsewhere), $type: $rows.length rows', ({ rows }) => {
    const disagreed = rows
      .map((row) => ({ row, read: readTable(told(row)), judged: readingOf(judged(row)) }))
      .filter((each) => JSON.stringify(each.read) !== JSON.stringify(each.judged))
    expect(disagreed).toEqual([])
  })

  const count = table.reduce((sum, { rows }) => sum + rows.length, 0)
  it(`has ${count.toLocaleString('en-GB')} rows, over every line of the table and of the policy`, () => {
    expect(count).toBe(13 * (8 + 14 * 2) * 4 * 9 * 2 * 2)
    const types = LINES.map(({ type }) => type).filter((type) => type !== 'anything else')
    expect(policy.matrix.map(({ id }) => id).toSorted()).toEqual(types.toSorted())
    expect(policy.roles.map(({ id }) => id).toSorted()).toEqual(ROLES.toSorted())
  })

  it('has every answer there is, so that none of them is only promised', () => {
    const answers = table.flatMap(({ rows }) => rows.map((row) => JSON.stringify(readTable(told(row)))))
    expect(new Set(answers).size).toBe(6)
  })
})
