import { roleName } from '../../domain/authority/say-authority.ts'
import { standingsOf } from '../../domain/authority/standing.ts'
import { atLondon } from '../../domain/calendar/london.ts'
import { momentInWords } from '../../domain/calendar/words.ts'
import type { ChildId } from '../../domain/ids.ts'
import { refused, type Asking, type Outcome, type Refusal } from '../../domain/outcome.ts'
import type { OutcomeFacts } from '../../domain/panel/outcome-guards.ts'
import { sitsHere, type SittingPanel } from '../../domain/panel/panel-policy.ts'
import { recordAttendance } from '../../domain/panel/record-attendance.ts'
import { recordOutcome } from '../../domain/panel/record-outcome.ts'
import { refer } from '../../domain/panel/refer.ts'
import type { PanelReferral } from '../../domain/panel/referral.ts'
import { nextSitting, sittingFrom, sittingsFrom } from '../../domain/panel/sitting.ts'
import { takeIncomplete } from '../../domain/panel/take-incomplete.ts'
import { tickPapers } from '../../domain/panel/tick-papers.ts'
import { chairStanding, isCoordinator, mayChairAnywhere, rolesHeld } from '../../domain/panel/who-may.ts'
import { withdrawReferral } from '../../domain/panel/withdraw-referral.ts'
import { mayActForUnit } from '../../domain/unit/membership.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { panelSat } from '../../messages/cards/panel-sat.ts'
import { panelsShown } from '../../messages/cards/panels-shown.ts'
import { referralShown as referralCard } from '../../messages/cards/referral-shown.ts'
import { referralPage } from '../../messages/forms/panel.ts'
import type { Reply } from '../../messages/reply.ts'
import type { CaseScene } from '../in-case.ts'
import { openForm } from '../open-form.ts'
import { panelAgendaShown } from '../panel/agenda-shown.ts'
import { aWeekAgo, inFamily, loadFamily, loadReferral } from '../panel/load-referral.ts'
import { peopleNamed } from '../panel/people-named.ts'
import { panelWords, referralShown } from '../panel/referrals-shown.ts'
import { sittingScene } from '../panel/sitting-scene.ts'
import { done, form, message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague } from '../shown.ts'
import { asking, type Situation } from '../situation.ts'
import { writtenPerson } from '../written-person.ts'
import type { Handlers } from './handler.ts'

type PanelKinds = 'show-panels' | 'refer-to-panel' | 'show-referral' | 'read-referral' | 'tick-papers' | 'take-incomplete' | 'withdraw-referral'
  | 'record-attendance' | 'record-panel-outcome'

/** Panels: what is for them, what is missing, who sat, what they came to. */
export const panelHandlers: Handlers<PanelKinds> = {
  'show-panels': (_intent, situation) => showPanels(situation),

  async 'refer-to-panel'({ case: ref, panel }, situation) {
    const settled = await settle(situation, () => loadFamily(situation, ref), (loaded) => {
      const facts = inFamily(loaded, situation)
      return facts === null ? refused('not-found', 'That case was not found.') : refer(facts, { panel }, asking(situation))
    })
    if (settled.kind === 'refused') return settled.refusal.reason === 'not-found' ? notFound(`case ${ref}`) : refuse(settled.refusal)
    return showReferral(settled.outcome.referral.id, situation, settled.notices)
  },

  'show-referral': ({ referral }, situation) => showReferral(referral, situation, null),

  async 'read-referral'({ referral: id }, situation) {
    const loaded = await loadReferral(situation, id)
    const facts = inFamily(loaded, situation)
    if (facts === null || loaded.line === null) return notFound('referral')
    const { referral, children } = loaded.line
    const shown = referralShown(loaded.line, await panelWords(situation.app, situation.organisationId, [loaded.line], situation.now))
    if (shown === null) return notFound('referral')
    return form(referralPage({
      shown, whyIncomplete: referral.takenIncomplete?.reason ?? null,
      outcomes: referral.outcomes.map(({ childId, outcome, conditions, at }) => ({
        childRef: children.find((child) => child.id === childId)?.ref ?? null, outcome, words: conditions, when: momentInWords(at),
      })),
    }))
  },

  'tick-papers': ({ referral, version, papers }, situation) =>
    press(situation, referral, (facts, about, by) => tickPapers(facts, { referral: about, version, papers }, by)),

  'take-incomplete': (intent, situation) =>
    press(situation, intent.referral, (facts, about, by) => takeIncomplete(facts, { referral: about, version: intent.version, reason: intent.reason }, by),
      (refusal) => openForm(situation, {
        form: 'panel-incomplete', values: { reason: intent.reason }, carries: { referral: intent.referral, version: String(intent.version) },
        problems: { reason: refusal.says },
      }), new Set(['may-identify', 'needs-reason'])),

  'withdraw-referral': ({ referral, version }, situation) =>
    press(situation, referral, (facts, about, by) => withdrawReferral(facts, { referral: about, version }, by)),

  'record-attendance': (intent, situation) => attended(intent, situation),

  'record-panel-outcome': (intent, situation) =>
    press(situation, intent.referral, (facts, about, by) => recordOutcome(facts, {
      referral: about, version: intent.version, childId: intent.child as ChildId | null, outcome: intent.outcome, words: intent.words,
      until: intent.until, isBetweenSittings: intent.isBetweenSittings,
    }, by), (refusal) => outcomeAgain(intent, refusal, situation), new Set(Object.keys(FIELD_OF))),
}

