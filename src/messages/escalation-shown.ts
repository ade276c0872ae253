import { londonDateOf, type Instant } from '../domain/calendar/london.ts'
import type { Escalation } from '../domain/escalation/escalation.ts'
import type { MayBeCoSigned } from './co-signature.ts'
import { isToCoSign } from './co-signature.ts'
import type { DecisionShown } from './decision-shown.ts'
import type { Block, Button, Text } from './model.ts'
import { doneStands, isDone, protectionButtons } from './protection-words.ts'
import type { Colleague } from './text.ts'
import { aside, button, date, moment, named, stated, text } from './text.ts'

/** Who has to decide, in the policy's words: `group manager`, and the `Resource Panel` behind them if there is one. */
export interface Needed {
  readonly role: string
  readonly panel: string | null
  /** What the panel is called in commands, where it sits here and families are prepared for it. */
  readonly panelId?: string | null
}

/** A decision on its way to somebody who may take it, with the words needed to show where it stands. */
export interface EscalationShown {
  readonly escalation: Pick<Escalation, 'id' | 'version' | 'state' | 'step' | 'isUrgent' | 'nextStepAt' | 'closedAt'> & MayBeCoSigned
  readonly about: DecisionShown
  readonly needs: Needed
  /** Who was asked at this rung; null when nobody was there. */
  readonly asked: Colleague | null
  /** Who it goes to when its time runs out, as a role: `head of service`. Null on the last rung, where it is asked again. */
  readonly nextRole: string | null
  readonly closedBy: Colleague | null
  /** Who said that they have it, and until when nobody else is asked. */
  readonly held?: { readonly by: Colleague; readonly until: Instant } | null
  /** Whether whoever is asked may still say so at this rung. */
  readonly mayBeHeld?: boolean
  /** The decision that took its place or raised it again: `D-15`. */
  readonly followedBy?: string | null
  /** The policy version it was judged under, where another has come into force: it keeps its own. */
  readonly keeps?: { readonly version: string; readonly inForce: string; readonly since: Instant | null } | null
}

/** `the group manager`, `the group manager and then the Resource Panel`. */
export function neededInWords({ role, panel }: Needed): string {
  return panel === null ? `the ${role}` : `the ${role} and then the ${panel}`
}

/** Where it stands and what happens next: an escalation always has a next step until it is decided (invariant 5). */
export function whereItStands(shown: EscalationShown): Block {
  const { state, isUrgent } = shown.escalation
  if (isToCoSign(shown.escalation)) return whereTheSignatureStands(shown)
  const done = isDone(shown.about.decision) ? doneStands(state, closing(shown), waitingFor(shown)) : null
  if (done !== null) return done
  switch (state) {
    case 'waiting': return stated(isUrgent ? 'Urgent, waiting' : 'Waiting', waitingFor(shown), isUrgent ? 'urgent' : 'normal')
    case 'sent-back': return stated('Sent back', whoAnswers(shown), 'warning')
    case 'approved': return stated('Approved', [...closing(shown), ...text('.')], 'good')
    case 'declined': return stated('Declined', [...closing(shown), ...text(`. The reason is with the decision.${raisedAgain(shown)}`)], 'warning')
    case 'withdrawn': return stated('Withdrawn', [...closing(shown), ...text(`.${raisedAgain(shown)}`)], 'normal')
    case 'superseded': return stated('Superseded', [...closing(shown), ...text(inItsPlace(shown))], 'normal')
    default: return state satisfies never
  }
}

/** The decision stands the whole time, unless the signature is refused or the decision is taken back. */
function whereTheSignatureStands(shown: EscalationShown): Block {
  const { state, isUrgent } = shown.escalation
  if (state === 'waiting') {
    const words = [...text('within authority, and it stands. To be co-signed: '), ...waitingFor(shown)]
    return stated(isUrgent ? 'Urgent, decided' : 'Decided', words, isUrgent ? 'urgent' : 'good')
  }
  if (state === 'sent-back') return stated('Sent back', [...text('before it is co-signed, and it stands: '), ...whoAnswers(shown)], 'warning')
  if (state === 'approved') return stated('Co-signed', [...closing(shown), ...text('.')], 'good')
  if (state === 'declined') return stated('Not co-signed', [...closing(shown), ...text('. The reason is with the decision.')], 'warning')
  return stated('Withdrawn', [...closing(shown), ...text('.')], 'normal')
}

function raisedAgain({ followedBy }: EscalationShown): string {
  return followedBy ? ` It was raised again as ${followedBy}.` : ''
}

