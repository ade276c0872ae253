import { isToCoSign } from './co-signature.ts'
import { counted } from './counted.ts'
import type { DecisionShown } from './decision-shown.ts'
import { decisionInWords, readButton, whatWasDecided } from './decision-shown.ts'
import type { EscalationShown } from './escalation-shown.ts'
import { answerButtons, nextStep, unitButtons } from './escalation-shown.ts'
import type { Block, Text } from './model.ts'
import { buttons, heading, paragraph, strong, text } from './text.ts'

/** A decision that waits for the reader: as much of it as a line in a list needs. */
export interface ToAnswer {
  readonly escalation: EscalationShown['escalation']
  readonly nextRole: EscalationShown['nextRole']
  readonly mayBeHeld?: boolean
  readonly about: Pick<DecisionShown, 'typeName' | 'caseRef'> & { readonly decision: Parameters<typeof whatWasDecided>[0]['decision'] }
}

/** Each decision that waits for the reader, with the presses its own card has; the rest are counted. Nothing when none waits. */
export function toAnswerBlocks(decisions: readonly ToAnswer[], most: number): readonly Block[] {
  if (decisions.length === 0) return []
  const shown = decisions.slice(0, most)
  const hidden = decisions.length - shown.length
  return [
    heading(`Waiting for you: ${counted(decisions.length, 'decision')}`),
    ...shown.flatMap((one) => [paragraph(decisionLine(one)), buttons(...presses(one))]),
    ...(hidden === 0 ? [] : [paragraph(`…and ${hidden} more.`)]),
  ]
}

/** `Urgent: D-14 on C-1031: Start care proceedings. Without an answer it goes to the head of service on …`. */
function decisionLine({ escalation, nextRole, about }: ToAnswer): Text {
  const urgent = escalation.isUrgent ? [strong('Urgent'), ...text(': ')] : []
  const asks = escalation.state === 'sent-back' ? text('It came back with a question for you. ')
    : isToCoSign(escalation) ? text('It stands, and is for you to co-sign. ') : []
  return [...urgent, ...text(`${decisionInWords(about)}: ${whatWasDecided(about)}. `), ...asks, ...nextStep({ escalation, nextRole })]
}

function presses(shown: ToAnswer) {
  const isQuestion = shown.escalation.state === 'sent-back'
  return [...(isQuestion ? unitButtons(shown) : answerButtons(shown)), readButton(shown.about, isQuestion ? 'Read the question' : undefined)]
}
