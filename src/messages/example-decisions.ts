import { pence } from '../domain/authority/money.ts'
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
export function exampleEscalation({ about, needs, asked, nextRole, closedBy, ...escalation }: Different = {}): EscalationShown {
  return {
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

const answered = { version: 2, nextStepAt: null, closedAt: at('2026-11-24', '10:42'), closedBy: staff.ruth } as const

export const escalations = {
  waiting: exampleEscalation(),
  urgent: exampleEscalation({
    about: decisions.proceedings, needs: { role: 'group manager', panel: 'Resource Panel' }, isUrgent: true,
    nextStepAt: at('2026-11-24', '08:45'),
  }),
  comeUp: exampleEscalation({ step: 1, asked: staff.owen, nextRole: 'assistant director' }),
  nobodyThere: exampleEscalation({ asked: null, nextStepAt: at('2026-11-24', '08:31') }),
  sentBack: exampleEscalation({ state: 'sent-back', version: 2 }),
  approved: exampleEscalation({ ...answered, state: 'approved' }),
  declined: exampleEscalation({ ...answered, state: 'declined' }),
  withdrawn: exampleEscalation({ ...answered, state: 'withdrawn', closedBy: staff.amara }),
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