/** Beside which field a refusal of an outcome is mended. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'needs-words': 'words', 'may-identify': 'words', 'unchecked': 'words', 'needs-date': 'until', 'not-ahead': 'until',
}

function outcomeAgain(intent: IntentOf<'record-panel-outcome'>, { reason, says }: Refusal, situation: Situation): Promise<Reply> {
  return openForm(situation, {
    form: 'panel-outcome', problems: { [FIELD_OF[reason] ?? 'words']: says },
    values: { child: intent.child ?? 'all', outcome: intent.outcome, words: intent.words, until: intent.until ?? '' },
    carries: {
      referral: intent.referral, version: String(intent.version), ...(intent.isBetweenSittings ? { alone: 'yes' } : {}),
    },
  })
}

/** Does something to a referral and shows it as it is then; a refusal that a field would mend comes back as the form. */
async function press<Extra extends { readonly referral: PanelReferral }>(
  situation: Situation, id: string, decide: (facts: CaseScene & OutcomeFacts, referral: PanelReferral, by: Asking) => Outcome<Extra>,
  again?: (refusal: Refusal) => Promise<Reply>, mended: ReadonlySet<string> = new Set(),
): Promise<Reply> {
  const settled = await settle(situation, () => loadReferral(situation, id), (loaded) => {
    const facts = inFamily(loaded, situation)
    return facts === null || loaded.line === null
      ? refused('not-found', 'That referral was not found.')
      : decide(facts, loaded.line.referral, asking(situation))
  })
  if (settled.kind === 'stored') return showReferral(id, situation, settled.notices)
  const { refusal } = settled
  if (refusal.reason === 'not-found') return notFound('referral')
  if (again !== undefined && mended.has(refusal.reason)) return again(refusal)
  return refuse(refusal, [], [{ label: 'Show the referral', tone: 'normal', intent: { kind: 'show-referral', referral: id } }])
}

/** The referral as it is now, with what the asker can do about it. `notices` are those just promised; null when nothing was changed. */
async function showReferral(id: string, situation: Situation, notices: Parameters<typeof done>[1] | null): Promise<Reply> {
  const loaded = await loadReferral(situation, id)
  const facts = inFamily(loaded, situation)
  if (facts === null || loaded.line === null) return notFound('referral')
  const { line } = loaded
  const shown = referralShown(line, await panelWords(situation.app, situation.organisationId, [line], situation.now))
  const panel = facts.policy.panels.find((one) => one.id === line.referral.panel)
  if (shown === null || panel === undefined) return notFound('referral')
  const { asker } = facts
  const reader = chairStanding(asker, panel, facts, situation.today) !== null
    ? 'chair'
    : isCoordinator(asker, panel, facts, situation.today) ? 'recorder' : 'unit'
  const card = referralCard({ shown, reader })
  return notices === null ? message(card) : done(card, notices)
}

