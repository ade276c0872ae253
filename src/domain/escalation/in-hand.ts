import type { PersonId } from '../ids.ts'
import type { Acknowledged, Escalation } from './escalation.ts'

type Standing = Pick<Escalation, 'state' | 'step' | 'nextStepAt' | 'acknowledgements'>

/**
 * Who has it in hand, and until when it climbs to nobody else; null when nobody does. Whatever moved its next step since then (another
 * rung, another person asked) ended that.
 */
export function inHand({ state, step, nextStepAt, acknowledgements }: Standing): Acknowledged | null {
  const last = acknowledgements.at(-1)
  return state === 'waiting' && last !== undefined && last.step === step && last.until === nextStepAt ? last : null
}

/** How often somebody has said at its present rung that they have it. */
export function timesHeld({ step, acknowledgements }: Pick<Standing, 'step' | 'acknowledgements'>, personId: PersonId): number {
  return acknowledgements.filter((one) => one.step === step && one.byId === personId).length
}

/** Whether somebody asked may still say it at this rung: the policy's figure, so that nobody holds a decision for ever. */
export function mayHold(escalation: Standing & Pick<Escalation, 'steps'>, personId: PersonId): boolean {
  const times = escalation.steps[escalation.step]?.hold.times ?? 0
  return escalation.state === 'waiting' && inHand(escalation) === null && timesHeld(escalation, personId) < times
}
