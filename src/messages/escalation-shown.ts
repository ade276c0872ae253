import type { Escalation } from '../domain/escalation/escalation.ts'
import type { DecisionShown } from './decision-shown.ts'
import type { Block, Button, Text } from './model.ts'
import type { Colleague } from './text.ts'
import { button, moment, named, stated, text } from './text.ts'

/** Who has to decide, in the policy's words: `group manager`, and the `Resource Panel` behind them if there is one. */
export interface Needed {
  readonly role: string
  readonly panel: string | null
}

/** A decision on its way to somebody who may take it, with the words needed to show where it stands. */
export interface EscalationShown {
  readonly escalation: Pick<Escalation, 'id' | 'version' | 'state' | 'step' | 'isUrgent' | 'nextStepAt' | 'closedAt'>
  readonly about: DecisionShown
  readonly needs: Needed
  /** Who was asked at this rung; null when nobody was there. */
  readonly asked: Colleague | null
  /** Who it goes to when its time runs out, as a role: `head of service`. Null on the last rung, where it is asked again. */
  readonly nextRole: string | null
  readonly closedBy: Colleague | null
}

/** `the group manager`, `the group manager and then the Resource Panel`. */
export function neededInWords({ role, panel }: Needed): string {
  return panel === null ? `the ${role}` : `the ${role} and then the ${panel}`
}

/** Where it stands and what happens next: an escalation always has a next step until it is decided (invariant 5). */
export function whereItStands(shown: EscalationShown): Block {
  const { state, isUrgent } = shown.escalation
  switch (state) {
    case 'waiting': return stated(isUrgent ? 'Urgent, waiting' : 'Waiting', waitingFor(shown), isUrgent ? 'urgent' : 'normal')
    case 'sent-back': return stated('Sent back', whoAnswers(shown), 'warning')
    case 'approved': return stated('Approved', [...closing(shown), ...text('.')], 'good')
    case 'declined': return stated('Declined', [...closing(shown), ...text('. The reason is with the decision.')], 'warning')
    case 'withdrawn': return stated('Withdrawn', [...closing(shown), ...text('.')], 'normal')
    default: return state satisfies never
  }
}

function closing({ escalation, closedBy }: EscalationShown): Text {
  const by = closedBy === null ? [] : text('by ', named(closedBy))
  return escalation.closedAt === null ? by : [...by, ...text(', ', moment(escalation.closedAt))]
}

function whoAnswers(shown: EscalationShown): Text {
  return [...text('with a question. ', named(shown.about.decidedBy), ' or the unit answers it. '), ...nextStep(shown)]
}

function waitingFor(shown: EscalationShown): Text {
  const who = shown.asked === null ? text('nobody is there to ask. ') : text('for ', named(shown.asked), '. ')
  return [...who, ...nextStep(shown)]
}

/** What happens without an answer, and when. */
export function nextStep({ escalation, nextRole }: Pick<EscalationShown, 'escalation' | 'nextRole'>): Text {
  if (escalation.nextStepAt === null) return []
  const then = nextRole === null ? 'it is asked again' : `it goes to the ${nextRole}`
  return text('Without an answer ', then, ' on ', moment(escalation.nextStepAt), '.')
}

/** The three answers. They carry the version drawn: the second of two presses is told who came first. */
export function answerButtons({ escalation }: Pick<EscalationShown, 'escalation'>): readonly Button[] {
  const values = { escalation: escalation.id, version: String(escalation.version) }
  return [
    button('Approve', { kind: 'approve', escalation: escalation.id, version: escalation.version }, 'main'),
    button('Decline', { kind: 'open-form', form: 'decline', values }, 'danger'),
    button('Send back', { kind: 'open-form', form: 'send-back', values }),
  ]
}

/** What the unit can do while it waits. */
export function unitButtons({ escalation }: Pick<EscalationShown, 'escalation'>): readonly Button[] {
  const { id, version, state } = escalation
  const withdraw: Button = button('Withdraw', { kind: 'withdraw', escalation: id, version }, 'danger')
  if (state === 'waiting') return [withdraw]
  if (state !== 'sent-back') return []
  return [
    button('Answer', { kind: 'open-form', form: 'answer', values: { escalation: id, version: String(version) } }, 'main'),
    withdraw,
  ]
}
