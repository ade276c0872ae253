import { timeFrom } from '../domain/calendar/london.ts'
import type { PanelReferralId } from '../domain/ids.ts'
import { at, caseRef, day, staff } from './example-world.ts'
import type { PanelAgendaShown, ReferralShown } from './panel-shown.ts'

/** A family on its way to the Resource Panel of Thursday 26 November 2026. */

export const referralId = '6f1e8a52-1d0c-4b7e-9a35-0c8d2b7f4e61' as PanelReferralId

const sitting = { on: day('2026-11-26'), time: timeFrom('10:00'), movedFrom: null }
const ticked = { by: staff.sam, at: at('2026-11-20', '15:10') }

const preparing: ReferralShown = {
  id: referralId, version: 3, caseRef: caseRef('C-1031'), panelName: 'Resource Panel', state: 'preparing', sitting,
  papersDue: day('2026-11-24'),
  papers: [
    { what: 'Assessment of each child, up to date', preparedBy: 'social worker', owner: staff.sam, ticked },
    { what: 'Care plan for each child, with what it needs', preparedBy: 'consultant social worker', owner: staff.amara, ticked: null },
    { what: 'Legal advice', preparedBy: 'principal lawyer', owner: null, ticked: null },
  ],
  takenIncompleteBy: null, decision: { number: 14 }, outcomes: [], referredBy: staff.amara, referredAt: at('2026-11-17', '11:30'),
  waitedWorkingDays: 5,
}
const all = preparing.papers.map((paper) => ({ ...paper, ticked }))
const outcome = {
  childRef: 'C-1031-A', outcome: 'agreed-with-conditions', hasWords: true, backOn: null, sittingOn: day('2026-11-26'),
  decidedBy: staff.owen, recordedBy: staff.dee,
} as const

export const referrals = {
  preparing,
  ready: { ...preparing, version: 5, state: 'ready', papers: all },
  incomplete: { ...preparing, version: 4, state: 'ready', takenIncompleteBy: staff.owen },
  decided: {
    ...preparing, version: 6, state: 'decided', papers: all,
    outcomes: [outcome, { ...outcome, childRef: 'C-1031-B', outcome: 'not-agreed', recordedBy: staff.owen }],
  },
  back: {
    ...preparing, version: 6, state: 'ready', papers: all,
    sitting: { on: day('2026-12-29'), time: timeFrom('10:00'), movedFrom: day('2026-12-28') },
    outcomes: [{ ...outcome, outcome: 'deferred', hasWords: false, backOn: day('2026-12-29') }],
  },
  alone: {
    ...preparing, version: 6, state: 'decided',
    outcomes: [{ ...outcome, outcome: 'agreed', hasWords: false, sittingOn: null, recordedBy: staff.owen }],
  },
  withdrawn: { ...preparing, version: 6, state: 'withdrawn' },
} as const satisfies Record<string, ReferralShown>

export const exampleAgenda: PanelAgendaShown = {
  panel: { id: 'resource', name: 'Resource Panel' }, sitting, papersDue: day('2026-11-24'),
  onAgenda: [
    { id: referralId, caseRef: caseRef('C-1007'), childRefs: ['C-1007-A'], isBack: true, missing: [], waitedWorkingDays: 12 },
    { id: referralId, caseRef: caseRef('C-1019'), childRefs: [], isBack: false, missing: preparing.papers.slice(2), waitedWorkingDays: 3 },
  ],
  preparing: [{
    id: referralId, caseRef: caseRef('C-1031'), childRefs: ['C-1031-A', 'C-1031-B'], isBack: false, missing: preparing.papers.slice(1),
    waitedWorkingDays: 5,
  }],
  between: [{
    caseRef: caseRef('C-1050'), what: 'D-17, apply for an emergency protection order: approved', by: staff.owen,
    at: at('2026-11-22', '02:14'),
  }],
}
