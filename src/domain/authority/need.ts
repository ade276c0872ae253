import type { Judgement, Need } from './matrix.ts'

/** What has to be asked of somebody else after a judgement: to decide it, or to sign beside it; null for neither. */
export function needOf({ needs, coSignedBy }: Judgement): Need | null {
  return needs ?? (coSignedBy === undefined ? null : { role: coSignedBy, panel: null, isCoSignature: true })
}
