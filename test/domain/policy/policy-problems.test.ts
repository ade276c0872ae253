import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { policySchema } from '../../../src/domain/policy.ts'

type Json = typeof shipped
type Row = Json['matrix'][number]

/** Every problem found, each with the place it is at. */
function problems(policy: unknown): readonly string[] {
  const read = policySchema.safeParse(policy)
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}

function withRow(id: string, change: Partial<Record<keyof Row | 'windowDays' | 'needsAmount' | 'ladders', unknown>>): unknown {
  return { ...shipped, matrix: shipped.matrix.map((row) => (row.id === id ? { ...row, ...change } : row)) }
}

function withRole(id: string, change: Partial<Record<'coveredBy' | 'leadsUnit' | 'isInUnit', unknown>>): unknown {
  return { ...shipped, roles: shipped.roles.map((role) => (role.id === id ? { ...role, ...change } : role)) }
}

function withUrgent(urgent: readonly object[]): unknown {
  return { ...shipped, ladders: { ...shipped.ladders, urgent } }
}

const { arranging } = shipped.taskClasses
const WORKING = { minutes: 30, counting: 'working' }
const rung = (role: string) => ({ role, wait: WORKING })
const urgently = (role: string) => ({ role, wait: { minutes: 15, counting: 'elapsed' } })

