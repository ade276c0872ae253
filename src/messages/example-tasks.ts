import type { PersonalSection } from './cards/personal-digest.ts'
import type { DateBasis } from './date-basis.ts'
import type { DigestSection } from './digest-section.ts'
import { at, caseRef, day, staff } from './example-world.ts'
import type { TaskLine } from './task-lines.ts'
import type { TaskShown } from './task-shown.ts'
import type { Colleague } from './text.ts'

export const bases = {
  visit: { rule: 'LAC-8', source: 'SI 2010/959 reg 28(2)(b)', confidence: 'S' },
  review: { rule: 'LAC-4', source: 'SI 2010/959 reg 33(1)', confidence: 'S' },
  conference: { rule: 'CP-4', source: 'Working Together', confidence: 'N' },
  childInNeedVisit: { rule: 'CIN-1', source: 'council procedures', confidence: 'C' },
  educationPlan: { rule: 'LAC-19', source: 'council procedures', confidence: '?' },
  direction: { rule: 'CRT-2', source: 'the court’s order', confidence: 'N' },
} as const satisfies Record<string, DateBasis>

/** An open task nobody owns, due on Friday; say what is different. */
export function exampleTask(different: Partial<TaskShown['task']> & Partial<Omit<TaskShown, 'task'>> = {}): TaskShown {
  const { caseRef: ref = caseRef('C-1042'), childRef = null, owner = null, ...task } = different
  return {
    caseRef: ref, childRef, owner,
    task: {
      number: 12, version: 3, title: 'home visit', taskClass: 'direct-work', state: 'open',
      due: day('2026-11-27'), dueAt: null, bookBy: null, basis: null, link: null, closedReason: null, doneOn: null, closedAt: null,
      ...task,
    },
  }
}

/** Tasks as a unit has them, one of each sort. */
export const tasks = {
  visit: exampleTask({
    number: 12, title: 'Looked-after visit', taskClass: 'looked-after-visit', due: day('2026-11-20'), basis: bases.visit,
    childRef: 'C-1042-A', owner: staff.jo,
  }),
  review: exampleTask({
    number: 15, title: 'First looked-after review', taskClass: 'arranging', due: day('2026-12-28'), bookBy: day('2026-12-24'),
    basis: bases.review, caseRef: caseRef('C-1050'), childRef: 'C-1050-A',
  }),
  childInNeedVisit: exampleTask({
    number: 18, title: 'Child-in-need visit', taskClass: 'child-in-need-visit', due: day('2026-11-24'), basis: bases.childInNeedVisit,
    caseRef: caseRef('C-1007'), owner: staff.mo,
  }),
  direction: exampleTask({
    number: 21, title: 'Court direction: final evidence', taskClass: 'arranging', due: day('2026-11-27'), dueAt: at('2026-11-27', '16:00'),
    basis: bases.direction, caseRef: caseRef('C-1031'), owner: staff.sam,
  }),
  conference: exampleTask({
    number: 23, title: 'Review conference', taskClass: 'arranging', due: day('2026-11-30'), basis: bases.conference,
    caseRef: caseRef('C-1019'), owner: staff.priya,
  }),
  homeVisit: exampleTask({ number: 27, owner: staff.jo }),
  errand: exampleTask({
    number: 30, title: 'Book rooms for the December meetings', taskClass: 'arranging', due: null, caseRef: null, owner: staff.priya,
  }),
} as const

export const lines = {
  visit: { ...tasks.visit, daysLate: 2 },
  review: { ...tasks.review, daysLate: 0 },
  childInNeedVisit: { ...tasks.childInNeedVisit, daysLate: 0 },
  direction: { ...tasks.direction, daysLate: 0 },
  conference: { ...tasks.conference, daysLate: 0 },
  homeVisit: { ...tasks.homeVisit, daysLate: 0 },
  errand: { ...tasks.errand, daysLate: 0 },
} as const satisfies Record<string, TaskLine>

type LinesOfOne = readonly [person: Colleague | null, ...lines: readonly TaskLine[]]

/** A digest's section from lines by person, and how many more there are. */
export function section(groups: readonly LinesOfOne[], hidden = 0): DigestSection {
  return {
    count: groups.reduce((sum, [, ...some]) => sum + some.length, hidden), hidden,
    groups: groups.map(([person, ...some]) => ({ person, lines: some })),
  }
}

export const noTasks = section([])

/** Lines of one person's morning, and how many more there are. */
export function shownLines(items: readonly TaskLine[], hidden = 0): PersonalSection {
  return { count: items.length + hidden, items, hidden }
}

export const none = shownLines([])
