import { toLine } from '../../domain/digest/lines.ts'
import { openCase } from '../../domain/case/open-case.ts'
import { recordEvent } from '../../domain/case/record-event.ts'
import { running } from '../../domain/clock/running.ts'
import { refused, type Outcome } from '../../domain/outcome.ts'
import { isRunning } from '../../domain/service/service-referral.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { caseChanged } from '../../messages/cards/case-changed.ts'
import { caseOpened } from '../../messages/cards/case-opened.ts'
import { caseShown } from '../../messages/cards/case-shown.ts'
import { eventHeadline } from '../../domain/case/event-headline.ts'
import type { Reply } from '../../messages/reply.ts'
import type { ReferralLine } from '../../ports/services.ts'
import { inCase, type CaseScene } from '../in-case.ts'
import { inUnit, NO_UNIT } from '../in-unit.ts'
import { openForm } from '../open-form.ts'
import { done, message, notFound, refuse } from '../reply.ts'
import { Overtaken, settle } from '../settle.ts'
import { serviceReferralShown } from '../services-shown.ts'
import { colleague, decisionShown, taskShown } from '../shown.ts'
import { asking, load, type Situation } from '../situation.ts'
import { londonTimeOf } from '../../domain/calendar/london.ts'
import { writeDetail } from '../../intents/reading/read-detail.ts'
import { belongsHere } from '../belongs-here.ts'
import type { Handlers } from './handler.ts'

/** Cases: shown, opened, and what happens on them. */
export const caseHandlers: Handlers<'show-case' | 'open-case' | 'case-event'> = {
  async 'show-case'({ case: ref }, situation) {
    const scene = inCase(await load(situation, { caseRef: ref }), situation)
    if (scene === null || !belongsHere(scene, situation)) return notFound(`case ${ref}`)
    const referrals = await situation.app.services.ofCase(situation.organisationId, scene.history.case.id)
    return message(caseShown(shownCase(scene, referrals, situation)))
  },

  async 'open-case'({ case: ref, childRef, dateOfBirth }, situation) {
    const settled = await settleUnlessTaken(situation, () => load(situation, { caseRef: ref }), (loaded) => {
      const scene = inUnit(loaded, situation)
      if (scene === null) return refused('no-unit', NO_UNIT.says)
      return openCase({ ...scene, rules: situation.app.rulesOf(scene.policy) }, { ref, childRef, dateOfBirth }, asking(situation))
    })
    if (settled === 'taken' || (settled.kind === 'refused' && settled.refusal.reason === 'not-found')) return refuse(NOT_AVAILABLE)
    if (settled.kind === 'refused') return refuse(settled.refusal)
    const { case: opened } = settled.outcome
    return done(caseOpened({ ref: opened.ref, unitName: settled.scene.unit?.name ?? '', childRef: opened.children.at(-1)?.ref ?? null }), settled.notices)
  },

  async 'case-event'(intent, situation) {
    const { app } = situation
    const settled = await settle(situation, () => load(situation, { caseRef: intent.case }), (loaded) => {
      const scene = inCase(loaded, situation)
      if (scene === null) return refused('not-found', `There is no case ${intent.case} that you can see.`)
      const { event, on, at, child, detail } = intent
      return recordEvent({ ...scene, rules: app.rulesOf(scene.policy) }, { event, on, at, child, detail }, asking(situation))
    })
    if (settled.kind === 'refused') return notRecorded(intent, settled.refusal, situation)
    const { outcome, scene, numbers } = settled
    const { event, raised, moved, closed } = outcome
    const shown = (task: (typeof raised)[number]) => taskShown({ ...task, number: numbers[task.id] ?? task.number }, scene)
    const children = scene.history?.case.children ?? []
    const childRef = children.length > 1 ? (children.find((one) => one.id === event.childId)?.ref ?? null) : null
    return done(caseChanged({
      caseRef: intent.case, hasSeveralChildren: children.length > 1, headline: eventHeadline(event, childRef), by: scene.asker, now: situation.now,
      raised: raised.map(shown), closed: closed.map(shown),
      moved: moved.flatMap(({ task, from }) => (from === null ? [] : [{ shown: shown(task), from }])),
    }), settled.notices)
  },
}

/** Another unit's case and one the asker may not know of are answered alike. */
const NOT_AVAILABLE = { says: 'That reference cannot be opened here. Check it, or ask whoever manages the unit.' }

/** A case the asker may not know of is not loaded, and its reference is found taken only when the new one is stored. */
async function settleUnlessTaken<Result extends Outcome>(...settling: Parameters<typeof settle<Result>>): Promise<Awaited<ReturnType<typeof settle<Result>>> | 'taken'> {
  try {
    return await settle(...settling)
  } catch (error) {
    if (error instanceof Overtaken) return 'taken'
    throw error
  }
}

/** Which field of the form mends a refusal; the others are answered as they are. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'in-the-future': 'on', 'beyond-calendar': 'on', 'needs-time': 'time', 'wrong-detail': 'detail', 'may-identify': 'detail', 'which-child': 'child',
}

async function notRecorded(intent: IntentOf<'case-event'>, { reason, says }: { readonly reason: string; readonly says: string }, situation: Situation): Promise<Reply> {
  if (reason === 'not-found') return notFound(`case ${intent.case}`)
  const field = FIELD_OF[reason]
  if (field === undefined) return refuse({ says })
  const values = {
    case: intent.case, event: intent.event, on: intent.on, time: intent.at === null ? '' : londonTimeOf(intent.at), child: intent.child ?? '',
    detail: writeDetail(Object.entries(intent.detail)),
  }
  return openForm(situation, { form: 'case-event', values, carries: {}, problems: { [field]: says } })
}

function shownCase(scene: CaseScene, referrals: readonly ReferralLine[], situation: Situation): Parameters<typeof caseShown>[0] {
  const { history, unit, policy, people, tasks, decisions, escalations } = scene
  const { app, today, now, calendar } = situation
  const { children } = history.case
  const childRef = (id: string | null) => (children.length > 1 ? (children.find((child) => child.id === id)?.ref ?? null) : null)
  const showing = { ...scene, today }
  return {
    ref: history.case.ref,
    unitName: unit.name,
    isRestricted: history.case.restrictedTo !== null,
    children: children.map((child) => child.ref),
    running: running(history, app.rulesOf(policy), today).map(({ event, since, childId }) => ({ event, since, childRef: childRef(childId) })),
    knownBy: history.case.knownBy.map((id) => colleague(id, people)),
    tasks: tasks.filter((task) => task.state === 'open').map((task) => toLine({ ...taskShown(task, scene), task }, today, calendar))
      .toSorted((one, other) => ((one.task.due ?? '9999') < (other.task.due ?? '9999') ? -1 : 1)),
    waiting: decisions.filter((one) => one.state === 'waiting' || one.state === 'sent-back').map((decision) => {
      const escalation = escalations.findLast((one) => one.decisionId === decision.id) ?? null
      const askedId = escalation?.askedId ?? null
      return { decision, caseRef: history.case.ref, escalation, asked: askedId === null ? null : colleague(askedId, people) }
    }),
    referrals: referrals.filter(({ referral }) => isRunning(referral)).map((line) => serviceReferralShown(line, showing, calendar)),
    decisions: decisions.toReversed().map((decision) => decisionShown(decision, showing)),
    now,
  }
}
