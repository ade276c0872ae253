import type { ChildId, TaskId } from '../../../src/domain/ids.ts'
import type { PanelFacts } from '../../../src/domain/panel/panel-facts.ts'
import type { SittingPanel } from '../../../src/domain/panel/panel-policy.ts'
import { sitsHere } from '../../../src/domain/panel/panel-policy.ts'
import { refer } from '../../../src/domain/panel/refer.ts'
import type { PanelReferral } from '../../../src/domain/panel/referral.ts'
import type { Task } from '../../../src/domain/task/task.ts'
import { allFacts } from '../authority/hackney.ts'
import { accepted } from '../escalation/raised.ts'
import { asking, child, family, history, mo, policy } from '../unit/hawthorn.ts'

export function panelCalled(id: string): SittingPanel {
  const panel = policy.panels.find((one) => one.id === id)
  if (panel === undefined || !sitsHere(panel)) throw new Error(`the policy has no sitting panel ${id}`)
  return panel
}

export const sibling = { ...child, id: 'child-b' as ChildId, ref: 'B' }

/** Hawthorn's family of two children, with everybody who stands above the unit, and no referral yet. */
export function panelFacts(changes: Partial<PanelFacts> = {}): PanelFacts {
  const two = { ...history(), case: { ...family, children: [child, sibling] } }
  return { ...allFacts(), history: two, tasks: [], decisions: [], escalations: [], referrals: [], ...changes }
}

/** As the database keeps it: its version moved with the commit, and so did its tasks'. */
export function referred(facts: PanelFacts = panelFacts(), panel = 'resource'): { readonly facts: PanelFacts; readonly referral: PanelReferral } {
  const outcome = accepted(refer(facts, { panel }, asking(mo)))
  const referral = { ...outcome.referral, version: outcome.referral.version + 1 }
  const tasks = outcome.writes.flatMap((write): Task[] => (write.kind === 'task' ? [{ ...write.row, number: 1, version: 1 }] : []))
  return { referral, facts: { ...facts, tasks: [...facts.tasks, ...tasks], referrals: [...facts.referrals, referral] } }
}

/** The same with every paper there, on the agenda of Thursday 3 December. */
export function ready(changes: Partial<PanelReferral> = {}): { readonly facts: PanelFacts; readonly referral: PanelReferral } {
  const { facts, referral } = referred()
  const papers = referral.papers.map((paper) => ({ ...paper, ticked: { byId: mo.id, at: referral.referredAt } }))
  const on: PanelReferral = { ...referral, papers, state: 'ready', readyFor: '2026-12-03' as NonNullable<PanelReferral['readyFor']>, ...changes }
  return { facts: { ...facts, referrals: [on] }, referral: on }
}

export function taskIdOf(referral: PanelReferral, paper: string): TaskId {
  const found = referral.papers.find(({ id }) => id === paper)
  if (found === undefined) throw new Error(`the checklist has no ${paper}`)
  return found.taskId
}
