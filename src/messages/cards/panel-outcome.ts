import { referrals } from '../example-panels.ts'
import { exampleTask } from '../example-tasks.ts'
import type { Example } from '../example.ts'
import { at, day, staff } from '../example-world.ts'
import type { Block, Message } from '../model.ts'
import type { ReferralShown } from '../panel-shown.ts'
import { outcomeList, readReferral, sittingWhen } from '../panel-shown.ts'
import { taskTable } from '../task-lines.ts'
import type { TaskLine } from '../task-lines.ts'
import { buttons, heading, paragraph, stated, text } from '../text.ts'
import type { Instant } from '../../domain/calendar/london.ts'

export interface PanelOutcomeCard {
  readonly shown: ReferralShown
  /** What the unit has to do now. */
  readonly followUps: readonly TaskLine[]
  readonly now: Instant
}

/** To the unit: what the panel came to about each child, and what follows from it. The conditions are read on a page of their own. */
export function panelOutcome({ shown, followUps, now }: PanelOutcomeCard): Message {
  const { caseRef, panelName, decision, state } = shown
  const settles = decision === null || state !== 'decided' ? [] : [paragraph(`D-${decision.number} is settled by this.`)]
  return {
    summary: `${caseRef}: what the ${panelName} came to.`,
    blocks: [
      heading(`${caseRef}: what the ${panelName} came to`),
      outcomeList(shown.outcomes),
      ...(state === 'ready' ? [again(shown)] : settles),
      ...(followUps.length === 0
        ? []
        : [taskTable(`What follows: ${followUps.length}`, followUps, { now, columns: ['child', 'owner'], hidden: 0 })]),
      buttons(readReferral(shown)),
    ],
  }
}

function again({ sitting }: ReferralShown): Block {
  return stated('Still open', text('it is on the agenda again on ', ...sittingWhen(sitting), '.'), 'warning')
}

const followUp = { childRef: 'C-1031-A', owner: staff.amara }
const followUps: readonly TaskLine[] = [
  exampleTask({ ...followUp, number: 41, title: 'Tell the family what the Resource Panel decided', due: day('2026-11-27') }),
  exampleTask({
    ...followUp, number: 42, title: 'Put the outcome on the child’s file', taskClass: 'arranging', due: day('2026-11-30'), owner: staff.priya,
  }),
].map((task) => ({ ...task, daysLate: 0 }))
const now = at('2026-11-26', '11:05')

export const panelOutcomeExamples: readonly Example[] = [
  { title: 'What the panel came to, child by child', message: panelOutcome({ shown: referrals.decided, followUps, now }) },
  { title: 'Deferred by the panel', message: panelOutcome({ shown: referrals.back, followUps: [], now }) },
  { title: 'Decided by the chair between sittings', message: panelOutcome({ shown: referrals.alone, followUps: [], now }) },
]
