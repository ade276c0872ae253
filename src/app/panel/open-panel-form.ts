import { momentInWords } from '../../domain/calendar/words.ts'
import { mattersOf, openMatters, type Paper } from '../../domain/panel/referral.ts'
import { mayChairAnywhere, mayTick, theRole } from '../../domain/panel/who-may.ts'
import type { Person } from '../../domain/unit/person.ts'
import { isMember } from '../../domain/unit/membership.ts'
import type { FormName } from '../../intents/parsed.ts'
import { drawForm } from '../../messages/forms/draw-form.ts'
import { noOffers, type PanelOffers } from '../../messages/forms/form-ask.ts'
import type { Reply } from '../../messages/reply.ts'
import { nameOf } from '../../domain/task/say-task.ts'
import type { Opening } from '../open-form.ts'
import { form, notFound } from '../reply.ts'
import type { Situation } from '../situation.ts'
import { ALL_CHILDREN } from '../../intents/forms/panel.ts'
import { inFamily, loadReferral } from './load-referral.ts'
import { sittingScene } from './sitting-scene.ts'

const PANEL_FORMS: ReadonlySet<FormName> = new Set(['panel-papers', 'panel-incomplete', 'panel-attendance', 'panel-outcome'])

export function isPanelForm(name: FormName): boolean {
  return PANEL_FORMS.has(name)
}

/** Shows a form about a panel, with its papers, children and whoever may chair it. */
export function openPanelForm(situation: Situation, opening: Opening): Promise<Reply> {
  return opening.form === 'panel-attendance' ? attendance(situation, opening) : aboutReferral(situation, opening)
}

async function aboutReferral(situation: Situation, opening: Opening): Promise<Reply> {
  const loaded = await loadReferral(situation, opening.carries['referral'] ?? opening.values['referral'] ?? '')
  const scene = inFamily(loaded, situation)
  if (scene === null || loaded.line === null) return notFound('referral')
  const { referral, caseRef } = loaded.line
  const name = scene.policy.panels.find(({ id }) => id === referral.panel)?.name ?? referral.panel
  const matters = new Set(referral.state === 'preparing' ? mattersOf(referral) : openMatters(referral).map(({ childId }) => childId))
  const children = loaded.line.children.filter(({ id }) => matters.has(id))
  const stateOf = (paper: Paper): string => {
    const { ticked, preparedBy } = paper
    if (ticked !== null) return `There: ${nameOf(ticked.byId, scene.people) ?? ''}, ${momentInWords(ticked.at)}`
    return `Missing: for ${theRole(preparedBy, scene)} to tick`
  }
  const panel: PanelOffers = {
    about: `${caseRef} at the ${name}`, children, chairs: [],
    papers: referral.papers.map((paper) => ({
      id: paper.id, what: paper.what, state: stateOf(paper),
      isTheirs: paper.ticked === null && mayTick(scene.asker, paper, scene, situation.today),
    })),
  }
  const only = children.length === 1 ? children[0]?.id ?? '' : children.length === 0 ? ALL_CHILDREN : ''
  const values = opening.form === 'panel-outcome' ? { child: only, ...opening.values } : opening.values
  // a form that came back without a problem is one in which nothing was ticked
  const isBack = opening.form === 'panel-papers' && 'referral' in opening.carries
  const problems = isBack ? { papers: 'Tick what is there, or close this.', ...opening.problems } : opening.problems
  return form(drawForm[opening.form]({ ...opening, values, problems, offers: { ...noOffers, panel } }))
}

/** Those who sit as they are expected, for whoever records it to correct: the members from outside the units, and the asker. */
async function attendance(situation: Situation, opening: Opening): Promise<Reply> {
  const scene = await sittingScene(situation)
  const panel = scene.policy.panels.find(({ id }) => id === (opening.carries['panel'] ?? opening.values['panel']))
  if (panel === undefined) return notFound('panel')
  const { today } = situation
  const isOutside = (person: Person): boolean => !scene.units.some((unit) => isMember(person, { unit, policy: scene.policy }, today))
  const chairsIt = ({ posts }: Person): boolean => posts.some(({ role }) => role === panel.chair)
  const sits = (person: Person): boolean =>
    person.isActive && (chairsIt(person) || person.posts.some(({ role }) => panel.members.includes(role)))
  const expected = scene.people.filter((person) => sits(person) && isOutside(person)).map(({ name }) => name).toSorted()
  const chairs = scene.people.filter((person) => mayChairAnywhere(person, panel, scene, today))
  const chair = chairs.find(({ id }) => id === situation.askerId) ?? chairs.find(chairsIt)
  const values = { chair: chair?.id ?? '', present: expected.join(', '), ...opening.values }
  const offered: PanelOffers = { about: panel.name, papers: [], children: [], chairs: chairs.map(({ id, name }) => ({ id, name })) }
  return form(drawForm[opening.form]({ ...opening, values, offers: { ...noOffers, panel: offered } }))
}
