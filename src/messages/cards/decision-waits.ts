import { decisionRef } from '../../domain/decision/decision.ts'
import type { Platform } from '../../domain/unit/unit.ts'
import type { EscalationShown } from '../escalation-shown.ts'
import { nextStep } from '../escalation-shown.ts'
import type { Example } from '../example.ts'
import { escalations } from '../example-decisions.ts'
import type { Message } from '../model.ts'
import { aside, paragraph, text } from '../text.ts'

export interface DecisionWaits {
  readonly shown: Pick<EscalationShown, 'escalation' | 'nextRole'> & { readonly about: { readonly decision: { readonly number: number } } }
  /** Where the reader has an account. */
  readonly platforms: readonly Platform[]
}

/**
 * By e-mail, to the person asked: that a decision waits, its number, and where to answer it. A letter is read on any screen and forwarded
 * to anybody, so that it has no case reference, no kind of decision and no words anybody wrote (DOMAIN: data protection).
 */
export function decisionWaits({ shown, platforms }: DecisionWaits): Message {
  const { escalation, about } = shown
  const ref = decisionRef(about.decision)
  return {
    summary: `${escalation.isUrgent ? 'Urgent: ' : ''}${ref} waits for you.`,
    blocks: [
      paragraph([...text(`${escalation.isUrgent ? 'Urgent: decision' : 'Decision'} ${ref} waits for you. `), ...nextStep(shown)]),
      paragraph(`Answer it in ${where(platforms)}: it is in your messages from the Co-ordinator. `
        + `To see it again, write to it there: decide ${ref}`),
      aside('This letter says nothing about the family, and answers to it are not read.'),
    ],
  }
}

const names: Readonly<Record<Platform, string>> = { slack: 'Slack', teams: 'Teams', playground: 'the playground' }

function where(platforms: readonly Platform[]): string {
  const known = [...new Set(platforms)].map((platform) => names[platform])
  return known.length === 0 ? 'your team’s chat' : known.join(' or ')
}

export const decisionWaitsExamples: readonly Example[] = [
  { title: 'By e-mail: a decision waits', message: decisionWaits({ shown: escalations.waiting, platforms: ['slack'] }) },
  { title: 'By e-mail: an urgent decision waits', message: decisionWaits({ shown: escalations.urgent, platforms: ['teams', 'slack'] }) },
]
