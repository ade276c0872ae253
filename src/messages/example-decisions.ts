import { pence } from '../domain/authority/money.ts'
import { unfiledRef } from '../domain/case/unfiled.ts'
import type { EscalationId } from '../domain/ids.ts'
import type { DecisionNarrative } from './decision-narrative.ts'
import type { DecisionShown } from './decision-shown.ts'
import type { EscalationShown } from './escalation-shown.ts'
import { at, caseRef, staff } from './example-world.ts'
import type { WaitingShown } from './waiting-shown.ts'

export const escalationId = 'escalation-7' as EscalationId

const spending = 'Spend money: a consultant social worker may agree up to £500.00 for one case in 28 days'

const spend: DecisionShown = {
  decision: {
    number: 12, summary: 'taxis to contact', amount: pence(45_000), isUrgent: false, state: 'decided', childWants: null,
    decidedAt: at('2026-11-24', '08:20'), link: null,
    judgement: { because: `${spending}; this is £450.00. Row spend of policy rsw-1.` },
  },
  typeName: 'Spend money', caseRef: caseRef('C-1042'), decidedBy: staff.amara, recordedBy: staff.priya, childInCare: true,
}

export const decisions = {
  spend,
  bigSpend: {
    ...spend,
    decision: {
      ...spend.decision, number: 13, summary: 'a summer of contact travel', amount: pence(50_001), state: 'waiting',
      judgement: { because: `${spending}; this is £500.01. Row spend of policy rsw-1.` },
    },
    recordedBy: staff.amara,
  },
  proceedings: {
    ...spend,
    decision: {
      ...spend.decision, number: 14, summary: '', amount: null, isUrgent: true, state: 'waiting', childWants: 'written',
      judgement: {
        because: 'Start care proceedings: this is for a group manager and then the Resource Panel. Row care-proceedings of policy rsw-1.',
      },
    },
    typeName: 'Start care proceedings', caseRef: caseRef('C-1031'), recordedBy: staff.amara,
  },
  started: {
    ...spend,
    decision: {
      ...spend.decision, number: 15, summary: '', amount: null,
      judgement: {
        because: 'Start a section 47 enquiry: a consultant social worker in the first 3 months in post may decide this; '
          + 'a group manager co-signs it afterwards. Row start-s47 of policy rsw-1.',
      },
    },
    typeName: 'Start a section 47 enquiry', recordedBy: staff.amara, childInCare: false,
  },
  protected: {
    ...spend,
    decision: {
      ...spend.decision, number: 17, summary: 'taken to hospital with police', amount: null, isUrgent: true, state: 'waiting',
      protection: { isDone: true, refAsTyped: null },
      judgement: { because: 'The matrix of responsibility does not name this decision, so it is for a group manager. Policy rsw-1.' },
    },
    typeName: null, decidedBy: staff.jo, recordedBy: staff.jo, childInCare: false,
  },
  unnamed: {
    ...spend,
    decision: {
      ...spend.decision, number: 16, summary: 'new approach to direct work', amount: null, state: 'waiting',
      judgement: { because: 'The matrix of responsibility does not name this decision, so it is for a group manager. Policy rsw-1.' },
    },
    typeName: null, caseRef: caseRef('C-1007'), childInCare: false,
  },
} as const satisfies Record<string, DecisionShown>

type Different = Partial<Omit<EscalationShown, 'escalation'>> & Partial<EscalationShown['escalation']>

/** An escalation waiting for the group manager until half past twelve; say what is different. */
export function exampleEscalation({ about, needs, asked, nextRole, closedBy, held, mayBeHeld, followedBy, keeps, ...escalation }: Different = {}): EscalationShown {
  return {
    held: held ?? null,
    mayBeHeld: mayBeHeld ?? false,
    followedBy: followedBy ?? null,
    keeps: keeps ?? null,
    about: about ?? decisions.bigSpend,
    needs: needs ?? { role: 'group manager', panel: null },
    asked: asked === undefined ? staff.ruth : asked,
    nextRole: nextRole === undefined ? 'head of service' : nextRole,
    closedBy: closedBy ?? null,
    escalation: {
      id: escalationId, version: 1, state: 'waiting', step: 0, isUrgent: false, nextStepAt: at('2026-11-24', '12:30'), closedAt: null, ...escalation,
    },
  }
}

