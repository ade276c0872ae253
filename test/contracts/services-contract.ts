import { beforeEach, describe, expect, it } from 'vitest'
import { dateFrom, instantFrom } from '../../src/domain/calendar/london.ts'
import type { Decision } from '../../src/domain/decision/decision.ts'
import type { Write } from '../../src/domain/outcome.ts'
import { REFERRAL_STATES, type ReferralState, type ServiceReferral } from '../../src/domain/service/service-referral.ts'
import type { Service } from '../../src/domain/service/service.ts'
import type { Services } from '../../src/ports/services.ts'
import { aCommit, aCouncil, aDecision, anEscalation, aTask, type Council, newId, now, policy, today, writesOf } from './council.ts'
import type { Kept } from './kept.ts'

export interface KeptServices extends Kept {
  readonly services: Services
}

/** What every directory of services must do, whatever it keeps them in. */
export function servicesContract(kept: () => KeptServices): void {
  let council: Council
  let service: Service
  const services = () => kept().services
  const write = (...writes: readonly Write[]) => kept().store.commit(council.id, aCommit(writes))
  const referred = async (steps: readonly Step[], changes: Partial<ServiceReferral> = {}, of: Partial<Decision> = {}) => {
    const { decision, referral } = aReferral(council, service, steps, changes, of)
    return { decision, referral, result: await write({ kind: 'decision', row: decision }, { kind: 'service-referral', row: referral }) }
  }

  beforeEach(async () => {
    council = aCouncil()
    service = aService(council)
    await kept().addOrganisation(council, policy)
    await write(...writesOf(council), { kind: 'service', row: service })
  })

  describe('the directory', () => {
    it('gives back every word of an entry, in the order of the menu', async () => {
      const sparse: Service = {
        ...aService(council, 'a-line'), section: 'Advice', ways: [], panel: 'jarp', expectedWait: null, checkedOn: null, isOffered: false,
      }
      await write({ kind: 'service', row: sparse })
      expect(await services().directory(council.id)).toEqual([{ ...sparse, version: 1 }, { ...service, version: 1 }])
    })

    it('keeps what changed, and refuses what was drawn from before', async () => {
      const changed: Service = { ...service, version: 1, contact: 'Duty desk, 020 7946 0199', ways: ['straight', 'self'], checkedOn: today }
      await write({ kind: 'service', row: changed })
      expect(await services().directory(council.id)).toEqual([{ ...changed, version: 2 }])
      expect(await write({ kind: 'service', row: changed })).toEqual({ kind: 'stale' })
      expect(await write({ kind: 'service', row: aService(council) })).toEqual({ kind: 'stale' })
    })
  })

  describe('referrals', () => {
    it('are given back with their service, case and decision, the latest first', async () => {
      const over = await referred([['asked', '2026-11-02'], ['made', '2026-11-02'], ['declined', '2026-11-04']], { reason: '“full” until spring' })
      const { decision, referral } = await referred([['asked', '2026-11-20'], ['made', '2026-11-20']])
      const line = { service: { ...service, version: 1 }, case: { id: council.family.id, ref: council.family.ref } }
      const [latest, before] = await services().ofCase(council.id, council.family.id)
      expect(latest).toEqual({ ...line, referral: { ...referral, version: 1 }, decision: { ...decision, number: 2, version: 1 } })
      expect(before?.referral).toEqual({ ...over.referral, version: 1 })
      expect(await services().referral(council.id, referral.id)).toEqual(latest)
    })

    it('run once at a time to a service, whoever refers at the same moment, and again when one is over', async () => {
      const first = await referred([['asked', '2026-11-20']])
      expect((await referred([['asked', '2026-11-20']])).result).toEqual({ kind: 'stale' })
      const ended: ServiceReferral = { ...first.referral, version: 1, state: 'not-agreed', steps: steps(council, [['asked', '2026-11-20'], ['not-agreed', '2026-11-23']]) }
      await write({ kind: 'service-referral', row: ended })
      expect((await referred([['asked', '2026-11-24']])).result.kind).toBe('committed')
    })

    it('that were asked for are found once their decision is settled, with when it was', async () => {
      const { decision, referral } = await referred([['asked', '2026-11-20']], {}, { state: 'waiting' })
      expect(await services().settled(council.id)).toEqual([])
      const closedAt = instantFrom('2026-11-24T16:30:00.000Z')
      const escalation = anEscalation(council, decision, { state: 'approved', nextStepAt: null, closedAt, closedById: council.gail.id })
      await write({ kind: 'decision', row: { ...decision, state: 'approved', version: 1 } }, { kind: 'escalation', row: escalation })
      expect(await services().settled(council.id)).toMatchObject([
        { referral: { id: referral.id, version: 1 }, decision: { state: 'approved' }, settledAt: closedAt, case: { ref: council.family.ref, children: [{ ref: 'A' }] } },
      ])
      await write({ kind: 'service-referral', row: { ...referral, version: 1, state: 'made', steps: steps(council, [['asked', '2026-11-20'], ['made', '2026-11-24']]) } })
      expect(await services().settled(council.id)).toEqual([])
    })

    it('follow a decision that took the place of theirs', async () => {
      const { decision, referral } = await referred([['asked', '2026-11-20']], {}, { state: 'waiting' })
      const next = aDecision(council, { type: 'refer', amount: null, summary: service.name, state: 'waiting', followsId: decision.id })
      await write({ kind: 'decision', row: { ...decision, state: 'superseded', version: 1 } }, { kind: 'decision', row: next })
      expect(await services().settled(council.id)).toEqual([])
      await write({ kind: 'decision', row: { ...next, state: 'approved', version: 1 } })
      expect(await services().settled(council.id)).toMatchObject([{ referral: { id: referral.id }, decision: { id: next.id }, isAsAsked: true }])
      await write({ kind: 'decision', row: { ...next, state: 'approved', summary: 'something else', version: 2 } })
      expect(await services().settled(council.id)).toMatchObject([{ decision: { id: next.id }, isAsAsked: false }])
    })

    it('that wait are found from the day asked about, unless somebody has the chasing open', async () => {
      const { referral } = await referred([['asked', '2026-11-02'], ['made', '2026-11-03']])
      const found = async (madeBy: string) => (await services().awaited(council.id, dateFrom(madeBy))).map((one) => one.referral.id)
      expect([await found('2026-11-02'), await found('2026-11-03')]).toEqual([[], [referral.id]])
      const task = aTask(council)
      await write({ kind: 'task', row: task }, { kind: 'service-referral', row: { ...referral, version: 1, chasedOn: today, chaseTaskId: task.id } })
      expect(await found('2026-11-27')).toEqual([])
      await write({ kind: 'task', row: { ...task, version: 1, state: 'met', closedAt: now } })
      expect(await services().awaited(council.id, today)).toMatchObject([{
        referral: { chasedOn: today, chaseTaskId: task.id, version: 2 }, service: { name: service.name }, case: { id: council.family.id, restrictedTo: null },
      }])
    })

    it.each(REFERRAL_STATES)('are waited for while they are made and not begun: %s', async (state) => {
      await referred([['asked', '2026-11-02'], ...(state === 'asked' || state === 'not-agreed' ? [] : [['made', '2026-11-02'] as const]), [state, '2026-11-03']])
      expect((await services().awaited(council.id, today)).length).toBe(['made', 'accepted', 'waiting'].includes(state) ? 1 : 0)
    })

    it('that started are counted from a day on, whatever became of them', async () => {
      const begun = [['asked', '2026-06-01'], ['made', '2026-06-02'], ['started', '2026-06-09']] as const
      await referred([...begun, ['ended', '2026-07-01']])
      const counted = { serviceId: service.id, madeOn: '2026-06-02', startedOn: '2026-06-09' }
      expect(await services().begunSince(council.id, dateFrom('2026-06-09'))).toEqual([counted])
      expect(await services().begunSince(council.id, dateFrom('2026-06-10'))).toEqual([])
    })
  })

  it('two councils with the same codes and ids never see anything of each other', async () => {
    const begun = await referred([['asked', '2026-11-02'], ['made', '2026-11-02'], ['started', '2026-11-04']])
    const alone = await everythingOf(services(), council, begun.referral)

    const other = aCouncil()
    await kept().addOrganisation(other, policy)
    const mine = <Row extends { readonly organisationId: Council['id'] }>(row: Row): Row => ({ ...row, organisationId: other.id })
    const twins: Write[] = [
      { kind: 'unit', row: { ...mine(council.unit), groupManagerId: null, channels: [] } }, { kind: 'case', row: mine(council.family) },
      { kind: 'service', row: mine(service) }, { kind: 'decision', row: mine(begun.decision) }, { kind: 'service-referral', row: mine(begun.referral) },
    ]
    expect((await kept().store.commit(other.id, aCommit(twins))).kind).toBe('committed')
    expect(await everythingOf(services(), council, begun.referral)).toEqual(alone)
    expect(JSON.stringify(await everythingOf(services(), { ...council, id: other.id }, begun.referral))).not.toContain(council.id)
    const stranger = aCouncil()
    await kept().addOrganisation(stranger, policy)
    expect(await everythingOf(services(), { ...council, id: stranger.id }, begun.referral)).toEqual([[], [], null, [], [], []])
    expect(await kept().store.commit(stranger.id, aCommit([{ kind: 'service', row: { ...service, version: 1 } }]))).toEqual({ kind: 'stale' })
  })
}