function inItsPlace({ followedBy }: EscalationShown): string {
  return followedBy ? `. ${followedBy} takes its place.` : '. Another takes its place.'
}

function closing({ escalation, closedBy }: EscalationShown): Text {
  const by = closedBy === null ? [] : text('by ', named(closedBy))
  return escalation.closedAt === null ? by : [...by, ...text(', ', moment(escalation.closedAt))]
}

function whoAnswers(shown: EscalationShown): Text {
  return [...text('with a question. ', named(shown.about.decidedBy), ' or the unit answers it. '), ...nextStep(shown)]
}

function waitingFor(shown: EscalationShown): Text {
  const inHand = inHandWords(shown)
  if (inHand !== null) return inHand
  const who = shown.asked === null ? text('nobody is there to ask. ') : text('for ', named(shown.asked), '. ')
  return [...who, ...nextStep(shown)]
}

/** Who has it in hand, until when, and what happens then; null when nobody said so. */
export function inHandWords({ held, nextRole }: Pick<EscalationShown, 'held' | 'nextRole'>): Text | null {
  if (!held) return null
  const then = nextRole === null ? 'it is asked again' : `it goes to the ${nextRole}`
  return text(named(held.by), ' has it, until ', moment(held.until), `. Without an answer ${then} then.`)
}

/** What happens without an answer, and when. */
export function nextStep({ escalation, nextRole }: Pick<EscalationShown, 'escalation' | 'nextRole'>): Text {
  if (escalation.nextStepAt === null) return []
  const then = nextRole === null ? 'it is asked again' : `it goes to the ${nextRole}`
  return text('Without an answer ', then, ' on ', moment(escalation.nextStepAt), '.')
}

/** That what is open keeps the policy it was judged under, while another is in force: what it needs does not change on its way. */
export function keptPolicy({ escalation: { state }, keeps }: Pick<EscalationShown, 'escalation' | 'keeps'>): readonly Block[] {
  if (!keeps || (state !== 'waiting' && state !== 'sent-back')) return []
  const since = keeps.since === null ? [] : text(' since ', date(londonDateOf(keeps.since)))
  return [aside([...text(`Judged under ${keeps.version}; ${keeps.inForce} is in force`), ...since, ...text('.')])]
}

/** As much of a decision as its buttons need. */
interface Putting {
  readonly about: Parameters<typeof protectionButtons>[0]
}

/** The three answers, and the promise of one. They carry the version drawn: the second of two presses is told who came first. */
export function answerButtons({ escalation, about, mayBeHeld = false }: Pick<EscalationShown, 'escalation' | 'mayBeHeld'> & Putting): readonly Button[] {
  const values = { escalation: escalation.id, version: String(escalation.version) }
  const [yes, no] = isToCoSign(escalation) ? ['Co-sign', 'Do not co-sign'] : isDone(about.decision) ? ['Authorise', 'Do not authorise'] : ['Approve', 'Decline']
  return [
    button(yes, { kind: 'approve', escalation: escalation.id, version: escalation.version }, 'main'),
    button(no, { kind: 'open-form', form: 'decline', values }, 'danger'),
    button('Send back', { kind: 'open-form', form: 'send-back', values }),
    ...(mayBeHeld ? [button('I have it', { kind: 'acknowledge', escalation: escalation.id, version: escalation.version })] : []),
  ]
}

/** What the unit can do while it waits, and with what came to nothing. */
export function unitButtons({ escalation, about, followedBy }: Pick<EscalationShown, 'escalation' | 'followedBy'> & Putting): readonly Button[] {
  const { id, version, state } = escalation
  const more = protectionButtons(about)
  // what was done cannot be taken back
  const withdraw = isDone(about.decision) ? [] : [button('Withdraw', { kind: 'withdraw', escalation: id, version }, 'danger')]
  const again = { kind: 'open-form', form: 'decide-again', values: { escalation: id, version: String(version) } } as const
  const mayFollow = !isDone(about.decision) && !isToCoSign(escalation) && !followedBy
  const correct = mayFollow ? [button('Correct', again)] : []
  if (state === 'waiting') return [...withdraw, ...correct, ...more]
  if (state === 'declined' || state === 'withdrawn') return [...(mayFollow ? [button('Raise again', again)] : []), ...more]
  if (state !== 'sent-back') return more
  return [
    button('Answer', { kind: 'open-form', form: 'answer', values: { escalation: id, version: String(version) } }, 'main'),
    ...withdraw, ...correct, ...more,
  ]
}
