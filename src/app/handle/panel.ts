import { roleName } from '../../domain/authority/say-authority.ts'
import { standingsOf } from '../../domain/authority/standing.ts'
import { refused, type Refusal } from '../../domain/outcome.ts'
import { sitsHere, type SittingPanel } from '../../domain/panel/panel-policy.ts'
import { recordAttendance } from '../../domain/panel/record-attendance.ts'
import { nextSitting, sittingFrom, sittingToRecord } from '../../domain/panel/sitting.ts'
import { mayChairAnywhere, rolesHeld } from '../../domain/panel/who-may.ts'
import { mayActForUnit } from '../../domain/unit/membership.ts'
import type { IntentOf } from '../../intents/intent.ts'
import { panelSat } from '../../messages/cards/panel-sat.ts'
import { panelsShown } from '../../messages/cards/panels-shown.ts'
import type { Reply } from '../../messages/reply.ts'
import { openForm } from '../open-form.ts'
import { panelAgendaShown } from '../panel/agenda-shown.ts'
import { peopleNamed } from '../panel/people-named.ts'
import { sittingScene } from '../panel/sitting-scene.ts'
import { message, notFound, refuse } from '../reply.ts'
import { settle } from '../settle.ts'
import { colleague } from '../shown.ts'
import { asking, type Situation } from '../situation.ts'
import { writtenPerson } from '../written-person.ts'
import type { Handlers } from './handler.ts'
import { referralHandlers } from './panel-referral.ts'

/** Panels: when they sit next and what is for them, who sat, and the families on their way there. */
export const panelHandlers: Handlers<'show-panels' | 'record-attendance' | keyof typeof referralHandlers> = {
  ...referralHandlers,
  'show-panels': (_intent, situation) => showPanels(situation),
  'record-attendance': (intent, situation) => attended(intent, situation),
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
    const coordinates = panel.coordinator !== null && rolesHeld(asker, scene, today).has(panel.coordinator)
    return coordinates || mayChairAnywhere(asker, panel, scene, today)
  }
}

/** The last sitting that can still be written down, unless it is with a quorum. */
async function unrecordedSitting(panel: SittingPanel, { app, organisationId, now, calendar }: Situation) {
  const last = sittingToRecord(panel, now, calendar)
  if (last === null) return null
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
    const request = { panel: intent.panel, on: intent.on, chair: first, present: present.people }
    return recordAttendance({ ...scene, calendar }, request, asking(situation))
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
