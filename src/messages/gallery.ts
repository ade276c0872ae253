import { allocationToConfirmExamples } from './cards/allocation-to-confirm.ts'
import { answerStoredExamples } from './cards/answer-stored.ts'
import { alreadyRecordedExamples } from './cards/already-recorded.ts'
import { caseChangedExamples } from './cards/case-changed.ts'
import { caseOpenedExamples } from './cards/case-opened.ts'
import { caseShownExamples } from './cards/case-shown.ts'
import { withdrawnExamples } from './cards/withdrawn.ts'
import { accountLinkedExamples } from './cards/account-linked.ts'
import { channelSetExamples } from './cards/channel-set.ts'
import { personLeftExamples } from './cards/person-left.ts'
import { clockProjectedExamples } from './cards/clock-projected.ts'
import { datesMovedExamples } from './cards/dates-moved.ts'
import { decisionMovedOnExamples } from './cards/decision-moved-on.ts'
import { decisionWaitsExamples } from './cards/decision-waits.ts'
import { inHandStoredExamples } from './cards/in-hand-stored.ts'
import { decisionRecordedExamples } from './cards/decision-recorded.ts'
import { driftAcceptedExamples } from './cards/drift-accepted.ts'
import { driftRaisedExamples } from './cards/drift-raised.ts'
import { dueListExamples } from './cards/due-list.ts'
import { escalationAnsweredExamples } from './cards/escalation-answered.ts'
import { escalationAskedExamples } from './cards/escalation-asked.ts'
import { caseNamedExamples } from './cards/case-named.ts'
import { escalationRaisedExamples } from './cards/escalation-raised.ts'
import { protectionNotedExamples } from './protection-noted.ts'
import { actAndRingExamples } from './cards/act-and-ring.ts'
import { outOfViewExamples } from './cards/out-of-view.ts'
import { recordPutRightExamples } from './cards/record-put-right.ts'
import { faultExamples } from './cards/fault.ts'
import { goOnExamples } from './cards/go-on.ts'
import { helpExamples } from './cards/help.ts'
import { homeExamples } from './cards/home.ts'
import { meetingReminderExamples } from './cards/meeting-reminder.ts'
import { nobodyAvailableExamples } from './cards/nobody-available.ts'
import { ownerSuggestedExamples } from './cards/owner-suggested.ts'
import { panelAgendaExamples } from './cards/panel-agenda.ts'
import { panelOutcomeExamples } from './cards/panel-outcome.ts'
import { panelSatExamples } from './cards/panel-sat.ts'
import { panelsShownExamples } from './cards/panels-shown.ts'
import { personalDigestExamples } from './cards/personal-digest.ts'
import { personUnreachableExamples } from './cards/person-unreachable.ts'
import { productLateExamples } from './cards/product-late.ts'
import { referralShownExamples } from './cards/referral-shown.ts'
import { refusalExamples } from './cards/refusal.ts'
import { strangerExamples } from './cards/stranger.ts'
import { serviceReferralExamples } from './cards/service-referral.ts'
import { serviceShownExamples } from './cards/service-shown.ts'
import { servicesMenuExamples } from './cards/services-menu.ts'
import { taskAllocatedExamples } from './cards/task-allocated.ts'
import { taskClosedExamples } from './cards/task-closed.ts'
import { taskDoneExamples } from './cards/task-done.ts'
import { taskNotSeenExamples } from './cards/task-not-seen.ts'
import { taskRaisedExamples } from './cards/task-raised.ts'
import { unitChangedExamples } from './cards/unit-changed.ts'
import { unitDigestExamples } from './cards/unit-digest.ts'
import { unitShownExamples } from './cards/unit-shown.ts'
import { welcomeExamples } from './cards/welcome.ts'
import type { Example } from './example.ts'
import { allocateExamples } from './forms/allocate.ts'
import { caseFormExamples } from './forms/case.ts'
import { decideExamples } from './forms/decide.ts'
import { decideAgainExamples } from './forms/decide-again.ts'
import { doneExamples } from './forms/done.ts'
import { driftFormExamples } from './forms/drift.ts'
import { escalateFormExamples } from './forms/escalate.ts'
import { escalationFormExamples } from './forms/escalation.ts'
import { panelFormExamples } from './forms/panel.ts'
import { serviceFormExamples } from './forms/services.ts'
import { unitFormExamples } from './forms/unit.ts'
import { lateExamples } from './late.ts'
import { redirectedExamples } from './redirected.ts'
import { repeatedExamples } from './repeated.ts'

export interface GalleryGroup {
  readonly title: string
  readonly examples: readonly Example[]
}

/** Everything the product says and asks, by example: shown in the playground, read by the tests, held against each platform's limits. */
export const gallery: readonly GalleryGroup[] = [
  {
    title: 'What arrives by itself',
    examples: [
      ...unitDigestExamples, ...personalDigestExamples, ...meetingReminderExamples, ...datesMovedExamples, ...lateExamples,
      ...redirectedExamples, ...repeatedExamples, ...personUnreachableExamples,
    ],
  },
  { title: 'For administrators', examples: productLateExamples },
  { title: 'My work', examples: homeExamples },
  {
    title: 'Tasks',
    examples: [
      ...taskRaisedExamples, ...ownerSuggestedExamples, ...allocationToConfirmExamples, ...taskAllocatedExamples, ...taskDoneExamples,
      ...taskNotSeenExamples, ...taskClosedExamples,
    ],
  },
  {
    title: 'Decisions',
    examples: [
      ...decisionRecordedExamples, ...alreadyRecordedExamples, ...escalationRaisedExamples, ...protectionNotedExamples, ...caseNamedExamples, ...recordPutRightExamples, ...outOfViewExamples, ...escalationAskedExamples,
      ...escalationAnsweredExamples, ...answerStoredExamples, ...inHandStoredExamples, ...decisionWaitsExamples, ...nobodyAvailableExamples,
      ...decisionMovedOnExamples,
    ],
  },
  {
    title: 'Cases and what is due',
    examples: [...caseShownExamples, ...caseChangedExamples, ...caseOpenedExamples, ...dueListExamples, ...clockProjectedExamples, ...driftRaisedExamples, ...driftAcceptedExamples],
  },
  {
    title: 'Panels',
    examples: [
      ...panelsShownExamples, ...referralShownExamples, ...panelAgendaExamples, ...panelSatExamples, ...panelOutcomeExamples, ...panelFormExamples,
    ],
  },
  { title: 'Services', examples: [...servicesMenuExamples, ...serviceShownExamples, ...serviceReferralExamples, ...serviceFormExamples] },
  { title: 'The unit', examples: [...unitShownExamples, ...unitChangedExamples, ...channelSetExamples, ...personLeftExamples] },
  {
    title: 'Help, and what went wrong',
    examples: [...welcomeExamples, ...helpExamples, ...goOnExamples, ...refusalExamples, ...faultExamples, ...actAndRingExamples, ...strangerExamples, ...accountLinkedExamples, ...withdrawnExamples],
  },
  {
    title: 'Forms',
    examples: [
      ...allocateExamples, ...decideExamples, ...decideAgainExamples, ...escalateFormExamples, ...escalationFormExamples, ...doneExamples, ...caseFormExamples, ...unitFormExamples, ...driftFormExamples,
    ],
  },
]