type Step = readonly [state: ReferralState, on: string]

function everythingOf(services: Services, { id, family }: Council, { id: referralId }: ServiceReferral): Promise<readonly unknown[]> {
  return Promise.all([
    services.directory(id), services.ofCase(id, family.id), services.referral(id, referralId), services.begunSince(id, dateFrom('2026-01-01')),
    services.settled(id), services.awaited(id, today),
  ])
}

function aService({ id }: Council, code = 'contact-service'): Service {
  return {
    id: newId('service'), organisationId: id, code, name: 'Contact “Service” & co', section: 'Time together', purpose: 'Contact; with support.',
    audience: 'Children who live apart.', ways: ['straight', 'commissioned'], panel: null, criteria: 'None\nat all.',
    contact: 'Duty desk, 020 7946 0101', expectedWait: 10, source: 'Service lead', checkedOn: dateFrom('2026-10-25'), isOffered: true, version: 0,
  }
}

function steps({ jo }: Council, made: readonly Step[]): ServiceReferral['steps'] {
  return made.map(([state, on]) => ({ state, on: dateFrom(on), at: instantFrom(`${on}T10:00:00.000Z`), byId: jo.id }))
}

function aReferral(council: Council, service: Service, made: readonly Step[], changes: Partial<ServiceReferral>, of: Partial<Decision>) {
  const decision = aDecision(council, { type: 'refer', amount: null, summary: service.name, ...of })
  const referral: ServiceReferral = {
    id: newId('service-referral'), organisationId: council.id, caseId: council.family.id, serviceId: service.id, decisionId: decision.id,
    askedById: council.jo.id, state: made.at(-1)?.[0] ?? 'asked', steps: steps(council, made), reason: null, chasedOn: null, chaseTaskId: null,
    version: 0, ...changes,
  }
  return { decision, referral }
}