describe('a policy that contradicts itself is refused, and the place is named', () => {
  it.each<readonly [what: string, policy: unknown, expected: string]>([
    ['an unknown role in a row', withRow('refer', { otherwise: { role: 'boss' } }),
      'matrix.1.otherwise.role: no role is called boss; add it to roles or correct the name'],
    ['an unknown panel', withRow('refer', { otherwise: { role: 'gm', panel: 'tea' } }),
      'matrix.1.otherwise.panel: no panel is called tea; add it to panels or correct the name'],
    ['an unknown role beside a task', { ...shipped, taskClasses: { ...shipped.taskClasses, arranging: { ...arranging, fallsTo: 'pa' } } },
      'taskClasses.arranging.fallsTo: no role is called pa; add it to roles or correct the name'],
    ['an unknown deputy', withRole('gm', { coveredBy: ['dog'] }),
      'roles.5.coveredBy.0: no role is called dog; add it to roles or correct the name'],
    ['a role there twice', { ...shipped, roles: [...shipped.roles, shipped.roles[0]] }, 'roles.12: the role csw is there twice; keep one'],
    ['a row there twice', { ...shipped, matrix: [...shipped.matrix, { ...shipped.matrix[0], words: ['something else'] }] },
      'matrix.14: the row start-s47 is there twice; keep one'],
    ['a phrase two rows share', withRow('refer', { words: ['refer', 'Section-47.'] }),
      'matrix.1.words.1: "Section-47." names both start-s47 and refer; leave it with one of them'],
    ['a phrase of nothing', withRow('refer', { words: ['?!'] }),
      'matrix.1.words.0: refer has a phrase without letters or figures; take it out'],
    ['a way up that is not up', withRow('refer', { otherwise: { role: 'lawyer' } }),
      'matrix.1.authorities.0: refer goes up to lawyer, who does not stand above csw on the routine ladder'],
    ['a limit without a window: splitting would pass', withRow('spend', { windowDays: null }),
      'matrix.2.windowDays: spend has a limit; say over how many days sums count together'],
    ['a limit without an amount', withRow('spend', { needsAmount: false }),
      'matrix.2.needsAmount: spend has a limit in money, so it needs an amount'],
    ['more for the lower role',
      withRow('spend', { authorities: [{ role: 'csw', upTo: 50_000 }, { role: 'gm', upTo: 49_999 }], otherwise: { role: 'hos' } }),
      'matrix.2.authorities.1.upTo: spend: gm stands above csw and may agree less'],
    ['a panel chaired from below', { ...shipped, panels: shipped.panels.map((panel) => ({ ...panel, chair: 'csw' })) },
      'matrix.4.otherwise: jarp goes up to gm, who does not stand below the chair of its panel, csw'],
    ['a ladder that leaves out where decisions go', withUrgent(shipped.ladders.urgent.filter((step) => step.role !== 'gm')),
      'ladders.urgent: decisions go to gm, which is not on the urgent ladder'],
    ['ladders that climb differently', withUrgent(shipped.ladders.urgent.toReversed()),
      'ladders.urgent: the urgent ladder climbs in another order than the routine one; put both in the same order'],
    ['a row’s ladder that never reaches who settles it', withRow('return-home', { ladders: { routine: [rung('hos'), rung('ad')] } }),
      'ladders.routine: return-home may go to gm, which is not on its routine ladder: it would never reach them'],
    ['nor the chair of its panel', withRow('residential', { ladders: { urgent: [urgently('gm'), urgently('hos')] } }),
      'ladders.urgent: residential may go to ad, which is not on its urgent ladder: it would never reach them'],
    ['nor a role of the unit that may decide it', withRow('spend', { ladders: { routine: [rung('gm'), rung('hos')] } }),
      'matrix.2.ladders.routine: spend may go to csw, which is not on its routine ladder: it would never reach them'],
    ['an unknown role on a row’s ladder', withRow('spend', { ladders: { routine: [rung('csw'), rung('gm'), rung('boss')] } }),
      'matrix.2.ladders.routine.2.role: no role is called boss; add it to roles or correct the name'],
    ['a role beside the ladder on a row’s', withRow('spend', { ladders: { routine: [rung('csw'), rung('lawyer'), rung('gm')] } }),
      'matrix.2.ladders.routine.1: lawyer is not on the policy’s routine ladder, so nobody knows whom they stand above'],
    ['a row’s ladder that climbs down', withRow('spend', { ladders: { routine: [rung('csw'), rung('hos'), rung('gm')] } }),
      'matrix.2.ladders.routine: the routine ladder of spend climbs in another order than the routine one; put both in the same order'],
    ['a rung twice', withRow('spend', { ladders: { routine: [rung('csw'), rung('gm'), rung('gm')] } }),
      'matrix.2.ladders.routine.2: the rung gm is there twice; keep one'],
    ['somebody named who is not an address', withRow('spend', { ladders: { routine: [rung('csw'), { ...rung('gm'), person: 'Priya' }] } }),
      'matrix.2.ladders.routine.1.person: a person is named by e-mail address, like priya@council.gov.uk'],
    ['a rung told by letter alone: it could not be answered', withUrgent(shipped.ladders.urgent.map((step) => ({ ...step, through: ['email'] }))),
      'ladders.urgent.0.through: csw cannot answer a letter; tell them in direct messages or in the channel as well'],
    ['a rung told twice the same way', withUrgent(shipped.ladders.urgent.map((step) => ({ ...step, through: ['direct', 'direct'] }))),
      'ladders.urgent.0.through: csw is told the same way twice; keep one'],
    ['a rung told in no way', withUrgent(shipped.ladders.urgent.map((step) => ({ ...step, through: [] }))), 'ladders.urgent.0.through: '],
    ['an urgent rung that stops at night', withUrgent(shipped.ladders.urgent.map((step) => ({ ...step, wait: { minutes: 15, counting: 'working' } }))),
      'ladders.urgent.0.wait.counting: what is urgent would stop at csw all night; count elapsed minutes'],
    ['urgent and in hand all night', { ...shipped, acknowledgement: { routine: WORKING, urgent: WORKING } },
      'acknowledgement.urgent.counting: what is urgent would be held all night; count elapsed minutes'],
    ['nobody leads', withRole('csw', { leadsUnit: false }), 'roles: no role leads a unit; say which with leadsUnit'],
    ['a leader from outside', withRole('csw', { isInUnit: false }),
      'roles.0.leadsUnit: csw leads a unit and so must be in it'],
    ['hours that end first', { ...shipped, workingHours: { from: '17:00', to: '09:00' } },
      'workingHours: working hours end before they begin'],
    ['terms out of order', { ...shipped, terms: shipped.terms.toReversed() },
      'terms.1: the term begins before the one above it has ended; put terms in order'],
    ['a term that ends first', { ...shipped, terms: [{ from: '2026-12-18', to: '2026-09-01' }] },
      'terms.0: the term ends before it begins'],
    ['a nudge twice', { ...shipped, nudges: [5, 2, 5] }, 'nudges.2: the number 5 is there twice; keep one'],
    ['a date that is none', { ...shipped, validFrom: '2026-02-30' }, 'validFrom: '],
    ['half a penny', withRow('spend', { authorities: [{ role: 'csw', upTo: 50_000.5 }] }), 'matrix.2.authorities.0.upTo: '],
    ['a field nobody knows', { ...shipped, maximum: 3 }, ': Unrecognized key: "maximum"'],
  ])('%s', (_what, policy, expected) => {
    expect(problems(policy)).toContainEqual(expect.stringContaining(expected))
  })

  it('all of them at once', () => {
    const found = problems({
      ...shipped, nudges: [2, 2], workingHours: { from: '17:00', to: '09:00' }, unknownDecision: { role: 'boss', panel: 'tea' },
    })
    expect(found).toHaveLength(6)
  })

  it('the shipped one has none', () => {
    expect(problems(shipped)).toEqual([])
  })
})
