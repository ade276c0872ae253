import type { Need } from '../domain/authority/matrix.ts'

/** As much of an escalation as says whether a signature alone is asked for. */
export interface MayBeCoSigned {
  readonly needs?: Pick<Need, 'isCoSignature'>
}

/** Whether the decision stands already, and only a signature beside it is asked for. */
export function isToCoSign({ needs }: MayBeCoSigned): boolean {
  return needs?.isCoSignature === true
}