/** The same of a decision that stands already, and is co-signed. */
function forSignature(shown: EscalationShown): EscalationShown {
  return { ...shown, escalation: { ...shown.escalation, needs: { isCoSignature: true } } }
}

const answered = { version: 2, nextStepAt: null, closedAt: at('2026-11-24', '10:42'), closedBy: staff.ruth } as const

export const escalations = {
  waiting: exampleEscalation({ mayBeHeld: true }),
  keepsItsPolicy: exampleEscalation({ keeps: { version: 'rsw-1', inForce: 'rsw-2', since: at('2026-11-24', '09:00') } }),
  inHand: exampleEscalation({ version: 2, held: { by: staff.ruth, until: at('2026-11-24', '14:30') }, nextStepAt: at('2026-11-24', '14:30') }),
  urgent: exampleEscalation({
    about: decisions.proceedings, needs: { role: 'group manager', panel: 'Resource Panel' }, isUrgent: true,
    nextStepAt: at('2026-11-24', '08:45'),
  }),
  done: exampleEscalation({ about: decisions.protected, isUrgent: true, nextStepAt: at('2026-11-24', '08:45') }),
  doneUnfiled: exampleEscalation({
    about: {
      ...decisions.protected, caseRef: unfiledRef({ code: 'hawthorn' }),
      decision: { ...decisions.protected.decision, summary: '', protection: { isDone: true, refAsTyped: 'C-1O42' } },
    },
    isUrgent: true, nextStepAt: at('2026-11-24', '08:45'),
  }),
  doneAlone: exampleEscalation({ about: decisions.protected, isUrgent: true, asked: null, nextStepAt: at('2026-11-24', '08:45') }),
  notAuthorised: exampleEscalation({ ...answered, about: decisions.protected, isUrgent: true, state: 'declined' }),
  comeUp: exampleEscalation({ step: 1, asked: staff.owen, nextRole: 'assistant director' }),
  nobodyThere: exampleEscalation({ asked: null, nextStepAt: at('2026-11-24', '08:31') }),
  sentBack: exampleEscalation({ state: 'sent-back', version: 2 }),
  approved: exampleEscalation({ ...answered, state: 'approved' }),
  declined: exampleEscalation({ ...answered, state: 'declined' }),
  toCoSign: forSignature(exampleEscalation({ about: decisions.started })),
  coSigned: forSignature(exampleEscalation({ ...answered, about: decisions.started, state: 'approved' })),
  withdrawn: exampleEscalation({ ...answered, state: 'withdrawn', closedBy: staff.amara }),
  superseded: exampleEscalation({ ...answered, state: 'superseded', closedBy: staff.amara, followedBy: 'D-18' }),
  inItsPlace: exampleEscalation({ about: { ...decisions.bigSpend, follows: { ref: 'D-13', isInItsPlace: true } } }),
  raisedAgain: exampleEscalation({ ...answered, state: 'declined', followedBy: 'D-18' }),
} as const

export const waiting = {
  urgent: {
    decision: { number: 14, isUrgent: true }, caseRef: caseRef('C-1031'), asked: staff.ruth,
    escalation: { state: 'waiting', nextStepAt: at('2026-11-24', '08:45') },
  },
  routine: {
    decision: { number: 13, isUrgent: false }, caseRef: caseRef('C-1042'), asked: staff.ruth,
    escalation: { state: 'waiting', nextStepAt: at('2026-11-24', '12:30') },
  },
  sentBack: {
    decision: { number: 11, isUrgent: false }, caseRef: caseRef('C-1007'), asked: staff.ruth,
    escalation: { state: 'sent-back', nextStepAt: null },
  },
} as const satisfies Record<string, WaitingShown>

/** What was written about a decision: seen on its page and in its forms, never in a card. */
export const exampleNarrative: DecisionNarrative = {
  shown: decisions.bigSpend,
  reasons: 'Contact is four times a week in the holidays, and there is no bus on that route.',
  thread: [
    { kind: 'question', by: staff.ruth, at: at('2026-11-24', '09:10'), text: 'Would a season ticket be cheaper?' },
    { kind: 'answer', by: staff.amara, at: at('2026-11-24', '09:40'), text: 'No: the season ticket does not cover Sundays.' },
  ],
  closingReason: null,
}
