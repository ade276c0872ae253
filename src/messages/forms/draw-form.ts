import type { FormName } from '../../intents/parsed.ts'
import type { Form } from '../model.ts'
import { allocateForm, allocateTaskForm } from './allocate.ts'
import { caseEventForm, clockForm, openCaseForm } from './case.ts'
import { decideForm } from './decide.ts'
import { decideAgainForm } from './decide-again.ts'
import { doneForm } from './done.ts'
import { rightAsItIsForm } from './drift.ts'
import { addWordsForm, escalateForm, fileDecisionForm } from './escalate.ts'
import { answerForm, declineForm, sendBackForm } from './escalation.ts'
import type { FormAsk } from './form-ask.ts'
import { panelAttendanceForm, panelIncompleteForm, panelOutcomeForm, panelPapersForm } from './panel.ts'
import { referForm, referralNewsForm } from './services.ts'
import { coverForm, digestTimeForm, leaveForm, quietHoursForm } from './unit.ts'

/** How each form is drawn: a table without gaps, so that a form that can be read can be shown. */
export const drawForm: Readonly<Record<FormName, (ask: FormAsk) => Form>> = {
  'allocate': allocateForm,
  'allocate-task': allocateTaskForm,
  'decide': decideForm,
  'decide-again': decideAgainForm,
  'decline': declineForm,
  'send-back': sendBackForm,
  'answer': answerForm,
  'done': doneForm,
  'case-event': caseEventForm,
  'open-case': openCaseForm,
  'leave': leaveForm,
  'cover': coverForm,
  'digest-time': digestTimeForm,
  'quiet-hours': quietHoursForm,
  'clock': clockForm,
  'panel-papers': panelPapersForm,
  'panel-incomplete': panelIncompleteForm,
  'panel-attendance': panelAttendanceForm,
  'panel-outcome': panelOutcomeForm,
  'escalate': escalateForm,
  'add-words': addWordsForm,
  'file-decision': fileDecisionForm,
  'right-as-it-is': rightAsItIsForm,
  'refer': referForm,
  'referral-news': referralNewsForm,
}
