import type { Service, Way } from '../domain/service/service.ts'
import type { Wait } from '../domain/service/wait.ts'
import { counted, listed } from './counted.ts'
import type { Text } from './model.ts'
import { date, text } from './text.ts'

/** An entry of the service directory with the words around it. */
export interface ServiceShown {
  readonly service: Service
  /** The panel that opens the door to it, by name; null when none does. */
  readonly panelName: string | null
  readonly wait: Wait | null
  /** Nobody has made sure of it for longer than the policy allows. */
  readonly isUnchecked: boolean
}

const WAYS: Readonly<Record<Way, string>> = {
  straight: 'the unit refers straight to it',
  commissioned: 'the unit’s lead commissions it',
  self: 'the family can ask by itself',
}

/** How a family comes to it, as one sentence without its full stop: `the unit refers straight to it or the family can ask by itself`. */
export function howToAccess({ service: { ways }, panelName }: Pick<ServiceShown, 'service' | 'panelName'>): string {
  const all = [...ways.map((way) => WAYS[way]), ...(panelName === null ? [] : [`through the ${panelName}`])]
  return listed(all).replace(/ and /g, ' or ')
}

/** How long families wait and how that is known; a wait nobody has told of is said to be unknown. */
export function waitInWords(wait: Wait | null): Text {
  if (wait === null) return text('not known; ask when you ring')
  const days = counted(wait.workingDays, 'working day')
  return wait.kind === 'expected'
    ? text(`${days}, as the service says`)
    : text(`${days}, the middle of ${counted(wait.families, 'family', 'families')} that started since `, date(wait.since))
}

/** The same in a few words, for a list: `about 10 working days`. */
export function waitInShort(wait: Wait | null): string {
  if (wait === null) return 'wait not known'
  return wait.workingDays === 0 ? 'no wait' : `about ${counted(wait.workingDays, 'working day')}`
}