async function showPanels(situation: Situation): Promise<Reply> {
  const scene = await sittingScene(situation)
  const { today, now, calendar, app, organisationId } = situation
  const { asker, policy } = scene
  const theirs = new Set(scene.units.filter((unit) => {
    const facts = { ...scene, unit }
    return standingsOf(asker, facts, today).length > 0 || mayActForUnit(asker, facts, today)
  }).map(({ id }) => id))
  const panels = policy.panels.filter(sitsHere)
  return message(panelsShown({
    panels: await Promise.all(panels.map(async (panel) => ({
      ...await panelAgendaShown(app, organisationId, {
        panel, sitting: nextSitting(panel, now, calendar), viewerId: asker.id, isTheirs: ({ referral }) => theirs.has(referral.unitId),
      }, now),
      toRecord: mayRecord(panel) ? await unrecordedSitting(panel, situation) : null,
    }))),
  }))

  function mayRecord(panel: SittingPanel): boolean {
    return mayChairAnywhere(asker, panel, scene, today) || (panel.coordinator !== null && rolesHeld(asker, scene, today).has(panel.coordinator))
  }
}

/** The last sitting of these days that has begun, unless it is recorded with a quorum. */
async function unrecordedSitting(panel: SittingPanel, situation: Situation) {
  const { app, organisationId, now, today, calendar } = situation
  const last = sittingsFrom(panel, aWeekAgo(situation), calendar).findLast(({ on, time }) => on <= today && atLondon(on, time) <= now)
  if (last === undefined) return null
  const [recorded] = await app.panels.sittings(organisationId, panel.id, last.on, 1)
  return recorded?.on === last.on && recorded.isQuorate ? null : last.on
}

async function attended(intent: IntentOf<'record-attendance'>, situation: Situation): Promise<Reply> {
  const { app, organisationId, now, calendar } = situation
  const load = async () => {
    const [scene, [recorded = null]] = await Promise.all([
      sittingScene(situation), app.panels.sittings(organisationId, intent.panel, intent.on, 1),
    ])
    return { ...scene, sitting: recorded?.on === intent.on ? recorded : null }
  }
  const settled = await settle(situation, load, (scene): ReturnType<typeof recordAttendance> => {
    const chair = peopleNamed([intent.chair], scene.people, situation.ask)
    const present = peopleNamed(intent.present, scene.people, situation.ask)
    if (chair.kind === 'unclear') return refused('who-chaired', chair.says)
    if (present.kind === 'unclear') return refused('who', present.says)
    const [first] = chair.people
    if (first === undefined) return refused('who-chaired', 'Who chaired it?')
    return recordAttendance({ ...scene, calendar }, { panel: intent.panel, on: intent.on, chair: first, present: present.people }, asking(situation))
  })
  if (settled.kind === 'refused') return notAttended(intent, settled.refusal, situation)
  const { scene, outcome: { sitting, lacking } } = settled
  const panel = scene.policy.panels.find(({ id }) => id === sitting.panel)
  if (panel === undefined || !sitsHere(panel)) return notFound('panel')
  return message(panelSat({
    panelName: panel.name, on: sitting.on, lacking, chairRole: roleName(panel.chair, scene.policy),
    chair: colleague(sitting.chairedById, scene.people), present: sitting.presentIds.map((id) => colleague(id, scene.people)),
    agenda: await panelAgendaShown(app, organisationId, {
      panel, sitting: sittingFrom(panel, sitting.on, calendar), viewerId: situation.askerId,
    }, now),
  }))
}

function notAttended(intent: IntentOf<'record-attendance'>, { reason, says }: Refusal, situation: Situation): Promise<Reply> | Reply {
  const field = reason === 'who' ? 'present' : reason === 'who-chaired' || reason === 'not-a-chair' ? 'chair' : null
  if (field === null) return refuse({ says })
  return openForm(situation, {
    form: 'panel-attendance', carries: { panel: intent.panel, on: intent.on }, problems: { [field]: says },
    values: { chair: writtenPerson(intent.chair), present: intent.present.map(writtenPerson).join(', ') },
  })
}
