import type { LondonDate } from '../calendar/london.ts'
import { londonDateOf } from '../calendar/london.ts'
import { askerOf } from '../case/asker-of.ts'
import type { CaseHistory } from '../case/case.ts'
import { caseIsVisibleTo } from '../case/case.ts'
import { identifyingRefusal } from '../decision/identifying-text.ts'
import type { NewNotice } from '../notice.ts'
import type { Asking, Outcome, Write } from '../outcome.ts'
import { refused } from '../outcome.ts'
import { redrawTask } from '../task/redraw-task.ts'
import type { Task } from '../task/task.ts'
import type { UnitFacts } from '../unit/membership.ts'
import { sayState } from './refer-to-service.ts'
import type { ReferralNews, ServiceReferral } from './service-referral.ts'
import { dayOf, NEEDS_REASON, nextNews } from './service-referral.ts'
import type { Service } from './service.ts'

export interface NewsFacts extends UnitFacts {
  readonly history: CaseHistory
  readonly tasks: readonly Task[]
  readonly referral: ServiceReferral
  readonly service: Service
}

export interface NewsRequest {
  /** The version of the card it was told on. */
  readonly version: number
  readonly state: ReferralNews
  /** The day it happened; null for today. */
  readonly on: LondonDate | null
  readonly reason: string | null
}

/**
 * Records what was heard of a referral: anybody of the unit may, and what was to be chased is done with. Whoever made the referral
 * hears of it, if it was somebody else who told us.
 */
export function recordNews(facts: NewsFacts, request: NewsRequest, asking: Asking): Outcome<{ readonly referral: ServiceReferral }> {
  const { referral, service, history } = facts
  const today = londonDateOf(asking.now)
  const asker = askerOf(facts, asking)
  if (asker === null || referral.caseId !== history.case.id) return refused('not-found', 'That referral was not found.')
  const reason = request.reason?.trim() ?? ''
  if (request.version !== referral.version || !nextNews(referral).includes(request.state)) {
    return refused('moved-on', `The referral to ${service.name} is ${sayState(referral)}. Nothing was changed; look at it again.`)
  }
  const on = request.on ?? today
  if (on > today) return refused('in-the-future', 'That day is still to come. Give the day it happened.')
  const madeOn = dayOf('made', referral)
  if (madeOn !== null && on < madeOn) return refused('before-referral', 'That is before the referral was made. Give the day it happened.')
  if (reason === '' && NEEDS_REASON.has(request.state)) return refused('needs-reason', 'Say why, so that the next person knows.')
  const identifying = reason === '' ? null : identifyingRefusal(reason, { ...facts, alsoSaid: [service.name] })
  if (identifying !== null) return identifying

  const row: ServiceReferral = {
    ...referral, state: request.state, steps: [...referral.steps, { state: request.state, on, at: asking.now, byId: asker.id }],
    reason: reason === '' ? referral.reason : reason,
  }
  const chase = facts.tasks.find((task) => task.id === referral.chaseTaskId && task.state === 'open')
  const chased: readonly Write[] = chase === undefined ? []
    : [{ kind: 'task', row: { ...chase, state: 'met', doneOn: today, closedById: asker.id, closedAt: asking.now } }]
  const entry = { byId: asker.id, at: asking.now, unitId: history.case.unitId, caseId: history.case.id }
  return {
    kind: 'accepted',
    referral: row,
    writes: [{ kind: 'service-referral', row }, ...chased],
    audit: [
      { ...entry, event: `service-referral-${request.state}`, subjectId: referral.id, detail: { service: service.code, on, drawnFrom: referral.version } },
      ...(chase === undefined ? [] : [{ ...entry, event: 'task-met', subjectId: chase.id, detail: { doneOn: today, referralId: referral.id } }]),
    ],
    notices: [...tell(row, facts, asking), ...(chase === undefined ? [] : [redrawTask(chase, asking.newId)])],
  }
}

/** Draws the cards there are again, and tells whoever made the referral. */
function tell(referral: ServiceReferral, { history, people }: NewsFacts, { askerId, newId }: Asking): readonly NewNotice[] {
  const { id, version, askedById } = referral
  const shared = { isUrgent: false, lateByMinutes: 0, subjectId: id }
  const madeBy = people.find((person) => person.id === askedById && person.isActive)
  const hears = madeBy !== undefined && madeBy.id !== askerId && caseIsVisibleTo(history.case, madeBy.id)
  return [
    {
      ...shared, id: newId('notice'), occurrence: `refresh/${id}/${version + 1}`, to: { kind: 'unit', unitId: history.case.unitId },
      about: { kind: 'refresh', subjectId: id },
    },
    ...(!hears ? [] : [{
      ...shared, id: newId('notice'), occurrence: `service-referral/${id}/${version + 1}`, to: { kind: 'person', personId: madeBy.id },
      about: { kind: 'service-referral', referralId: id },
    } as const]),
  ]
}
