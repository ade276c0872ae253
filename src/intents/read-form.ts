import { readAllocate, readAllocateTask } from './forms/allocate.ts'
import { readCaseEvent, readOpenCase } from './forms/case.ts'
import { readClock } from './forms/clock.ts'
import { readDecide } from './forms/decide.ts'
import { readDecideAgain } from './forms/decide-again.ts'
import { readDone } from './forms/done.ts'
import { readRightAsItIs } from './forms/drift.ts'
import { readAddWords, readEscalate, readFileDecision } from './forms/escalate.ts'
import { readAnswer, readDecline, readSendBack } from './forms/escalation.ts'
import { readPanelAttendance, readPanelIncomplete, readPanelOutcome, readPanelPapers } from './forms/panel.ts'
import { readRefer, readReferralNews } from './forms/services.ts'
import { readCover, readDigestTime, readLeave, readQuietHours } from './forms/unit.ts'
import type { FormName, Parsed } from './parsed.ts'
import { FORMS } from './parsed.ts'
import type { ReadingContext } from './reading/context.ts'
import { OUT_OF_DATE } from './reading/read-carried.ts'
import type { Values } from './sheet.ts'

type ReadForm = (values: Values, carries: Values, context: ReadingContext) => Parsed

const READERS: Readonly<Record<FormName, ReadForm>> = {
  allocate: readAllocate,
  'allocate-task': readAllocateTask,
  decide: readDecide,
  'decide-again': readDecideAgain,
  decline: readDecline,
  'send-back': readSendBack,
  answer: readAnswer,
  done: readDone,
  'case-event': readCaseEvent,
  'open-case': readOpenCase,
  leave: readLeave,
  cover: readCover,
  'digest-time': readDigestTime,
  'quiet-hours': readQuietHours,
  clock: readClock,
  'panel-papers': readPanelPapers,
  'panel-incomplete': readPanelIncomplete,
  'panel-attendance': readPanelAttendance,
  'panel-outcome': readPanelOutcome,
  'right-as-it-is': readRightAsItIs,
  escalate: readEscalate,
  'add-words': readAddWords,
  'file-decision': readFileDecision,
  refer: readRefer,
  'referral-news': readReferralNews,
}

/**
 * What a submitted form asks. With a problem in any field it is the same form again: what was understood in its plain form, the
 * rest as typed, and a sentence beside each field that needs attention. Never throws.
 */
export function readForm(form: string, values: Values, carries: Values, context: ReadingContext): Parsed {
  return isFormName(form) ? READERS[form](values, carries, context) : OUT_OF_DATE
}

export function isFormName(form: string): form is FormName {
  return (FORMS as readonly string[]).includes(form)
}
