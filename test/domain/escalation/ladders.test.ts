import { describe, expect, it } from 'vitest'
import shipped from '../../../prisma/policies/reclaiming-social-work.json' with { type: 'json' }
import { climb } from '../../../src/domain/escalation/climb.ts'
import { stepsFor } from '../../../src/domain/escalation/raise.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import { policySchema } from '../../../src/domain/policy.ts'
import type { Recipient } from '../../../src/domain/notice.ts'
import { owen, staff, tenOn } from '../authority/hackney.ts'
import { aPerson, asking, gail, history, leaveOf, mo } from '../unit/hawthorn.ts'
import { accepted, after, raised } from './raised.ts'

const { newId } = asking(mo)
const NEEDS_GM = { role: 'gm', panel: null }

/** The shipped policy with this in its row for money, or on its own ladders. */
function policyWith(change: { readonly row?: object; readonly routine?: readonly object[]; readonly urgent?: readonly object[] }): Policy {
  const { row = {}, ...ladders } = change
  return policySchema.parse({
    ...shipped, ladders: { ...shipped.ladders, ...ladders },
    matrix: shipped.matrix.map((each) => (each.id === 'spend' ? { ...each, ...row } : each)),
  })
}

const day = { minutes: 480, counting: 'working' } as const
const hour = { minutes: 60, counting: 'working' } as const
const rolesOf = (policy: Policy, type: string | null, isUrgent = false) => stepsFor(NEEDS_GM, { type, isUrgent }, policy).map(({ role, wait }) => [role, wait.minutes])

describe('a kind of decision climbs its own ladder where it has one', () => {
  const policy = policyWith({ row: { ladders: { routine: [{ role: 'csw', wait: hour }, { role: 'gm', wait: hour }, { role: 'ad', wait: day }] } } })

  it.each<readonly [what: string, type: string | null, isUrgent: boolean, expected: unknown]>([
    ['its own, and leaves out who is not on it', 'spend', false, [['gm', 60], ['ad', 480]]],
    ['the policy’s where it has none of that urgency', 'spend', true, [['gm', 15], ['hos', 15], ['ad', 15]]],
    ['the policy’s for another kind', 'return-home', false, [['gm', 480], ['hos', 480], ['ad', 480]]],
    ['the policy’s for what the matrix does not name', null, false, [['gm', 480], ['hos', 480], ['ad', 480]]],
  ])('%s', (_what, type, isUrgent, expected) => {
    expect(rolesOf(policy, type, isUrgent)).toEqual(expected)
  })

  it('and stays on it when the policy changes: what is on its way is frozen', () => {
    const facts = raised({}, { policy })
    const changed = { ...facts, policy: policyWith({}) }
    expect(after(changed, climb(changed, tenOn('2026-11-25'), newId)).escalation).toMatchObject({ step: 1, askedId: 'ines' })
  })

  it('how long each may say they have it is frozen with it', () => {
    const held = { ...policy, acknowledgement: { ...policy.acknowledgement, routine: { minutes: 90, counting: 'working' as const }, timesPerRung: 2 } }
    expect(stepsFor(NEEDS_GM, { type: 'spend', isUrgent: false }, held)[0]?.hold).toEqual({ minutes: 90, counting: 'working', times: 2 })
    expect(stepsFor(NEEDS_GM, { type: 'spend', isUrgent: true }, held)[0]?.hold).toEqual({ minutes: 30, counting: 'elapsed', times: 2 })
  })
})

describe('a rung that names somebody', () => {
  const abi = aPerson('abi', 'Abi Amos', 'gm')
  const naming = (email: string): Policy => policyWith({
    routine: shipped.ladders.routine.map((step) => (step.role === 'gm' ? { ...step, person: email } : step)),
  })
  const people = [...staff, abi]

  it.each<readonly [what: string, facts: Parameters<typeof raised>[1], asked: string]>([
    ['asks them before the unit’s own manager', { policy: naming(abi.email), people }, abi.id],
    ['however the address is written', { policy: naming('ABI@Hackney.Example'), people }, abi.id],
    ['asks the others when they are away', { policy: naming(abi.email), people, leave: [leaveOf(abi, '2026-11-24', '2026-11-24')] }, gail.id],
    ['asks the others when they have left', { policy: naming(abi.email), people: staff }, gail.id],
    ['asks nobody who does not hold the role, whatever the policy says', { policy: naming(owen.email), people }, gail.id],
  ])('%s', (_what, facts, asked) => {
    expect(raised({}, facts).escalation.askedId).toBe(asked)
  })
})

describe('who is asked is told through what the rung names', () => {
  const through = (...channels: readonly string[]): Policy => policyWith({
    routine: shipped.ladders.routine.map((step) => (step.role === 'hos' ? { ...step, through: channels } : step)),
  })
  const toldAt = (policy: Policy, facts: Parameters<typeof raised>[1] = {}): readonly Recipient[] => {
    const up = raised({}, { policy, ...facts })
    return accepted(climb(up, tenOn('2026-11-25'), newId)).notices
      .filter(({ about }) => about.kind === 'escalation-asked').map(({ to }) => to)
  }
  const direct = { kind: 'person', personId: owen.id }
  const channel = { kind: 'unit', unitId: 'unit-hawthorn' }
  const email = { kind: 'email', personId: owen.id }

  it.each<readonly [channels: readonly string[], expected: readonly object[]]>([
    [['direct'], [direct]],
    [['channel'], [channel]],
    [['direct', 'email'], [direct, email]],
    [['direct', 'channel', 'email'], [direct, channel, email]],
  ])('%s', (channels, expected) => {
    expect(toldAt(through(...channels))).toEqual(expected)
  })

  it('a policy that says nothing means direct messages', () => {
    expect(toldAt(policyWith({}))).toEqual([direct])
  })

  it('of a restricted case nothing is said in the channel: they are told directly instead, once', () => {
    const restricted = { history: history({ restrictedTo: [mo.id, gail.id, owen.id] }) }
    expect(toldAt(through('channel'), restricted)).toEqual([direct])
    expect(toldAt(through('direct', 'channel'), restricted)).toEqual([direct])
  })

  it('each way is an occurrence of its own, so that none keeps another from being said', () => {
    const up = raised({}, { policy: through('direct', 'channel', 'email') })
    const keys = accepted(climb(up, tenOn('2026-11-25'), newId)).notices.map(({ occurrence }) => occurrence)
    expect(new Set(keys).size).toBe(keys.length)
  })
})
